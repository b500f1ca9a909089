/** What the formats that are text share: finding the encoding, reading within limits, and telling of losses. */
@NullMarked
package dev.cardstock.formats.text;

import org.jspecify.annotations.NullMarked;
