package dev.cardstock.review;

import static java.util.Objects.requireNonNull;

/**
 * A card that was answered. To undo the answer, store {@code before} again and drop the entry.
 *
 * @param before its schedule before the answer
 * @param after its schedule after it
 * @param review the entry for the log
 */
public record Answered(CardSchedule before, CardSchedule after, Review review) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if they are of different cards
     */
    public Answered {
        requireNonNull(before, "before");
        if (!before.card().equals(after.card()) || !before.card().equals(review.card())) {
            throw new IllegalArgumentException("the schedules are of the cards '" + before.card()
                    + "' and '" + after.card() + "', the review is of '" + review.card() + "'");
        }
    }
}
