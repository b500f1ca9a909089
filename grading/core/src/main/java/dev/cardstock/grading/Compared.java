package dev.cardstock.grading;

import dev.cardstock.answer.AnswerComparator;
import dev.cardstock.answer.AnswerComparator.Comparison;
import dev.cardstock.grading.sentence.Assessment;
import java.util.Locale;

/** The score of a sentence when a comparator takes part. */
final class Compared {
    private static final double LEAST = 1e-6;

    private Compared() {}

    /** The mean of the log-odds of both, so that whichever is surer decides. */
    static double with(AnswerComparator comparator, Assessment assessment, String answer,
            Locale language) {
        Comparison comparison = comparator.compare(assessment.reference(), answer, language);
        double logOdds = (logOdds(assessment.score()) + logOdds(comparison.entailed())) / 2;
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    private static double logOdds(double probability) {
        double p = Math.max(LEAST, Math.min(1 - LEAST, probability));
        return StrictMath.log(p / (1 - p));
    }
}
