package dev.cardstock.grading;

import dev.cardstock.answer.AnswerComparator;
import dev.cardstock.answer.AnswerComparator.Comparison;
import dev.cardstock.grading.sentence.Assessment;
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

    static Compared of(@Nullable AnswerComparator comparator, Assessment assessment, String answer,
            Locale language) {
        if (comparator == null) {
            return new Compared(assessment.score(), false);
        }
        Comparison comparison = comparator.compare(assessment.reference(), answer, language);
        // The mean of the log-odds of both, so that whichever is surer decides.
        double logOdds = (logOdds(assessment.score()) + logOdds(comparison.entailed())) / 2;
        return new Compared(1 / (1 + StrictMath.exp(-logOdds)),
                comparison.contradicted() >= CONTRADICTED);
    }

    private static double logOdds(double probability) {
        double p = Math.max(LEAST, Math.min(1 - LEAST, probability));
        return StrictMath.log(p / (1 - p));
    }
}
