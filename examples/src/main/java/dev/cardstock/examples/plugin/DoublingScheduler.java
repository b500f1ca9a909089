package dev.cardstock.examples.plugin;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/** A scheduler in a page: twice the interval when recalled, a day when not. */
public final class DoublingScheduler implements Scheduler {
    /** Makes the scheduler; it has no settings. */
    public DoublingScheduler() {}

    @Override
    public String id() {
        return "doubling";
    }

    @Override
    public CardSchedule review(CardSchedule schedule, Rating rating, Instant now) {
        MemoryState before = schedule.memory();
        if (before != null && !before.algorithm().equals(id())) {
            throw new IllegalArgumentException(
                    "a memory of '" + before.algorithm() + "' cannot be used; replay the log");
        }
        Instant last = schedule.lastReview();
        Instant time = last != null && now.isBefore(last) ? last : now;
        double days = rating.recalled() && before != null
                ? Math.min(36_500, before.value("days") * (rating == Rating.EASY ? 3 : 2))
                : 1;
        Duration interval = Duration.ofDays((long) days);
        boolean lapse = !rating.recalled() && schedule.phase() == Phase.REVIEW;
        return new CardSchedule(schedule.card(), Phase.REVIEW, time.plus(interval), time, interval,
                0, schedule.repetitions() + 1, schedule.lapses() + (lapse ? 1 : 0),
                MemoryState.of(id(), 1, Map.of("days", days)));
    }

    @Override
    public OptionalDouble retrievability(CardSchedule schedule, Instant at) {
        return OptionalDouble.empty();
    }
}
