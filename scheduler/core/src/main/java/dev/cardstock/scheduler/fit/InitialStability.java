package dev.cardstock.scheduler.fit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The stability after the first answer, by its rating, as cards were recalled at their first answer on a
 * later day.
 *
 * <p>Source: open-spaced-repetition/fsrs-rs, {@code src/parameter_initialization.rs}.
 */
final class InitialStability {
    private static final int RATINGS = 4;
    private static final double LOG_TARGET = Powers.log(0.9);
    private static final double LEAST = 0.001;
    private static final double GREATEST = 100;
    private static final double PULL = 1 / 16.0;
    private static final double PRECISION = 1e-7;
    // Where the logarithms of the four stabilities lie on a line.
    private static final double[] PLACES = {0, 0.59, 1, (1 - 0.46 * 0.59) / 0.54};
    private static final int[][] PAIRS = {{0, 1}, {1, 2}, {2, 3}, {0, 2}, {1, 3}, {0, 3}};

    private final double[] defaults;
    private final double decay;
    private final FirstIntervals first;
    private final int[] counts = new int[RATINGS];

    /**
     * Prepares the fit.
     *
     * @param first how cards were recalled
     * @param defaults the four default stabilities
     * @param decay the exponent of the forgetting curve, less than 0
     */
    InitialStability(FirstIntervals first, double[] defaults, double decay) {
        this.first = first;
        this.defaults = defaults;
        this.decay = decay;
        for (int n = 0; n < RATINGS; n++) {
            counts[n] = first.kept(n + 1).stream().mapToInt(group -> group.count).sum();
        }
    }

    /**
     * Fits the four stabilities.
     *
     * @param meanRecall the share of answers that were recalled
     */
    double[] fit(double meanRecall) {
        double[] found = new double[RATINGS];
        for (int n = 0; n < RATINGS; n++) {
            found[n] = counts[n] == 0
                    ? defaults[n]
                    : best(first.kept(n + 1), meanRecall, defaults[n]);
        }
        return smooth(found);
    }

    /** The stability that fits cards with one first rating, drawn a little to the usual one. */
    double best(List<FirstIntervals.Group> groups, double meanRecall, double usual) {
        return Minimum.of(LEAST, GREATEST, PRECISION,
                stability -> loss(groups, meanRecall, usual, stability));
    }

    private double loss(List<FirstIntervals.Group> groups, double meanRecall, double usual,
            double stability) {
        double factor = Powers.exp(LOG_TARGET / decay) - 1;
        double loss = Math.abs(stability - usual) * PULL;
        for (FirstIntervals.Group group : groups) {
            // One more answer that was as probable as all are: no group is certain.
            double recalled = (group.recalled + meanRecall) / (group.count + 1);
            double logPredicted = decay * Powers.log(1 + factor * group.days / stability);
            loss -= group.count * (recalled * logPredicted
                    + (1 - recalled) * Powers.log(1 - Powers.exp(logPredicted)));
        }
        return loss;
    }

    /**
     * Lets no better rating have less stability, the one of fewer cards giving way, and fills in those of
     * ratings that no card has.
     *
     * @param stabilities of the four ratings; those of ratings without cards do not matter
     */
    double[] smooth(double[] stabilities) {
        double[] s = stabilities.clone();
        for (int[] pair : PAIRS) {
            int worse = pair[0];
            int better = pair[1];
            if (counts[worse] > 0 && counts[better] > 0 && s[worse] > s[better]) {
                boolean worseHolds = counts[worse] > counts[better];
                s[worseHolds ? better : worse] = s[worseHolds ? worse : better];
            }
        }
        double[] filled = new double[RATINGS];
        for (int n = 0; n < RATINGS; n++) {
            double value = counts[n] > 0 ? s[n] : fill(n, s);
            filled[n] = Math.min(GREATEST, Math.max(LEAST, value));
        }
        return filled;
    }

    /** On the line through the two nearest, or as far from the default as the only one. */
    private double fill(int missing, double[] s) {
        List<Integer> known = IntStream.range(0, RATINGS)
                .filter(n -> counts[n] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(n -> Math.abs(PLACES[n] - PLACES[missing])))
                .toList();
        if (known.isEmpty()) {
            return defaults[missing];
        }
        int a = known.get(0);
        if (known.size() == 1) {
            return defaults[missing] * s[a] / defaults[a];
        }
        int b = known.get(1);
        double share = (PLACES[missing] - PLACES[a]) / (PLACES[b] - PLACES[a]);
        return Powers.exp(Powers.log(s[a]) * (1 - share) + Powers.log(s[b]) * share);
    }
}
