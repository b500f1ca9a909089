package dev.cardstock.scheduler.fit;

import static java.util.Objects.requireNonNull;

import dev.cardstock.scheduler.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The learning and relearning steps with which a learner recalls cards as often as desired, and what they
 * come from: how well the learner has recalled cards a short time after an answer. A step is advised
 * where it is shorter than half a day and at least 100 answers tell of it; without one, the algorithm
 * alone decides.
 *
 * <p>Source: open-spaced-repetition/ts-fsrs, {@code packages/binding}, {@code computeOptimalSteps}, and
 * open-spaced-repetition/fsrs4anki-helper.
 *
 * @param learning the steps of a new card, at most two
 * @param relearning the steps of a card that was forgotten, at most one
 * @param recalls what is known of each situation; one with fewer than 4 answers is not there
 */
public record StepAdvice(Steps learning, Steps relearning, Map<Situation, Recall> recalls) {
    private static final int LEAST_ANSWERS = 4;
    private static final int LEAST_FOR_ADVICE = 100;
    private static final double DAY = 86_400;
    private static final double LONGEST_STEP = DAY / 2;

    /** The answers after which a card was asked again. */
    public enum Situation {
        /** Again to a new card. */
        AGAIN,
        /** Hard to a new card. */
        HARD,
        /** Good to a new card. */
        GOOD,
        /** Again to a new card, then Good. */
        AGAIN_THEN_GOOD,
        /** Good to a new card, then Again. */
        GOOD_THEN_AGAIN,
        /** Again to a card that was asked on a later day than before. */
        LAPSE
    }

    /**
     * How well cards were recalled in a situation.
     *
     * @param answers how many
     * @param recalled the share of them that were recalled, 0 to 1
     * @param delay the time after which a card was asked, without the time that the answer took; half of
     *     the answers came sooner
     * @param stability the time after which 0.9 of them would have been recalled; a day if all or none
     *     were
     */
    public record Recall(int answers, double recalled, Duration delay, Duration stability) {}

    /** Checks the components, and copies the map. */
    public StepAdvice {
        requireNonNull(learning, "learning");
        requireNonNull(relearning, "relearning");
        recalls = Map.copyOf(recalls);
    }

    /**
     * Advises on steps.
     *
     * @param data the learner's answers
     * @param retention the desired probability of recall at the end of a step, more than 0 and less than
     *     1
     * @param decay the exponent of the forgetting curve, -1 to less than 0: in FSRS-6 minus its last
     *     parameter
     * @return the steps; none where too little is known
     * @throws IllegalArgumentException if a number is out of range
     */
    public static StepAdvice of(TrainingData data, double retention, double decay) {
        if (!(retention > 0 && retention < 1 && decay >= -1 && decay < 0)) {
            throw new IllegalArgumentException("the retention is " + retention + " and the decay "
                    + decay + ", must be between 0 and 1, and from -1 to less than 0");
        }
        Map<Situation, Recall> recalls = new EnumMap<>(Situation.class);
        delays(data).forEach((situation, delays) -> {
            Recall recall = delays.recall(decay);
            if (recall.answers >= LEAST_ANSWERS) {
                recalls.put(situation, recall);
            }
        });
        double share = factor(decay, retention) / factor(decay, 0.9);
        OptionalDouble again = known(recalls, Situation.AGAIN);
        double againStability = recalls.containsKey(Situation.AGAIN)
                ? seconds(recalls.get(Situation.AGAIN))
                : DAY;
        OptionalDouble second = Stream.of(
                scaled(known(recalls, Situation.HARD), 2, -againStability),
                known(recalls, Situation.GOOD), known(recalls, Situation.AGAIN_THEN_GOOD))
                .flatMapToDouble(OptionalDouble::stream)
                .min();
        List<Duration> learning = new ArrayList<>();
        step(again, share).ifPresent(seconds -> learning.add(duration(seconds)));
        step(second.isPresent()
                ? OptionalDouble.of(Math.max(againStability, second.getAsDouble()))
                : second, share).ifPresent(seconds -> learning.add(duration(seconds)));
        List<Duration> relearning = new ArrayList<>();
        step(known(recalls, Situation.LAPSE), share)
                .ifPresent(seconds -> relearning.add(duration(seconds)));
        return new StepAdvice(new Steps(learning), new Steps(relearning), recalls);
    }

    private static double factor(double decay, double retention) {
        return Math.pow(retention, 1 / decay) - 1;
    }

    private static OptionalDouble known(Map<Situation, Recall> recalls, Situation situation) {
        Recall recall = recalls.get(situation);
        return recall != null && recall.answers >= LEAST_FOR_ADVICE
                ? OptionalDouble.of(seconds(recall))
                : OptionalDouble.empty();
    }

    private static double seconds(Recall recall) {
        return recall.stability.toMillis() / 1000.0;
    }

    private static OptionalDouble scaled(OptionalDouble value, double by, double plus) {
        return value.isPresent()
                ? OptionalDouble.of(value.getAsDouble() * by + plus)
                : value;
    }

    private static OptionalDouble step(OptionalDouble stability, double share) {
        return stability.stream()
                .map(seconds -> Math.max(1, seconds * share))
                .filter(seconds -> seconds < LONGEST_STEP)
                .findAny();
    }

    private static Duration duration(double seconds) {
        return Duration.ofSeconds(Math.round(seconds));
    }

    private static Map<Situation, Delays> delays(TrainingData data) {
        Map<Situation, Delays> delays = new EnumMap<>(Situation.class);
        for (int card = 0; card < data.cards(); card++) {
            int first = data.starts[card];
            int end = data.starts[card + 1];
            for (int i = first + 1; i < end; i++) {
                Situation early = early(data.ratings[first], data.ratings[i - 1], i - first);
                if (early != null) {
                    add(delays, early, data, i);
                }
                if (i - 1 > first && data.days[i - 1] > 0 && data.ratings[i - 1] == 1) {
                    add(delays, Situation.LAPSE, data, i);
                }
            }
        }
        return delays;
    }

    /** The situation of a card's second or third answer. */
    private static @Nullable Situation early(int first, int before, int place) {
        if (place == 1) {
            return first == 1
                    ? Situation.AGAIN
                    : first == 2 ? Situation.HARD : first == 3 ? Situation.GOOD : null;
        }
        if (place == 2 && first == 1 && before == 3) {
            return Situation.AGAIN_THEN_GOOD;
        }
        return place == 2 && first == 3 && before == 1 ? Situation.GOOD_THEN_AGAIN : null;
    }

    private static void add(Map<Situation, Delays> delays, Situation situation,
            TrainingData data, int i) {
        double millis = data.times[i] - data.times[i - 1] - (double) data.durations[i];
        delays.computeIfAbsent(situation, any -> new Delays())
                .add(Math.max(0, millis / 1000), data.ratings[i] > 1);
    }
}
