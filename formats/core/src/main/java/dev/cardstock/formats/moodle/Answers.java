package dev.cardstock.formats.moodle;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Markup;
import java.util.ArrayList;
import java.util.List;

/** The answers of a question, each with how far it is right, and what a note makes of them. */
final class Answers {
    private record Answer(Markup text, double percent, boolean ticked) {}

    private final List<Answer> answers = new ArrayList<>();
    private int partial;

    /**
     * Adds an answer.
     *
     * @param text the answer
     * @param percent how far it is right, to 100
     * @param ticked whether it is one that several may be ticked with
     */
    void add(Markup text, double percent, boolean ticked) {
        answers.add(new Answer(text, percent, ticked));
    }

    boolean isEmpty() {
        return answers.isEmpty();
    }

    /** How many answers were right in part, so that no note has a place for them. */
    int partial() {
        back();
        return partial;
    }

    /** The answers that are only right together. */
    private List<Answer> together() {
        boolean whole = answers.stream().anyMatch(answer -> answer.percent > 99.9);
        List<Answer> parts = answers.stream()
                .filter(answer -> answer.ticked && answer.percent > 0)
                .toList();
        double sum = parts.stream().mapToDouble(Answer::percent).sum();
        return !whole && parts.size() > 1 && sum > 99 && sum < 101 ? parts : List.of();
    }

    private List<Markup> right() {
        return answers.stream()
                .filter(answer -> answer.percent > 99.9)
                .map(Answer::text)
                .toList();
    }

    Markup back() {
        partial = 0;
        List<Answer> together = together();
        if (!together.isEmpty()) {
            return together.size() == 1
                    ? together.get(0).text
                    : Markup.plain(String.join("\n", together.stream()
                            .map(answer -> answer.text.plainText())
                            .toList()));
        }
        partial = (int) answers.stream()
                .filter(answer -> answer.percent > 0 && answer.percent <= 99.9)
                .count();
        List<Markup> right = right();
        return right.isEmpty() ? Markup.EMPTY : right.get(0);
    }

    AnswerKey key() {
        List<Answer> together = together();
        List<Markup> right = right();
        List<String> wrong = answers.stream()
                .filter(answer -> answer.percent <= 0)
                .map(answer -> answer.text.plainText())
                .toList();
        List<String> others = together.isEmpty() && !right.isEmpty()
                ? right.subList(1, right.size()).stream().map(Markup::plainText).toList()
                : List.of();
        return new AnswerKey(others,
                together.isEmpty() ? ListOrder.NO_LIST : ListOrder.ANY_ORDER,
                together.stream().map(answer -> answer.text.plainText()).toList(), List.of(),
                List.of(), wrong);
    }
}
