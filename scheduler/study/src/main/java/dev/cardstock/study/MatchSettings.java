package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a game of matching is played.
 *
 * @param pairs how many pairs, 2 to 12; fewer where the set has no more that fit
 * @param penalty what a miss adds to the time; zero for nothing
 */
public record MatchSettings(int pairs, Duration penalty) {
    private static final MatchSettings DEFAULTS = new MatchSettings(6, Duration.ofSeconds(1));

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public MatchSettings {
        requireNonNull(penalty, "penalty");
        Problems problems = new Problems();
        problems.check(pairs >= 2 && pairs <= 12, "pairs", pairs, "2 to 12");
        problems.check(!penalty.isNegative(), "penalty", penalty, "zero or more");
        problems.report();
    }

    /** {@return 6 pairs, a second for a miss} */
    public static MatchSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Sets how many pairs there are.
     *
     * @param count 2 to 12
     * @return the changed settings
     */
    public MatchSettings withPairs(int count) {
        return new MatchSettings(count, penalty);
    }

    /**
     * Sets what a miss adds to the time.
     *
     * @param time zero or more
     * @return the changed settings
     */
    public MatchSettings withPenalty(Duration time) {
        return new MatchSettings(pairs, time);
    }
}
