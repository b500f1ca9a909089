package dev.cardstock.grading.similarity;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;

/**
 * A card whose answer is like a text.
 *
 * @param card the card
 * @param answer the answer of that card, or the alternative of its author, that is like the text, as plain
 *     text
 * @param score how alike they are, 0 to 1
 */
public record CardMatch(CardId card, String answer, double score) {
    /** Checks the components. */
    public CardMatch {
        requireNonNull(card, "card");
        requireNonNull(answer, "answer");
    }
}
