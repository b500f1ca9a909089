package dev.cardstock.examples.plugin;

import dev.cardstock.Options;
import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.AnswerGraderProvider;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Verdict;
import dev.cardstock.text.EquivalenceKey;
import java.util.stream.Stream;

/**
 * A grader in a page, and what it is found by: right is what says the same as a reference or an
 * alternative, letter case and quotes aside.
 */
public final class ExactGrader implements AnswerGrader, AnswerGraderProvider {
    @Override
    public String id() {
        return "exact";
    }
    @Override
    public String description() {
        return "Right is what says the same as the card";
    }
    @Override
    public AnswerGrader create(Options options) {
        options.reader().finish();
        return this;
    }
    @Override
    public String version() {
        return "1";
    }

    @Override
    public Grade grade(Question question, String answer) {
        EquivalenceKey given = EquivalenceKey.of(answer, question.language());
        boolean right = !given.isEmpty()
                && Stream.concat(question.references().stream(), question.alternatives().stream())
                        .anyMatch(r -> EquivalenceKey.of(r, question.language()).equals(given));
        return Grade.builder(right ? Verdict.CORRECT : Verdict.INCORRECT, right ? 1 : 0)
                .explanation(right
                        ? "That is the answer on the card."
                        : "The answer on the card is: " + question.references().get(0))
                .grader(id(), version())
                .build();
    }
}
