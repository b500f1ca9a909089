package dev.cardstock.scheduler.fit;

import java.util.Arrays;

/**
 * What one fit learns from: of each card the answers up to the last that is to be predicted, and how much
 * each of these counts. The cards are in random order and lie in memory as a descent goes through them.
 */
final class Sample {
    /** Of a card no more answers than these are learned from. */
    static final int MAX_SEQUENCE = 256;

    /** How many answers are to be predicted. */
    final int targets;
    /** Where the answers of each card begin; and where those of the last end. */
    final int[] starts;
    /** Of each answer, its rating. */
    final byte[] ratings;
    /** Of each answer but the first of a card, the number of day beginnings since the one before. */
    final int[] days;
    /** Of each answer but the first of a card, the days, with fractions, since the one before. */
    final double[] elapsed;
    /** Of each answer, how much it counts; 0 if it is not to be predicted. */
    final double[] weights;

    /**
     * Takes a sample in which the latest answer counts fully, and earlier ones less.
     *
     * @param answers the answers to predict, in the order of time; of a card none beyond the first
     *     {@link #MAX_SEQUENCE}
     * @param floor how much the first of them counts, 0 to 1
     * @param power how late the weight grows
     * @param shuffle gives the order of the cards
     */
    Sample(TrainingData data, int[] answers, double floor, double power, Shuffle shuffle,
            Watch watch) {
        double[] weightOf = new double[data.reviews()];
        int[] ends = new int[data.cards()];
        double last = Math.max(1, answers.length - 1);
        for (int n = 0; n < answers.length; n++) {
            watch.glance(n);
            int i = answers[n];
            int card = data.cardOf[i];
            double grown = n == 0 ? 0 : Powers.exp(power * Powers.log(n / last));
            weightOf[i] = floor + (1 - floor) * grown;
            ends[card] = Math.max(ends[card], i + 1);
        }
        targets = answers.length;
        int[] cards = cardsWithTargets(ends);
        shuffle.of(cards);
        starts = new int[cards.length + 1];
        for (int n = 0; n < cards.length; n++) {
            starts[n + 1] = starts[n] + ends[cards[n]] - data.starts[cards[n]];
        }
        int size = starts[cards.length];
        ratings = new byte[size];
        days = new int[size];
        elapsed = new double[size];
        weights = new double[size];
        for (int n = 0; n < cards.length; n++) {
            watch.glance(n);
            int from = data.starts[cards[n]];
            int length = starts[n + 1] - starts[n];
            System.arraycopy(data.ratings, from, ratings, starts[n], length);
            System.arraycopy(data.days, from, days, starts[n], length);
            System.arraycopy(weightOf, from, weights, starts[n], length);
            for (int i = 1; i < length; i++) {
                elapsed[starts[n] + i] = data.elapsed(from + i);
            }
        }
    }

    private static int[] cardsWithTargets(int[] ends) {
        int[] cards = new int[ends.length];
        int count = 0;
        for (int card = 0; card < ends.length; card++) {
            if (ends[card] > 0) {
                cards[count++] = card;
            }
        }
        return Arrays.copyOf(cards, count);
    }

    /** The number of cards. */
    int cards() {
        return starts.length - 1;
    }

    /** How many answers of a card are to be predicted. */
    int targets(int card) {
        int count = 0;
        for (int i = starts[card]; i < starts[card + 1]; i++) {
            count += weights[i] > 0 ? 1 : 0;
        }
        return count;
    }
}
