package dev.cardstock.formats.anki;

import dev.cardstock.deck.CardOverride;
import dev.cardstock.formats.anki.collection.CardRow;
import dev.cardstock.review.CardSchedule;
import org.jspecify.annotations.Nullable;

/** What is known of a card while a library is written; the parts come in any order. */
final class CardState {
    /** The row so far, in the note's deck; null until the note has come. */
    @Nullable CardRow row;
    /** Whether the row stands in the file already. */
    boolean written;
    /** Whether the override names the deck of the note. */
    boolean sameDeck;
    @Nullable CardOverride override;
    @Nullable CardSchedule schedule;
}
