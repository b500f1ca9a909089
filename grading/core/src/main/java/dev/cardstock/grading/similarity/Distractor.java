package dev.cardstock.grading.similarity;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import org.jspecify.annotations.Nullable;

/**
 * A wrong answer to offer beside the right one.
 *
 * @param text the wrong answer, as plain text
 * @param card the card whose answer it is; null where the author wrote it
 * @param score how well it serves, comparable among the distractors of one card: more is better
 */
public record Distractor(String text, @Nullable CardId card, double score) {
    /** Checks the components. */
    public Distractor {
        requireNonNull(text, "text");
    }
}
