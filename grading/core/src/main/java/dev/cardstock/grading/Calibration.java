package dev.cardstock.grading;

import java.util.Comparator;
import java.util.List;

/**
 * Moves the scores of a deck to what people said of its answers: in log-odds, a score is multiplied by a slope
 * and a shift is added, so that the order of scores stays. Slope 1 and shift 0 change nothing; a fit
 * starts from there and needs evidence to leave it. Immutable and thread-safe.
 *
 * {@snippet class = "dev.cardstock.grading.Snippets" region = "calibration"}
 *
 * <p>Source: J. Platt, "Probabilistic Outputs for Support Vector Machines and Comparisons to Regularized
 * Likelihood Methods", 1999. In place of his corrected targets, normal priors on slope and shift keep a
 * small sample from carrying the fit away.
 *
 * @param slope the slope, {@link #MIN_SLOPE} or more, finite
 * @param shift the shift in log-odds, finite
 */
public record Calibration(double slope, double shift) {
    /** The least slope: even where people contradict the scores, a higher one stays higher. */
    public static final double MIN_SLOPE = 0.05;

    private static final double SLOPE_DEVIATION = 0.2;
    private static final double SHIFT_DEVIATION = 0.5;

    /** Scores nearer to 0 or 1 than this weigh in a fit as if they were this far. */
    private static final double MARGIN = 0.01;

    private static final int MAX_STEPS = 100;
    private static final double CONVERGED = 1e-12;
    private static final Calibration NONE = new Calibration(1, 0);

    /**
     * What a person said of an answer that had been scored.
     *
     * @param score the score before any calibration, 0 to 1
     * @param accepted whether the person accepts the answer
     */
    public record Judgement(double score, boolean accepted) {
        /**
         * Checks the score.
         *
         * @throws IllegalArgumentException if it is not 0 to 1
         */
        public Judgement {
            checkScore(score);
        }
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Calibration {
        if (!(slope >= MIN_SLOPE && slope < Double.POSITIVE_INFINITY && Double.isFinite(shift))) {
            throw new IllegalArgumentException("slope is " + slope + " and shift " + shift
                    + ", must be finite, the slope at least " + MIN_SLOPE);
        }
    }

    private static void checkScore(double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score is " + score + ", must be 0 to 1");
        }
    }

    /** {@return the calibration that changes nothing} */
    public static Calibration none() {
        return NONE;
    }

    /**
     * Fits a calibration to what people said. A handful of judgements changes little, hundreds decide. Give
     * the grades that were confirmed as well as those that were overridden: from overrides alone it
     * looks as if the grader was always wrong.
     *
     * @param judgements what was said, in any order
     * @return the most probable calibration, the same for every order; {@link #none()} for no judgement
     */
    public static Calibration fit(List<Judgement> judgements) {
        if (judgements.isEmpty()) {
            return NONE;
        }
        // Sums depend on the order of what is summed.
        List<Judgement> sorted = judgements.stream()
                .sorted(Comparator.comparingDouble(Judgement::score)
                        .thenComparing(Judgement::accepted))
                .toList();
        double[] logOdds = new double[sorted.size()];
        boolean[] accepted = new boolean[sorted.size()];
        for (int i = 0; i < logOdds.length; i++) {
            logOdds[i] = logOdds(Math.clamp(sorted.get(i).score, MARGIN, 1 - MARGIN));
            accepted[i] = sorted.get(i).accepted;
        }
        Calibration free = minimize(logOdds, accepted, 1, true);
        // The loss is convex: where the best slope is too small, the best allowed one is the least.
        return free.slope > MIN_SLOPE ? free : minimize(logOdds, accepted, MIN_SLOPE, false);
    }

    /** Newton's method with halved steps. The least slope is returned where the best one is below it. */
    private static Calibration minimize(double[] logOdds, boolean[] accepted, double firstSlope,
            boolean fitSlope) {
        double slope = firstSlope;
        double shift = 0;
        double loss = loss(logOdds, accepted, slope, shift);
        for (int step = 0; step < MAX_STEPS; step++) {
            double slopeGradient = (slope - 1) / (SLOPE_DEVIATION * SLOPE_DEVIATION);
            double shiftGradient = shift / (SHIFT_DEVIATION * SHIFT_DEVIATION);
            double slopeCurve = 1 / (SLOPE_DEVIATION * SLOPE_DEVIATION);
            double shiftCurve = 1 / (SHIFT_DEVIATION * SHIFT_DEVIATION);
            double crossCurve = 0;
            for (int i = 0; i < logOdds.length; i++) {
                double p = probability(slope * logOdds[i] + shift);
                double error = p - (accepted[i] ? 1 : 0);
                slopeGradient += error * logOdds[i];
                shiftGradient += error;
                slopeCurve += p * (1 - p) * logOdds[i] * logOdds[i];
                shiftCurve += p * (1 - p);
                crossCurve += p * (1 - p) * logOdds[i];
            }
            double determinant = slopeCurve * shiftCurve - crossCurve * crossCurve;
            double slopeStep = fitSlope
                    ? (shiftCurve * slopeGradient - crossCurve * shiftGradient) / determinant
                    : 0;
            double shiftStep = fitSlope
                    ? (slopeCurve * shiftGradient - crossCurve * slopeGradient) / determinant
                    : shiftGradient / shiftCurve;
            double next = loss(logOdds, accepted, slope - slopeStep, shift - shiftStep);
            while (next > loss && Math.abs(slopeStep) + Math.abs(shiftStep) > CONVERGED) {
                slopeStep /= 2;
                shiftStep /= 2;
                next = loss(logOdds, accepted, slope - slopeStep, shift - shiftStep);
            }
            if (!(next < loss)) {
                break;
            }
            slope -= slopeStep;
            shift -= shiftStep;
            loss = next;
        }
        return new Calibration(Math.max(slope, MIN_SLOPE), shift);
    }

    private static double loss(double[] logOdds, boolean[] accepted, double slope, double shift) {
        double a = (slope - 1) / SLOPE_DEVIATION;
        double b = shift / SHIFT_DEVIATION;
        double loss = (a * a + b * b) / 2;
        for (int i = 0; i < logOdds.length; i++) {
            double z = slope * logOdds[i] + shift;
            double wrong = accepted[i] ? -z : z;
            loss += Math.max(wrong, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(wrong)));
        }
        return loss;
    }

    /**
     * Calibrates a score.
     *
     * @param score a score, 0 to 1
     * @return the probability that a person accepts the answer, 0 to 1; never less for a higher score, and 0
     *     for 0 and 1 for 1
     * @throws IllegalArgumentException if the score is not 0 to 1
     */
    public double apply(double score) {
        checkScore(score);
        if (equals(NONE) || score == 0 || score == 1) {
            return score;
        }
        return probability(slope * logOdds(score) + shift);
    }

    private static double logOdds(double p) {
        return StrictMath.log(p) - StrictMath.log1p(-p);
    }

    private static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
