package dev.cardstock.scheduler.ebisu;

import java.util.function.DoubleUnaryOperator;

/**
 * A Beta distribution times a likelihood, brought back to a Beta distribution at the time at which its
 * mean is a half, by its first two moments there.
 *
 * <p>Ebisu's own closed form is a sum of Beta functions of changing signs, of which few digits are left
 * after several failures. Here the moments are integrals of positive numbers: for the probability of
 * recall e<sup>-x</sup>, over u = ln x, in which the density is smooth, has one peak and falls off
 * exponentially, so that the trapezoidal rule comes near the precision of double.
 */
final class Posterior {
    private static final double NEGLIGIBLE = 40;
    private static final int LEAST_NODES = 160;
    private static final double GREATEST_STEP = 0.25;

    private final double[] x;
    private final double[] weights;

    private Posterior(Ebisu.Memory prior, DoubleUnaryOperator logLikelihood) {
        DoubleUnaryOperator density = u -> {
            double at = Math.exp(u);
            return u - prior.alpha() * at + (prior.beta() - 1) * Math.log(-Math.expm1(-at))
                    + logLikelihood.applyAsDouble(at);
        };
        double peak = peak(density, Math.log(prior.beta() / (prior.alpha() + prior.beta())));
        double height = density.applyAsDouble(peak);
        double left = peak - reach(u -> height - density.applyAsDouble(peak - u));
        double right = peak + reach(u -> height - density.applyAsDouble(peak + u));
        int nodes = LEAST_NODES + (int) ((right - left) / GREATEST_STEP);
        x = new double[nodes];
        weights = new double[nodes];
        double sum = 0;
        for (int i = 0; i < nodes; i++) {
            double u = left + (right - left) * i / (nodes - 1.0);
            x[i] = Math.exp(u);
            weights[i] = Math.exp(density.applyAsDouble(u) - height);
            sum += weights[i];
        }
        for (int i = 0; i < nodes; i++) {
            weights[i] /= sum;
        }
    }

    /**
     * The memory after an answer.
     *
     * @param logLikelihood the logarithm of the probability of the answer, up to a constant, given x
     */
    static Ebisu.Memory of(Ebisu.Memory prior, DoubleUnaryOperator logLikelihood) {
        Posterior posterior = new Posterior(prior, logLikelihood);
        double factor = posterior.timeOfHalf();
        double variance = posterior.variance(factor);
        // At a mean of a half, alpha = beta = (1 / (4 variance) - 1) / 2.
        double alpha = Math.clamp((0.25 / variance - 1) / 2, 0.01, 1e9);
        return new Ebisu.Memory(alpha, alpha, Ebisu.clampTime(prior.time() * factor));
    }

    /** Newton's method on the logarithm of the mean, which is convex and falls: it never overshoots. */
    private double timeOfHalf() {
        double factor = 0;
        for (int round = 0; round < 200; round++) {
            double mean = 0;
            double slope = 0;
            for (int i = 0; i < x.length; i++) {
                double part = weights[i] * Math.exp(-factor * x[i]);
                mean += part;
                slope += part * x[i];
            }
            double step = Math.log(2 * mean) * mean / slope;
            factor += step;
            if (step <= factor * 1e-14) {
                break;
            }
        }
        return factor;
    }

    private double variance(double factor) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double distance = Math.exp(-factor * x[i]) - 0.5;
            sum += weights[i] * distance * distance;
        }
        return sum;
    }

    /** How far from the peak the density is negligible. */
    private static double reach(DoubleUnaryOperator fall) {
        double far = 1e-6;
        while (fall.applyAsDouble(far) < NEGLIGIBLE && far < 1e6) {
            far *= 2;
        }
        double near = far / 2;
        for (int i = 0; i < 5; i++) {
            double middle = (near + far) / 2;
            if (fall.applyAsDouble(middle) < NEGLIGIBLE) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return far;
    }

    /** The place of the greatest value of a function with one peak, by golden sections. */
    private static double peak(DoubleUnaryOperator density, double guess) {
        double reach = 1;
        double best = density.applyAsDouble(guess);
        double low = guess - reach;
        double high = guess + reach;
        while (density.applyAsDouble(low) > best && reach < 1e6) {
            best = density.applyAsDouble(low);
            high = low + reach;
            reach *= 2;
            low -= reach;
        }
        while (density.applyAsDouble(high) > best && reach < 1e6) {
            best = density.applyAsDouble(high);
            low = high - reach;
            reach *= 2;
            high += reach;
        }
        double section = (Math.sqrt(5) - 1) / 2;
        while (high - low > 1e-7) {
            double a = high - section * (high - low);
            double b = low + section * (high - low);
            if (density.applyAsDouble(a) > density.applyAsDouble(b)) {
                high = b;
            } else {
                low = a;
            }
        }
        return (low + high) / 2;
    }
}
