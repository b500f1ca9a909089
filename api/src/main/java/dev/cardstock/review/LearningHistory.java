package dev.cardstock.review;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one learner did with a library: the review log, and the schedule of each card that has one. It
 * travels with the library through every format that can hold it. Immutable and thread-safe.
 */
public final class LearningHistory {
    private static final LearningHistory EMPTY = new LearningHistory(ReviewLog.empty(),
            new LinkedHashMap<>());

    private final ReviewLog log;
    private final Map<CardId, CardSchedule> schedules;

    private LearningHistory(ReviewLog log, Map<CardId, CardSchedule> schedules) {
        this.log = requireNonNull(log, "log");
        this.schedules = Collections.unmodifiableMap(schedules);
    }

    /** {@return the history of somebody who has not started} */
    public static LearningHistory empty() {
        return EMPTY;
    }

    /**
     * A history.
     *
     * @param log the reviews
     * @param schedules the schedules, one for a card; of several for a card the last holds
     * @return the history
     */
    public static LearningHistory of(ReviewLog log, Collection<CardSchedule> schedules) {
        Map<CardId, CardSchedule> byCard = new LinkedHashMap<>();
        schedules.forEach(schedule -> byCard.put(schedule.card(), schedule));
        return new LearningHistory(log, byCard);
    }

    /** {@return all reviews} */
    public ReviewLog log() {
        return log;
    }

    /** {@return the schedules that are known; a card without one is new} */
    public Collection<CardSchedule> schedules() {
        return schedules.values();
    }

    /**
     * The schedule of a card.
     *
     * @param card the card
     * @return its schedule, if one is known
     */
    public Optional<CardSchedule> schedule(CardId card) {
        return Optional.ofNullable(schedules.get(card));
    }

    /** {@return whether there is neither a review nor a schedule} */
    public boolean isEmpty() {
        return log.size() == 0 && schedules.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LearningHistory that && log.equals(that.log)
                && schedules.equals(that.schedules);
    }

    @Override
    public int hashCode() {
        return 31 * log.hashCode() + schedules.hashCode();
    }

    @Override
    public String toString() {
        return "LearningHistory[" + log.size() + " reviews, " + schedules.size() + " schedules]";
    }
}
