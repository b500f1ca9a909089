package dev.cardstock.grading;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.KeyPoint;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Verdict;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.grading.phrase.Phrases;
import dev.cardstock.grading.phrase.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what {@link Phrases} finds into grades. Thread-safe. */
final class ShortAnswers {
    private final Phrases phrases;
    private final String version;

    /**
     * Makes the grader of short answers.
     *
     * @param policy how strict it is
     * @param version of the grader
     */
    ShortAnswers(GradingPolicy policy, String version) {
        this.version = version;
        phrases = new Phrases(policy);
    }

    /** The grade; null if the question asks for a sentence and the answer is not right word by word. */
    @Nullable
    Grade grade(Question question, String answer, Explanations say) {
        Result result = phrases.grade(question, answer);
        if (result == null) {
            return null;
        }
        Grade.Builder grade = Grade.builder(result.verdict(), result.score())
                .credit(result.credit())
                .slips(result.slips())
                .explanation(explanation(result, question, say))
                .grader(SemanticGrader.ID, version);
        return grade.keyPoints(result.points().isEmpty()
                ? points(question, result)
                : result.points()).build();
    }

    private static List<KeyPoint> points(Question question, Result result) {
        KeyPoint.Status status = result.verdict().accepted()
                ? KeyPoint.Status.COVERED
                : result.verdict() == Verdict.CONTRADICTORY
                        ? KeyPoint.Status.CONTRADICTED
                        : KeyPoint.Status.PROBABLY_MISSING;
        return asked(question)
                .stream()
                .map(point -> new KeyPoint(point, status, List.of()))
                .toList();
    }

    private static List<String> asked(Question question) {
        String reference = question.references().get(0);
        boolean whole = question.keyPoints().isEmpty() && question.list() == ListOrder.NO_LIST
                && reference.chars()
                        .noneMatch(c -> c == '.' || c == ';' || c == '!' || c == '?'
                                || c == '\n' || c == ',');
        return whole ? List.of(reference) : Grades.points(question);
    }

    private static String explanation(Result result, Question question, Explanations say) {
        return switch (result.reason()) {
            case EMPTY -> say.empty();
            case NON_ANSWER -> say.nonAnswer(result.expected());
            case OTHER_CARD -> say.otherCard(result.expected());
            case REPEATED -> say.repeated(result.expected());
            case ITEMS, ORDER -> result.verdict().accepted()
                    ? say.correct()
                    : result.reason() == Result.Reason.ORDER
                            ? say.order(question.references())
                            : say.items(hits(result), question.references());
            case WORDS -> words(result, question, say);
        };
    }

    private static String words(Result result, Question question, Explanations say) {
        return switch (result.verdict()) {
            case CORRECT -> say.correct();
            case CORRECT_WITH_SLIPS -> say.slips(result.slips(), result.expected());
            default -> question.list() == ListOrder.NO_LIST && !result.slips().isEmpty()
                    && result.verdict() == Verdict.INCORRECT
                            ? say.slips(result.slips(), result.expected())
                            : say.sentence(result.verdict(), List.of(), result.expected());
        };
    }

    private static int hits(Result result) {
        return (int) result.points()
                .stream()
                .filter(point -> point.status() == KeyPoint.Status.COVERED)
                .count();
    }
}
