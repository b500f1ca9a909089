package dev.cardstock.scheduler.ebisu;

import dev.cardstock.Options;
import dev.cardstock.scheduler.MemorySchedulerProvider;
import dev.cardstock.scheduler.Timing;

/**
 * Finds {@link Ebisu} by the id {@code ebisu}. Options: {@code first-half-life} (days), and those of
 * every {@link MemorySchedulerProvider}.
 */
public final class EbisuProvider extends MemorySchedulerProvider<Ebisu.Memory> {
    /** Makes the provider; it has no state. */
    public EbisuProvider() {
        super(Ebisu.ID, "Ebisu v2: a Beta distribution, updated by Bayes' rule");
    }

    @Override
    protected Ebisu model(Options.Reader options, Timing timing) {
        return Ebisu.of(options.number("first-half-life", 1, 1e-6, 36_500));
    }
}
