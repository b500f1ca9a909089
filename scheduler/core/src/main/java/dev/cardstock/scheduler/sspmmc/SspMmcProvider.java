package dev.cardstock.scheduler.sspmmc;

import dev.cardstock.Options;
import dev.cardstock.scheduler.MemorySchedulerProvider;
import dev.cardstock.scheduler.Timing;
import dev.cardstock.scheduler.fsrs.Fsrs6;

/**
 * Finds {@link SspMmc} by the id {@code ssp-mmc}. Options: {@code parameters} (21, 19 or 17 numbers of
 * FSRS-6), {@code recall-cost}, {@code forget-cost}, {@code target-stability} (days), and those of every
 * {@link MemorySchedulerProvider}, of which {@code desired-retention} has no effect.
 */
public final class SspMmcProvider extends MemorySchedulerProvider<Fsrs6.Memory> {
    /** Makes the provider; it has no state. */
    public SspMmcProvider() {
        super(SspMmc.ID, "SSP-MMC over FSRS-6: the intervals of least expected cost");
    }

    @Override
    protected SspMmc model(Options.Reader options, Timing timing) {
        SspMmc.Costs d = SspMmc.Costs.defaults();
        Fsrs6 fsrs = options.fromNumbers("parameters", Fsrs6.ofDefaults(), Fsrs6::of)
                .forRelearningSteps(timing.relearning().delays().size());
        double recall = options.number("recall-cost", d.recall(), 1e-3, 1e6);
        return SspMmc.of(fsrs, new SspMmc.Costs(recall,
                options.number("forget-cost", Math.max(recall, d.forget()), recall, 1e6),
                options.number("target-stability", d.targetStability(), 1, 36_500)));
    }
}
