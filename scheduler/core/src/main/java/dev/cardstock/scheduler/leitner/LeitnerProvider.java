package dev.cardstock.scheduler.leitner;

import dev.cardstock.Options;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;
import dev.cardstock.scheduler.leitner.Leitner.OnFailure;
import java.util.List;

/**
 * Finds {@link Leitner} by the id {@code leitner}. Options: {@code boxes} (days), {@code on-failure}
 * (first-box or previous-box), {@code day-start}, {@code zone}.
 */
public final class LeitnerProvider implements SchedulerProvider {
    /** Makes the provider; it has no state. */
    public LeitnerProvider() {}

    @Override
    public String id() {
        return Leitner.ID;
    }

    @Override
    public String description() {
        return "Leitner boxes";
    }

    @Override
    public Scheduler create(Options options) {
        Options.Reader reader = options.reader();
        List<Integer> boxes = reader
                .numbers("boxes",
                        Leitner.defaultBoxes().stream().map(Integer::doubleValue).toList())
                .stream()
                .map(Double::intValue)
                .toList();
        OnFailure onFailure = reader.choice("on-failure", OnFailure.FIRST_BOX);
        DayBoundary days = new DayBoundary(reader.zone("zone", DayBoundary.DEFAULT.zone()),
                reader.time("day-start", DayBoundary.DEFAULT.start()));
        reader.finish();
        return Leitner.of(boxes, onFailure, days);
    }
}
