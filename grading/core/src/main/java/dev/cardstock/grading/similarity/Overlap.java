package dev.cardstock.grading.similarity;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import java.util.List;

/**
 * Cards of which a deck perhaps needs only one, or that are easily mistaken for one another.
 *
 * @param kind what they have in common
 * @param cards the cards, two or more, in the order of the deck
 * @param score how alike they are, 0 to 1; 1 where they are equal
 */
public record Overlap(Kind kind, List<CardId> cards, double score) {
    /** What cards can have in common. */
    public enum Kind {
        /** Prompt and answer are equal but for case, blanks and the like. */
        SAME_FACT,
        /** The prompts are equal and the answers are not, so that a learner cannot know which is meant. */
        SAME_PROMPT,
        /** Prompts and answers are alike: probably one fact, asked twice. */
        NEAR_FACT,
        /** The prompts are alike and the answers are not: one card interferes with the other. */
        SIMILAR_PROMPT,
        /** The answers are equal and the prompts are not, so that they cannot be matched one to one. */
        SAME_ANSWER
    }

    /**
     * Copies the cards.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public Overlap {
        requireNonNull(kind, "kind");
        cards = List.copyOf(cards);
        if (cards.size() < 2) {
            throw new IllegalArgumentException("an overlap of " + cards.size() + " cards");
        }
    }
}
