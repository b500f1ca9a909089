/** Zip containers of strangers, read within limits, and written alike for alike content. */
@NullMarked
package dev.cardstock.formats.zip;

import org.jspecify.annotations.NullMarked;
