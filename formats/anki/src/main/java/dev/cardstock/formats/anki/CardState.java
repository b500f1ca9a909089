package dev.cardstock.formats.anki;

import dev.cardstock.deck.CardOverride;
import dev.cardstock.formats.anki.collection.CardRow;
import dev.cardstock.review.CardSchedule;
import org.jspecify.annotations.Nullable;

/** What is known of a card while a library is written; the parts come in any order. */
final class CardState {
    /** The row so far, in the note's deck; null until the note has come. */
    @Nullable
    CardRow row;
    /** Whether the row stands in the file already. */
    boolean written;
    /** Whether it is the first card of its note, whose deck is taken for the note's. */
    boolean first;
    /** The deck of the note, as long as the override names one. */
    long home;
    @Nullable
    CardOverride override;
    @Nullable
    CardSchedule schedule;
}
