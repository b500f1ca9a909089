package dev.cardstock.study.mastery;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;

/**
 * The mastery of one item at some time.
 *
 * @param card the item
 * @param state where the learner stands
 * @param value what it is worth, 0 to 1
 */
public record ItemMastery(CardId card, Mastery state, double value) {
    /** Checks the components. */
    public ItemMastery {
        requireNonNull(card, "card");
        requireNonNull(state, "state");
    }
}
