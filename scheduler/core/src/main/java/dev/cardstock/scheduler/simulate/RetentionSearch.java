package dev.cardstock.scheduler.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * How the desired retention of the least cost is looked for.
 *
 * @param least the least retention, 0.01 to 0.999
 * @param most the greatest retention, {@code least} to 0.999
 * @param tolerance how closely it is narrowed down, 0.0001 to 0.1
 * @param runs how many simulations are made of each retention, 1 to 1,000; their seeds are that of the
 *     settings and the numbers after it, the same for every retention
 * @param threads how many threads simulate, 1 to 64; with 1 it is the caller's. The result does not
 *     depend on it; the memory taken grows with it
 */
public record RetentionSearch(double least, double most, double tolerance, int runs, int threads) {
    private static final RetentionSearch DEFAULTS = new RetentionSearch(0.7, 0.95, 0.005, 4, 1);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is out of range; the message lists all
     */
    public RetentionSearch {
        List<String> problems = new ArrayList<>();
        if (!(least >= 0.01 && least <= most && most <= 0.999)) {
            problems.add("the range is " + least + " to " + most
                    + ", must lie within 0.01 to 0.999, the least first");
        }
        if (!(tolerance >= 0.0001 && tolerance <= 0.1)) {
            problems.add("tolerance is " + tolerance + ", must be from 0.0001 to 0.1");
        }
        if (runs < 1 || runs > 1_000) {
            problems.add("runs is " + runs + ", must be from 1 to 1000");
        }
        if (threads < 1 || threads > 64) {
            problems.add("threads is " + threads + ", must be from 1 to 64");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** {@return 0.7 to 0.95, to within 0.005, with 4 runs of each, on the caller's thread} */
    public static RetentionSearch defaults() {
        return DEFAULTS;
    }

    /** {@return a builder that begins with {@link #defaults()}} */
    public static Builder builder() {
        return DEFAULTS.toBuilder();
    }

    /** {@return a builder that begins with this search} */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a search. Not thread-safe. */
    public static final class Builder {
        private double least;
        private double most;
        private double tolerance;
        private int runs;
        private int threads;

        private Builder(RetentionSearch from) {
            least = from.least;
            most = from.most;
            tolerance = from.tolerance;
            runs = from.runs;
            threads = from.threads;
        }

        /**
         * Sets between which retentions is looked.
         *
         * @param from the least, 0.01 to 0.999
         * @param to the greatest, {@code from} to 0.999
         * @return this builder
         */
        public Builder range(double from, double to) {
            least = from;
            most = to;
            return this;
        }

        /**
         * Sets how closely the retention is narrowed down.
         *
         * @param width 0.0001 to 0.1
         * @return this builder
         */
        public Builder tolerance(double width) {
            tolerance = width;
            return this;
        }

        /**
         * Sets how many simulations are made of each retention.
         *
         * @param number 1 to 1,000; the more, the less is left to chance
         * @return this builder
         */
        public Builder runs(int number) {
            runs = number;
            return this;
        }

        /**
         * Sets how many threads simulate.
         *
         * @param number 1 to 64
         * @return this builder
         */
        public Builder threads(int number) {
            threads = number;
            return this;
        }

        /**
         * Builds the search.
         *
         * @return the search
         * @throws IllegalArgumentException if something is out of range; the message lists all
         */
        public RetentionSearch build() {
            return new RetentionSearch(least, most, tolerance, runs, threads);
        }
    }
}
