package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How decks are studied: a named preset that several decks may share. What is not set is for the
 * application to decide. Immutable and thread-safe.
 */
public final class DeckOptions {
    private final String id;
    private final String name;
    private final @Nullable Integer newPerDay;
    private final @Nullable Integer reviewsPerDay;
    private final @Nullable Double desiredRetention;
    private final @Nullable Integer maximumIntervalDays;
    private final @Nullable List<Duration> learningSteps;
    private final @Nullable List<Duration> relearningSteps;
    private final String scheduler;
    private final List<Double> parameters;
    private final SortedMap<String, String> attributes;

    private DeckOptions(Builder builder) {
        id = Ids.check(builder.id, "deck options id");
        name = requireNonNull(builder.name, "name");
        newPerDay = builder.newPerDay;
        reviewsPerDay = builder.reviewsPerDay;
        desiredRetention = builder.desiredRetention;
        maximumIntervalDays = builder.maximumIntervalDays;
        learningSteps = builder.learningSteps;
        relearningSteps = builder.relearningSteps;
        scheduler = builder.scheduler;
        parameters = List.copyOf(builder.parameters);
        attributes = Attributes.copyOf(builder.attributes);
        List<String> problems = new ArrayList<>();
        range(problems, "newPerDay", newPerDay, 0, 1_000_000);
        range(problems, "reviewsPerDay", reviewsPerDay, 0, 1_000_000);
        range(problems, "maximumIntervalDays", maximumIntervalDays, 1, 36_500);
        if (desiredRetention != null && !(desiredRetention > 0 && desiredRetention < 1)) {
            problems.add("desiredRetention is " + desiredRetention + ", must be between 0 and 1");
        }
        steps(problems, "learningSteps", learningSteps);
        steps(problems, "relearningSteps", relearningSteps);
        if (!parameters.stream().allMatch(Double::isFinite)) {
            problems.add("parameters hold a value that is not a number");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "deck options '" + id + "': " + String.join("; ", problems));
        }
    }

    private static void range(List<String> problems, String what, @Nullable Integer value, int min,
            int max) {
        if (value != null && (value < min || value > max)) {
            problems.add(what + " is " + value + ", must be from " + min + " to " + max);
        }
    }

    private static void steps(List<String> problems, String what, @Nullable List<Duration> steps) {
        if (steps != null && steps.stream().anyMatch(s -> s.isNegative() || s.isZero())) {
            problems.add(what + " hold a step that is not positive");
        }
    }

    /**
     * Starts a preset.
     *
     * @param id its id
     * @param name its name
     * @return a builder
     */
    public static Builder builder(String id, String name) {
        return new Builder(id, name);
    }

    /** {@return its id} */
    public String id() {
        return id;
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return new cards a day} */
    public OptionalInt newPerDay() {
        return newPerDay == null ? OptionalInt.empty() : OptionalInt.of(newPerDay);
    }

    /** {@return reviews a day} */
    public OptionalInt reviewsPerDay() {
        return reviewsPerDay == null ? OptionalInt.empty() : OptionalInt.of(reviewsPerDay);
    }

    /** {@return the probability of recall at which a card falls due, between 0 and 1} */
    public OptionalDouble desiredRetention() {
        return desiredRetention == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(desiredRetention);
    }

    /** {@return the longest interval in days} */
    public OptionalInt maximumIntervalDays() {
        return maximumIntervalDays == null
                ? OptionalInt.empty()
                : OptionalInt.of(maximumIntervalDays);
    }

    /** {@return the steps of a new card, or null where they are not set; an empty list means none} */
    public @Nullable List<Duration> learningSteps() {
        return learningSteps;
    }

    /** {@return the steps after a lapse, or null where they are not set; an empty list means none} */
    public @Nullable List<Duration> relearningSteps() {
        return relearningSteps;
    }

    /** {@return the id of the scheduler; empty where it is not set} */
    public String scheduler() {
        return scheduler;
    }

    /** {@return the scheduler's parameters, in its own order; empty where they are not set} */
    public List<Double> parameters() {
        return parameters;
    }

    /** {@return what a format knows of it and the model does not, by name} */
    public SortedMap<String, String> attributes() {
        return attributes;
    }

    private List<@Nullable Object> components() {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(id);
        all.add(name);
        all.add(newPerDay);
        all.add(reviewsPerDay);
        all.add(desiredRetention);
        all.add(maximumIntervalDays);
        all.add(learningSteps);
        all.add(relearningSteps);
        all.add(scheduler);
        all.add(parameters);
        all.add(attributes);
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeckOptions that && components().equals(that.components());
    }

    @Override
    public int hashCode() {
        return components().hashCode();
    }

    @Override
    public String toString() {
        return "DeckOptions[" + id + ", " + name + "]";
    }

    /** Builds a preset. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String name;
        private @Nullable Integer newPerDay;
        private @Nullable Integer reviewsPerDay;
        private @Nullable Double desiredRetention;
        private @Nullable Integer maximumIntervalDays;
        private @Nullable List<Duration> learningSteps;
        private @Nullable List<Duration> relearningSteps;
        private String scheduler = "";
        private List<Double> parameters = List.of();
        private final TreeMap<String, String> attributes = new TreeMap<>();

        private Builder(String id, String name) {
            this.id = requireNonNull(id, "id");
            this.name = requireNonNull(name, "name");
        }

        /**
         * Sets the number of new cards a day.
         *
         * @param cards 0 to 1,000,000
         * @return this builder
         */
        public Builder newPerDay(int cards) {
            newPerDay = cards;
            return this;
        }

        /**
         * Sets the number of reviews a day.
         *
         * @param cards 0 to 1,000,000
         * @return this builder
         */
        public Builder reviewsPerDay(int cards) {
            reviewsPerDay = cards;
            return this;
        }

        /**
         * Sets the probability of recall at which a card falls due.
         *
         * @param probability between 0 and 1
         * @return this builder
         */
        public Builder desiredRetention(double probability) {
            desiredRetention = probability;
            return this;
        }

        /**
         * Sets the longest interval.
         *
         * @param days 1 to 36,500
         * @return this builder
         */
        public Builder maximumIntervalDays(int days) {
            maximumIntervalDays = days;
            return this;
        }

        /**
         * Sets the steps of a new card.
         *
         * @param steps each positive; an empty list means none
         * @return this builder
         */
        public Builder learningSteps(List<Duration> steps) {
            learningSteps = List.copyOf(steps);
            return this;
        }

        /**
         * Sets the steps after a lapse.
         *
         * @param steps each positive; an empty list means none
         * @return this builder
         */
        public Builder relearningSteps(List<Duration> steps) {
            relearningSteps = List.copyOf(steps);
            return this;
        }

        /**
         * Sets the scheduler.
         *
         * @param schedulerId its id
         * @param values its parameters, in its own order; may be empty
         * @return this builder
         */
        public Builder scheduler(String schedulerId, List<Double> values) {
            scheduler = requireNonNull(schedulerId, "schedulerId");
            parameters = List.copyOf(values);
            return this;
        }

        /**
         * Adds attributes.
         *
         * @param more values by name
         * @return this builder
         */
        public Builder attributes(Map<String, String> more) {
            attributes.putAll(more);
            return this;
        }

        /**
         * Builds the preset.
         *
         * @return the preset
         * @throws IllegalArgumentException if values are out of range; the message lists all
         */
        public DeckOptions build() {
            return new DeckOptions(this);
        }
    }
}
