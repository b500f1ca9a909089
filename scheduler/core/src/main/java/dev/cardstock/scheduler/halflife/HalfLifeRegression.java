package dev.cardstock.scheduler.halflife;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.MemoryModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Half-life regression: the half-life of a memory is two to the power of a weighted sum of the square
 * roots of one more than the right and the wrong answers. It counts fractions of a day. Again is wrong,
 * the other ratings are right. Immutable and thread-safe. Its states hold {@code right} and
 * {@code wrong}.
 *
 * <p>Source: B. Settles and B. Meeder, "A Trainable Spaced Repetition Model for Language Learning", ACL
 * 2016, with the limits of duolingo/halflife-regression; the default weights are those of
 * open-spaced-repetition/srs-benchmark, {@code models/hlr.py}.
 */
public final class HalfLifeRegression implements MemoryModel<HalfLifeRegression.Memory> {
    /** The id of the algorithm. */
    public static final String ID = "hlr";

    /** The shortest half-life, in days: 15 minutes. */
    public static final double MIN_HALF_LIFE = 15.0 / (24 * 60);

    /** The longest half-life, in days: nine months. */
    public static final double MAX_HALF_LIFE = 274;

    private static final List<String> NAMES = List.of("right", "wrong");
    private static final List<Double> DEFAULTS = List.of(2.5819, -0.8674, 2.7245);
    private static final double MAX_WEIGHT = 100;

    /**
     * What half-life regression knows of one card.
     *
     * @param right how often it was recalled, 0 or more; a fraction if it was estimated
     * @param wrong how often it was not, 0 or more
     */
    public record Memory(double right, double wrong) {}

    private final List<Double> weights;
    private final double ofRight;
    private final double ofWrong;
    private final double bias;

    private HalfLifeRegression(List<Double> weights) {
        this.weights = List.copyOf(weights);
        ofRight = weights.get(0);
        ofWrong = weights.get(1);
        bias = weights.get(2);
    }

    /** {@return the model with the default weights} */
    public static HalfLifeRegression ofDefaults() {
        return new HalfLifeRegression(DEFAULTS);
    }

    /**
     * The model with fitted weights.
     *
     * @param weights those of right answers (more than 0), of wrong answers (0 or less) and the bias
     * @return the model
     * @throws IllegalArgumentException if the number or a value is wrong; the message lists all
     */
    public static HalfLifeRegression of(List<Double> weights) {
        if (requireNonNull(weights, "weights").size() != 3) {
            throw new IllegalArgumentException("there are " + weights.size()
                    + " weights, there must be 3: of right answers, of wrong answers, bias");
        }
        List<String> problems = new ArrayList<>();
        range(problems, "the weight of right answers", weights.get(0), 1e-6, MAX_WEIGHT);
        range(problems, "the weight of wrong answers", weights.get(1), -MAX_WEIGHT, 0);
        range(problems, "the bias", weights.get(2), -MAX_WEIGHT, MAX_WEIGHT);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new HalfLifeRegression(weights);
    }

    private static void range(List<String> problems, String what, double value, double min,
            double max) {
        if (!(value >= min && value <= max)) {
            problems.add(what + " is " + value + ", must be from " + min + " to " + max);
        }
    }

    /** {@return the weights of right answers, of wrong answers, and the bias} */
    public List<Double> weights() {
        return weights;
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
        return next(new Memory(0, 0), 0, rating);
    }

    @Override
    public Memory next(Memory memory, double elapsedDays, Rating rating) {
        return rating.recalled()
                ? new Memory(memory.right + 1, memory.wrong)
                : new Memory(memory.right, memory.wrong + 1);
    }

    /**
     * The time after which the probability of recall is a half.
     *
     * @param memory the memory
     * @return days, from {@link #MIN_HALF_LIFE} to {@link #MAX_HALF_LIFE}
     */
    public double halfLife(Memory memory) {
        double exponent = ofRight * Math.sqrt(1 + memory.right)
                + ofWrong * Math.sqrt(1 + memory.wrong) + bias;
        return Math.clamp(Math.pow(2, exponent), MIN_HALF_LIFE, MAX_HALF_LIFE);
    }

    /** From 0.0001 to 0.9999, as in the source. */
    @Override
    public double retrievability(Memory memory, double elapsedDays) {
        return Math.clamp(Math.pow(2, -elapsedDays / halfLife(memory)), 0.0001, 0.9999);
    }

    @Override
    public double interval(Memory memory, double retention) {
        return -halfLife(memory) * Math.log(retention) / Math.log(2);
    }

    @Override
    public MemoryState toState(Memory memory) {
        return MemoryState.of(ID, 1, NAMES, memory.right, memory.wrong);
    }

    @Override
    public Memory fromState(MemoryState state) {
        if (!state.algorithm().equals(ID) || state.version() != 1) {
            throw new IllegalArgumentException("the memory is of '" + state.algorithm()
                    + "' version " + state.version()
                    + ", not of 'hlr' version 1; replay its reviews instead");
        }
        Memory memory = new Memory(state.value("right"), state.value("wrong"));
        if (!(memory.right >= 0 && memory.wrong >= 0)) {
            throw new IllegalArgumentException("right is " + memory.right + ", wrong "
                    + memory.wrong + ", must be 0 or more");
        }
        return memory;
    }

    /**
     * As many right answers, or if the half-life that the interval tells is shorter than that of a card
     * never answered, wrong ones, as give that half-life; ease is not used.
     */
    @Override
    public Memory estimate(double intervalDays, double ease, double retention) {
        double halfLife = Math.clamp(-intervalDays * Math.log(2) / Math.log(retention),
                MIN_HALF_LIFE, MAX_HALF_LIFE);
        double exponent = Math.log(halfLife) / Math.log(2);
        double right = (exponent - ofWrong - bias) / ofRight;
        if (right >= 1) {
            return new Memory(right * right - 1, 0);
        }
        double wrong = (exponent - ofRight - bias) / ofWrong;
        return new Memory(0, wrong >= 1 && Double.isFinite(wrong) ? wrong * wrong - 1 : 0);
    }
}
