package dev.cardstock.scheduler.fit;

import dev.cardstock.scheduler.fit.StepAdvice.Recall;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** After how many seconds cards were asked in one situation, those that were recalled and those not. */
final class Delays {
    private static final int LEAST_FOR_OUTLIERS = 250;
    private static final double DAY = 86_400;
    private static final double LONGEST_STABILITY = 30 * DAY;
    private static final double PRECISION = 1e-4;
    private static final double LEAST_FORGETTING = 1e-15;

    private final DoubleStream.Builder recalled = DoubleStream.builder();
    private final DoubleStream.Builder forgotten = DoubleStream.builder();

    void add(double seconds, boolean wasRecalled) {
        (wasRecalled ? recalled : forgotten).add(seconds);
    }

    /**
     * How well cards were recalled; there must be one. For one call.
     *
     * @param decay the exponent of the forgetting curve
     */
    Recall recall(double decay) {
        double[] yes = recalled.build().toArray();
        double[] no = forgotten.build().toArray();
        double[] all = DoubleStream.concat(Arrays.stream(yes), Arrays.stream(no)).toArray();
        Arrays.parallelSort(all);
        double stability = DAY;
        if (yes.length > 0 && no.length > 0) {
            double low = quantile(all, 1);
            double high = quantile(all, 3);
            double reach = all.length < LEAST_FOR_OUTLIERS
                    ? Double.POSITIVE_INFINITY
                    : 1.5 * (high - low);
            stability = stability(within(yes, low - reach, high + reach),
                    within(no, low - reach, high + reach), decay);
        }
        return new Recall(all.length, yes.length / (double) all.length,
                rounded(quantile(all, 2)), rounded(stability));
    }

    private static Duration rounded(double seconds) {
        return Duration.ofSeconds(Math.round(seconds));
    }

    private static double[] within(double[] delays, double from, double to) {
        return Arrays.stream(delays).filter(delay -> delay >= from && delay <= to).toArray();
    }

    private static double quantile(double[] sorted, int quarter) {
        int place = (int) ((long) sorted.length * quarter / 4);
        boolean between = (long) sorted.length * quarter % 4 == 0;
        return between ? (sorted[place - 1] + sorted[place]) / 2 : sorted[place];
    }

    /** The stability with the least log loss. */
    private static double stability(double[] yes, double[] no, double decay) {
        double factor = Powers.exp(Powers.log(0.9) / decay) - 1;
        return Powers.exp(Minimum.of(0, Powers.log(LONGEST_STABILITY), PRECISION, log -> {
            double rate = factor * Powers.exp(-log);
            double loss = 0;
            for (double delay : yes) {
                loss -= decay * Powers.log(1 + rate * delay);
            }
            for (double delay : no) {
                double recall = Powers.exp(decay * Powers.log(1 + rate * delay));
                loss -= Powers.log(Math.max(LEAST_FORGETTING, 1 - recall));
            }
            return loss;
        }));
    }
}
