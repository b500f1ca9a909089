package dev.cardstock.scheduler.leitner;

import dev.cardstock.Options;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;
import dev.cardstock.scheduler.Timing;
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
        List<Integer> boxes = reader.fromNumbers("boxes", Leitner.defaultBoxes(),
                numbers -> numbers.stream().map(LeitnerProvider::wholeDays).toList());
        OnFailure onFailure = reader.choice("on-failure", OnFailure.FIRST_BOX);
        DayBoundary days = Timing.readDays(reader);
        reader.finish();
        return Leitner.of(boxes, onFailure, days);
    }

    private static int wholeDays(double days) {
        if (days != Math.rint(days) || days < 1 || days > 36_500) {
            throw new IllegalArgumentException(days + " is not whole days from 1 to 36500");
        }
        return (int) days;
    }
}
