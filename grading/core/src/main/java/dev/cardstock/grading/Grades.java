package dev.cardstock.grading;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.KeyPoint;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Verdict;
import dev.cardstock.deck.AnswerKey.ListOrder;
import java.util.List;

/** The grades that need no score: right but for slips, wrong whatever the words are, or
 * marked by a person. */
final class Grades {
    private final String version;

    /** The version is that of the grader. */
    Grades(String version) {
        this.version = version;
    }

    Grade wrong(String explanation, Question question, List<Slip> slips) {
        List<KeyPoint> missing = points(question).stream()
                .map(point -> new KeyPoint(point, KeyPoint.Status.PROBABLY_MISSING, List.of()))
                .toList();
        return Grade.builder(Verdict.INCORRECT, 0)
                .credit(0)
                .slips(slips)
                .keyPoints(missing)
                .explanation(explanation)
                .grader(SemanticGrader.ID, version)
                .build();
    }

    static List<String> points(Question question) {
        return !question.keyPoints().isEmpty()
                ? question.keyPoints()
                : question.list() != ListOrder.NO_LIST
                        ? question.references()
                        : KeyPoints.of(question.references().get(0));
    }

    Grade accepted(Verdict verdict, double score, List<Slip> slips, Question question,
            String explanation) {
        List<KeyPoint> covered = points(question).stream()
                .map(point -> new KeyPoint(point, KeyPoint.Status.COVERED, List.of()))
                .toList();
        return Grade.builder(verdict, score)
                .credit(1)
                .slips(slips)
                .keyPoints(covered)
                .explanation(explanation)
                .grader(SemanticGrader.ID, version)
                .build();
    }

    Grade partial(double score, double credit, List<KeyPoint> points, String explanation) {
        return Grade.builder(Verdict.PARTIAL, score)
                .credit(credit)
                .keyPoints(points)
                .explanation(explanation)
                .grader(SemanticGrader.ID, version)
                .build();
    }
}
