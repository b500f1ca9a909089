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
 * FSRS-6, which models memory by stability and difficulty and counts whole days. Immutable and
 * thread-safe. Its states hold {@code stability} (days) and {@code difficulty} (1 to 10).
 *
 * <p>Source: open-spaced-repetition/fsrs-rs 6.6, {@code src/model.rs}, {@code src/parameter_clipper.rs}
 * and {@code src/inference.rs}.
 */
public final class Fsrs6 implements MemoryModel<Fsrs6.Memory> {
    /** The id of the algorithm. */
    public static final String ID = "fsrs6";

    /** The number of parameters. */
    public static final int PARAMETERS = 21;

    /** The least stability, in days. */
    public static final double MIN_STABILITY = 0.001;

    /** The greatest stability, in days. */
    public static final double MAX_STABILITY = 36_500;

    private static final List<String> NAMES = List.of("difficulty", "stability");

    private static final List<Double> DEFAULTS = List.of(0.212, 1.2931, 2.3065, 8.2956, 6.4133,
            0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014,
            1.8729, 0.5425, 0.0912, 0.0658, 0.1542);

    private static final double[] LOW = {0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0,
            0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0, 0.1};

    private static final double[] HIGH = {100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5,
            0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8};

    private static final Fsrs6 OF_DEFAULTS = new Fsrs6(DEFAULTS);

    /**
     * What FSRS-6 knows of the memory of one card.
     *
     * @param stability the days after which the probability of recall has fallen to 0.9, 0.001 to
     *     36,500
     * @param difficulty how hard the card is, 1 to 10
     */
    public record Memory(double stability, double difficulty) {}

    private final List<Double> parameters;
    private final double[] w;
    private final double decay;
    private final double factor;

    // What depends on the parameters alone.
    private final double growth;
    private final double lapseLimit;
    private final double easiest;

    private Fsrs6(List<Double> parameters) {
        this.parameters = parameters;
        w = parameters.stream().mapToDouble(Double::doubleValue).toArray();
        decay = -w[20];
        factor = Math.pow(0.9, 1 / decay) - 1;
        growth = Math.exp(w[8]);
        lapseLimit = Math.exp(-w[17] * w[18]);
        easiest = initialDifficulty(4);
    }

    /** {@return the model with the default parameters} */
    public static Fsrs6 ofDefaults() {
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
     * @param parameters 21 of FSRS-6; 19 of FSRS-5 or 17 of FSRS-4.5 are converted
     * @return the model
     * @throws IllegalArgumentException if the number or a value is wrong; the message lists all
     */
    public static Fsrs6 of(List<Double> parameters) {
        requireNonNull(parameters, "parameters");
        List<Double> converted = switch (parameters.size()) {
            case 21 -> List.copyOf(parameters);
            case 19 -> extended(parameters, 0.0, 0.5);
            case 17 -> extended(fromFsrs45(parameters), 0.0, 0.0, 0.0, 0.5);
            default -> throw new IllegalArgumentException("there are " + parameters.size()
                    + " parameters, FSRS-6 has 21 (19 of FSRS-5 and 17 of FSRS-4.5 are converted)");
        };
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < PARAMETERS; i++) {
            double value = converted.get(i);
            if (!(value >= LOW[i] && value <= HIGH[i])) {
                problems.add(
                        "w" + i + " is " + value + ", must be from " + LOW[i] + " to " + HIGH[i]);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new Fsrs6(converted);
    }

    private static List<Double> fromFsrs45(List<Double> old) {
        List<Double> w = new ArrayList<>(old);
        w.set(4, old.get(4) + 2 * old.get(5));
        w.set(5, Math.log(3 * old.get(5) + 1) / 3);
        w.set(6, old.get(6) + 0.5);
        return w;
    }

    private static List<Double> extended(List<Double> parameters, Double... more) {
        List<Double> all = new ArrayList<>(parameters);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    /**
     * The model for a number of relearning steps. With several, the gain of answers on the same day
     * (w17 and w18) is limited, so that going through them does not make up for a lapse; parameters
     * above the limit are lowered to it.
     *
     * @param steps the number of relearning steps, 0 or more
     * @return the model, this one if nothing is above the limit
     */
    public Fsrs6 forRelearningSteps(int steps) {
        double limit = sameDayLimit(steps, w[11], w[13], w[14]);
        if (w[17] <= limit && w[18] <= limit) {
            return this;
        }
        List<Double> limited = new ArrayList<>(parameters);
        limited.set(17, Math.min(limit, w[17]));
        limited.set(18, Math.min(limit, w[18]));
        return new Fsrs6(List.copyOf(limited));
    }

    /**
     * How great w17 and w18 may be for a number of relearning steps.
     *
     * <p>Source: fsrs-rs, {@code src/parameter_clipper.rs}.
     *
     * @param steps the number of relearning steps, 0 or more
     * @param w11 the parameter of that number
     * @param w13 the parameter of that number
     * @param w14 the parameter of that number
     * @return the limit, 2 where there are no steps or one
     */
    public static double sameDayLimit(int steps, double w11, double w13, double w14) {
        return steps <= 1
                ? 2
                : Math.min(2, Math.sqrt(Math.max(0.01,
                        -(Math.log(w11) + Math.log(Math.pow(2, w13) - 1) + 0.3 * w14) / steps)));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean fractionalDays() {
        return false;
    }

    /** {@return the 21 parameters} */
    public List<Double> parameters() {
        return parameters;
    }

    @Override
    public Memory initial(Rating rating) {
        return new Memory(stability(w[rating.value() - 1]),
                difficulty(initialDifficulty(rating.value())));
    }

    private double initialDifficulty(int grade) {
        return w[4] - Math.exp(w[5] * (grade - 1)) + 1;
    }

    @Override
    public Memory next(Memory memory, double elapsedDays, Rating rating) {
        double s = memory.stability;
        double d = memory.difficulty;
        int grade = rating.value();
        double next;
        if (elapsedDays <= 0) {
            next = sameDay(s, Math.pow(s, -w[19]), grade);
        } else {
            double r = retrievability(memory, elapsedDays);
            next = grade == 1 ? lapse(s, d, r) : s * (1 + gain(s, d, r) * bonus(grade));
        }
        return new Memory(stability(next), nextDifficulty(d, grade));
    }

    @Override
    public Outcomes<Memory> outcomes(Memory memory, double elapsedDays) {
        double s = memory.stability;
        double d = memory.difficulty;
        if (elapsedDays <= 0) {
            double power = Math.pow(s, -w[19]);
            return new Outcomes<>(memory(sameDay(s, power, 1), d, 1),
                    memory(sameDay(s, power, 2), d, 2), memory(sameDay(s, power, 3), d, 3),
                    memory(sameDay(s, power, 4), d, 4));
        }
        double r = retrievability(memory, elapsedDays);
        double gain = gain(s, d, r);
        return new Outcomes<>(memory(lapse(s, d, r), d, 1),
                memory(s * (1 + gain * bonus(2)), d, 2), memory(s * (1 + gain * bonus(3)), d, 3),
                memory(s * (1 + gain * bonus(4)), d, 4));
    }

    private Memory memory(double stability, double difficulty, int grade) {
        return new Memory(stability(stability), nextDifficulty(difficulty, grade));
    }

    private double sameDay(double s, double power, int grade) {
        double increase = Math.exp(w[17] * (grade - 3 + w[18])) * power;
        return s * (grade >= 2 ? Math.max(1, increase) : increase);
    }

    private double lapse(double s, double d, double r) {
        return Math.min(w[11] * Math.pow(d, -w[12]) * (Math.pow(s + 1, w[13]) - 1)
                * Math.exp(w[14] * (1 - r)), s * lapseLimit);
    }

    private double gain(double s, double d, double r) {
        return growth * (11 - d) * Math.pow(s, -w[9]) * Math.expm1(w[10] * (1 - r));
    }

    private double bonus(int grade) {
        return grade == 2 ? w[15] : grade == 4 ? w[16] : 1;
    }

    private double nextDifficulty(double d, int grade) {
        double damped = d + (10 - d) / 9 * (-w[6] * (grade - 3));
        return difficulty(w[7] * easiest + (1 - w[7]) * damped);
    }

    private static double stability(double value) {
        return Math.min(MAX_STABILITY, Math.max(MIN_STABILITY, value));
    }

    private static double difficulty(double value) {
        return Math.min(10, Math.max(1, value));
    }

    @Override
    public double retrievability(Memory memory, double elapsedDays) {
        return Math.pow(1 + factor * elapsedDays / memory.stability, decay);
    }

    @Override
    public double interval(Memory memory, double retention) {
        return memory.stability / factor * (Math.pow(retention, 1 / decay) - 1);
    }

    @Override
    public MemoryState toState(Memory memory) {
        return MemoryState.of(ID, 1, NAMES, memory.difficulty, memory.stability);
    }

    @Override
    public Memory fromState(MemoryState state) {
        if (!state.algorithm().equals(ID) || state.version() != 1) {
            throw new IllegalArgumentException("the memory is of '" + state.algorithm()
                    + "' version " + state.version()
                    + ", not of 'fsrs6' version 1; replay its reviews instead");
        }
        double stability = state.value("stability");
        double difficulty = state.value("difficulty");
        if (!(stability > 0 && difficulty >= 1 && difficulty <= 10)) {
            throw new IllegalArgumentException("stability is " + stability + " and difficulty "
                    + difficulty + ", must be more than 0 and 1 to 10");
        }
        return new Memory(stability(stability), difficulty);
    }

    /**
     * Estimates a memory from a state of SM-2.
     *
     * <p>Source: fsrs-rs, {@code memory_state_from_sm2}.
     */
    @Override
    public Memory estimate(double intervalDays, double ease, double retention) {
        double s = stability(
                Math.max(intervalDays, MIN_STABILITY) * factor
                        / (Math.pow(retention, 1 / decay) - 1));
        double d = 11 - (ease - 1) / easeShare(s, retention);
        return new Memory(s, difficulty(Double.isNaN(d) ? 10 : d));
    }

    /**
     * The ease that SM-2 would have for a memory: the factor by which the interval grows if the card
     * is recalled when it falls due. The inverse of {@link #estimate}, where the difficulty is not
     * limited.
     *
     * @param memory the memory
     * @param retention the probability of recall at the end of its intervals, between 0 and 1
     * @return the ease, 1.3 or more
     */
    public double ease(Memory memory, double retention) {
        return Math.max(1.3,
                1 + (11 - memory.difficulty) * easeShare(memory.stability, retention));
    }

    private double easeShare(double s, double retention) {
        return growth * Math.pow(s, -w[9]) * Math.expm1(w[10] * (1 - retention));
    }

    /** Whether it is an FSRS-6 with the same parameters. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fsrs6 that && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    @Override
    public String toString() {
        return "Fsrs6" + parameters;
    }
}
