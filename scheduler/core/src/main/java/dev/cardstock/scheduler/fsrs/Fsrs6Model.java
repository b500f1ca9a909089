package dev.cardstock.scheduler.fsrs;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.Rating;
import java.util.ArrayList;
import java.util.List;

/**
 * The formulas of FSRS-6, without dates, steps or rounding. Immutable and thread-safe.
 *
 * <p>Source: open-spaced-repetition/fsrs-rs 6.6, {@code src/model.rs} and
 * {@code src/parameter_clipper.rs}; the conversion of older parameters is that of
 * {@code src/inference.rs}.
 */
public final class Fsrs6Model {
    /** The number of parameters. */
    public static final int PARAMETERS = 21;

    /** The least stability, in days. */
    public static final double MIN_STABILITY = 0.001;

    /** The greatest stability, in days. */
    public static final double MAX_STABILITY = 36_500;

    private static final List<Double> DEFAULTS = List.of(0.212, 1.2931, 2.3065, 8.2956, 6.4133,
            0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014,
            1.8729, 0.5425, 0.0912, 0.0658, 0.1542);

    private static final double[] LOW = {0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0,
            0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0, 0.1};

    private static final double[] HIGH = {100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5,
            0.25,
            0.9, 4, 1, 6, 2, 2, 0.8, 0.8};

    private static final Fsrs6Model OF_DEFAULTS = new Fsrs6Model(DEFAULTS);

    /**
     * What FSRS knows of the memory of one card.
     *
     * @param stability the days after which the probability of recall has fallen to 0.9
     * @param difficulty how hard the card is, 1 to 10
     */
    public record Memory(double stability, double difficulty) {}

    private final List<Double> parameters;
    private final double[] w;
    private final double decay;
    private final double factor;

    private Fsrs6Model(List<Double> parameters) {
        this.parameters = parameters;
        w = parameters.stream().mapToDouble(Double::doubleValue).toArray();
        decay = -w[20];
        factor = Math.pow(0.9, 1 / decay) - 1;
    }

    /** {@return the model with the default parameters} */
    public static Fsrs6Model ofDefaults() {
        return OF_DEFAULTS;
    }

    /** {@return the default parameters} */
    public static List<Double> defaultParameters() {
        return DEFAULTS;
    }

    /**
     * The model with fitted parameters.
     *
     * @param parameters 21 of FSRS-6; 19 of FSRS-5 or 17 of FSRS-4.5 are converted
     * @return the model
     * @throws IllegalArgumentException if the number or a value is wrong; the message lists all
     */
    public static Fsrs6Model of(List<Double> parameters) {
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
        return new Fsrs6Model(converted);
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

    /** {@return the 21 parameters} */
    public List<Double> parameters() {
        return parameters;
    }

    /**
     * The memory after the first answer.
     *
     * @param rating the answer
     * @return the memory
     */
    public Memory initial(Rating rating) {
        return new Memory(stability(w[rating.value() - 1]),
                difficulty(initialDifficulty(rating.value())));
    }

    private double initialDifficulty(int grade) {
        return w[4] - Math.exp(w[5] * (grade - 1)) + 1;
    }

    /**
     * The memory after a further answer.
     *
     * @param memory the memory after the answer before
     * @param elapsedDays whole days since then, 0 on the same day
     * @param rating the answer
     * @return the memory
     */
    public Memory next(Memory memory, double elapsedDays, Rating rating) {
        double s = memory.stability;
        double d = memory.difficulty;
        int grade = rating.value();
        double next;
        if (elapsedDays <= 0) {
            double increase = Math.exp(w[17] * (grade - 3 + w[18])) * Math.pow(s, -w[19]);
            next = s * (grade >= 2 ? Math.max(1, increase) : increase);
        } else if (grade == 1) {
            double r = retrievability(elapsedDays, s);
            next = Math.min(
                    w[11] * Math.pow(d, -w[12]) * (Math.pow(s + 1, w[13]) - 1)
                            * Math.exp(w[14] * (1 - r)),
                    s / Math.exp(w[17] * w[18]));
        } else {
            double r = retrievability(elapsedDays, s);
            next = s * (1 + Math.exp(w[8]) * (11 - d) * Math.pow(s, -w[9])
                    * (Math.exp(w[10] * (1 - r)) - 1) * (grade == 2 ? w[15] : 1)
                    * (grade == 4 ? w[16] : 1));
        }
        double damped = d + (10 - d) / 9 * (-w[6] * (grade - 3));
        double reverted = w[7] * initialDifficulty(4) + (1 - w[7]) * damped;
        return new Memory(stability(next), difficulty(reverted));
    }

    private static double stability(double value) {
        return Math.min(MAX_STABILITY, Math.max(MIN_STABILITY, value));
    }

    private static double difficulty(double value) {
        return Math.min(10, Math.max(1, value));
    }

    /**
     * The probability of recall.
     *
     * @param days the time since the last answer, in days, 0 or more
     * @param stability the stability, in days
     * @return 0 to 1
     */
    public double retrievability(double days, double stability) {
        return Math.pow(1 + factor * days / stability, decay);
    }

    /**
     * The time after which the probability of recall has fallen to a value.
     *
     * @param stability the stability, in days
     * @param retention the probability, between 0 and 1
     * @return days, not rounded
     */
    public double interval(double stability, double retention) {
        return stability / factor * (Math.pow(retention, 1 / decay) - 1);
    }
}
