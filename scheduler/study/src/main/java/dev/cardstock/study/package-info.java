/** Five ways of studying a deck, without a screen: flashcards, learn, test, match and spaced. */
@NullMarked
package dev.cardstock.study;

import org.jspecify.annotations.NullMarked;
