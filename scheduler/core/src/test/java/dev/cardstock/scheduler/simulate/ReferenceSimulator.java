package dev.cardstock.scheduler.simulate;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.Steps;
import dev.cardstock.scheduler.simulate.Simulation.Day;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The simulator as its documentation explains it: objects, and all cards looked at every day. Chance
 * alone it takes from the real one.
 */
final class ReferenceSimulator<M> {
    private static final double MILLIS_OF_DAY = 86_400_000;

    private final MemoryModel<M> model;
    private final @Nullable Scheduler scheduler;
    private final SimulationSettings settings;
    private final DayBoundary days;
    private final List<Card> cards = new ArrayList<>();

    private LocalDate today;
    private Instant session;
    private double seconds;
    private int lapses;

    private final class Card {
        final int number = cards.size();
        final CardId id;
        final long key;
        @Nullable
        M memory;
        @Nullable
        CardSchedule schedule;
        @Nullable
        LocalDate last;
        @Nullable
        LocalDate due;
        int asked;

        Card(CardId id, long key) {
            this.id = id;
            this.key = key;
        }
    }

    ReferenceSimulator(MemoryModel<M> model, @Nullable Scheduler scheduler,
            List<CardSchedule> existing, Instant now, DayBoundary days,
            SimulationSettings settings) {
        this.model = model;
        this.scheduler = scheduler;
        this.settings = settings;
        this.days = days;
        today = days.dayOf(now);
        session = now;
        existing.stream().filter(card -> card.phase() != Phase.NEW).forEach(this::takeOver);
        existing.stream().filter(card -> card.phase() == Phase.NEW).forEach(schedule -> {
            Card card = new Card(schedule.card(), Draws.keyOf(schedule.card()));
            card.schedule = schedule;
            cards.add(card);
        });
        for (int i = 0; i < settings.newCards(); i++) {
            Card card = new Card(new CardId("new-" + i, "card"), Draws.keyOfNew(i));
            card.schedule = CardSchedule.newCard(card.id);
            cards.add(card);
        }
    }

    private void takeOver(CardSchedule schedule) {
        Card card = new Card(schedule.card(), Draws.keyOf(schedule.card()));
        MemoryState state = requireNonNull(schedule.memory());
        card.memory = model.fromState(state.algorithm().equals(model.id())
                ? state
                : requireNonNull(model.scheduler().adopt(schedule).memory()));
        LocalDate last = days.dayOf(requireNonNull(schedule.lastReview()));
        card.last = last.isAfter(today) ? today : last;
        card.due = days.dayOf(requireNonNull(schedule.due()));
        card.schedule = scheduler == null ? schedule : scheduler.adopt(schedule);
        cards.add(card);
    }

    List<Day> simulate() {
        List<Day> result = new ArrayList<>();
        for (int day = 0; day < settings.days(); day++) {
            if (day > 0) {
                today = today.plusDays(1);
                session = days.startOf(today).plus(Duration.ofHours(12));
            }
            seconds = 0;
            lapses = 0;
            int reviews = 0;
            List<Card> due = due();
            for (Card card : due) {
                if (reviews < settings.reviewsPerDay() && timeIsLeft()) {
                    review(card);
                    reviews++;
                }
            }
            int newCards = 0;
            for (Card card : cards) {
                if (card.memory == null && newCards < settings.newPerDay()
                        && (settings.newIgnoreReviewLimit()
                                || newCards + reviews < settings.reviewsPerDay())
                        && timeIsLeft()) {
                    learn(card);
                    newCards++;
                }
            }
            double memorized = 0;
            for (Card card : cards) {
                if (card.memory != null) {
                    memorized += model.retrievability(card.memory, wholeDays(card));
                }
            }
            result.add(new Day(day + 1, newCards, reviews, lapses, seconds, memorized,
                    due.size() - reviews));
        }
        return result;
    }

    private boolean timeIsLeft() {
        return seconds < settings.timePerDay().toMillis() / 1000.0;
    }

    private List<Card> due() {
        Comparator<Card> order = switch (settings.order()) {
            case DUE -> comparingInt((Card card) -> (int) card.due.toEpochDay());
            case RETRIEVABILITY_ASCENDING -> comparingDouble(this::recall);
            case RETRIEVABILITY_DESCENDING -> comparingDouble(this::recall).reversed();
        };
        return cards.stream()
                .filter(card -> card.memory != null && !card.due.isAfter(today))
                .sorted(order.thenComparingInt(card -> card.number))
                .toList();
    }

    private int wholeDays(Card card) {
        return (int) (today.toEpochDay() - card.last.toEpochDay());
    }

    private double elapsed(Card card) {
        return scheduler != null && model.fractionalDays()
                ? Math.max(0, days(card.schedule.lastReview(), time(card)))
                : wholeDays(card);
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_OF_DAY;
    }

    /** At the session, or later on the day when it is due. */
    private Instant time(Card card) {
        Instant due = card.schedule.due();
        return due == null || due.isBefore(session) ? session : due;
    }

    private double recall(Card card) {
        return model.retrievability(card.memory, elapsed(card));
    }

    private void review(Card card) {
        Draws draws = draws(card);
        Rating rating = draws.next() < recall(card)
                ? settings.behavior().recallRatings().pick(draws.next())
                : Rating.AGAIN;
        if (rating == Rating.AGAIN) {
            lapses++;
        }
        seconds += settings.behavior().reviewSeconds().of(rating);
        card.memory = model.next(card.memory, elapsed(card), rating);
        finish(card, rating, draws, false);
    }

    private void learn(Card card) {
        Draws draws = draws(card);
        Rating rating = settings.behavior().firstRatings().pick(draws.next());
        seconds += settings.behavior().learningSeconds().of(rating);
        card.memory = model.initial(rating);
        finish(card, rating, draws, true);
    }

    private Draws draws(Card card) {
        Draws draws = new Draws();
        draws.begin(settings.seed(), card.key, card.asked);
        card.asked++;
        return draws;
    }

    private void finish(Card card, Rating first, Draws draws, boolean isNew) {
        Rating rating = first;
        if (scheduler == null) {
            Steps steps = isNew ? settings.learning() : settings.relearning();
            Optional<Steps.Next> next = isNew || first == Rating.AGAIN
                    ? steps.after(0, first)
                    : Optional.empty();
            for (int i = 0; i < 20 && next.isPresent(); i++) {
                rating = step(card, rating, draws, isNew, next.get().delay());
                next = steps.after(next.get().step(), rating);
            }
            card.due = today.plusDays(Math.clamp(
                    Math.round(model.interval(card.memory, settings.desiredRetention())), 1,
                    settings.maximumIntervalDays()));
        } else {
            Instant time = time(card);
            card.schedule = scheduler.review(card.schedule, first, time);
            for (int i = 0; i < 20 && !dueDay(card).isAfter(today); i++) {
                Instant next = time.isAfter(card.schedule.due()) ? time : card.schedule.due();
                rating = step(card, rating, draws, isNew, Duration.between(time, next));
                time = next;
                card.schedule = scheduler.review(card.schedule, rating, time);
            }
            card.due = dueDay(card).isAfter(today) ? dueDay(card) : today.plusDays(1);
        }
        card.last = today;
    }

    private LocalDate dueDay(Card card) {
        return days.dayOf(requireNonNull(card.schedule.due()));
    }

    private Rating step(Card card, Rating before, Draws draws, boolean isNew, Duration delay) {
        LearnerBehavior behavior = settings.behavior();
        Rating rating = (isNew ? behavior.learningSteps() : behavior.relearningSteps())
                .after(before)
                .pick(draws.next());
        seconds += (isNew ? behavior.learningSeconds() : behavior.relearningSeconds()).of(rating);
        card.memory = model.next(card.memory,
                model.fractionalDays() ? delay.toMillis() / MILLIS_OF_DAY : 0, rating);
        return rating;
    }
}
