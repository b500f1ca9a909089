package dev.cardstock.scheduler.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures predictions, card by card.
 *
 * <p>Sources: open-spaced-repetition/fsrs-rs, {@code src/dataset.rs}, {@code r_matrix_index} (bins of the
 * RMSE); H. Mann and D. Whitney, "On a Test of Whether one of Two Random Variables is Stochastically
 * Larger than the Other", 1947 (AUC).
 */
final class Metrics {
    private static final double CERTAIN = 1e-6;
    private static final int CALIBRATION_BINS = 20;
    // Every power that a number of days, answers or lapses reaches is less.
    private static final int POWERS = 64;

    /** Predictions and answers that are compared by their means. */
    private static final class Sum {
        private int count;
        private double predicted;
        private int recalled;

        private void add(double probability, boolean wasRecalled) {
            count++;
            predicted += probability;
            recalled += wasRecalled ? 1 : 0;
        }

        private double squared() {
            double difference = (predicted - recalled) / count;
            return difference * difference * count;
        }
    }

    /** The power up to which a number reaches in a geometric sequence, from 1; 0 for the number 0. */
    private static final class Sequence {
        private static final int SMALL = 1024;
        // Greater than the power of a millisecond in days.
        private static final int SHIFT = 24;

        private final double logRatio;
        private final int[] small = new int[SMALL];

        Sequence(double ratio) {
            logRatio = Math.log(ratio);
            Arrays.setAll(small, number -> power((double) number));
        }

        int power(int number) {
            return number < SMALL ? small[number] : power((double) number);
        }

        int power(double number) {
            return number <= 0 ? 0 : SHIFT + (int) Math.floor(Math.log(number) / logRatio);
        }
    }

    private final Sum[] calibration = new Sum[CALIBRATION_BINS];
    private final @Nullable Sum[] bins = new Sum[POWERS * POWERS * POWERS];
    private final double[] recalled;
    private final double[] forgotten;
    private int recalledCount;
    private int forgottenCount;
    private double logLoss;

    private Metrics(int targets) {
        Arrays.setAll(calibration, n -> new Sum());
        recalled = new double[targets];
        forgotten = new double[targets];
    }

    /**
     * Measures.
     *
     * @param predicted of each answer of the data, whether it was predicted; at least one
     * @param recall of each of these, the probability
     */
    static Evaluation of(TrainingData data, boolean[] predicted, double[] recall, Watch watch) {
        int targets = 0;
        for (boolean each : predicted) {
            targets += each ? 1 : 0;
        }
        Metrics metrics = new Metrics(targets);
        Sequence ofDays = new Sequence(3.62);
        Sequence ofAnswers = new Sequence(1.89);
        Sequence ofLapses = new Sequence(1.73);
        for (int card = 0; card < data.cards(); card++) {
            int answers = 1;
            int lapses = 0;
            for (int i = data.starts[card] + 1; i < data.starts[card + 1]; i++) {
                watch.glance(i);
                boolean later = data.days[i] > 0;
                answers += later ? 1 : 0;
                if (predicted[i]) {
                    int days = later
                            ? ofDays.power(data.days[i])
                            : ofDays.power(data.elapsed(i));
                    int bin = (days * POWERS + ofAnswers.power(answers)) * POWERS
                            + ofLapses.power(lapses);
                    metrics.add(bin, recall[i], data.ratings[i] > 1);
                }
                lapses += later && data.ratings[i] == 1 ? 1 : 0;
            }
        }
        watch.check();
        Arrays.parallelSort(metrics.forgotten, 0, metrics.forgottenCount);
        Arrays.parallelSort(metrics.recalled, 0, metrics.recalledCount);
        watch.check();
        return metrics.result();
    }

    private void add(int bin, double recall, boolean wasRecalled) {
        double p = Math.clamp(recall, CERTAIN, 1 - CERTAIN);
        logLoss -= Math.log(wasRecalled ? p : 1 - p);
        calibration[(int) (p * CALIBRATION_BINS)].add(p, wasRecalled);
        Sum sum = bins[bin];
        if (sum == null) {
            sum = new Sum();
            bins[bin] = sum;
        }
        sum.add(p, wasRecalled);
        if (wasRecalled) {
            recalled[recalledCount++] = recall;
        } else {
            forgotten[forgottenCount++] = recall;
        }
    }

    private Evaluation result() {
        double count = (double) recalledCount + forgottenCount;
        double squares = 0;
        for (Sum sum : bins) {
            squares += sum == null ? 0 : sum.squared();
        }
        return new Evaluation((int) count, recalledCount / count, logLoss / count,
                Math.sqrt(squares / count), auc(), table());
    }

    private double auc() {
        if (forgottenCount == 0 || recalledCount == 0) {
            return 0.5;
        }
        double wins = 0;
        int below = 0;
        int notAbove = 0;
        for (int i = 0; i < recalledCount; i++) {
            double p = recalled[i];
            while (below < forgottenCount && forgotten[below] < p) {
                below++;
            }
            while (notAbove < forgottenCount && forgotten[notAbove] <= p) {
                notAbove++;
            }
            wins += (below + notAbove) / 2.0;
        }
        return wins / forgottenCount / recalledCount;
    }

    private List<Evaluation.Bin> table() {
        List<Evaluation.Bin> table = new ArrayList<>();
        for (int n = 0; n < CALIBRATION_BINS; n++) {
            Sum sum = calibration[n];
            if (sum.count > 0) {
                table.add(new Evaluation.Bin(n / (double) CALIBRATION_BINS,
                        (n + 1) / (double) CALIBRATION_BINS, sum.count,
                        sum.predicted / sum.count, sum.recalled / (double) sum.count));
            }
        }
        return table;
    }
}
