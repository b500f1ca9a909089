package dev.cardstock.scheduler.fsrs;

import dev.cardstock.Options;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;

/**
 * Finds {@link Fsrs6} by the id {@code fsrs6}. Options: {@code parameters}, {@code desired-retention},
 * {@code learning-steps}, {@code relearning-steps}, {@code maximum-interval}, {@code day-start},
 * {@code zone}.
 */
public final class Fsrs6Provider implements SchedulerProvider {
    /** Makes the provider; it has no state. */
    public Fsrs6Provider() {}

    @Override
    public String id() {
        return Fsrs6.ID;
    }

    @Override
    public String description() {
        return "FSRS-6 with learning steps";
    }

    @Override
    public Scheduler create(Options options) {
        Fsrs6Config d = Fsrs6Config.defaults();
        Options.Reader reader = options.reader();
        var parameters = reader.numbers("parameters", d.parameters());
        double retention = reader.number("desired-retention", d.desiredRetention(), 0.01, 0.999);
        var learning = reader.durations("learning-steps", d.learningSteps());
        var relearning = reader.durations("relearning-steps", d.relearningSteps());
        int maximum = reader.integer("maximum-interval", d.maximumIntervalDays(), 1, 36_500);
        DayBoundary days = new DayBoundary(reader.zone("zone", d.days().zone()),
                reader.time("day-start", d.days().start()));
        reader.finish();
        return Fsrs6.of(
                new Fsrs6Config(parameters, retention, learning, relearning, maximum, days));
    }
}
