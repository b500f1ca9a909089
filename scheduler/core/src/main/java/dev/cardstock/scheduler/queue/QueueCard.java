package dev.cardstock.scheduler.queue;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;

/**
 * A card that may be asked: neither suspended nor buried.
 *
 * @param schedule its schedule
 * @param deck the id of the deck that it lies in
 * @param position where it stands among new cards, the least first; cards of one note share it
 * @param template the number of its template within its note, from 0
 * @param added when it was added: any number that grows, such as epoch milliseconds
 */
public record QueueCard(CardSchedule schedule, String deck, long position, int template,
        long added) {
    /** Checks the components. */
    public QueueCard {
        requireNonNull(schedule, "schedule");
        requireNonNull(deck, "deck");
    }

    /** {@return the card's id} */
    public CardId id() {
        return schedule.card();
    }

    /**
     * The card after an answer.
     *
     * @param after its new schedule
     * @return the changed card
     */
    public QueueCard with(CardSchedule after) {
        return new QueueCard(after, deck, position, template, added);
    }
}
