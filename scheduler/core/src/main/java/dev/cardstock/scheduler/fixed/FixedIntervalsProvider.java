package dev.cardstock.scheduler.fixed;

import dev.cardstock.Options;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;
import dev.cardstock.scheduler.Timing;
import java.time.Duration;
import java.util.List;

/**
 * Finds {@link FixedIntervals} by the id {@code fixed}. Options: {@code intervals} (such as
 * {@code 4h 1d 6d}), {@code day-start}, {@code zone}.
 */
public final class FixedIntervalsProvider implements SchedulerProvider {
    /** Makes the provider; it has no state. */
    public FixedIntervalsProvider() {}

    @Override
    public String id() {
        return FixedIntervals.ID;
    }

    @Override
    public String description() {
        return "a fixed list of intervals";
    }

    @Override
    public Scheduler create(Options options) {
        Options.Reader reader = options.reader();
        List<Duration> intervals = reader.durations("intervals",
                FixedIntervals.ofDefaults().intervals());
        DayBoundary days = Timing.readDays(reader);
        reader.finish();
        return FixedIntervals.of(intervals, days);
    }
}
