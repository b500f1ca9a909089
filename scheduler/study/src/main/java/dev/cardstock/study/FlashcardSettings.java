package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import java.util.List;

/**
 * How flashcards are gone through.
 *
 * @param order in which order
 * @param starredOnly whether only those are whose note has a star
 * @param knownFrom from which confidence, 1 to 5, a card counts as known
 * @param recordReviews whether answers are reviews that change the schedule
 * @param only the items to take; empty for all
 */
public record FlashcardSettings(Order order, boolean starredOnly, int knownFrom,
        boolean recordReviews, List<CardId> only) {
    /** In which order cards are shown. */
    public enum Order {
        /** As the author ordered them. */
        AUTHORED,
        /** At random, another order in each round. */
        SHUFFLED
    }

    private static final FlashcardSettings DEFAULTS = new FlashcardSettings(Order.AUTHORED, false,
            4, false, List.of());

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the confidence is out of range
     */
    public FlashcardSettings {
        requireNonNull(order, "order");
        only = List.copyOf(only);
        if (knownFrom < 1 || knownFrom > 5) {
            throw new IllegalArgumentException(
                    "knownFrom is " + knownFrom + ", must be 1 to 5");
        }
    }

    /** {@return all cards as the author ordered them, known from a confidence of 4, without reviews} */
    public static FlashcardSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Sets the order.
     *
     * @param newOrder the order
     * @return the changed settings
     */
    public FlashcardSettings withOrder(Order newOrder) {
        return new FlashcardSettings(newOrder, starredOnly, knownFrom, recordReviews, only);
    }

    /**
     * Sets whether only starred cards are shown.
     *
     * @param starred whether they are
     * @return the changed settings
     */
    public FlashcardSettings withStarredOnly(boolean starred) {
        return new FlashcardSettings(order, starred, knownFrom, recordReviews, only);
    }

    /**
     * Sets from which confidence a card counts as known.
     *
     * @param confidence 1 to 5
     * @return the changed settings
     */
    public FlashcardSettings withKnownFrom(int confidence) {
        return new FlashcardSettings(order, starredOnly, confidence, recordReviews, only);
    }

    /**
     * Sets whether answers change the schedule.
     *
     * @param record whether they do
     * @return the changed settings
     */
    public FlashcardSettings withRecordReviews(boolean record) {
        return new FlashcardSettings(order, starredOnly, knownFrom, record, only);
    }

    /**
     * Sets which items are taken.
     *
     * @param items the items, in the order of the set; those that the set does not hold are left out
     * @return the changed settings
     */
    public FlashcardSettings withOnly(List<CardId> items) {
        return new FlashcardSettings(order, starredOnly, knownFrom, recordReviews, items);
    }
}
