package dev.cardstock.scheduler.fsrs;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.DayBoundary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of {@link Fsrs6}.
 *
 * @param parameters the 21 parameters; 19 or 17 of older versions are converted
 * @param desiredRetention the probability of recall at which a card falls due, 0.01 to 0.999
 * @param learningSteps the steps of a new card, each positive; may be empty
 * @param relearningSteps the steps after a lapse, each positive; may be empty
 * @param maximumIntervalDays the longest interval, 1 to 36,500 days
 * @param days when the learner's day begins
 */
public record Fsrs6Config(List<Double> parameters, double desiredRetention,
        List<Duration> learningSteps, List<Duration> relearningSteps, int maximumIntervalDays,
        DayBoundary days) {
    private static final Fsrs6Config DEFAULTS = new Fsrs6Config(Fsrs6Model.defaultParameters(), 0.9,
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10)), List.of(Duration.ofMinutes(10)),
            36_500, DayBoundary.DEFAULT);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is out of range; the message lists all
     */
    public Fsrs6Config {
        List<String> problems = new ArrayList<>();
        try {
            parameters = Fsrs6Model.of(parameters).parameters();
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        if (!(desiredRetention >= 0.01 && desiredRetention <= 0.999)) {
            problems.add(
                    "desiredRetention is " + desiredRetention + ", must be from 0.01 to 0.999");
        }
        if (maximumIntervalDays < 1 || maximumIntervalDays > 36_500) {
            problems.add("maximumIntervalDays is " + maximumIntervalDays
                    + ", must be from 1 to 36500");
        }
        learningSteps = List.copyOf(learningSteps);
        relearningSteps = List.copyOf(relearningSteps);
        for (List<Duration> steps : List.of(learningSteps, relearningSteps)) {
            if (steps.stream().anyMatch(step -> step.isZero() || step.isNegative())) {
                problems.add("steps are " + steps + ", each must be positive");
            }
        }
        requireNonNull(days, "days");
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** {@return default parameters, 0.9, steps of 1 and 10 minutes, 10 minutes after a lapse} */
    public static Fsrs6Config defaults() {
        return DEFAULTS;
    }

    /**
     * Changes the parameters.
     *
     * @param newParameters 21, 19 or 17 of them
     * @return the changed settings
     */
    public Fsrs6Config withParameters(List<Double> newParameters) {
        return new Fsrs6Config(newParameters, desiredRetention, learningSteps, relearningSteps,
                maximumIntervalDays, days);
    }

    /**
     * Changes the desired retention.
     *
     * @param probability 0.01 to 0.999
     * @return the changed settings
     */
    public Fsrs6Config withDesiredRetention(double probability) {
        return new Fsrs6Config(parameters, probability, learningSteps, relearningSteps,
                maximumIntervalDays, days);
    }

    /**
     * Changes the steps.
     *
     * @param learning those of a new card; may be empty
     * @param relearning those after a lapse; may be empty
     * @return the changed settings
     */
    public Fsrs6Config withSteps(List<Duration> learning, List<Duration> relearning) {
        return new Fsrs6Config(parameters, desiredRetention, learning, relearning,
                maximumIntervalDays, days);
    }

    /**
     * Changes the longest interval.
     *
     * @param maximum 1 to 36,500 days
     * @return the changed settings
     */
    public Fsrs6Config withMaximumIntervalDays(int maximum) {
        return new Fsrs6Config(parameters, desiredRetention, learningSteps, relearningSteps,
                maximum,
                days);
    }

    /**
     * Changes when the learner's day begins.
     *
     * @param boundary zone and time
     * @return the changed settings
     */
    public Fsrs6Config withDays(DayBoundary boundary) {
        return new Fsrs6Config(parameters, desiredRetention, learningSteps, relearningSteps,
                maximumIntervalDays, boundary);
    }
}
