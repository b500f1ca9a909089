package dev.cardstock.scheduler.simulate;

import static java.util.Objects.requireNonNull;

import dev.cardstock.scheduler.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long is simulated, what there is to learn, and what the learner sets. Immutable and thread-safe.
 *
 * <p>What a run may cost is limited: at most {@value #MAX_CARDS} cards, and at most
 * {@value #MAX_CARD_DAYS} cards times days.
 */
public final class SimulationSettings {
    /** The most cards that a run may have, those that the learner has already included. */
    public static final int MAX_CARDS = 1_000_000;

    /** The greatest product of cards and days that a run may have. */
    public static final long MAX_CARD_DAYS = 1_000_000_000;

    /** The most days that a run may have. */
    public static final int MAX_DAYS = 36_500;

    /** In which order due cards are answered, which matters where a limit leaves some out. */
    public enum ReviewOrder {
        /** Those first that fell due first. */
        DUE,
        /** Those first that are the least likely to be recalled. */
        RETRIEVABILITY_ASCENDING,
        /** Those first that are the most likely to be recalled. */
        RETRIEVABILITY_DESCENDING
    }

    private static final Duration DAY = Duration.ofDays(1);

    private static final SimulationSettings DEFAULTS = new Builder().build();

    private final int days;
    private final int newCards;
    private final int newPerDay;
    private final int reviewsPerDay;
    private final Duration timePerDay;
    private final boolean newIgnoreReviewLimit;
    private final ReviewOrder order;
    private final double desiredRetention;
    private final int maximumIntervalDays;
    private final Steps learning;
    private final Steps relearning;
    private final LearnerBehavior behavior;
    private final long seed;

    private SimulationSettings(Builder builder) {
        days = builder.days;
        newCards = builder.newCards;
        newPerDay = builder.newPerDay;
        reviewsPerDay = builder.reviewsPerDay;
        timePerDay = builder.timePerDay;
        newIgnoreReviewLimit = builder.newIgnoreReviewLimit;
        order = builder.order;
        desiredRetention = builder.desiredRetention;
        maximumIntervalDays = builder.maximumIntervalDays;
        learning = builder.learning;
        relearning = builder.relearning;
        behavior = builder.behavior;
        seed = builder.seed;
        List<String> problems = new ArrayList<>();
        within("days", days, 1, MAX_DAYS, problems);
        within("newCards", newCards, 0, MAX_CARDS, problems);
        within("newPerDay", newPerDay, 0, Integer.MAX_VALUE, problems);
        within("reviewsPerDay", reviewsPerDay, 0, Integer.MAX_VALUE, problems);
        if (timePerDay.isNegative() || timePerDay.compareTo(DAY) > 0) {
            problems.add("timePerDay is " + timePerDay + ", must be from 0 to 24 hours");
        }
        if (!(desiredRetention >= 0.01 && desiredRetention <= 0.999)) {
            problems.add("desiredRetention is " + desiredRetention
                    + ", must be from 0.01 to 0.999");
        }
        within("maximumIntervalDays", maximumIntervalDays, 1, 36_500, problems);
        steps("learning", learning, problems);
        steps("relearning", relearning, problems);
        if (problems.isEmpty()) {
            checkSize(newCards, days, problems);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static void within(String name, int value, int least, int most,
            List<String> problems) {
        if (value < least || value > most) {
            problems.add(name + " is " + value + ", must be from " + least + " to " + most);
        }
    }

    private static void steps(String name, Steps steps, List<String> problems) {
        if (steps.delays().stream().anyMatch(delay -> delay.compareTo(DAY) >= 0)) {
            problems.add(name + " is " + steps.delays()
                    + ", each step must be less than a day (a scheduler may have longer ones)");
        }
    }

    static void checkSize(long cards, int days, List<String> problems) {
        if (cards > MAX_CARDS) {
            problems.add("there are " + cards + " cards, must be at most " + MAX_CARDS);
        } else if (cards * days > MAX_CARD_DAYS) {
            problems.add("cards times days is " + cards + " times " + days + ", must be at most "
                    + MAX_CARD_DAYS);
        }
    }

    /**
     * A year in which 1,000 new cards are learned, 20 a day and within 200 reviews and 24 hours a day,
     * due cards in the order of their due days; a desired retention of 0.9, intervals of up to 36,500 days, steps of 1 and 10 minutes, 10
     * minutes after a lapse; an average learner; seed 0.
     *
     * @return the settings
     */
    public static SimulationSettings defaults() {
        return DEFAULTS;
    }

    /** {@return a builder that begins with {@link #defaults()}} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that begins with these settings} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.days = days;
        builder.newCards = newCards;
        builder.newPerDay = newPerDay;
        builder.reviewsPerDay = reviewsPerDay;
        builder.timePerDay = timePerDay;
        builder.newIgnoreReviewLimit = newIgnoreReviewLimit;
        builder.order = order;
        builder.desiredRetention = desiredRetention;
        builder.maximumIntervalDays = maximumIntervalDays;
        builder.learning = learning;
        builder.relearning = relearning;
        builder.behavior = behavior;
        builder.seed = seed;
        return builder;
    }

    /** {@return how many days are simulated} */
    public int days() {
        return days;
    }

    /** {@return how many new cards there are, beside those that the learner has already} */
    public int newCards() {
        return newCards;
    }

    /** {@return the most new cards a day} */
    public int newPerDay() {
        return newPerDay;
    }

    /** {@return the most reviews a day} */
    public int reviewsPerDay() {
        return reviewsPerDay;
    }

    /** {@return the time after which no further card is begun on a day} */
    public Duration timePerDay() {
        return timePerDay;
    }

    /** {@return whether new cards may be learned where the limit of reviews is reached} */
    public boolean newIgnoreReviewLimit() {
        return newIgnoreReviewLimit;
    }

    /** {@return in which order due cards are answered} */
    public ReviewOrder order() {
        return order;
    }

    /** {@return the probability of recall at which a card falls due} */
    public double desiredRetention() {
        return desiredRetention;
    }

    /** {@return the longest interval, in days} */
    public int maximumIntervalDays() {
        return maximumIntervalDays;
    }

    /** {@return the steps of a new card} */
    public Steps learning() {
        return learning;
    }

    /** {@return the steps of a card that was forgotten} */
    public Steps relearning() {
        return relearning;
    }

    /** {@return how the learner answers} */
    public LearnerBehavior behavior() {
        return behavior;
    }

    /** {@return what chance is drawn from, beside card and repetition} */
    public long seed() {
        return seed;
    }

    /** Builds settings. Not thread-safe. */
    public static final class Builder {
        private int days = 365;
        private int newCards = 1_000;
        private int newPerDay = 20;
        private int reviewsPerDay = 200;
        private Duration timePerDay = DAY;
        private boolean newIgnoreReviewLimit;
        private ReviewOrder order = ReviewOrder.DUE;
        private double desiredRetention = 0.9;
        private int maximumIntervalDays = 36_500;
        private Steps learning = Steps.ofMinutes(1, 10);
        private Steps relearning = Steps.ofMinutes(10);
        private LearnerBehavior behavior = LearnerBehavior.defaults();
        private long seed;

        private Builder() {}

        /**
         * Sets how many days are simulated.
         *
         * @param number 1 to {@value SimulationSettings#MAX_DAYS}
         * @return this builder
         */
        public Builder days(int number) {
            days = number;
            return this;
        }

        /**
         * Sets how many new cards there are, beside those that the learner has already.
         *
         * @param number 0 to {@value SimulationSettings#MAX_CARDS}
         * @return this builder
         */
        public Builder newCards(int number) {
            newCards = number;
            return this;
        }

        /**
         * Sets the most new cards a day.
         *
         * @param limit 0 or more
         * @return this builder
         */
        public Builder newPerDay(int limit) {
            newPerDay = limit;
            return this;
        }

        /**
         * Sets the most reviews a day. Steps do not count as reviews.
         *
         * @param limit 0 or more
         * @return this builder
         */
        public Builder reviewsPerDay(int limit) {
            reviewsPerDay = limit;
            return this;
        }

        /**
         * Sets the time after which no further card is begun on a day. The last one is finished, so that a
         * day may be longer by one card.
         *
         * @param limit 0 to 24 hours
         * @return this builder
         */
        public Builder timePerDay(Duration limit) {
            timePerDay = requireNonNull(limit, "limit");
            return this;
        }

        /**
         * Sets whether new cards may be learned where the limit of reviews is reached. If not, reviews and
         * new cards together stay within it.
         *
         * @param ignore whether they may
         * @return this builder
         */
        public Builder newIgnoreReviewLimit(boolean ignore) {
            newIgnoreReviewLimit = ignore;
            return this;
        }

        /**
         * Sets in which order due cards are answered.
         *
         * @param chosen the order
         * @return this builder
         */
        public Builder order(ReviewOrder chosen) {
            order = requireNonNull(chosen, "chosen");
            return this;
        }

        /**
         * Sets the probability of recall at which a card falls due. A scheduler that was given to the
         * simulator has its own.
         *
         * @param probability 0.01 to 0.999
         * @return this builder
         */
        public Builder desiredRetention(double probability) {
            desiredRetention = probability;
            return this;
        }

        /**
         * Sets the longest interval. A scheduler that was given to the simulator has its own.
         *
         * @param maximum 1 to 36,500 days
         * @return this builder
         */
        public Builder maximumIntervalDays(int maximum) {
            maximumIntervalDays = maximum;
            return this;
        }

        /**
         * Sets the steps of new and of forgotten cards. A scheduler that was given to the simulator has its
         * own.
         *
         * @param newCards the steps of a new card, each less than a day
         * @param forgotten the steps of a card that was forgotten, each less than a day
         * @return this builder
         */
        public Builder steps(Steps newCards, Steps forgotten) {
            learning = requireNonNull(newCards, "newCards");
            relearning = requireNonNull(forgotten, "forgotten");
            return this;
        }

        /**
         * Sets how the learner answers.
         *
         * @param learner the behavior
         * @return this builder
         */
        public Builder behavior(LearnerBehavior learner) {
            behavior = requireNonNull(learner, "learner");
            return this;
        }

        /**
         * Sets what chance is drawn from, beside card and repetition.
         *
         * @param value any number
         * @return this builder
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Builds the settings.
         *
         * @return the settings
         * @throws IllegalArgumentException if something is out of range; the message lists all
         */
        public SimulationSettings build() {
            return new SimulationSettings(this);
        }
    }
}
