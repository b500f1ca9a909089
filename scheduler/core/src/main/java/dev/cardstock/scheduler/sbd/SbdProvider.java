package dev.cardstock.scheduler.sbd;

import dev.cardstock.Options;
import dev.cardstock.scheduler.MemorySchedulerProvider;
import dev.cardstock.scheduler.Timing;

/**
 * Finds {@link Sbd} by the id {@code sbd}. Options: {@code parameters} (7 numbers), and those of every
 * {@link MemorySchedulerProvider}.
 */
public final class SbdProvider extends MemorySchedulerProvider<Sbd.Memory> {
    /** Makes the provider; it has no state. */
    public SbdProvider() {
        super(Sbd.ID, "SBD: stability, brittleness and difficulty, seven parameters");
    }

    @Override
    protected Sbd model(Options.Reader options, Timing timing) {
        return options.fromNumbers("parameters", Sbd.ofDefaults(), Sbd::of);
    }
}
