package dev.cardstock.scheduler.ebisu;

import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.MemoryModel;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Ebisu v2, which holds that the probability of recall at some time after the last review is unknown and
 * has a Beta distribution, and brings it up to date with each answer by Bayes' rule. It counts fractions
 * of a day. Again is a failure, the other ratings are successes. Immutable and thread-safe. Its states
 * hold {@code alpha}, {@code beta} and {@code time} (days).
 *
 * <p>Source: fasiha/ebisu (public domain), {@code ebisu.py} of version 2 and its README.
 */
public final class Ebisu implements MemoryModel<Ebisu.Memory> {
    /** The id of the algorithm. */
    public static final String ID = "ebisu";

    private static final List<String> NAMES = List.of("alpha", "beta", "time");
    private static final double SHORTEST = 1e-6;
    private static final double LONGEST = 36_500;
    private static final double LEAST_SHARE = 1e-9;
    private static final double GREATEST_SHARE = 1e9;
    private static final double FIRST_ALPHA = 3;
    private static final double LEAST = 0.01;
    private static final double GREATEST = 1e9;

    private final double firstHalfLife;

    /**
     * What Ebisu knows of the memory of one card: a Beta distribution of the probability of recall at a
     * time after the last review.
     *
     * @param alpha its first parameter, 0.01 to 1,000,000,000
     * @param beta its second parameter, in the same range; if they are equal, the time is the half-life
     * @param time the time, in days, 0.000001 to 36,500
     */
    public record Memory(double alpha, double beta, double time) {
        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public Memory {
            if (!(alpha >= LEAST && alpha <= GREATEST && beta >= LEAST && beta <= GREATEST)) {
                throw new IllegalArgumentException("alpha is " + alpha + ", beta " + beta
                        + ", must be from " + LEAST + " to " + GREATEST);
            }
            if (!(time >= SHORTEST && time <= LONGEST)) {
                throw new IllegalArgumentException("the time is " + time
                        + " days, must be from " + SHORTEST + " to " + LONGEST);
            }
        }
    }

    private Ebisu(double firstHalfLife) {
        this.firstHalfLife = firstHalfLife;
        if (!(firstHalfLife >= SHORTEST && firstHalfLife <= LONGEST)) {
            throw new IllegalArgumentException("the first half-life is " + firstHalfLife
                    + " days, must be from " + SHORTEST + " to " + LONGEST);
        }
    }

    /** {@return the model in which a card that was answered once has a half-life of a day} */
    public static Ebisu ofDefaults() {
        return new Ebisu(1);
    }

    /**
     * The model with a first half-life of one's own.
     *
     * @param firstHalfLife the half-life of a card that was answered once, in days, 0.000001 to 36,500
     * @return the model
     */
    public static Ebisu of(double firstHalfLife) {
        return new Ebisu(firstHalfLife);
    }

    /** {@return the half-life of a card that was answered once, in days} */
    public double firstHalfLife() {
        return firstHalfLife;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean fractionalDays() {
        return true;
    }

    /** What is believed of a card that was answered once, whatever the answer. */
    @Override
    public Memory initial(Rating rating) {
        return new Memory(FIRST_ALPHA, FIRST_ALPHA, firstHalfLife);
    }

    @Override
    public Memory next(Memory memory, double elapsedDays, Rating rating) {
        return update(memory, rating.recalled() ? 1 : 0, 1, elapsedDays);
    }

    /**
     * The memory after several tries in one session.
     *
     * @param memory the memory before
     * @param successes how many of them recalled the card, 0 to {@code total}
     * @param total how many there were, 1 to 20
     * @param elapsedDays the days since the last review; times of less than a billionth, or more than a
     *     billion times, of the memory's are taken as that
     * @return the memory after, at its half-life
     * @throws IllegalArgumentException if the numbers are out of range
     */
    public Memory update(Memory memory, int successes, int total, double elapsedDays) {
        if (total < 1 || total > 20 || successes < 0 || successes > total) {
            throw new IllegalArgumentException(successes + " successes of " + total
                    + ", must be 0 to the total, which must be 1 to 20");
        }
        double share = share(memory, elapsedDays);
        int failures = total - successes;
        return Posterior.of(memory, x -> -successes * share * x
                + (failures == 0 ? 0 : failures * Math.log(-Math.expm1(-share * x))));
    }

    /**
     * The memory after one try of which only a distorted result was seen.
     *
     * @param memory the memory before
     * @param result what was seen, 0 to 1: above 0.5 a success, and the farther from 0.5 the surer
     * @param falseSuccess the probability that a card which was not recalled looks like this, 0 to 1;
     *     usually 1 less the greater of {@code result} and {@code 1 - result}
     * @param elapsedDays the days since the last review, as in the other method
     * @return the memory after, at its half-life
     * @throws IllegalArgumentException if the numbers are out of range
     */
    public Memory updateNoisy(Memory memory, double result, double falseSuccess,
            double elapsedDays) {
        if (!(result >= 0 && result <= 1 && falseSuccess >= 0 && falseSuccess <= 1)) {
            throw new IllegalArgumentException("result is " + result + ", falseSuccess "
                    + falseSuccess + ", must be 0 to 1");
        }
        double share = share(memory, elapsedDays);
        double seen = Math.max(result, 1 - result);
        boolean success = result > 0.5;
        double ifRecalled = success ? seen : 1 - seen;
        double ifForgotten = success ? falseSuccess : 1 - falseSuccess;
        if (ifRecalled == 0 && ifForgotten == 0) {
            throw new IllegalArgumentException("result is " + result + ", which cannot be seen"
                    + " where falseSuccess is " + falseSuccess);
        }
        return Posterior.of(memory, x -> Math.log(ifRecalled * Math.exp(-share * x)
                - ifForgotten * Math.expm1(-share * x)));
    }

    private static double share(Memory memory, double elapsedDays) {
        return Math.clamp(elapsedDays / memory.time, LEAST_SHARE, GREATEST_SHARE);
    }

    static double clampTime(double days) {
        return Math.clamp(days, SHORTEST, LONGEST);
    }

    /** Where a falling function of a positive number is zero. */
    private static double root(DoubleUnaryOperator falling, double guess) {
        double low = Math.log(guess) - 1;
        double high = Math.log(guess) + 1;
        while (low > -40 && !(falling.applyAsDouble(Math.exp(low)) > 0)) {
            high = low;
            low -= 2;
        }
        while (high < 40 && falling.applyAsDouble(Math.exp(high)) > 0) {
            low = high;
            high += 2;
        }
        while (high - low > 1e-14 * Math.max(1, Math.abs(low))) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (falling.applyAsDouble(Math.exp(middle)) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    @Override
    public double retrievability(Memory memory, double elapsedDays) {
        double share = elapsedDays / memory.time;
        return Math.min(1, Math.exp(LogBeta.of(memory.alpha + share, memory.beta)
                - LogBeta.of(memory.alpha, memory.beta)));
    }

    @Override
    public double interval(Memory memory, double retention) {
        double reference = LogBeta.of(memory.alpha, memory.beta);
        double target = Math.log(retention);
        return memory.time * root(
                delta -> LogBeta.of(memory.alpha + delta, memory.beta) - reference - target, 1);
    }

    @Override
    public MemoryState toState(Memory memory) {
        return MemoryState.of(ID, 1, NAMES, memory.alpha, memory.beta, memory.time);
    }

    @Override
    public Memory fromState(MemoryState state) {
        if (!state.algorithm().equals(ID) || state.version() != 1) {
            throw new IllegalArgumentException("the memory is of '" + state.algorithm()
                    + "' version " + state.version()
                    + ", not of 'ebisu' version 1; replay its reviews instead");
        }
        return new Memory(state.value("alpha"), state.value("beta"), state.value("time"));
    }

    /** The belief of a first answer, with the half-life that the interval tells; ease is not used. */
    @Override
    public Memory estimate(double intervalDays, double ease, double retention) {
        double unit = interval(new Memory(FIRST_ALPHA, FIRST_ALPHA, 1), retention);
        return new Memory(FIRST_ALPHA, FIRST_ALPHA, clampTime(intervalDays / unit));
    }
}
