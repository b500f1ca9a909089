package dev.cardstock.study.mastery;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept for ever of a learner's studying. The events of a learner, in their order, are all that
 * mastery, progress and schedules are computed from. They are never changed: an answer that is taken back
 * or overridden is followed by an event that says so.
 */
public sealed interface LearnerEvent {
    /** {@return when it happened} */
    Instant time();

    /** {@return the event as a {@link dev.cardstock.progress.ProgressStore} keeps it} */
    default ProgressEvent toProgressEvent() {
        return EventCodec.encode(this);
    }

    /**
     * Reads an event.
     *
     * @param event what a store has kept
     * @return the event; empty for a kind that is not of this library
     * @throws IllegalArgumentException if values are missing or wrong
     */
    static Optional<LearnerEvent> of(ProgressEvent event) {
        return EventCodec.decode(event);
    }

    /**
     * What an answer is to the schedule of its card.
     *
     * @param rating how well it was recalled
     * @param kind on what occasion
     * @param sinceLast how long after the card's last review; zero for its first
     * @param before what the algorithm knew of the card before; null for its first review
     */
    record ReviewEntry(Rating rating, Review.Kind kind, Duration sinceLast,
            @Nullable MemoryState before) {
        /** Checks the components. */
        public ReviewEntry {
            requireNonNull(rating, "rating");
            requireNonNull(kind, "kind");
            requireNonNull(sinceLast, "sinceLast");
        }
    }

    /**
     * A session was begun.
     *
     * @param time when
     * @param session the id of the session
     * @param mode its mode
     */
    record Started(Instant time, String session, Mode mode) implements LearnerEvent {}

    /**
     * An item was answered and graded.
     *
     * @param time when
     * @param session the id of the session
     * @param number the number of the answer in its session, from 1
     * @param mode the mode
     * @param type how it was asked
     * @param card the item
     * @param response what the learner answered, as text
     * @param right whether that was right
     * @param score how right, 0 to 1
     * @param taken how long the learner took; zero where unknown
     * @param confusedWith the card whose answer the learner took for this one's, or null
     * @param level the item's level in {@link Mode#LEARN} after the answer, or null in other modes
     * @param review what it is to the schedule, or null for nothing
     */
    record Answered(Instant time, String session, int number, Mode mode, QuestionType type,
            CardId card, String response, boolean right, double score, Duration taken,
            @Nullable CardId confusedWith, @Nullable LearnLevel level,
            @Nullable ReviewEntry review) implements LearnerEvent {}

    /**
     * The learner, or a teacher, decided otherwise than the grader did about the last answer of that number.
     *
     * @param time when
     * @param session the id of the session
     * @param number the number of the answer
     * @param card the item
     * @param response what the learner answered: where it is right, a new alternative for the author
     * @param right whether it is right after all
     * @param level the item's level after that, or null in other modes than {@link Mode#LEARN}
     * @param review what the answer is to the schedule after that, or null for nothing
     */
    record Overridden(Instant time, String session, int number, CardId card, String response,
            boolean right, @Nullable LearnLevel level,
            @Nullable ReviewEntry review) implements LearnerEvent {}

    /**
     * The last answer of that number was taken back: it does not count.
     *
     * @param time when
     * @param session the id of the session
     * @param number the number of the answer
     */
    record Undone(Instant time, String session, int number) implements LearnerEvent {}

    /**
     * A test was handed in, or marked anew after something in it was overridden.
     *
     * @param time when
     * @param session the id of the session; the last event of a session counts
     * @param points the points
     * @param possible the points that were possible, more than 0
     * @param unanswered how many of the points went to nobody
     */
    record TestDone(Instant time, String session, double points, double possible,
            int unanswered) implements LearnerEvent {
        /** {@return the points in per cent of what was possible, 0 to 100} */
        public double percent() {
            return Math.max(0, 100 * points / possible);
        }
    }

    /**
     * A game of matching was finished.
     *
     * @param time when
     * @param session the id of the session
     * @param total the time that it took, with the seconds for misses
     * @param misses how many pairs did not match
     * @param pairs how many pairs there were
     * @param eligible whether it counts for a best time
     */
    record MatchDone(Instant time, String session, Duration total, int misses, int pairs,
            boolean eligible) implements LearnerEvent {}

    /**
     * A session ended.
     *
     * @param time when
     * @param session the id of the session
     */
    record Ended(Instant time, String session) implements LearnerEvent {}

    /**
     * A review that was done elsewhere and imported.
     *
     * @param review the review
     */
    record Imported(Review review) implements LearnerEvent {
        @Override
        public Instant time() {
            return review.time();
        }
    }

    /**
     * A schedule that was imported.
     *
     * @param time when
     * @param schedule the schedule
     */
    record Scheduled(Instant time, CardSchedule schedule) implements LearnerEvent {}
}
