package dev.cardstock.scheduler.fit;

import dev.cardstock.scheduler.fsrs.Fsrs6;
import java.util.Arrays;
import java.util.List;

/**
 * The log loss of FSRS-6. Answers of the same day change a memory and are not predicted.
 *
 * <p>Source: open-spaced-repetition/fsrs-rs 6.6, {@code src/training.rs} (descent, deviations) and
 * {@code src/parameter_clipper.rs} (limits).
 */
final class Fsrs6Objective implements Objective<Fsrs6> {
    private static final double[] DEVIATIONS = {6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12,
            0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27};
    private static final double LEAST_SAME_DAY_DECAY = 0.01;
    private static final int RATINGS = 4;
    private static final int N = Fsrs6.PARAMETERS;

    private final boolean sameDay;
    private final int relearningSteps;
    private final double[] defaults = Objective.numbers(Fsrs6.defaultParameters());
    private final double[] least = Objective.numbers(Fsrs6.minimumParameters());
    private final double[] greatest = Objective.numbers(Fsrs6.maximumParameters());

    /**
     * Makes the objective.
     *
     * @param sameDay whether answers of the same day change a memory: without, w17 to w19 are 0, and w0
     *     to w3 stay where the descent begins
     * @param relearningSteps how many relearning steps the gains of w17 and w18 have to allow for
     */
    Fsrs6Objective(boolean sameDay, int relearningSteps) {
        this.sameDay = sameDay;
        this.relearningSteps = relearningSteps;
        if (sameDay) {
            least[19] = LEAST_SAME_DAY_DECAY;
        } else {
            Arrays.fill(defaults, 17, 20, 0);
        }
    }

    @Override
    public double[] defaults() {
        return defaults.clone();
    }

    @Override
    public double[] start(FirstIntervals first, double meanRecall) {
        double[] w = defaults();
        System.arraycopy(initial(first).fit(meanRecall), 0, w, 0, RATINGS);
        return w;
    }

    @Override
    public void smooth(double[] w, FirstIntervals first) {
        System.arraycopy(initial(first).smooth(Arrays.copyOf(w, RATINGS)), 0, w, 0, RATINGS);
    }

    private InitialStability initial(FirstIntervals first) {
        return new InitialStability(first, Arrays.copyOf(defaults, RATINGS), -defaults[20]);
    }

    @Override
    public double[] deviations() {
        return DEVIATIONS;
    }

    @Override
    public boolean[] frozen(boolean few) {
        boolean[] frozen = new boolean[N];
        if (few) {
            Arrays.fill(frozen, true);
        } else if (!sameDay) {
            Arrays.fill(frozen, 0, RATINGS, true);
            Arrays.fill(frozen, 17, 20, true);
        }
        return frozen;
    }

    @Override
    public void limit(double[] w) {
        for (int i = 0; i < N; i++) {
            w[i] = Math.max(least[i], Math.min(greatest[i], w[i]));
        }
        double limit = Fsrs6.sameDayLimit(relearningSteps, w[11], w[13], w[14]);
        w[17] = Math.min(limit, w[17]);
        w[18] = Math.min(limit, w[18]);
    }

    @Override
    public boolean sameDay() {
        return false;
    }

    @Override
    public Descent.Plan plan() {
        return new Descent.Plan(5, 512, 0.04, 0.9, 0.999, 1, 0.25, 3);
    }

    @Override
    public Fsrs6 model(List<Double> parameters) {
        return Fsrs6.of(parameters);
    }

    @Override
    public Losses losses() {
        return new Fsrs6Losses();
    }
}
