package dev.cardstock.grading.phrase;

import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.KeyPoint;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Verdict;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.grading.phrase.Result.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Grades short answers: words, phrases, numbers with units, dates, formulas, code and lists of them.
 * Thread-safe; what it makes of a question is kept for the next answer to the same one, for a limited
 * number of questions.
 */
public final class Phrases {
    private final GradingPolicy policy;
    private final PreparedQuestions prepared;

    /**
     * Makes a grader of short answers.
     *
     * @param policy how strict it is
     */
    public Phrases(GradingPolicy policy) {
        this.policy = policy;
        prepared = new PreparedQuestions();
    }

    /**
     * Whether rules can decide: every right answer is a word, a phrase of about four content words, a
     * number, a date, a formula or code.
     *
     * @param question the question
     * @return whether the question asks for a short answer
     */
    public boolean isShort(Question question) {
        return prepared.of(question).isShort();
    }

    /**
     * Grades an answer.
     *
     * @param question what was asked
     * @param answer what the learner typed
     * @return the result; null if the question asks for a sentence, or for a phrase and the answer is a
     *     sentence, and the answer is neither a right one nor another card's but for slips, nor a "don't know"
     */
    public @Nullable Result grade(Question question, String answer) {
        PreparedQuestion asked = prepared.of(question);
        if (question.list() != ListOrder.NO_LIST) {
            return new Items(asked, policy).grade(answer);
        }
        for (String reference : question.references()) {
            if (reference.equals(answer) && !answer.isBlank()) {
                return new Result(Verdict.CORRECT, 1, 1, List.of(), List.of(), reference,
                        Reason.WORDS);
            }
        }
        Attempt attempt = asked.attempt(answer);
        if (attempt.isEmpty()) {
            return wrong(asked, Reason.EMPTY);
        }
        if (!asked.isShort() && !asked.mayBeCopy(attempt)) {
            return asked.isNonAnswer(attempt) ? wrong(asked, Reason.NON_ANSWER) : null;
        }
        Comparison best = asked.best(attempt, policy);
        Verdict verdict = best.verdict(policy);
        if (best.cost() > 0.03 && asked.isNonAnswer(attempt)) {
            return wrong(asked, Reason.NON_ANSWER);
        }
        if (!asked.isShort() && !(verdict.accepted() && isCopy(best))) {
            return asked.isOtherAnswer(attempt, best.cost())
                    ? wrong(asked, Reason.OTHER_CARD)
                    : null;
        }
        if (verdict != Verdict.INCORRECT && best.cost() > 0
                && asked.isOtherAnswer(attempt, best.cost())) {
            return wrong(asked, Reason.OTHER_CARD);
        }
        if (!verdict.accepted() && verdict != Verdict.PARTIAL && asked.repeatsPrompt(attempt)) {
            return wrong(asked, Reason.REPEATED);
        }
        if (!verdict.accepted() && verdict != Verdict.CONTRADICTORY
                && asked.isPhrase() && attempt.isSentence()) {
            return null;
        }
        return result(best, verdict, UnaryOperator.identity());
    }

    /** In a sentence every word has its place: only its spelling may differ. */
    private static boolean isCopy(Comparison best) {
        return best.findings().stream().allMatch(finding -> switch (finding.slip().kind()) {
            case CASE, ACCENT, PUNCTUATION, SPACING, TYPO, ARTICLE -> true;
            default -> false;
        });
    }

    static Result wrong(PreparedQuestion asked, Reason reason) {
        return new Result(Verdict.INCORRECT, 0, 0, List.of(), List.of(), asked.first(), reason);
    }

    private static Result result(Comparison best, Verdict verdict, UnaryOperator<Slip> place) {
        List<Slip> slips = new ArrayList<>();
        best.findings().forEach(finding -> slips.add(place.apply(finding.slip())));
        double score = score(verdict, best);
        double credit = verdict.accepted()
                ? 1
                : verdict == Verdict.PARTIAL ? Math.min(0.9, best.share()) : 0;
        return new Result(verdict, score, credit, slips, List.<KeyPoint>of(), best.expected(),
                Reason.WORDS);
    }

    static double score(Verdict verdict, Comparison best) {
        return switch (verdict) {
            case CORRECT -> Math.max(0.95, 1 - best.cost() / 10);
            case CORRECT_WITH_SLIPS -> Math.max(0.75, 0.95 - best.cost() / 4);
            case UNSURE -> 0.5;
            case PARTIAL -> Math.min(0.4, 0.1 + 0.3 * best.share());
            case CONTRADICTORY -> 0.02;
            case INCORRECT -> best.findings().isEmpty() ? 0.02 : 0.05;
        };
    }
}
