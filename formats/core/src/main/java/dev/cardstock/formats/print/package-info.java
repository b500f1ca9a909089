/** Sheets of paper cards, and lists to read. */
@NullMarked
package dev.cardstock.formats.print;

import org.jspecify.annotations.NullMarked;
