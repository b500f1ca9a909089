package dev.cardstock.scheduler.fit;

/**
 * Steps along a gradient, each parameter at its own rate.
 *
 * <p>Source: D. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2015.
 */
final class Adam {
    private static final double EPSILON = 1e-8;

    private final double momentum;
    private final double inertia;
    private final double[] mean;
    private final double[] square;
    private int steps;

    /**
     * Begins.
     *
     * @param momentum how much of the mean gradient stays at a step
     * @param inertia how much of its mean square stays
     */
    Adam(int parameters, double momentum, double inertia) {
        this.momentum = momentum;
        this.inertia = inertia;
        mean = new double[parameters];
        square = new double[parameters];
    }

    /** Moves parameters a step; those that are frozen stay. */
    void step(double[] w, double[] gradient, double rate, boolean[] frozen) {
        steps++;
        double meanBias = 1 - StrictMath.pow(momentum, steps);
        double squareBias = 1 - StrictMath.pow(inertia, steps);
        for (int p = 0; p < w.length; p++) {
            if (!frozen[p]) {
                double g = gradient[p];
                mean[p] += (1 - momentum) * (g - mean[p]);
                square[p] += (1 - inertia) * (g * g - square[p]);
                w[p] -= rate * (mean[p] / meanBias)
                        / (Math.sqrt(square[p] / squareBias) + EPSILON);
            }
        }
    }
}
