package dev.cardstock.scheduler.queue;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Takes cards into a queue: learning first, then reviews, then new ones, within limits. */
final class Gatherer {
    /** Stands for several cards of a note. */
    private static final CardId SEVERAL = new CardId("several", "cards");

    private final QueueSettings settings;
    private final Limits limits;
    private final Limits.Node root;
    private final Order order;
    private final Instant today;
    private final Instant tomorrow;
    private final boolean buries;

    /** The card of each note that is asked today, or was. */
    private final Map<String, CardId> asked = new HashMap<>();

    final List<QueueCard> learning = new ArrayList<>();
    final List<QueueCard> main = new ArrayList<>();
    final List<CardId> buried = new ArrayList<>();

    Gatherer(QueueInput input, String deck, QueueSettings settings, Instant now) {
        this.settings = settings;
        limits = new Limits(input, deck, settings);
        root = limits.root();
        order = new Order(settings, now);
        LocalDate day = settings.days().dayOf(now);
        today = settings.days().startOf(day);
        tomorrow = settings.days().startOf(day.plusDays(1));
        buries = settings.buryNew() || settings.buryReviews() || settings.buryInterdayLearning();
        gather(input.cards());
    }

    Instant tomorrow() {
        return tomorrow;
    }

    private void gather(List<QueueCard> cards) {
        List<Candidate> interday = new ArrayList<>();
        List<Candidate> reviews = new ArrayList<>();
        List<Candidate> fresh = new ArrayList<>();
        for (QueueCard card : cards) {
            Limits.Node deck = limits.of(card.deck());
            Instant last = card.schedule().lastReview();
            if (buries && last != null && !last.isBefore(today)) {
                ask(card);
            }
            Instant due = card.schedule().due();
            if (deck == null || due != null && !due.isBefore(tomorrow)) {
                continue;
            }
            switch (card.schedule().phase()) {
                case NEW -> fresh.add(order.gathered(card, deck));
                case REVIEW -> reviews.add(order.review(card, deck));
                case LEARNING, RELEARNING -> {
                    if (isInterday(settings, card.schedule())) {
                        interday.add(order.interday(card, deck));
                    } else {
                        learning.add(card);
                    }
                }
            }
        }
        learning.forEach(this::ask);
        List<QueueCard> interdayTaken = reviews(interday, settings.buryInterdayLearning());
        List<QueueCard> reviewsTaken = reviews(reviews, settings.buryReviews());
        limits.reviewsDone(settings);
        List<QueueCard> freshTaken = fresh(fresh);
        main.addAll(Mixing.mixed(Mixing.mixed(reviewsTaken, interdayTaken, settings.interdayMix()),
                freshTaken, settings.newMix()));
    }

    /** Whether a card in learning waits for a day rather than for a moment. */
    static boolean isInterday(QueueSettings settings, CardSchedule schedule) {
        Instant due = schedule.due();
        Instant last = schedule.lastReview();
        return schedule.phase() != Phase.NEW && due != null && last != null
                && settings.days().daysBetween(last, due) > 0;
    }

    private List<QueueCard> reviews(List<Candidate> candidates, boolean bury) {
        List<QueueCard> taken = new ArrayList<>();
        take(candidates, root::mayTakeReview, candidate -> {
            if (candidate.deck().mayTakeReview() && !isBuried(candidate.card(), bury)) {
                candidate.deck().reviewTaken();
                taken.add(candidate.card());
            }
        }, root.reviewsLeft());
        return taken;
    }

    private List<QueueCard> fresh(List<Candidate> candidates) {
        List<Candidate> taken = new ArrayList<>();
        take(candidates, root::mayTakeNew, candidate -> {
            if (candidate.deck().mayTakeNew()
                    && !isBuried(candidate.card(), settings.buryNew())) {
                candidate.deck().newTaken();
                taken.add(order.sorted(candidate.card(), candidate.deck(), taken.size()));
            }
        }, root.newLeft());
        taken.sort(null);
        return taken.stream().map(Candidate::card).toList();
    }

    /** Goes through candidates in their order as long as more may be taken. */
    private static void take(List<Candidate> candidates,
            BooleanSupplier mayTakeMore, Consumer<Candidate> take, long left) {
        if (left > candidates.size() / 16) {
            candidates.sort(null);
            for (Candidate candidate : candidates) {
                if (!mayTakeMore.getAsBoolean()) {
                    return;
                }
                take.accept(candidate);
            }
            return;
        }
        // Where few of many are taken, there is no need to sort them all.
        PriorityQueue<Candidate> queue = new PriorityQueue<>(candidates);
        while (!queue.isEmpty() && mayTakeMore.getAsBoolean()) {
            take.accept(queue.remove());
        }
    }

    private void ask(QueueCard card) {
        asked.merge(card.id().note(), card.id(), (a, b) -> a.equals(b) ? a : SEVERAL);
    }

    private boolean isBuried(QueueCard card, boolean bury) {
        if (!buries) {
            return false;
        }
        CardId sibling = asked.get(card.id().note());
        if (bury && sibling != null && !sibling.equals(card.id())) {
            buried.add(card.id());
            return true;
        }
        ask(card);
        return false;
    }
}
