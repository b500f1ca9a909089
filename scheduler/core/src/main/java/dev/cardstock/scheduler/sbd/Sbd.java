package dev.cardstock.scheduler.sbd;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.MemoryModel;
import java.util.ArrayList;
import java.util.List;

/**
 * SBD, which models memory by stability, brittleness (the last rating) and difficulty (the answers that
 * fell short of Good) with seven parameters. It counts fractions of a day. Immutable and thread-safe.
 * Its states hold {@code stability}, {@code grade} and {@code failures}.
 *
 * <p>Its stability is a scale and no time after which recall has a known probability, and recall is less
 * than certain even at once; where it is less than the retention asked for, the interval is the least.
 *
 * <p>Source: open-spaced-repetition/srs-benchmark, {@code models/sbd.py}, which gives the closed form.
 */
public final class Sbd implements MemoryModel<Sbd.Memory> {
    /** The id of the algorithm. */
    public static final String ID = "sbd";

    /** The number of parameters. */
    public static final int PARAMETERS = 7;

    private static final List<String> NAMES = List.of("failures", "grade", "stability");
    private static final List<Double> DEFAULTS = List.of(-2.803101, 1.386926, 1.739235, -1.819954,
            0.529839, -0.886052, -1.393709);
    private static final List<String> MEANINGS = List.of("L", "H", "k", "alpha", "c", "v",
            "log delta");
    private static final double[] LOW = {Math.log(0.001), Math.log(0.001), 0.5, -30, 0, -100, -30};
    private static final double[] HIGH = {Math.log(36_500), Math.log(36_500), 20, 30, 30, 100, 30};
    private static final double MIN_STABILITY = 0.001;
    private static final double MAX_STABILITY = 36_500;
    private static final double MAX_FAILURES = 50;
    private static final double LEAST_RECALL = 1e-6;
    private static final double SHORTEST = 1e-10;
    private static final double LONGEST = 36_500;

    /**
     * What SBD knows of the memory of one card.
     *
     * @param stability the scale of its forgetting curve, 0.001 to 36,500
     * @param grade the last rating, 0 for Again to 3 for Easy
     * @param failures the answers so far: 1 for each Again and a half for each Hard, at most 50
     */
    public record Memory(double stability, double grade, double failures) {}

    private final List<Double> parameters;
    private final double low;
    private final double root;
    private final double alpha;
    private final double exponent;
    private final double v;
    private final double delta;
    private final double logRatio;

    private Sbd(List<Double> parameters) {
        this.parameters = List.copyOf(parameters);
        low = parameters.get(0);
        logRatio = (parameters.get(1) - low) / 3;
        root = parameters.get(2);
        alpha = parameters.get(3);
        exponent = parameters.get(4);
        v = parameters.get(5);
        delta = Math.exp(parameters.get(6));
    }

    /** {@return the model with the default parameters} */
    public static Sbd ofDefaults() {
        return new Sbd(DEFAULTS);
    }

    /** {@return the default parameters} */
    public static List<Double> defaultParameters() {
        return DEFAULTS;
    }

    /**
     * The model with fitted parameters.
     *
     * @param parameters L, H, k, alpha, c, v and the logarithm of delta
     * @return the model
     * @throws IllegalArgumentException if the number or a value is wrong, or L is more than H; the
     *     message lists all
     */
    public static Sbd of(List<Double> parameters) {
        if (requireNonNull(parameters, "parameters").size() != PARAMETERS) {
            throw new IllegalArgumentException(
                    "there are " + parameters.size() + " parameters, SBD has 7");
        }
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < PARAMETERS; i++) {
            double value = parameters.get(i);
            if (!(value >= LOW[i] && value <= HIGH[i])) {
                problems.add(MEANINGS.get(i) + " is " + value + ", must be from " + LOW[i] + " to "
                        + HIGH[i]);
            }
        }
        if (parameters.get(1) < parameters.get(0)) {
            problems.add("H is " + parameters.get(1) + ", must not be less than L, "
                    + parameters.get(0));
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new Sbd(parameters);
    }

    /** {@return L, H, k, alpha, c, v and the logarithm of delta} */
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
        int grade = rating.value() - 1;
        return new Memory(stability(Math.exp(low + logRatio * grade)), grade, shortfall(rating));
    }

    private static double shortfall(Rating rating) {
        return Math.max(0, (3 - rating.value()) / 2.0);
    }

    @Override
    public Memory next(Memory memory, double elapsedDays, Rating rating) {
        double recall = retrievability(memory, elapsedDays);
        double next = memory.stability * (rating.recalled()
                ? Math.pow(recall, -1 / steepness(memory))
                : Math.pow(1 - recall, exponent));
        return new Memory(stability(next), rating.value() - 1.0,
                Math.min(MAX_FAILURES, memory.failures + shortfall(rating)));
    }

    private static double stability(double value) {
        return Math.clamp(value, MIN_STABILITY, MAX_STABILITY);
    }

    private double steepness(Memory memory) {
        return Math.exp(
                Math.clamp(alpha + exponent * Math.log(delta + memory.failures), -30, 30));
    }

    /** What a memory has aged at once, by its brittleness. */
    private double head(Memory memory) {
        return Math.exp(v / root - logRatio * memory.grade / 2) * Math.sqrt(memory.stability);
    }

    /** From 0.000001 to 0.999999, as in the source. */
    @Override
    public double retrievability(Memory memory, double elapsedDays) {
        double age = Math.pow(elapsedDays, 1 / root) + head(memory);
        return Math.clamp(Math.pow(1 + age / memory.stability, -steepness(memory)), LEAST_RECALL,
                1 - LEAST_RECALL);
    }

    @Override
    public double interval(Memory memory, double retention) {
        double age = memory.stability * (Math.pow(retention, -1 / steepness(memory)) - 1)
                - head(memory);
        return age <= 0 ? SHORTEST : Math.clamp(Math.pow(age, root), SHORTEST, LONGEST);
    }

    @Override
    public MemoryState toState(Memory memory) {
        return MemoryState.of(ID, 1, NAMES, memory.failures, memory.grade, memory.stability);
    }

    @Override
    public Memory fromState(MemoryState state) {
        if (!state.algorithm().equals(ID) || state.version() != 1) {
            throw new IllegalArgumentException("the memory is of '" + state.algorithm()
                    + "' version " + state.version()
                    + ", not of 'sbd' version 1; replay its reviews instead");
        }
        double stability = state.value("stability");
        double grade = state.value("grade");
        double failures = state.value("failures");
        if (!(stability > 0 && grade >= 0 && grade <= 3 && failures >= 0
                && failures <= MAX_FAILURES)) {
            throw new IllegalArgumentException("stability is " + stability + ", grade " + grade
                    + ", failures " + failures + ", must be more than 0, 0 to 3 and 0 to 50");
        }
        return new Memory(stability(stability), grade, failures);
    }

    /** The stability that the interval tells of a card without failures; ease is not used. */
    @Override
    public Memory estimate(double intervalDays, double ease, double retention) {
        double least = Math.log(MIN_STABILITY);
        double most = Math.log(MAX_STABILITY);
        while (most - least > 1e-12) {
            double middle = (least + most) / 2;
            if (retrievability(new Memory(Math.exp(middle), 2, 0), intervalDays) < retention) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return new Memory(Math.exp((least + most) / 2), 2, 0);
    }
}
