package dev.cardstock.scheduler.fit;

/**
 * The exponential function and the logarithm, to within two units in the last place, in plain arithmetic:
 * faster than those of {@link Math} in a chain of formulas, and the same to the last bit on every
 * machine.
 *
 * <p>Source: P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE
 * floating-point arithmetic", ACM TOMS 15 (1989), and "of the logarithm function", ACM TOMS 16 (1990).
 */
final class Powers {
    private static final int SIZE = 128;
    private static final double STEPS_BY_LN2 = SIZE / StrictMath.log(2);
    // The logarithm of two, cut after 32 bits, and the rest of it.
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double STEP_HIGH = LN2_HIGH / SIZE;
    private static final double STEP_LOW = LN2_LOW / SIZE;
    // Adding and subtracting it rounds to a whole number.
    private static final double ROUNDER = 0x1.8p52;
    private static final double MAX_EXPONENT = 700;
    private static final long FRACTION = (1L << 52) - 1;
    private static final long ONE = Double.doubleToRawLongBits(1.0);
    // Powers of two in steps; and reciprocals of numbers from 1 to 2, with the logarithms of these.
    private static final double[] POWERS = new double[SIZE];
    private static final double[] RECIPROCALS = new double[SIZE + 1];
    private static final double[] LOGARITHMS = new double[SIZE + 1];

    static {
        for (int i = 0; i < SIZE; i++) {
            POWERS[i] = StrictMath.pow(2, (double) i / SIZE);
        }
        for (int i = 0; i <= SIZE; i++) {
            RECIPROCALS[i] = (float) (1 / (1 + (double) i / SIZE));
            LOGARITHMS[i] = -StrictMath.log(RECIPROCALS[i]);
        }
    }

    private Powers() {}

    /** e to the power of a number from -700 to 700; beyond, to that of the nearest of these. */
    static double exp(double x) {
        double within = Math.min(MAX_EXPONENT, Math.max(-MAX_EXPONENT, x));
        double shifted = within * STEPS_BY_LN2 + ROUNDER;
        double steps = shifted - ROUNDER;
        long bits = Double.doubleToRawLongBits(shifted);
        double r = within - steps * STEP_HIGH - steps * STEP_LOW;
        double series = r * (1 + r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120)))));
        double power = POWERS[(int) bits & SIZE - 1];
        // The whole part of the exponent goes to where a number has it.
        long scale = (bits << 13 >> 20 << 52) + ONE;
        return (power + power * series) * Double.longBitsToDouble(scale);
    }

    /** The natural logarithm of a positive number that is not subnormal. */
    static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        double mantissa = Double.longBitsToDouble(bits & FRACTION | ONE);
        int i = (int) ((mantissa - 1) * SIZE + 0.5);
        double exponent = (bits >>> 52) - 1023;
        double r = mantissa * RECIPROCALS[i] - 1;
        double series = r - r * r * (1.0 / 2 - r * (1.0 / 3 - r * (1.0 / 4 - r * (1.0 / 5 - r
                * (1.0 / 6 - r * (1.0 / 7))))));
        return exponent * LN2_HIGH + (LOGARITHMS[i] + (exponent * LN2_LOW + series));
    }
}
