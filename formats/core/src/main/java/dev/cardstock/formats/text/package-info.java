/** Text files: their encoding, and the limits on their lines. */
@NullMarked
package dev.cardstock.formats.text;

import org.jspecify.annotations.NullMarked;
