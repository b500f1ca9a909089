package dev.cardstock.scheduler.fit;

import java.util.List;

/**
 * How well answers were predicted.
 *
 * @param predictions how many answers were predicted, 1 or more
 * @param recalled the share of them that were recalled, 0 to 1
 * @param logLoss the mean of the negative logarithm of the probability given to what happened, 0 or more;
 *     less is better
 * @param rmseBins how far predictions and answers lie apart, 0 to 1: the root of the mean square of the
 *     difference of their means, over answers in bins of about the same days since the answer before,
 *     number of answers and number of lapses; less is better
 * @param auc the probability that of a recalled and a forgotten answer the first was given the greater
 *     probability, ties counting half; 0.5 where one kind does not occur; more is better
 * @param calibration the answers by the probability that was given to them, in ascending order; without
 *     the bins that are empty
 */
public record Evaluation(int predictions, double recalled, double logLoss, double rmseBins,
        double auc, List<Bin> calibration) {
    /**
     * Answers of about the same predicted probability.
     *
     * @param from the least probability of the bin
     * @param to the greatest, itself not in it but for 1
     * @param predictions how many answers are in it
     * @param predicted the mean of the probabilities
     * @param recalled the share of answers that were recalled
     */
    public record Bin(double from, double to, int predictions, double predicted,
            double recalled) {}

    /** Copies the list. */
    public Evaluation {
        calibration = List.copyOf(calibration);
    }
}
