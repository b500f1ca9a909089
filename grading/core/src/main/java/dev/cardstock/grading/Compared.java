package dev.cardstock.grading;

import dev.cardstock.answer.AnswerComparator;
import dev.cardstock.answer.AnswerComparator.Comparison;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is made of a sentence and of what a comparator says of it.
 *
 * @param score the probability that a teacher accepts it, 0 to 1, what speaks against it left aside
 * @param contradicted whether the comparator says that it is the opposite of the right answer
 */
record Compared(double score, boolean contradicted) {
    private static final double LEAST = 1e-6;

    /** From this probability on the comparator finds nothing else as probable. */
    private static final double CONTRADICTED = 0.5;

    /**
     * Asks the comparator.
     *
     * @param comparator what to ask; null for none
     * @param own the probability without it
     * @param reference the right answer
     * @param answer what was typed
     * @param language of both
     */
    static Compared of(@Nullable AnswerComparator comparator, double own, String reference,
            String answer, Locale language) {
        if (comparator == null) {
            return new Compared(own, false);
        }
        Comparison comparison = comparator.compare(reference, answer, language);
        // The mean of the log-odds of both, so that whichever is surer decides.
        double logOdds = (logOdds(own) + logOdds(comparison.entailed())) / 2;
        return new Compared(1 / (1 + StrictMath.exp(-logOdds)),
                comparison.contradicted() >= CONTRADICTED);
    }

    private static double logOdds(double probability) {
        double p = Math.max(LEAST, Math.min(1 - LEAST, probability));
        return StrictMath.log(p / (1 - p));
    }
}
