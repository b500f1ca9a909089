package dev.cardstock.scheduler.fsrs;

import dev.cardstock.Options;
import dev.cardstock.scheduler.MemorySchedulerProvider;
import dev.cardstock.scheduler.Timing;

/**
 * Finds {@link Fsrs7} by the id {@code fsrs7}. Options: {@code parameters} (34 numbers), and those of
 * every {@link MemorySchedulerProvider}.
 */
public final class Fsrs7Provider extends MemorySchedulerProvider<Fsrs7.Memory> {
    /** Makes the provider; it has no state. */
    public Fsrs7Provider() {
        super(Fsrs7.ID, "FSRS-7: a slow and a fast trace, fractions of a day");
    }

    @Override
    protected Fsrs7 model(Options.Reader options, Timing timing) {
        return options.fromNumbers("parameters", Fsrs7.ofDefaults(), Fsrs7::of);
    }
}
