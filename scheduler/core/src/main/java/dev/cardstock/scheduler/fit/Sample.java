package dev.cardstock.scheduler.fit;

import java.util.Arrays;

/**
 * What one fit learns from: the answers to predict with their weights, and of each card the answers up to
 * the last of these.
 */
final class Sample {
    /** Of a card no more answers than these are learned from. */
    static final int MAX_SEQUENCE = 256;

    final TrainingData data;
    /** The cards with an answer to predict. */
    final int[] cards;
    /** Of each card of the data, the end of the answers that matter. */
    final int[] ends;
    /** Of each answer of the data, how much it counts; 0 if it is not to be predicted. */
    final double[] weights;
    /** How many answers are to be predicted. */
    final int targets;

    private Sample(TrainingData data, int[] targets, double[] weights) {
        this.data = data;
        this.weights = weights;
        this.targets = targets.length;
        ends = new int[data.cards()];
        for (int i : targets) {
            ends[data.cardOf[i]] = Math.max(ends[data.cardOf[i]], i + 1);
        }
        int[] used = new int[data.cards()];
        int count = 0;
        for (int card = 0; card < used.length; card++) {
            if (ends[card] > 0) {
                used[count++] = card;
            }
        }
        cards = Arrays.copyOf(used, count);
    }

    /**
     * A sample in which the latest answer counts fully, and earlier ones less.
     *
     * @param targets the answers to predict, in the order of time
     * @param floor how much the first of them counts, 0 to 1
     * @param power how late the weight grows
     */
    static Sample of(TrainingData data, int[] targets, double floor, double power, Watch watch) {
        double[] weights = new double[data.reviews()];
        int[] kept = new int[targets.length];
        int count = 0;
        double last = Math.max(1, targets.length - 1);
        for (int n = 0; n < targets.length; n++) {
            int i = targets[n];
            watch.glance(n);
            if (i - data.starts[data.cardOf[i]] < MAX_SEQUENCE) {
                weights[i] = floor
                        + (1 - floor) * (n == 0 ? 0 : Powers.exp(power * Powers.log(n / last)));
                kept[count++] = i;
            }
        }
        return new Sample(data, Arrays.copyOf(kept, count), weights);
    }

    /** How many answers of a card are to be predicted. */
    int targets(int card) {
        int count = 0;
        for (int i = data.starts[card]; i < ends[card]; i++) {
            count += weights[i] > 0 ? 1 : 0;
        }
        return count;
    }
}
