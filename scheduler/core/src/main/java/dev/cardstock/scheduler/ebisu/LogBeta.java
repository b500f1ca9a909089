package dev.cardstock.scheduler.ebisu;

/** The logarithms of the gamma and beta functions of positive numbers. */
final class LogBeta {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
    private static final double ASYMPTOTIC = 12;

    private LogBeta() {}

    static double of(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    /** Stirling's series (Abramowitz and Stegun 6.1.41), after raising small numbers (6.1.15). */
    static double logGamma(double x) {
        double product = 1;
        double z = x;
        while (z < ASYMPTOTIC) {
            product *= z;
            z++;
        }
        double y = 1 / (z * z);
        double series = (1 / 12.0 - y * (1 / 360.0 - y * (1 / 1260.0
                - y * (1 / 1680.0 - y * (1 / 1188.0 - y * (691 / 360_360.0 - y / 156)))))) / z;
        return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series - Math.log(product);
    }
}
