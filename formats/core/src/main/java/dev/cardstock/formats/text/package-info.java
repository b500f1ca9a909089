/** What the formats that are text share: finding the encoding and reading within limits. */
@NullMarked
package dev.cardstock.formats.text;

import org.jspecify.annotations.NullMarked;
