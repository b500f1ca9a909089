package dev.cardstock.scheduler.queue;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Phase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The cards that a learner is asked today, one after the other. It is made for a deck and the decks
 * below it and holds until the learner's day ends; then a new one is made. It changes as cards are
 * answered; not thread-safe.
 *
 * <p>Cards in learning come when their time has come, before all others. Then come reviews, cards in
 * learning steps of a day and more, and new cards, as the settings mix them; last, ahead of their time,
 * cards in learning that fall due soon. Making it takes cards in that order too: where a limit or a
 * sibling leaves cards out, it leaves out new cards before reviews.
 *
 * <p>Source: Anki's manual, "Deck options" and "Studying".
 *
 * {@snippet class = "dev.cardstock.scheduler.queue.StudyQueueTest" region = "study"}
 */
public final class StudyQueue {
    /**
     * How many cards are left.
     *
     * @param newCards new cards
     * @param learning cards in learning, those included that fall due later today
     * @param reviews cards in review
     */
    public record Counts(int newCards, int learning, int reviews) {}

    private final QueueSettings settings;
    private final Instant tomorrow;
    private final List<CardId> buried;
    private final ArrayDeque<QueueCard> main;
    private final PriorityQueue<QueueCard> learning = new PriorityQueue<>(
            Comparator.comparing(StudyQueue::due).thenComparing(QueueCard::id));

    private StudyQueue(Gatherer gatherer, QueueSettings settings) {
        this.settings = settings;
        tomorrow = gatherer.tomorrow();
        buried = List.copyOf(gatherer.buried);
        main = new ArrayDeque<>(gatherer.main);
        learning.addAll(gatherer.learning);
    }

    /**
     * Makes the queue of a deck.
     *
     * @param input cards and decks
     * @param deck the id of the deck, which is studied with the decks below it
     * @param settings order, limits and burying
     * @param now the time
     * @return the queue; it is the same whatever order the cards are in
     * @throws IllegalArgumentException if there is no such deck, one is there twice or lies in itself
     */
    public static StudyQueue of(QueueInput input, String deck, QueueSettings settings,
            Instant now) {
        requireNonNull(settings, "settings");
        requireNonNull(now, "now");
        return new StudyQueue(new Gatherer(input, deck, settings, now), settings);
    }

    /**
     * The card to ask. Asking again without an answer gives the same card, unless one in learning has
     * fallen due meanwhile.
     *
     * @param now the time
     * @return the card; empty if nothing is left that may be asked now
     */
    public Optional<QueueCard> next(Instant now) {
        QueueCard soonest = learning.peek();
        if (soonest != null && !due(soonest).isAfter(now)) {
            return Optional.of(soonest);
        }
        if (!main.isEmpty()) {
            return Optional.of(main.peek());
        }
        return soonest != null && !due(soonest).isAfter(now.plus(settings.learnAhead()))
                ? Optional.of(soonest)
                : Optional.empty();
    }

    /**
     * Takes an answered card out of the queue; one that is in learning and due again today comes back.
     *
     * @param after the card's schedule after the answer
     * @throws IllegalArgumentException if the card is not in the queue
     */
    public void answered(CardSchedule after) {
        QueueCard card = remove(after.card());
        Instant due = after.due();
        if (due != null && due.isBefore(tomorrow)
                && (after.phase() == Phase.LEARNING || after.phase() == Phase.RELEARNING)) {
            learning.add(card.with(after));
        }
    }

    /**
     * Puts a card off without an answer: it comes after all others that may be asked now.
     *
     * @param id the card
     * @throws IllegalArgumentException if the card is not in the queue
     */
    public void putOff(CardId id) {
        main.addLast(remove(id));
    }

    /** {@return whether no card is left for today, not even one that waits for a moment} */
    public boolean isEmpty() {
        return main.isEmpty() && learning.isEmpty();
    }

    /**
     * Takes back the answer to a card, which is asked next then.
     *
     * @param before the card as it was before the answer
     */
    public void takeBack(QueueCard before) {
        find(before.id()).ifPresent(card -> remove(card.id()));
        if (isIntraday(before)) {
            learning.add(before);
        } else {
            main.addFirst(before);
        }
    }

    private boolean isIntraday(QueueCard card) {
        Phase phase = card.schedule().phase();
        return (phase == Phase.LEARNING || phase == Phase.RELEARNING)
                && !Gatherer.isInterday(settings, card.schedule());
    }

    private Optional<QueueCard> find(CardId id) {
        QueueCard head = main.peek();
        if (head != null && head.id().equals(id)) {
            return Optional.of(head);
        }
        return java.util.stream.Stream.concat(learning.stream(), main.stream())
                .filter(card -> card.id().equals(id))
                .findFirst();
    }

    private QueueCard remove(CardId id) {
        QueueCard card = find(id).orElseThrow(() -> new IllegalArgumentException(
                "card '" + id + "' is not in the queue; answer those that next gives"));
        if (!learning.remove(card)) {
            main.remove(card);
        }
        return card;
    }

    private static Instant due(QueueCard card) {
        @Nullable
        Instant due = card.schedule().due();
        return due == null ? Instant.MIN : due;
    }

    /** {@return how many cards are left} */
    public Counts counts() {
        int newCards = 0;
        int reviews = 0;
        int steps = learning.size();
        for (QueueCard card : main) {
            switch (card.schedule().phase()) {
                case NEW -> newCards++;
                case REVIEW -> reviews++;
                case LEARNING, RELEARNING -> steps++;
            }
        }
        return new Counts(newCards, steps, reviews);
    }

    /** {@return the cards that are left, without those in learning that wait for a moment} */
    public List<QueueCard> cards() {
        return List.copyOf(main);
    }

    /** {@return the cards in learning that wait for a moment, the first one due first} */
    public List<QueueCard> waiting() {
        return learning.stream().sorted(learning.comparator()).toList();
    }

    /**
     * The cards that were left out because a sibling is asked today or was. An application that makes
     * several queues a day need not store them, the next one leaves them out again.
     *
     * @return their ids, in the order in which they would have been taken
     */
    public List<CardId> buried() {
        return buried;
    }

    /** {@return when the learner's day ends, and with it the queue} */
    public Instant end() {
        return tomorrow;
    }
}
