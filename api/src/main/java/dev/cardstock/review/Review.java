package dev.cardstock.review;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a review log: a card was answered, or its schedule was changed by hand.
 *
 * @param card the card
 * @param time when, to the millisecond (finer parts are cut off)
 * @param rating how well it was recalled; null exactly for the kinds that are not {@link Kind#graded}
 * @param duration how long the learner took, 0 where unknown
 * @param kind on what occasion
 * @param attributes what a format knows of it and the model does not, by name
 */
public record Review(CardId card, Instant time, @Nullable Rating rating, Duration duration,
        Kind kind, SortedMap<String, String> attributes) {
    /** The occasions on which a log gets an entry. */
    public enum Kind {
        /** An answer to a card that is new or still being learned. */
        LEARNING(true),
        /** An answer to a card that was due. */
        REVIEW(true),
        /** An answer to a card that was forgotten and is being learned again. */
        RELEARNING(true),
        /** An answer outside the schedule, which schedulers leave out of account. */
        CRAM(true),
        /** The card was made new again: what came before no longer counts. */
        FORGOTTEN(false),
        /** The schedule was set by hand. */
        MANUAL(false),
        /** The schedule was computed anew. */
        RESCHEDULED(false);

        private final boolean graded;

        Kind(boolean graded) {
            this.graded = graded;
        }

        /** {@return whether the learner answered and gave a rating} */
        public boolean graded() {
            return graded;
        }
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the duration is negative, or the rating does not fit the
     *     kind
     */
    public Review {
        requireNonNull(card, "card");
        time = requireNonNull(time, "time").truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        requireNonNull(kind, "kind");
        if (requireNonNull(duration, "duration").isNegative()) {
            throw new IllegalArgumentException("the duration of a review of card '" + card + "' is "
                    + duration + ", must not be negative");
        }
        if (kind.graded() != (rating != null)) {
            throw new IllegalArgumentException("a review of card '" + card + "' is of kind " + kind
                    + (rating == null ? " and has no rating" : " and has a rating"));
        }
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /**
     * An answer to a card that was due or new; use the constructor where the occasion matters.
     *
     * @param card the card
     * @param time when
     * @param rating how well it was recalled
     * @return the review
     */
    public static Review of(CardId card, Instant time, Rating rating) {
        return of(card, time, rating, Duration.ZERO);
    }

    /**
     * An answer to a card that was due or new, with the time it took.
     *
     * @param card the card
     * @param time when
     * @param rating how well it was recalled
     * @param duration how long the learner took
     * @return the review
     */
    public static Review of(CardId card, Instant time, Rating rating, Duration duration) {
        return new Review(card, time, requireNonNull(rating, "rating"), duration, Kind.REVIEW,
                new TreeMap<>(Map.of()));
    }
}
