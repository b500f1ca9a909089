package dev.cardstock.scheduler.queue;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Cards that a learner goes through outside the schedule, as before an examination; Anki's filtered deck
 * without rescheduling. Its answers are logged as {@link Review.Kind#CRAM}, which schedulers leave out of
 * account, so that every schedule stays as it is. It changes as cards are answered; not thread-safe.
 *
 * <p>For answers that do count, take the cards in the same way and give them to the scheduler: it knows
 * how to value an answer before its time.
 *
 * <p>Source: Anki's manual, "Filtered decks", "Rescheduling".
 */
public final class CramSession {
    /** In which order cards are asked. */
    public enum Order {
        /** As they are given. */
        GIVEN,
        /** The one that falls due first, new ones last. */
        DUE,
        /** The one that was forgotten most often first. */
        LAPSES,
        /** The shortest interval first. */
        INTERVAL_ASCENDING,
        /** The longest interval first. */
        INTERVAL_DESCENDING,
        /** At random, by the seed. */
        RANDOM
    }

    /** After what time a card comes again, by its rating; zero means that it is done. */
    private static final Map<Rating, Duration> DELAYS = Map.of(Rating.AGAIN, Duration.ofMinutes(1),
            Rating.HARD, Duration.ofMinutes(10), Rating.GOOD, Duration.ZERO, Rating.EASY,
            Duration.ZERO);

    private record Again(CardSchedule card, Instant due, int turn) {}

    private final ArrayDeque<CardSchedule> cards;
    private final PriorityQueue<Again> again = new PriorityQueue<>(
            Comparator.comparing(Again::due).thenComparingInt(Again::turn));
    private final EnumMap<Rating, Duration> delays = new EnumMap<>(DELAYS);
    private int turns;

    private CramSession(Collection<CardSchedule> cards, Map<Rating, Duration> delays) {
        this.cards = new ArrayDeque<>(cards);
        this.delays.putAll(delays);
        this.delays.forEach((rating, delay) -> {
            if (delay.isNegative()) {
                throw new IllegalArgumentException(
                        "the delay after " + rating + " is " + delay + ", must not be negative");
            }
        });
    }

    /**
     * A session in which Again comes after a minute, Hard after ten, and Good and Easy are done.
     *
     * @param cards the cards that the application has selected, each once
     * @param order in which order they are asked
     * @param limit how many of them at most, 0 or more
     * @param seed what a random order is drawn from
     * @return the session
     * @throws IllegalArgumentException if a card is there twice or the limit is negative
     */
    public static CramSession of(Collection<CardSchedule> cards, Order order, int limit,
            long seed) {
        return of(cards, order, limit, seed, Map.of());
    }

    /**
     * A session with delays of one's own.
     *
     * @param cards the cards that the application has selected, each once
     * @param order in which order they are asked
     * @param limit how many of them at most, 0 or more
     * @param seed what a random order is drawn from
     * @param delays after what time a card comes again, by its rating; zero means that it is done; those
     *     that are not named are as in the other method
     * @return the session
     * @throws IllegalArgumentException if a card is there twice, or the limit or a delay is negative
     */
    public static CramSession of(Collection<CardSchedule> cards, Order order, int limit, long seed,
            Map<Rating, Duration> delays) {
        Set<CardId> ids = new HashSet<>();
        List<CardId> twice = cards.stream()
                .map(CardSchedule::card)
                .filter(card -> !ids.add(card))
                .toList();
        if (!twice.isEmpty() || limit < 0) {
            throw new IllegalArgumentException((twice.isEmpty() ? "" : twice + " are there twice; ")
                    + "the limit is " + limit + ", must be 0 or more");
        }
        List<CardSchedule> sorted = new ArrayList<>(cards);
        sort(sorted, order, seed);
        return new CramSession(sorted.subList(0, Math.min(limit, sorted.size())), delays);
    }

    private static void sort(List<CardSchedule> cards, Order order, long seed) {
        Comparator<CardSchedule> byInterval = Comparator.comparing(CardSchedule::interval);
        Comparator<CardSchedule> byLapses = Comparator.comparingInt(CardSchedule::lapses);
        Comparator<CardSchedule> byId = Comparator.comparing(CardSchedule::card);
        switch (requireNonNull(order, "order")) {
            case GIVEN -> {}
            case DUE -> cards.sort(Comparator.comparing(CramSession::due).thenComparing(byId));
            case LAPSES -> cards.sort(byLapses.reversed().thenComparing(byId));
            case INTERVAL_ASCENDING -> cards.sort(byInterval.thenComparing(byId));
            case INTERVAL_DESCENDING -> cards.sort(byInterval.reversed().thenComparing(byId));
            case RANDOM -> cards.sort(Comparator
                    .comparingLong((CardSchedule card) -> Chance.of(seed, card.card()))
                    .thenComparing(byId));
        }
    }

    private static Instant due(CardSchedule card) {
        Instant due = card.due();
        return due == null ? Instant.MAX : due;
    }

    /**
     * The card to ask: one that comes again and whose time has come, else the next one, else one that
     * comes again ahead of its time.
     *
     * @param now the time
     * @return its schedule; empty when all are done
     */
    public Optional<CardSchedule> next(Instant now) {
        Again first = again.peek();
        if (first != null && (!first.due().isAfter(now) || cards.isEmpty())) {
            return Optional.of(first.card());
        }
        return Optional.ofNullable(cards.peek());
    }

    /**
     * Answers the card that {@link #next} gives.
     *
     * @param rating how well it was recalled
     * @param now when it was answered
     * @param duration how long the learner took, 0 where unknown
     * @return the entry for the log
     * @throws IllegalStateException if all cards are done
     */
    public Review answer(Rating rating, Instant now, Duration duration) {
        CardSchedule card = next(now).orElseThrow(
                () -> new IllegalStateException("all cards are done; next says so"));
        Again first = again.peek();
        if (first != null && first.card().equals(card)) {
            again.remove();
        } else {
            cards.remove();
        }
        Duration delay = requireNonNull(delays.get(rating));
        if (!delay.isZero()) {
            again.add(new Again(card, now.plus(delay), turns++));
        }
        return new Review(card.card(), now, rating, duration, Review.Kind.CRAM, new TreeMap<>());
    }

    /** {@return how many cards are not done} */
    public int remaining() {
        return cards.size() + again.size();
    }
}
