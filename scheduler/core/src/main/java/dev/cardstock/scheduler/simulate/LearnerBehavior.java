package dev.cardstock.scheduler.simulate;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Rating;
import dev.cardstock.review.ReviewLog;
import java.util.ArrayList;
import java.util.List;

/**
 * How a learner answers: which ratings they give, and how long they take. Whether a card in review is
 * recalled is not their habit but a matter of memory, which the {@link Simulator} asks its model.
 *
 * <p>Chances need not sum to 1; each counts by its share of the sum. Immutable and thread-safe.
 *
 * @param firstRatings the chances of the ratings of a new card
 * @param recallRatings the chances of Hard, Good and Easy for a card in review that is recalled; 0 for
 *     Again
 * @param learningSteps the chances in the steps of a new card
 * @param relearningSteps the chances in the steps of a card that was forgotten
 * @param learningSeconds how long an answer to a new card takes, at first and in its steps
 * @param reviewSeconds how long an answer to a card in review takes
 * @param relearningSeconds how long an answer in the steps of a forgotten card takes
 */
public record LearnerBehavior(PerRating firstRatings, PerRating recallRatings,
        StepRatings learningSteps, StepRatings relearningSteps, PerRating learningSeconds,
        PerRating reviewSeconds, PerRating relearningSeconds) {
    private static final double MAX_SECONDS = 86_400;
    private static final double MAX_WEIGHT = 1e12;

    private static final LearnerBehavior DEFAULTS = new LearnerBehavior(
            new PerRating(0.24, 0.094, 0.495, 0.171), new PerRating(0, 0.224, 0.631, 0.145),
            new StepRatings(new PerRating(0.3686, 0.0628, 0.5108, 0.0577),
                    new PerRating(0.0442, 0.4553, 0.4457, 0.0549),
                    new PerRating(0.0519, 0.047, 0.8462, 0.055)),
            new StepRatings(new PerRating(0.2157, 0.0643, 0.6595, 0.0604),
                    new PerRating(0.05, 0.4638, 0.4475, 0.0387),
                    new PerRating(0.1057, 0.1434, 0.7266, 0.0244)),
            new PerRating(19.58, 18.79, 13.78, 10.71), new PerRating(19.38, 17.59, 12.38, 8.94),
            new PerRating(16.44, 15.25, 12.32, 8.03));

    /**
     * The chances of the ratings that a learner gives to a card that comes again on the same day, by the
     * rating before.
     *
     * @param afterAgain the chances after Again
     * @param afterHard the chances after Hard
     * @param afterGood the chances after Good; they hold after Easy too, where a scheduler lets a card
     *     come again on the same day even then
     */
    public record StepRatings(PerRating afterAgain, PerRating afterHard, PerRating afterGood) {
        /** Checks the components. */
        public StepRatings {
            requireNonNull(afterAgain, "afterAgain");
            requireNonNull(afterHard, "afterHard");
            requireNonNull(afterGood, "afterGood");
        }

        /**
         * The chances after a rating.
         *
         * @param rating the rating before
         * @return the chances of the next
         */
        public PerRating after(Rating rating) {
            return switch (rating) {
                case AGAIN -> afterAgain;
                case HARD -> afterHard;
                case GOOD, EASY -> afterGood;
            };
        }
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a chance is negative, more than 1e12 or not a number, those of
     *     one choice are all 0, that of Again among {@code recallRatings} is not 0, or seconds are not
     *     from 0 to 86,400; the message lists all
     */
    public LearnerBehavior {
        requireNonNull(learningSteps, "learningSteps");
        requireNonNull(relearningSteps, "relearningSteps");
        List<String> problems = new ArrayList<>();
        chances("firstRatings", firstRatings, problems);
        chances("recallRatings", recallRatings, problems);
        if (recallRatings.again() != 0) {
            problems.add("recallRatings has " + recallRatings.again() + " for Again, must be 0");
        }
        chances("learningSteps after Again", learningSteps.afterAgain, problems);
        chances("learningSteps after Hard", learningSteps.afterHard, problems);
        chances("learningSteps after Good", learningSteps.afterGood, problems);
        chances("relearningSteps after Again", relearningSteps.afterAgain, problems);
        chances("relearningSteps after Hard", relearningSteps.afterHard, problems);
        chances("relearningSteps after Good", relearningSteps.afterGood, problems);
        seconds("learningSeconds", learningSeconds, problems);
        seconds("reviewSeconds", reviewSeconds, problems);
        seconds("relearningSeconds", relearningSeconds, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static void chances(String name, PerRating value, List<String> problems) {
        if (!requireNonNull(value, name).within(MAX_WEIGHT) || !(value.sum() > 0)) {
            problems.add(name + " are " + value
                    + ", each must be from 0 to 1e12 and one of them more than 0");
        }
    }

    private static void seconds(String name, PerRating value, List<String> problems) {
        if (!requireNonNull(value, name).within(MAX_SECONDS)) {
            problems.add(name + " are " + value + ", each must be from 0 to 86400");
        }
    }

    /**
     * An average learner.
     *
     * <p>Source: the defaults of {@code SimulatorConfig} in open-spaced-repetition/fsrs-rs 6,
     * {@code src/simulation.rs}, which were measured from the logs of many users of Anki.
     *
     * @return the behavior
     */
    public static LearnerBehavior defaults() {
        return DEFAULTS;
    }

    /**
     * What a log tells of its learner. Any log gives a valid behavior:
     *
     * <ul>
     * <li>An answer counts as that of a new card if it is the card's first in the log (or since it was
     *     made new again), as a step if an earlier one was given on the same day, else as a review. Steps
     *     on the day of the first answer are learning steps, others relearning steps. Cramming and
     *     changes by hand are left out.
     * <li>Chances are the shares of the ratings, where the {@linkplain #defaults() defaults} count like
     *     20 further answers: a log that is empty gives the defaults, and one that never uses a rating
     *     still leaves it a small chance.
     * <li>Seconds are means. Durations of 0 are unknown and do not count; one that is longer than ten
     *     times the median of the log, or than 20 minutes, counts as that long, as the learner was
     *     interrupted. The defaults count like 20 further answers here too.
     * </ul>
     *
     * @param log the reviews
     * @param days when the learner's day begins
     * @return the behavior
     */
    public static LearnerBehavior of(ReviewLog log, DayBoundary days) {
        return new BehaviorFromLog(requireNonNull(days, "days")).read(requireNonNull(log, "log"));
    }

    /** {@return a builder that begins with {@link #defaults()}} */
    public static Builder builder() {
        return DEFAULTS.toBuilder();
    }

    /** {@return a builder that begins with this behavior} */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a behavior. Not thread-safe. */
    public static final class Builder {
        private PerRating firstRatings;
        private PerRating recallRatings;
        private StepRatings learningSteps;
        private StepRatings relearningSteps;
        private PerRating learningSeconds;
        private PerRating reviewSeconds;
        private PerRating relearningSeconds;

        private Builder(LearnerBehavior from) {
            firstRatings = from.firstRatings;
            recallRatings = from.recallRatings;
            learningSteps = from.learningSteps;
            relearningSteps = from.relearningSteps;
            learningSeconds = from.learningSeconds;
            reviewSeconds = from.reviewSeconds;
            relearningSeconds = from.relearningSeconds;
        }

        /**
         * Sets the chances of the ratings of a new card.
         *
         * @param chances each 0 or more, not all 0
         * @return this builder
         */
        public Builder firstRatings(PerRating chances) {
            firstRatings = chances;
            return this;
        }

        /**
         * Sets the chances of the ratings of a card in review that is recalled; at least one is more
         * than 0.
         *
         * @param hard the chance of Hard
         * @param good the chance of Good
         * @param easy the chance of Easy
         * @return this builder
         */
        public Builder recallRatings(double hard, double good, double easy) {
            recallRatings = new PerRating(0, hard, good, easy);
            return this;
        }

        /**
         * Sets the chances of the ratings in the steps of a new card.
         *
         * @param chances by the rating before
         * @return this builder
         */
        public Builder learningSteps(StepRatings chances) {
            learningSteps = chances;
            return this;
        }

        /**
         * Sets the chances of the ratings in the steps of a card that was forgotten.
         *
         * @param chances by the rating before
         * @return this builder
         */
        public Builder relearningSteps(StepRatings chances) {
            relearningSteps = chances;
            return this;
        }

        /**
         * Sets how long an answer to a new card takes, at first and in its steps.
         *
         * @param seconds each from 0 to 86,400
         * @return this builder
         */
        public Builder learningSeconds(PerRating seconds) {
            learningSeconds = seconds;
            return this;
        }

        /**
         * Sets how long an answer to a card in review takes.
         *
         * @param seconds each from 0 to 86,400
         * @return this builder
         */
        public Builder reviewSeconds(PerRating seconds) {
            reviewSeconds = seconds;
            return this;
        }

        /**
         * Sets how long an answer in the steps of a forgotten card takes.
         *
         * @param seconds each from 0 to 86,400
         * @return this builder
         */
        public Builder relearningSeconds(PerRating seconds) {
            relearningSeconds = seconds;
            return this;
        }

        /**
         * Builds the behavior.
         *
         * @return the behavior
         * @throws IllegalArgumentException if something is out of range; the message lists all
         */
        public LearnerBehavior build() {
            return new LearnerBehavior(firstRatings, recallRatings, learningSteps, relearningSteps,
                    learningSeconds, reviewSeconds, relearningSeconds);
        }
    }
}
