package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What an author adds to a card so that answers are graded fairly.
 *
 * @param alternatives other answers that are as right as the one on the card
 * @param list whether the answer is a list of items, and whether their order counts
 * @param items the items, each of them required, where the answer is a list; else empty
 * @param optionalParts parts of the answer that may be left out
 * @param keyPoints what a full answer has to say, a phrase each, for partial credit
 * @param distractors wrong answers to offer in multiple choice
 */
public record AnswerKey(List<String> alternatives, ListOrder list, List<String> items,
        List<String> optionalParts, List<String> keyPoints, List<String> distractors) {
    /** Whether an answer is a list. */
    public enum ListOrder {
        /** It is not a list; commas and slashes in it mean nothing. */
        NO_LIST,
        /** All items are required, in any order. */
        ANY_ORDER,
        /** All items are required, in the order given. */
        ORDERED
    }

    /** Nothing added. */
    public static final AnswerKey NONE = new AnswerKey(List.of(), ListOrder.NO_LIST, List.of(),
            List.of(), List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are items without a list, or a list without items
     */
    public AnswerKey {
        requireNonNull(list, "list");
        alternatives = List.copyOf(alternatives);
        items = List.copyOf(items);
        optionalParts = List.copyOf(optionalParts);
        keyPoints = List.copyOf(keyPoints);
        distractors = List.copyOf(distractors);
        if ((list == ListOrder.NO_LIST) != items.isEmpty()) {
            throw new IllegalArgumentException(
                    list == ListOrder.NO_LIST
                            ? "an answer that is no list has list items"
                            : "an answer that is a list has no items");
        }
    }

    /**
     * A key with other right answers.
     *
     * @param answers the other right answers
     * @return the key
     */
    public static AnswerKey alternatives(String... answers) {
        return NONE.withAlternatives(List.of(answers));
    }

    /**
     * A key for an answer that is a list.
     *
     * @param order whether the order counts
     * @param items the items
     * @return the key
     */
    public static AnswerKey list(ListOrder order, String... items) {
        return new AnswerKey(List.of(), order, List.of(items), List.of(), List.of(), List.of());
    }

    /**
     * Replaces the other right answers.
     *
     * @param answers the other right answers
     * @return the changed key
     */
    public AnswerKey withAlternatives(List<String> answers) {
        return new AnswerKey(answers, list, items, optionalParts, keyPoints, distractors);
    }

    /**
     * Replaces the parts that may be left out.
     *
     * @param parts the parts
     * @return the changed key
     */
    public AnswerKey withOptionalParts(List<String> parts) {
        return new AnswerKey(alternatives, list, items, parts, keyPoints, distractors);
    }

    /**
     * Replaces the key points.
     *
     * @param points the points
     * @return the changed key
     */
    public AnswerKey withKeyPoints(List<String> points) {
        return new AnswerKey(alternatives, list, items, optionalParts, points, distractors);
    }

    /**
     * Replaces the distractors.
     *
     * @param wrong wrong answers
     * @return the changed key
     */
    public AnswerKey withDistractors(List<String> wrong) {
        return new AnswerKey(alternatives, list, items, optionalParts, keyPoints, wrong);
    }

    /** {@return whether nothing is added} */
    public boolean isEmpty() {
        return equals(NONE);
    }
}
