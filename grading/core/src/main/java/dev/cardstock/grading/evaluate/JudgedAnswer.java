package dev.cardstock.grading.evaluate;

import static java.util.Objects.requireNonNull;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Verdict;
import java.util.OptionalDouble;

/**
 * An answer that both people and a grader have judged.
 *
 * @param card what was asked; answers to the same card have the same
 * @param kind what kind of answer it is, such as {@code paraphrase}; empty where that is not known
 * @param label what people said, such as {@code contradictory}
 * @param right whether people took it for right
 * @param predicted what the grader said, in the words of {@code label}
 * @param accepted whether the grader accepted it
 * @param unsure whether the grader could not tell; such an answer is not accepted
 * @param score the grader's probability that people accept it, 0 to 1
 * @param credit the share of the points that the grader gives, 0 to 1
 * @param mark the share of the points that people gave, 0 to 1; empty where they gave none
 */
public record JudgedAnswer(String card, String kind, String label, boolean right, String predicted,
        boolean accepted, boolean unsure, double score, double credit, OptionalDouble mark) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if score, credit or mark is not 0 to 1, or an answer is accepted of
     *     which the grader is unsure
     */
    public JudgedAnswer {
        requireNonNull(card, "card");
        requireNonNull(kind, "kind");
        requireNonNull(label, "label");
        requireNonNull(predicted, "predicted");
        if (!isShare(score) || !isShare(credit) || !isShare(mark.orElse(0))
                || accepted && unsure) {
            throw new IllegalArgumentException("score is " + score + ", credit " + credit
                    + " and mark " + mark + ", must be 0 to 1; accepted is " + accepted
                    + " and unsure " + unsure + ", must not both hold");
        }
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    /**
     * An answer with the grade that it got.
     *
     * @param card what was asked
     * @param kind what kind of answer it is; may be empty
     * @param label what people said
     * @param right whether people took it for right
     * @param predicted what the grade amounts to in the words of {@code label}
     * @param grade the grade
     * @param mark the share of the points that people gave, if they gave any
     * @return the judged answer
     */
    public static JudgedAnswer of(String card, String kind, String label, boolean right,
            String predicted, Grade grade, OptionalDouble mark) {
        return new JudgedAnswer(card, kind, label, right, predicted, grade.accepted(),
                grade.verdict() == Verdict.UNSURE, grade.score(), grade.credit(), mark);
    }
}
