package dev.cardstock.scheduler.fsrs;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.MemoryModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * FSRS-7, which models memory by two traces, a slow and a fast one, and by difficulty, and counts
 * fractions of a day. Immutable and thread-safe. Its states hold {@code stability} and
 * {@code fastStability} (days) and {@code difficulty} (1 to 10).
 *
 * <p>Without steps its first intervals are very short, after Again a few seconds:
 * {@link dev.cardstock.scheduler.Timing#minimumInterval()} is the floor. Neither stability is the time
 * after which the probability of recall is 0.9; {@link #interval} is.
 *
 * <p>Source: open-spaced-repetition/srs-benchmark, {@code models/fsrs_v7.py}, and
 * open-spaced-repetition/fsrs-rs, {@code src/model_v7.rs} and {@code src/parameter_clipper_v7.rs}. The
 * parameters of FSRS-6 and before cannot be converted; replay the log with those of FSRS-7.
 */
public final class Fsrs7 implements MemoryModel<Fsrs7.Memory> {
    /** The id of the algorithm. */
    public static final String ID = "fsrs7";

    /** The number of parameters. */
    public static final int PARAMETERS = 34;

    /** The least stability of either trace, in days. */
    public static final double MIN_STABILITY = 0.0001;

    /** The greatest stability of either trace, in days. */
    public static final double MAX_STABILITY = 36_500;

    private static final int SLOW = 7;
    private static final int FAST = 15;
    private static final double SHORTEST = 1e-10;
    private static final double PRECISION = 1e-9;
    private static final List<String> NAMES = List.of("difficulty", "fastStability", "stability");

    private static final List<Double> DEFAULTS = List.of(0.1104, 2.2395, 3.9221, 11.7841, 6.1686,
            0.6457, 3.6807, 1.9795, 0.0, 1.3826, 0.7024, 0.5999, 0.8146, 0.6398, 1.0, 1.3207,
            0.6707, 3.8668, 0.4416, 0.0934, 1.8631, 0.6162, 1.0869, 0.1567, 0.0801, 0.2421, 0.9464,
            0.1433, 0.7145, 0.0, 0.5667, 0.3734, 0.5333, 0.3048);

    private static final double[] LOW = {.0001, .0001, .0001, .0001, 1, .001, .1, 0, 0, .3, .01, .1,
            0, 0, 1, 0, 0, .5, .001, .001, 0, 0, 1, .01, .01, .2, .5, .01, .1, 0, .1, 0, 0, 0};

    private static final double[] HIGH = {50, 100, 100, 100, 10, 4, 4, 4, 1.2, 3, 1.5, 1, 3.5, 1, 7,
            4, 2, 6, 1.5, 1, 5, 1, 7, .25, .95, .85, .99, 1, 1, .9, 1.1, 1, .6, .6};

    private static final Fsrs7 OF_DEFAULTS = new Fsrs7(DEFAULTS);

    /**
     * What FSRS-7 knows of the memory of one card.
     *
     * @param stability the stability of the slow trace, in days, 0.0001 to 36,500
     * @param fastStability the stability of the fast trace, in days, 0.0001 to 36,500; it may be the
     *     greater of the two
     * @param difficulty how hard the card is, 1 to 10
     */
    public record Memory(double stability, double fastStability, double difficulty) {}

    private final List<Double> parameters;
    private final double[] w;

    // What depends on the parameters alone.
    private final double easiest;
    private final double slowDecay;
    private final double slowFactor;
    private final double logFastTarget;
    private final double[] growth = new double[FAST + 1];

    private Fsrs7(List<Double> parameters) {
        this.parameters = parameters;
        w = parameters.stream().mapToDouble(Double::doubleValue).toArray();
        easiest = initialDifficulty(4);
        slowDecay = -Math.clamp(w[24], 0.01, 0.95);
        slowFactor = Math.pow(w[26], 1 / slowDecay) - 1;
        logFastTarget = Math.log(w[25]);
        growth[SLOW] = Math.exp(w[SLOW] - 1.5);
        growth[FAST] = Math.exp(w[FAST] - 1.5);
    }

    /** {@return the model with the default parameters} */
    public static Fsrs7 ofDefaults() {
        return OF_DEFAULTS;
    }

    /** {@return the default parameters} */
    public static List<Double> defaultParameters() {
        return DEFAULTS;
    }

    /** {@return the least value that each parameter may have} */
    public static List<Double> minimumParameters() {
        return DoubleStream.of(LOW).boxed().toList();
    }

    /** {@return the greatest value that each parameter may have} */
    public static List<Double> maximumParameters() {
        return DoubleStream.of(HIGH).boxed().toList();
    }

    /**
     * The model with fitted parameters.
     *
     * @param parameters 34 of them
     * @return the model
     * @throws IllegalArgumentException if the number, a value or their order is wrong; the message lists
     *     all
     */
    public static Fsrs7 of(List<Double> parameters) {
        if (requireNonNull(parameters, "parameters").size() != PARAMETERS) {
            throw new IllegalArgumentException("there are " + parameters.size()
                    + " parameters, FSRS-7 has 34; those of other versions cannot be converted");
        }
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < PARAMETERS; i++) {
            double value = parameters.get(i);
            if (!(value >= LOW[i] && value <= HIGH[i])) {
                problems.add(
                        "w" + i + " is " + value + ", must be from " + LOW[i] + " to " + HIGH[i]);
            }
        }
        for (int i = 1; i < 4; i++) {
            if (parameters.get(i) < parameters.get(i - 1)) {
                problems.add("w" + i + " is " + parameters.get(i) + ", less than w" + (i - 1)
                        + ", but a better first answer must not be less stable");
            }
        }
        if (parameters.get(26) < parameters.get(25)) {
            problems.add("w26 is " + parameters.get(26) + ", must not be less than w25, "
                    + parameters.get(25));
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new Fsrs7(List.copyOf(parameters));
    }

    /** {@return the 34 parameters} */
    public List<Double> parameters() {
        return parameters;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean fractionalDays() {
        return true;
    }

    @Override
    public Memory initial(Rating rating) {
        double s = stability(w[rating.value() - 1]);
        return new Memory(s, stability(0.8 * s), difficulty(initialDifficulty(rating.value())));
    }

    private double initialDifficulty(int grade) {
        return w[4] - Math.exp(w[5] * (grade - 1)) + 1;
    }

    @Override
    public Memory next(Memory memory, double elapsedDays, Rating rating) {
        Curve curve = curve(memory);
        double fast = curve.fast(elapsedDays);
        double whole = curve.at(elapsedDays);
        return next(memory, rating.value(), whole, trace(SLOW, memory, whole),
                trace(FAST, memory, fast));
    }

    @Override
    public Outcomes<Memory> outcomes(Memory memory, double elapsedDays) {
        Curve curve = curve(memory);
        double fast = curve.fast(elapsedDays);
        double whole = curve.at(elapsedDays);
        Trace slowTrace = trace(SLOW, memory, whole);
        Trace fastTrace = trace(FAST, memory, fast);
        return new Outcomes<>(next(memory, 1, whole, slowTrace, fastTrace),
                next(memory, 2, whole, slowTrace, fastTrace),
                next(memory, 3, whole, slowTrace, fastTrace),
                next(memory, 4, whole, slowTrace, fastTrace));
    }

    /** One trace before an answer: what a lapse leaves of it, and the growth that Good gives. */
    private record Trace(double stability, double lapsed, double gain) {}

    private Trace trace(int block, Memory memory, double recall) {
        double x = block == SLOW ? memory.stability : memory.fastStability;
        double lapsed = Math.min(x, w[block + 3] * (Math.pow(x + 1, w[block + 4]) - 1)
                * Math.exp((1 - recall) * w[block + 5]));
        double gain = growth[block] * (11 - memory.difficulty) * Math.pow(x, -w[block + 1])
                * Math.expm1((1 - recall) * w[block + 2]);
        return new Trace(x, lapsed, gain);
    }

    private Memory next(Memory memory, int grade, double recall, Trace slow,
            Trace fast) {
        double s = stability(after(SLOW, slow, grade));
        double f = after(FAST, fast, grade);
        double d = memory.difficulty;
        double change = -w[6] * (grade - 3) * (grade == 1 ? recall + 0.1 : 1);
        double reverted = 0.01 * easiest + 0.99 * (d + (10 - d) / 9 * change);
        return new Memory(s, stability(grade == 1 ? Math.min(f, 0.8 * s) : f),
                difficulty(reverted));
    }

    private double after(int block, Trace trace, int grade) {
        if (grade == 1) {
            return trace.lapsed;
        }
        double bonus = grade == 2 ? w[block + 6] : grade == 4 ? w[block + 7] : 1;
        return Math.max(trace.lapsed, trace.stability * (1 + trace.gain * bonus));
    }

    private static double stability(double value) {
        return Math.min(MAX_STABILITY, Math.max(MIN_STABILITY, value));
    }

    private static double difficulty(double value) {
        return Math.min(10, Math.max(1, value));
    }

    @Override
    public double retrievability(Memory memory, double elapsedDays) {
        return curve(memory).at(elapsedDays);
    }

    private Curve curve(Memory memory) {
        double s = memory.stability;
        double f = memory.fastStability;
        double d = memory.difficulty;
        double fastDecay = -Math.clamp(w[23] * Math.pow(f, w[33] - 0.3), 0.01, 0.95);
        double fastFactor = Math.expm1(Math.min(logFastTarget / fastDecay, 60));
        double fastWeight = w[27] * Math.pow(f, -w[29]);
        double slowWeight = w[28] * Math.pow(s, w[30]) * Math.exp((d - 5) * (w[31] - 0.5));
        return new Curve(fastDecay, fastFactor / f, slowDecay,
                slowFactor * Math.exp((d - 5) * (w[32] - 0.3)) / s,
                fastWeight / (fastWeight + slowWeight));
    }

    /**
     * How the probability of recall of a memory falls: a mixture of those of its two traces.
     *
     * @param fastShare the share of the fast trace, 0 to 1
     */
    private record Curve(double fastDecay, double fastRate, double slowDecay, double slowRate,
            double fastShare) {
        private static final double SCALE = 1 - 2e-5;

        double fast(double days) {
            return Math.pow(1 + fastRate * days, fastDecay);
        }

        private double slow(double days) {
            return Math.pow(1 + slowRate * days, slowDecay);
        }

        double at(double days) {
            return (fastShare * fast(days) + (1 - fastShare) * slow(days)) * SCALE + 1e-5;
        }

        /**
         * Where the curve reaches a probability, to within a billionth: by Newton's method over the
         * logarithm of time, and by halving where that leads astray.
         */
        double daysTo(double recall, double near) {
            double low = Math.log(SHORTEST);
            double high = Math.log(MAX_STABILITY);
            double at = Math.log(near);
            while (high - low > PRECISION) {
                double days = Math.exp(at);
                double fast = fast(days);
                double slow = slow(days);
                double excess = (fastShare * fast + (1 - fastShare) * slow) * SCALE + 1e-5 - recall;
                double slope = fastShare * fast * share(fastRate * days) * fastDecay
                        + (1 - fastShare) * slow * share(slowRate * days) * slowDecay;
                if (excess > 0) {
                    low = at;
                } else {
                    high = at;
                }
                double next = at - excess / (slope * SCALE);
                if (Math.abs(next - at) < PRECISION / 2) {
                    return Math.exp(next);
                }
                at = next > low && next < high ? next : (low + high) / 2;
            }
            return Math.exp((low + high) / 2);
        }

        private static double share(double time) {
            return time / (1 + time);
        }
    }

    /**
     * The time after which the probability of recall has fallen to a value, at most 36,500 days. It has
     * no closed form; it is found to within a billionth. Where a scheduler is to go no lower than a
     * second, its timing says so.
     */
    @Override
    public double interval(Memory memory, double retention) {
        Curve curve = curve(memory);
        if (curve.at(SHORTEST) <= retention) {
            return SHORTEST;
        }
        return curve.at(MAX_STABILITY) >= retention
                ? MAX_STABILITY
                : curve.daysTo(retention, memory.stability);
    }

    @Override
    public MemoryState toState(Memory memory) {
        return MemoryState.of(ID, 1, NAMES, memory.difficulty, memory.fastStability,
                memory.stability);
    }

    @Override
    public Memory fromState(MemoryState state) {
        if (!state.algorithm().equals(ID) || state.version() != 1) {
            throw new IllegalArgumentException("the memory is of '" + state.algorithm()
                    + "' version " + state.version()
                    + ", not of 'fsrs7' version 1; replay its reviews instead");
        }
        double slow = state.value("stability");
        double fast = state.value("fastStability");
        double difficulty = state.value("difficulty");
        if (!(slow > 0 && fast > 0 && difficulty >= 1 && difficulty <= 10)) {
            throw new IllegalArgumentException("stability is " + slow + ", fastStability " + fast
                    + " and difficulty " + difficulty
                    + ", must be more than 0, more than 0 and 1 to 10");
        }
        return new Memory(stability(slow), stability(fast), difficulty);
    }

    /**
     * Estimates a memory from a state of SM-2: difficulty 5, a fast trace of 0.8 of the slow one, and
     * the stability with which recall at the end of the interval has the probability given. The ease is
     * not used.
     *
     * <p>Source: fsrs-rs pull request 459.
     */
    @Override
    public Memory estimate(double intervalDays, double ease, double retention) {
        double low = Math.log(MIN_STABILITY);
        double high = Math.log(MAX_STABILITY);
        while (high - low > 1e-9) {
            double middle = (low + high) / 2;
            if (retrievability(bridge(Math.exp(middle)), intervalDays) < retention) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return bridge(stability(Math.exp((low + high) / 2)));
    }

    private static Memory bridge(double s) {
        return new Memory(s, stability(0.8 * s), 5);
    }

    /** Whether it is an FSRS-7 with the same parameters. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fsrs7 that && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    @Override
    public String toString() {
        return "Fsrs7" + parameters;
    }
}
