package dev.cardstock.scheduler.fsrs;

import dev.cardstock.Options;
import dev.cardstock.scheduler.MemorySchedulerProvider;
import dev.cardstock.scheduler.Timing;

/**
 * Finds {@link Fsrs6} by the id {@code fsrs6}. Options: {@code parameters} (21, 19 or 17 numbers), and
 * those of every {@link MemorySchedulerProvider}.
 */
public final class Fsrs6Provider extends MemorySchedulerProvider<Fsrs6.Memory> {
    /** Makes the provider; it has no state. */
    public Fsrs6Provider() {
        super(Fsrs6.ID, "FSRS-6: stability and difficulty, whole days; what Anki exchanges");
    }

    @Override
    protected Fsrs6 model(Options.Reader options, Timing timing) {
        return options.fromNumbers("parameters", Fsrs6.ofDefaults(), Fsrs6::of)
                .forRelearningSteps(timing.relearning().delays().size());
    }
}
