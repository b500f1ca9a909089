package dev.cardstock.scheduler.halflife;

import dev.cardstock.Options;
import dev.cardstock.scheduler.MemorySchedulerProvider;
import dev.cardstock.scheduler.Timing;

/**
 * Finds {@link HalfLifeRegression} by the id {@code hlr}. Options: {@code parameters} (3 numbers), and
 * those of every {@link MemorySchedulerProvider}.
 */
public final class HalfLifeRegressionProvider
        extends
            MemorySchedulerProvider<HalfLifeRegression.Memory> {
    /** Makes the provider; it has no state. */
    public HalfLifeRegressionProvider() {
        super(HalfLifeRegression.ID, "half-life regression: counts of right and wrong answers");
    }

    @Override
    protected HalfLifeRegression model(Options.Reader options, Timing timing) {
        return options.fromNumbers("parameters", HalfLifeRegression.ofDefaults(),
                HalfLifeRegression::of);
    }
}
