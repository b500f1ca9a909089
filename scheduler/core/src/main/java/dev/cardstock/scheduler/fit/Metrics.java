package dev.cardstock.scheduler.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Measures predictions.
 *
 * <p>Sources: open-spaced-repetition/fsrs-rs, {@code src/dataset.rs}, {@code r_matrix_index} (bins of the
 * RMSE); H. Mann and D. Whitney, "On a Test of Whether one of Two Random Variables is Stochastically
 * Larger than the Other", 1947 (AUC).
 */
final class Metrics {
    private static final double CERTAIN = 1e-6;
    private static final int CALIBRATION_BINS = 20;
    private static final int BINS = 128;

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

    private Metrics() {}

    /**
     * Measures.
     *
     * @param targets the answers that were predicted, at least one
     * @param recall of each answer of the data, the probability that was predicted
     */
    static Evaluation of(TrainingData data, int[] targets, double[] recall) {
        int[] bins = bins(data);
        // In the order of the bins, so that the sum is always the same.
        Map<Integer, Sum> sums = new TreeMap<>();
        Sum[] calibration = new Sum[CALIBRATION_BINS];
        Arrays.setAll(calibration, n -> new Sum());
        double logLoss = 0;
        int recalled = 0;
        for (int i : targets) {
            double p = Math.clamp(recall[i], CERTAIN, 1 - CERTAIN);
            boolean wasRecalled = data.ratings[i] > 1;
            logLoss -= Math.log(wasRecalled ? p : 1 - p);
            recalled += wasRecalled ? 1 : 0;
            sums.computeIfAbsent(bins[i], bin -> new Sum()).add(p, wasRecalled);
            calibration[(int) (p * CALIBRATION_BINS)].add(p, wasRecalled);
        }
        double squares = sums.values().stream().mapToDouble(Sum::squared).sum();
        int count = targets.length;
        return new Evaluation(count, recalled / (double) count, logLoss / count,
                Math.sqrt(squares / count), auc(data, targets, recall), table(calibration));
    }

    /** Of each answer, the bin of its days, of the answers before it and of the lapses before it. */
    private static int[] bins(TrainingData data) {
        int[] bins = new int[data.reviews()];
        for (int card = 0; card < data.cards(); card++) {
            int answers = 1;
            int lapses = 0;
            for (int i = data.starts[card] + 1; i < data.starts[card + 1]; i++) {
                boolean later = data.days[i] > 0;
                answers += later ? 1 : 0;
                bins[i] = ((power(3.62, later ? data.days[i] : data.elapsed(i)) * BINS)
                        + power(1.89, answers)) * BINS + power(1.73, lapses);
                lapses += later && data.ratings[i] == 1 ? 1 : 0;
            }
        }
        return bins;
    }

    /** The power up to which a number reaches in a geometric sequence; one less than all for 0. */
    private static int power(double ratio, double value) {
        return value <= 0 ? -BINS / 2 : (int) Math.floor(Math.log(value) / Math.log(ratio));
    }

    private static double auc(TrainingData data, int[] targets, double[] recall) {
        double[] forgotten = sorted(data, targets, recall, false);
        double[] recalled = sorted(data, targets, recall, true);
        if (forgotten.length == 0 || recalled.length == 0) {
            return 0.5;
        }
        double wins = 0;
        int below = 0;
        int notAbove = 0;
        for (double p : recalled) {
            while (below < forgotten.length && forgotten[below] < p) {
                below++;
            }
            while (notAbove < forgotten.length && forgotten[notAbove] <= p) {
                notAbove++;
            }
            wins += (below + notAbove) / 2.0;
        }
        return wins / forgotten.length / recalled.length;
    }

    private static double[] sorted(TrainingData data, int[] targets, double[] recall,
            boolean recalled) {
        return Arrays.stream(targets)
                .filter(i -> data.ratings[i] > 1 == recalled)
                .mapToDouble(i -> recall[i])
                .sorted()
                .toArray();
    }

    private static List<Evaluation.Bin> table(Sum[] sums) {
        List<Evaluation.Bin> table = new ArrayList<>();
        for (int n : IntStream.range(0, sums.length).filter(n -> sums[n].count > 0).toArray()) {
            Sum sum = sums[n];
            table.add(new Evaluation.Bin(n / (double) CALIBRATION_BINS,
                    (n + 1) / (double) CALIBRATION_BINS, sum.count, sum.predicted / sum.count,
                    sum.recalled / (double) sum.count));
        }
        return table;
    }
}
