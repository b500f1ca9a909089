package dev.cardstock.scheduler.queue;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.CardOverride.Buried;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cards and decks out of which a queue is made. An application that keeps cards in a store of its
 * own makes it from its rows.
 *
 * @param cards the cards, neither suspended nor buried, in any order, each once
 * @param decks the decks, siblings in the order in which they are shown, no cycle among them
 */
public record QueueInput(List<QueueCard> cards, List<QueueDeck> decks) {
    /** Copies the lists. */
    public QueueInput {
        cards = List.copyOf(cards);
        decks = List.copyOf(decks);
    }

    /**
     * The cards of a library that are neither suspended nor buried, and its decks with the limits of
     * their options, 20 new cards and 200 reviews where these are not set. What was answered today
     * counts against the limits.
     *
     * @param library the library
     * @param history what the learner did with it
     * @param days when the learner's day begins
     * @param now the time
     * @return the input
     */
    public static QueueInput of(Library library, LearningHistory history, DayBoundary days,
            Instant now) {
        Map<CardId, int[]> today = new HashMap<>();
        Set<CardId> seen = new HashSet<>();
        Instant start = days.startOf(days.dayOf(now));
        for (Review review : history.log()) {
            if (review.kind() == Review.Kind.FORGOTTEN) {
                seen.remove(review.card());
            } else if (review.kind().graded() && review.kind() != Review.Kind.CRAM) {
                boolean isNew = seen.add(review.card());
                if (!review.time().isBefore(start) && !review.time().isAfter(now)) {
                    int[] counts = today.computeIfAbsent(review.card(), card -> new int[2]);
                    counts[0] += isNew ? 1 : 0;
                    counts[1] += !isNew && review.kind() == Review.Kind.REVIEW ? 1 : 0;
                }
            }
        }
        List<QueueCard> cards = new ArrayList<>();
        Map<String, int[]> studied = new HashMap<>();
        long position = 0;
        for (Note note : library.notes()) {
            int template = 0;
            for (Card card : library.cards(note)) {
                CardOverride override = library.override(card.id());
                String deck = library.deckOf(card).id();
                int[] counts = today.get(card.id());
                if (counts != null) {
                    int[] sum = studied.computeIfAbsent(deck, id -> new int[2]);
                    sum[0] += counts[0];
                    sum[1] += counts[1];
                }
                if (!override.suspended() && override.buried() == Buried.NO) {
                    CardSchedule schedule = history.schedule(card.id())
                            .orElseGet(() -> CardSchedule.newCard(card.id()));
                    cards.add(new QueueCard(schedule, deck, position, template, position));
                }
                template++;
            }
            position++;
        }
        Map<String, DeckOptions> options = new HashMap<>();
        library.options().forEach(preset -> options.put(preset.id(), preset));
        return new QueueInput(cards, library.decks()
                .stream()
                .map(deck -> deck(deck, options).studied(
                        studied.getOrDefault(deck.id(), new int[2])[0],
                        studied.getOrDefault(deck.id(), new int[2])[1]))
                .toList());
    }

    private static QueueDeck deck(Deck deck, Map<String, DeckOptions> options) {
        String preset = deck.optionsId();
        DeckOptions of = preset == null ? null : options.get(preset);
        return QueueDeck.of(deck.id(), deck.parent(),
                of == null
                        ? QueueDeck.DEFAULT_NEW_PER_DAY
                        : of.newPerDay().orElse(QueueDeck.DEFAULT_NEW_PER_DAY),
                of == null
                        ? QueueDeck.DEFAULT_REVIEWS_PER_DAY
                        : of.reviewsPerDay().orElse(QueueDeck.DEFAULT_REVIEWS_PER_DAY));
    }

    /** The deck of an id. */
    QueueDeck deck(String id) {
        return decks.stream()
                .filter(deck -> deck.id().equals(requireNonNull(id, "id")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no deck '" + id
                        + "', there are " + decks.stream().map(QueueDeck::id).limit(20).toList()));
    }
}
