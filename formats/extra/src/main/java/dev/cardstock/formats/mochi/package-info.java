/** Mochi's decks, in either of the notations of its data. */
@NullMarked
package dev.cardstock.formats.mochi;

import org.jspecify.annotations.NullMarked;
