/** Flashcards and dialog cards of H5P as decks. */
@NullMarked
package dev.cardstock.formats.h5p;

import org.jspecify.annotations.NullMarked;
