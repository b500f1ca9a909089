package dev.cardstock.scheduler.fit;

import java.util.function.DoubleUnaryOperator;

/**
 * The place where a function of one number is least, if it falls up to there and rises from there on.
 *
 * <p>Source: J. Kiefer, "Sequential minimax search for a maximum", 1953 (golden sections).
 */
final class Minimum {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Minimum() {}

    /**
     * Finds it.
     *
     * @param precision how far from it the result may be
     */
    static double of(double from, double to, double precision, DoubleUnaryOperator function) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        while (high - low > precision) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}
