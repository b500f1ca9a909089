package dev.cardstock.scheduler.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * How parameters are fitted.
 *
 * @param threads how many threads work on it, 1 to 256; the result does not depend on it, and a single
 *     fit uses no more than 4
 * @param seed for the order in which cards are learned from
 * @param sameDay whether answers of the same day change a memory
 * @param relearningSteps how many relearning steps the learner has, 0 to 100; FSRS-6 limits the gain of
 *     answers on the same day by it
 */
public record FitSettings(int threads, long seed, boolean sameDay, int relearningSteps) {
    private static final int MAX_THREADS = 256;
    private static final int MAX_STEPS = 100;

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is out of range; the message lists all
     */
    public FitSettings {
        List<String> problems = new ArrayList<>();
        if (threads < 1 || threads > MAX_THREADS) {
            problems.add("threads is " + threads + ", must be from 1 to " + MAX_THREADS);
        }
        if (relearningSteps < 0 || relearningSteps > MAX_STEPS) {
            problems.add("relearningSteps is " + relearningSteps + ", must be from 0 to "
                    + MAX_STEPS);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /**
     * As many threads as there are processors, the seed 2023, answers of the same day, one relearning
     * step.
     *
     * @return the settings
     */
    public static FitSettings defaults() {
        return builder().build();
    }

    /** {@return a builder that begins with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that begins with these settings} */
    public Builder toBuilder() {
        return builder().threads(threads)
                .seed(seed)
                .sameDay(sameDay)
                .relearningSteps(relearningSteps);
    }

    /** Builds settings. Not thread-safe. */
    public static final class Builder {
        private int threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
        private long seed = 2023;
        private boolean sameDay = true;
        private int relearningSteps = 1;

        private Builder() {}

        /**
         * Sets how many threads work on it.
         *
         * @param number 1 to 256
         * @return this builder
         */
        public Builder threads(int number) {
            threads = number;
            return this;
        }

        /**
         * Sets the seed for the order in which cards are learned from.
         *
         * @param number any
         * @return this builder
         */
        public Builder seed(long number) {
            seed = number;
            return this;
        }

        /**
         * Sets whether answers of the same day change a memory.
         *
         * @param counts whether they do
         * @return this builder
         */
        public Builder sameDay(boolean counts) {
            sameDay = counts;
            return this;
        }

        /**
         * Sets how many relearning steps the learner has.
         *
         * @param steps 0 to 100
         * @return this builder
         */
        public Builder relearningSteps(int steps) {
            relearningSteps = steps;
            return this;
        }

        /**
         * Builds the settings.
         *
         * @return the settings
         * @throws IllegalArgumentException if one is out of range; the message lists all
         */
        public FitSettings build() {
            return new FitSettings(threads, seed, sameDay, relearningSteps);
        }
    }
}
