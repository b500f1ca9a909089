/** RemNote's text, in which marks between words make cards and indentation makes decks. */
@NullMarked
package dev.cardstock.formats.remnote;

import org.jspecify.annotations.NullMarked;
