package dev.cardstock.scheduler.sm2;

import dev.cardstock.Options;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;
import dev.cardstock.scheduler.Timing;
import dev.cardstock.scheduler.sm2.Sm2.Variant;

/**
 * Finds {@link Sm2} by the id {@code sm2}. Options: {@code first-interval}, {@code second-interval}
 * (days), {@code rounding} (such as {@code ceiling} or {@code half-up}), {@code ease-first},
 * {@code ease-on-failure}, {@code repeat-same-day} ({@code true} or {@code false}), {@code day-start},
 * {@code zone}.
 */
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
        Variant d = Variant.defaults();
        int first = reader.integer("first-interval", d.firstInterval(), 1, 36_500);
        Variant variant = new Variant(first,
                reader.integer("second-interval", Math.max(first, d.secondInterval()), first,
                        36_500),
                reader.choice("rounding", d.rounding()), reader.flag("ease-first", d.easeFirst()),
                reader.flag("ease-on-failure", d.easeOnFailure()),
                reader.flag("repeat-same-day", d.repeatSameDay()));
        DayBoundary days = Timing.readDays(reader);
        reader.finish();
        return Sm2.of(variant, days);
    }
}
