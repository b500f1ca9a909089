package dev.cardstock.scheduler.balance;

import dev.cardstock.deck.CardId;
import java.time.LocalDate;
import java.util.Collection;

/** How many cards fall due on each of the learner's days. Thread-safe. */
public interface DueCounts {
    /**
     * The cards of a day.
     *
     * @param day the day
     * @return how many cards in review fall due on it
     */
    int due(LocalDate day);

    /**
     * The days of a card's siblings, the other cards of its note.
     *
     * @param card the card
     * @return the days on which its siblings fall due; empty if they are not to be kept apart
     */
    Collection<LocalDate> siblings(CardId card);
}
