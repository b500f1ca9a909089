package dev.cardstock.formats.mnemosyne.facts;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A card as Mnemosyne keeps it: what of a fact it asks, its tags, and how well it is known.
 *
 * @param id its id
 * @param type the id of its card type
 * @param view the id of its fact view
 * @param tags the ids of its tags, as the source names them
 * @param extra further data as Python wrote it; empty as a rule
 * @param grade the last grade, 0 to 5; -1 where it was never graded
 * @param easiness the factor by which intervals grow
 * @param acquisitions answers while it was being learned
 * @param retentions answers after that
 * @param lapses how often it was forgotten
 * @param retentionsSinceLapse answers after it was learned again
 * @param last the last answer, in seconds since 1970
 * @param next when it is due, in seconds since 1970
 */
public record FactCard(String id, String type, String view, List<String> tags, String extra,
        int grade, double easiness, int acquisitions, int retentions, int lapses,
        int retentionsSinceLapse, long last, long next) {
    private static final long LATEST = 1L << 34; // the year 2514

    /** Copies the list. */
    public FactCard {
        tags = List.copyOf(tags);
    }

    /**
     * Its schedule of the algorithm {@code sm2}.
     *
     * @param card the id of the card
     * @return the schedule; empty where it was never graded or its numbers make no sense
     */
    public Optional<CardSchedule> schedule(CardId card) {
        long learnt = (long) acquisitions + retentions;
        boolean sound = grade >= 0 && acquisitions >= 0 && retentions >= 0 && learnt > 0
                && learnt < Integer.MAX_VALUE && lapses >= 0 && retentionsSinceLapse >= 0
                && last >= 0 && last < LATEST && next < LATEST && Double.isFinite(easiness)
                && easiness > 0 && easiness < 1000;
        if (!sound) {
            return Optional.empty();
        }
        Duration interval = Duration.ofSeconds(Math.max(0, next - last));
        Phase phase = grade >= 2
                ? Phase.REVIEW
                : lapses > 0 ? Phase.RELEARNING : Phase.LEARNING;
        return Optional.of(new CardSchedule(card, phase,
                Instant.ofEpochSecond(Math.max(last, next)), Instant.ofEpochSecond(last), interval,
                0, (int) learnt, lapses,
                MemoryState.of("sm2", 1, List.of("ease", "interval", "repeat", "streak"),
                        Math.max(1.3, easiness), (double) interval.toDays(), 0,
                        retentionsSinceLapse)));
    }
}
