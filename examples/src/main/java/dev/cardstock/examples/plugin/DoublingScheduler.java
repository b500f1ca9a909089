package dev.cardstock.examples.plugin;

import dev.cardstock.Options;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/** A scheduler in a page, and what it is found by: twice the interval when recalled, else a day. */
public final class DoublingScheduler implements Scheduler, SchedulerProvider {
    @Override
    public String id() {
        return "doubling";
    }
    @Override
    public String description() {
        return "Twice the interval when recalled, a day when not";
    }
    @Override
    public Scheduler create(Options options) {
        options.reader().finish();
        return this;
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
