/** Excel workbooks as decks. */
@NullMarked
package dev.cardstock.formats.xlsx;

import org.jspecify.annotations.NullMarked;
