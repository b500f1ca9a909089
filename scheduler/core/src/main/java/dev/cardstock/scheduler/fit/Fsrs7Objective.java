package dev.cardstock.scheduler.fit;

import dev.cardstock.scheduler.fsrs.Fsrs7;
import java.util.Arrays;
import java.util.List;

/**
 * The log loss of FSRS-7. Answers of the same day are predicted as well.
 *
 * <p>Source: open-spaced-repetition/srs-benchmark, {@code models/fsrs_v7.py} (descent, deviations,
 * limits), without its penalties on intervals, which are off there too.
 */
final class Fsrs7Objective implements Objective<Fsrs7> {
    private static final double[] DEVIATIONS = {9999, 9999, 9999, 9999, 0.523, 0.2528, 0.4329,
            0.2966, 0.2139, 0.2889, 0.1862, 0.175, 0.3812, 0.3013, 0.9104, 0.3234, 0.2448, 0.3273,
            0.1842, 0.1735, 0.4608, 0.311, 0.864, 0.0418, 0.2596, 0.0798, 0.0682, 0.1282, 0.1397,
            0.1407, 0.1489, 0.2, 0.15, 0.15};

    private static final int RATINGS = 4;

    private final boolean sameDay;
    private final double[] defaults = Objective.numbers(Fsrs7.defaultParameters());
    private final double[] least = Objective.numbers(Fsrs7.minimumParameters());
    private final double[] greatest = Objective.numbers(Fsrs7.maximumParameters());

    /**
     * Makes the objective.
     *
     * @param sameDay whether answers of the same day are predicted
     */
    Fsrs7Objective(boolean sameDay) {
        this.sameDay = sameDay;
    }

    @Override
    public double[] defaults() {
        return defaults.clone();
    }

    /** The defaults: FSRS-7 learns the stabilities after the first answer with all else. */
    @Override
    public double[] start(FirstIntervals first, double meanRecall) {
        return defaults();
    }

    /** Nothing to do: the limits keep them in order. */
    @Override
    public void smooth(double[] w, FirstIntervals first) {
        limit(w);
    }

    @Override
    public double[] deviations() {
        return DEVIATIONS;
    }

    @Override
    public boolean[] frozen(boolean few) {
        boolean[] frozen = new boolean[Fsrs7.PARAMETERS];
        Arrays.fill(frozen, RATINGS, frozen.length, few);
        return frozen;
    }

    @Override
    public void limit(double[] w) {
        for (int i = 0; i < w.length; i++) {
            double floor = i > 0 && i < 4 ? w[i - 1] : i == 26 ? w[25] : least[i];
            w[i] = Math.max(floor, Math.max(least[i], Math.min(greatest[i], w[i])));
        }
    }

    @Override
    public boolean sameDay() {
        return sameDay;
    }

    @Override
    public Descent.Plan plan() {
        return new Descent.Plan(9, 512, 0.0118, 0.7, 0.98, 0.3333, 0.0667, 11.25);
    }

    @Override
    public Fsrs7 model(List<Double> parameters) {
        return Fsrs7.of(parameters);
    }

    @Override
    public Losses losses() {
        return new Fsrs7Losses();
    }
}
