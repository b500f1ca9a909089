package dev.cardstock.scheduler.queue;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.Answered;
import java.time.Instant;
import java.util.Optional;

/**
 * The event that a card was forgotten so often that it costs more than it is worth. What becomes of it,
 * a tag, a suspension, a note to the author, is for the application to decide.
 *
 * <p>Source: Anki's manual, "Leeches".
 *
 * @param card the card
 * @param lapses how often it was forgotten
 * @param time when it was forgotten last
 */
public record Leech(CardId card, int lapses, Instant time) {
    /** Anki's number of lapses. */
    public static final int DEFAULT_THRESHOLD = 8;

    /** Checks the components. */
    public Leech {
        requireNonNull(card, "card");
        requireNonNull(time, "time");
    }

    /**
     * Whether an answer made a leech of a card.
     *
     * @param answer the answer
     * @param threshold the lapses that make a leech of a card, and again after each further half as
     *     many; 0 for never
     * @return the leech, if the card was forgotten and has so many lapses now
     * @throws IllegalArgumentException if the threshold is negative
     */
    public static Optional<Leech> after(Answered answer, int threshold) {
        int lapses = answer.after().lapses();
        return lapses > answer.before().lapses() && isLeech(lapses, threshold)
                ? Optional.of(new Leech(answer.after().card(), lapses, answer.review().time()))
                : Optional.empty();
    }

    /**
     * Whether a card becomes a leech with its last lapse.
     *
     * @param lapses how often it was forgotten
     * @param threshold as in {@link #after}
     * @return whether it does, for the first time or again
     * @throws IllegalArgumentException if the threshold is negative
     */
    public static boolean isLeech(int lapses, int threshold) {
        if (threshold < 0) {
            throw new IllegalArgumentException(
                    "threshold is " + threshold + ", must be 0 (never) or more");
        }
        int again = (threshold + 1) / 2;
        return threshold > 0 && lapses >= threshold && (lapses - threshold) % again == 0;
    }
}
