package dev.cardstock.scheduler.sm2;

import dev.cardstock.Options;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;

/** Finds {@link Sm2} by the id {@code sm2}. Options: {@code day-start}, {@code zone}. */
public final class Sm2Provider implements SchedulerProvider {
    /** Makes the provider; it has no state. */
    public Sm2Provider() {}

    @Override
    public String id() {
        return Sm2.ID;
    }

    @Override
    public String description() {
        return "SM-2, the algorithm of SuperMemo 2";
    }

    @Override
    public Scheduler create(Options options) {
        Options.Reader reader = options.reader();
        DayBoundary days = new DayBoundary(reader.zone("zone", DayBoundary.DEFAULT.zone()),
                reader.time("day-start", DayBoundary.DEFAULT.start()));
        reader.finish();
        return Sm2.of(days);
    }
}
