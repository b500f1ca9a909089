package dev.cardstock.study;

import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Verdict;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.text.EquivalenceKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Accepts what amounts to a reference or an alternative; of a list every item, with commas between. */
final class KeyGrader implements AnswerGrader {
    private static final String VERSION = "1";

    @Override
    public String id() {
        return "equal";
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Grade grade(Question question, String answer) {
        EquivalenceKey given = EquivalenceKey.of(answer, question.language());
        boolean right = !given.isEmpty() && (equalsOne(question, given)
                || question.list() != ListOrder.NO_LIST && listsAll(question, answer));
        return Grade.builder(right ? Verdict.CORRECT : Verdict.INCORRECT, right ? 1 : 0)
                .explanation(right
                        ? "It is the expected answer."
                        : "It is not the expected answer.")
                .grader(id(), VERSION)
                .build();
    }

    private static boolean equalsOne(Question question, EquivalenceKey given) {
        return Stream
                .concat(question.list() == ListOrder.NO_LIST
                        ? question.references().stream()
                        : Stream.of(), question.alternatives().stream())
                .anyMatch(text -> EquivalenceKey.of(text, question.language()).equals(given));
    }

    private static boolean listsAll(Question question, String answer) {
        List<EquivalenceKey> given = Arrays.stream(answer.split("[,;\\n]"))
                .map(item -> EquivalenceKey.of(item, question.language()))
                .toList();
        List<EquivalenceKey> wanted = question.references()
                .stream()
                .map(item -> EquivalenceKey.of(item, question.language()))
                .toList();
        return question.list() == ListOrder.ORDERED
                ? given.equals(wanted)
                : given.size() == wanted.size() && given.containsAll(wanted)
                        && wanted.containsAll(given);
    }
}
