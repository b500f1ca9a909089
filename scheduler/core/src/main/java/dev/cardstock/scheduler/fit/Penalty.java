package dev.cardstock.scheduler.fit;

/** Draws parameters to where they began, each as strongly as learners are alike in it. */
final class Penalty {
    private final double[] start;
    private final double[] precision;

    /**
     * Makes the penalty.
     *
     * @param deviations the standard deviation of each parameter among learners
     */
    Penalty(double[] start, double[] deviations) {
        this.start = start.clone();
        precision = new double[start.length];
        for (int p = 0; p < start.length; p++) {
            precision[p] = 1 / (deviations[p] * deviations[p]);
        }
    }

    /** The sum of the squares of the deviations, each in standard deviations. */
    double of(double[] w) {
        double sum = 0;
        for (int p = 0; p < w.length; p++) {
            sum += (w[p] - start[p]) * (w[p] - start[p]) * precision[p];
        }
        return sum;
    }

    /** Adds the derivatives of the penalty, times a weight. */
    void addGradient(double[] w, double weight, double[] gradient) {
        for (int p = 0; p < w.length; p++) {
            gradient[p] += weight * 2 * (w[p] - start[p]) * precision[p];
        }
    }
}
