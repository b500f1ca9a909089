package dev.cardstock.scheduler.sspmmc;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.fsrs.Fsrs6.Memory;
import java.util.Map;

/**
 * SSP-MMC over FSRS-6: memory is that of FSRS-6, and a card comes back at the time from which the
 * expected cost of reaching a target stability is least. The retention that a scheduler asks for is not
 * used. Immutable and thread-safe. Its states are those of FSRS-6 under its own id.
 *
 * <p>The costs are found once, when the model is made, by value iteration over a grid of stabilities and
 * difficulties: an answer is Good with the probability of recall, else Again.
 *
 * <p>Source: J. Ye, J. Su and Y. Cao, "A Stochastic Shortest Path Algorithm for Optimizing Spaced
 * Repetition Scheduling", KDD 2022 (maimemo/SSP-MMC, {@code algo/main.cpp}); over FSRS as in
 * open-spaced-repetition/SSP-MMC-FSRS.
 */
public final class SspMmc implements MemoryModel<Memory> {
    /** The id of the algorithm. */
    public static final String ID = "ssp-mmc";

    private final Fsrs6 fsrs;
    private final Policy policy;

    private SspMmc(Fsrs6 fsrs, Costs costs) {
        this.fsrs = requireNonNull(fsrs, "fsrs");
        policy = new Policy(fsrs, requireNonNull(costs, "costs"));
    }

    /**
     * What is to be reached and what it costs.
     *
     * @param recall the cost of an answer that recalls the card, more than 0, such as 3 seconds
     * @param forget the cost of one that does not, not less, such as 9 seconds
     * @param targetStability the stability at which a card counts as learned, 1 to 36,500 days
     */
    public record Costs(double recall, double forget, double targetStability) {
        private static final Costs DEFAULTS = new Costs(3, 9, 365);

        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public Costs {
            if (!(recall > 0 && forget >= recall && forget < 1e9 && targetStability >= 1
                    && targetStability <= 36_500)) {
                throw new IllegalArgumentException("recall costs " + recall + ", forgetting "
                        + forget + ", the target is " + targetStability + " days; must be more"
                        + " than 0, not less than that, and 1 to 36500");
            }
        }

        /** {@return 3 for an answer that recalls the card, 9 for one that does not, 365 days} */
        public static Costs defaults() {
            return DEFAULTS;
        }
    }

    /** {@return the model with the default parameters of FSRS-6 and the default costs} */
    public static SspMmc ofDefaults() {
        return new SspMmc(Fsrs6.ofDefaults(), Costs.defaults());
    }

    /**
     * The model of a learner.
     *
     * @param fsrs the learner's memory
     * @param costs what is to be reached and what it costs
     * @return the model
     */
    public static SspMmc of(Fsrs6 fsrs, Costs costs) {
        return new SspMmc(fsrs, costs);
    }

    /**
     * The retention at which a card costs least.
     *
     * @param memory its memory
     * @return the probability of recall at which it is asked, between 0 and 1
     */
    public double optimalRetention(Memory memory) {
        return policy.retention(memory);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean fractionalDays() {
        return false;
    }

    @Override
    public Memory initial(Rating rating) {
        return fsrs.initial(rating);
    }

    @Override
    public Memory next(Memory memory, double elapsedDays, Rating rating) {
        return fsrs.next(memory, elapsedDays, rating);
    }

    @Override
    public Outcomes<Memory> outcomes(Memory memory, double elapsedDays) {
        return fsrs.outcomes(memory, elapsedDays);
    }

    @Override
    public double retrievability(Memory memory, double elapsedDays) {
        return fsrs.retrievability(memory, elapsedDays);
    }

    /** The interval of least expected cost; the retention is not used. */
    @Override
    public double interval(Memory memory, double retention) {
        return fsrs.interval(memory, policy.retention(memory));
    }

    @Override
    public MemoryState toState(Memory memory) {
        return MemoryState.of(ID, 1,
                Map.of("stability", memory.stability(), "difficulty", memory.difficulty()));
    }

    @Override
    public Memory fromState(MemoryState state) {
        if (!state.algorithm().equals(ID) || state.version() != 1) {
            throw new IllegalArgumentException("the memory is of '" + state.algorithm()
                    + "' version " + state.version()
                    + ", not of 'ssp-mmc' version 1; replay its reviews instead");
        }
        return fsrs.fromState(MemoryState.of(Fsrs6.ID, 1, state.values()));
    }

    @Override
    public Memory estimate(double intervalDays, double ease, double retention) {
        return fsrs.estimate(intervalDays, ease, retention);
    }
}
