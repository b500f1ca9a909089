package dev.cardstock.grading;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Verdict;
import dev.cardstock.grading.memory.AnswerMemory;
import dev.cardstock.grading.memory.GradedAnswer;
import dev.cardstock.grading.memory.GradedAnswer.Source;
import dev.cardstock.grading.memory.Recollection;
import dev.cardstock.grading.memory.Recollection.Match;
import dev.cardstock.grading.memory.Recollection.Neighbour;
import dev.cardstock.grading.sentence.SentenceScorer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people said of the same answer, and of others to the same question. For one grade. */
final class Remembered {
    /** A neighbour that counts less is not worth naming. */
    private static final double WORTH_NAMING = 0.3;

    private static final int CITED = 80;

    private final Recollection recollection;
    private final Grades grades;
    private final Explanations say;

    private Remembered(Recollection recollection, Grades grades, Explanations say) {
        this.grades = grades;
        this.recollection = recollection;
        this.say = say;
    }

    static Remembered of(@Nullable AnswerMemory memory, Question question, String answer,
            Grades grades, Explanations say) {
        return new Remembered(
                memory == null ? Recollection.none() : memory.recall(question, answer),
                grades, say);
    }

    /**
     * Whether a person's mark of the same answer stands in place of the grade by rule, null if there is none. An
     * answer that is a right one to the letter yields to no mark of one in another case, and
     * where both accept it, the grade by rule says more: it has the slips.
     */
    boolean decides(@Nullable Grade byRule) {
        Optional<Neighbour> decision = recollection.decision();
        if (decision.isEmpty() || byRule == null) {
            return decision.isPresent();
        }
        boolean perfect = byRule.score() == 1 && decision.get().match() != Match.SAME;
        boolean agreed = byRule.accepted()
                && decision.get().answer().verdict() == Verdict.CORRECT;
        return !perfect && !agreed;
    }

    /** The grade that a person's mark gives; the usual grade tells which key points are there. */
    Grade decided(Question question, Grade usual) {
        GradedAnswer graded = recollection.decision().orElseThrow().answer();
        double score = MemoryWeight.score(graded);
        String said = said(graded);
        String explanation = said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1)
                + ".";
        return switch (graded.verdict()) {
            case CORRECT ->
                grades.accepted(Verdict.CORRECT, score, List.of(), question, explanation);
            case PARTIAL -> grades.partial(score, graded.mark(), usual.keyPoints(), explanation);
            default -> grades.wrong(explanation, question, List.of());
        };
    }

    /**
     * The neighbours that say something about the answer. One whose words are those of the answer but in
     * another order, denied or with another number is near only for its vector.
     */
    List<Neighbour> comparable(SentenceScorer scorer, Question question, String answer) {
        return comparable(recollection, scorer, question, answer);
    }

    static List<Neighbour> comparable(Recollection recollection, SentenceScorer scorer,
            Question question, String answer) {
        return recollection.neighbours()
                .stream()
                .filter(neighbour -> scorer.comparable(question, neighbour.answer().answer(),
                        answer))
                .toList();
    }

    /** An explanation that names the nearest of the neighbours that moved the score. */
    String naming(List<Neighbour> neighbours, String explanation) {
        return neighbours.stream()
                .filter(neighbour -> MemoryWeight.shipped().weight(neighbour) >= WORTH_NAMING)
                .findFirst()
                .map(nearest -> say.similar(explanation, said(nearest.answer())))
                .orElse(explanation);
    }

    private String said(GradedAnswer graded) {
        return say.said(graded.source() == Source.TEACHER, graded.verdict(),
                cited(graded.answer()));
    }

    private static String cited(String answer) {
        String text = answer.strip();
        if (text.length() <= CITED) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(CITED - 1)) ? CITED - 1 : CITED;
        return text.substring(0, end) + "…";
    }
}
