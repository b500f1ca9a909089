package dev.cardstock.scheduler;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Options;
import dev.cardstock.review.DayBoundary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How intervals become due times: the steps, the limits of an interval, the fuzz, and the learner's day.
 *
 * @param learning the steps of a new card
 * @param relearning the steps of a card that was forgotten
 * @param minimumInterval the shortest interval of an algorithm that counts fractions of a day, positive
 *     and at most a day; it does not hold for steps
 * @param maximumIntervalDays the longest interval, 1 to 36,500 days
 * @param fuzz which day is chosen near an interval
 * @param days when the learner's day begins
 */
public record Timing(Steps learning, Steps relearning, Duration minimumInterval,
        int maximumIntervalDays, Fuzz fuzz, DayBoundary days) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Timing DEFAULTS = new Timing(Steps.ofMinutes(1, 10), Steps.ofMinutes(10),
            Duration.ofMinutes(1), 36_500, Fuzz.none(), DayBoundary.DEFAULT);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is out of range; the message lists all
     */
    public Timing {
        requireNonNull(learning, "learning");
        requireNonNull(relearning, "relearning");
        requireNonNull(fuzz, "fuzz");
        requireNonNull(days, "days");
        List<String> problems = new ArrayList<>();
        if (minimumInterval.isNegative() || minimumInterval.isZero()
                || minimumInterval.compareTo(DAY) > 0) {
            problems.add("minimumInterval is " + minimumInterval
                    + ", must be more than 0 and at most a day");
        }
        if (maximumIntervalDays < 1 || maximumIntervalDays > 36_500) {
            problems.add("maximumIntervalDays is " + maximumIntervalDays
                    + ", must be from 1 to 36500");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /**
     * Steps of 1 and 10 minutes, 10 minutes after a lapse; intervals from a minute to 36,500 days,
     * without fuzz; days that begin at 04:00 UTC.
     *
     * @return the timing
     */
    public static Timing defaults() {
        return DEFAULTS;
    }

    /**
     * Reads a timing from the options {@code learning-steps}, {@code relearning-steps} (such as
     * {@code 1m 10m}), {@code minimum-interval} (such as {@code 1m}), {@code maximum-interval}
     * (days), {@code fuzz} ({@code true} for {@link Fuzz#seeded()}), {@code day-start} and {@code zone}.
     *
     * @param reader the options
     * @return the timing, with defaults for what is not there or wrong; the reader reports what is wrong
     */
    public static Timing read(Options.Reader reader) {
        return builder()
                .learning(new Steps(reader.durations("learning-steps", DEFAULTS.learning.delays())))
                .relearning(new Steps(
                        reader.durations("relearning-steps", DEFAULTS.relearning.delays())))
                .minimumInterval(
                        reader.duration("minimum-interval", DEFAULTS.minimumInterval, DAY))
                .maximumIntervalDays(reader.integer("maximum-interval", 36_500, 1, 36_500))
                .fuzz(reader.flag("fuzz", false) ? Fuzz.seeded() : Fuzz.none())
                .days(readDays(reader))
                .build();
    }

    /**
     * Reads the learner's day from the options {@code day-start} and {@code zone}.
     *
     * @param reader the options
     * @return the boundary, with defaults for what is not there or wrong
     */
    public static DayBoundary readDays(Options.Reader reader) {
        return new DayBoundary(reader.zone("zone", DayBoundary.DEFAULT.zone()),
                reader.time("day-start", DayBoundary.DEFAULT.start()));
    }

    /**
     * When a card is asked that comes back after a delay: exactly then if it is less than a day, else at
     * the beginning of the learner's day.
     *
     * @param time when it was answered
     * @param delay how long it waits
     * @return the due time
     */
    public Instant due(Instant time, Duration delay) {
        return delay.compareTo(DAY) < 0
                ? time.plus(delay)
                : dueInDays(time, Math.round(delay.toMillis() / (double) DAY.toMillis()));
    }

    /**
     * When a card is asked that comes back after whole days: at the beginning of the learner's day.
     *
     * @param time when it was answered
     * @param interval the days, 1 or more
     * @return the due time
     */
    public Instant dueInDays(Instant time, long interval) {
        return days.startOf(days.dayOf(time).plusDays(interval));
    }

    /** {@return a builder that begins with {@link #defaults()}} */
    public static Builder builder() {
        return DEFAULTS.toBuilder();
    }

    /** {@return a builder that begins with this timing} */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a timing. Not thread-safe. */
    public static final class Builder {
        private Steps learning;
        private Steps relearning;
        private Duration minimumInterval;
        private int maximumIntervalDays;
        private Fuzz fuzz;
        private DayBoundary days;

        private Builder(Timing timing) {
            learning = timing.learning;
            relearning = timing.relearning;
            minimumInterval = timing.minimumInterval;
            maximumIntervalDays = timing.maximumIntervalDays;
            fuzz = timing.fuzz;
            days = timing.days;
        }

        /**
         * Sets the steps of a new card.
         *
         * @param steps the steps
         * @return this builder
         */
        public Builder learning(Steps steps) {
            learning = steps;
            return this;
        }

        /**
         * Sets the steps of a card that was forgotten.
         *
         * @param steps the steps
         * @return this builder
         */
        public Builder relearning(Steps steps) {
            relearning = steps;
            return this;
        }

        /**
         * Sets the shortest interval of an algorithm that counts fractions of a day.
         *
         * @param interval positive, at most a day
         * @return this builder
         */
        public Builder minimumInterval(Duration interval) {
            minimumInterval = interval;
            return this;
        }

        /**
         * Sets the longest interval.
         *
         * @param maximum 1 to 36,500 days
         * @return this builder
         */
        public Builder maximumIntervalDays(int maximum) {
            maximumIntervalDays = maximum;
            return this;
        }

        /**
         * Sets which day is chosen near an interval.
         *
         * @param chosen the fuzz, such as {@link Fuzz#seeded()}
         * @return this builder
         */
        public Builder fuzz(Fuzz chosen) {
            fuzz = chosen;
            return this;
        }

        /**
         * Sets when the learner's day begins.
         *
         * @param boundary zone and time
         * @return this builder
         */
        public Builder days(DayBoundary boundary) {
            days = boundary;
            return this;
        }

        /**
         * Builds the timing.
         *
         * @return the timing
         * @throws IllegalArgumentException if something is out of range; the message lists all
         */
        public Timing build() {
            return new Timing(learning, relearning, minimumInterval, maximumIntervalDays, fuzz,
                    days);
        }
    }
}
