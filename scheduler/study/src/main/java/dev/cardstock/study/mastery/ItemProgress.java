package dev.cardstock.study.mastery;

import dev.cardstock.deck.CardId;
import java.util.List;
import java.util.Map;

/**
 * What a learner has done with one item. Immutable and thread-safe.
 *
 * @param card the item
 * @param evidence the graded answers, in the order in which they were given
 * @param level how far it has come in {@link Mode#LEARN}
 * @param confusions how often the learner took which other card's answer for this one's
 */
public record ItemProgress(CardId card, List<Evidence> evidence, LearnLevel level,
        Map<CardId, Integer> confusions) {
    /** Copies the collections. */
    public ItemProgress {
        evidence = List.copyOf(evidence);
        confusions = Map.copyOf(confusions);
    }

    /**
     * An item that was never answered.
     *
     * @param card the item
     * @return nothing done
     */
    public static ItemProgress none(CardId card) {
        return new ItemProgress(card, List.of(), LearnLevel.NEW, Map.of());
    }

    /** {@return how many answers were wrong} */
    public int misses() {
        return (int) evidence.stream().filter(answer -> !answer.right()).count();
    }
}
