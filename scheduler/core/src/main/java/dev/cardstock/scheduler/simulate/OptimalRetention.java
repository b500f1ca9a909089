package dev.cardstock.scheduler.simulate;

import java.util.List;

/**
 * The desired retention at which a card that the learner knows at the end has cost the least time.
 *
 * @param retention the retention, one of the points
 * @param secondsPerMemorized what a memorised card costs there
 * @param points all retentions that were tried, ascending
 * @param runs how many simulations were made in all
 */
public record OptimalRetention(double retention, double secondsPerMemorized, List<Point> points,
        int runs) {
    /**
     * A retention that was tried.
     *
     * @param retention the retention
     * @param secondsPerMemorized the time of all its runs, divided by the cards that are memorised at
     *     the end of them
     */
    public record Point(double retention, double secondsPerMemorized) {}

    /** Copies the points. */
    public OptimalRetention {
        points = List.copyOf(points);
    }
}
