/**
 * The deck model, for everyone: a {@link dev.cardstock.deck.Library} holds a tree of decks, the notes
 * in them and the note types that say which cards a note gives rise to. All types here are immutable
 * values, safe to share between threads; builders are not thread-safe.
 */
@NullMarked
package dev.cardstock.deck;

import org.jspecify.annotations.NullMarked;
