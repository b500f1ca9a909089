package dev.cardstock.scheduler.queue;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalDouble;

/** By what cards are sorted. Chance is drawn from the seed, the day and the card or note alone. */
final class Order {
    private static final double DAY_MILLIS = 86_400_000;
    private static final int CACHED_DAYS = 2_000;

    private final QueueSettings settings;
    private final Instant now;
    private final LocalDate today;
    private final long seed;
    private final long[] dayStarts = new long[CACHED_DAYS];

    Order(QueueSettings settings, Instant now) {
        this.settings = settings;
        this.now = now;
        today = settings.days().dayOf(now);
        seed = Chance.mixed(settings.seed() * 31 + today.toEpochDay());
        for (int i = 0; i < CACHED_DAYS; i++) {
            dayStarts[i] = settings.days()
                    .startOf(today.plusDays(i + 2L - CACHED_DAYS))
                    .toEpochMilli();
        }
    }

    Candidate review(QueueCard card, Limits.Node deck) {
        CardSchedule schedule = card.schedule();
        return switch (settings.reviewOrder()) {
            case DUE_THEN_RANDOM -> candidate(card, deck, dueDay(schedule), 0);
            case DUE_THEN_DECK -> candidate(card, deck, dueDay(schedule), deck.order);
            case DECK_THEN_DUE -> candidate(card, deck, deck.order, dueDay(schedule));
            case INTERVAL_ASCENDING -> candidate(card, deck, schedule.intervalDays(), 0);
            case INTERVAL_DESCENDING -> candidate(card, deck, -schedule.intervalDays(), 0);
            case EASE_ASCENDING -> candidate(card, deck, ease(schedule), 0);
            case EASE_DESCENDING -> candidate(card, deck, -ease(schedule), 0);
            case RETRIEVABILITY_ASCENDING -> candidate(card, deck, recall(schedule), 0);
            case RETRIEVABILITY_DESCENDING -> candidate(card, deck, -recall(schedule), 0);
            case RELATIVE_OVERDUENESS -> candidate(card, deck, -overdueness(schedule), 0);
            case RANDOM -> candidate(card, deck, 0, 0);
            case ADDED -> new Candidate(card, deck, card.added(), card.template(), 0);
            case REVERSE_ADDED -> new Candidate(card, deck, -card.added(), card.template(), 0);
        };
    }

    Candidate interday(QueueCard card, Limits.Node deck) {
        return candidate(card, deck, dueDay(card.schedule()), 0);
    }

    /** The order in which new cards are taken. */
    Candidate gathered(QueueCard card, Limits.Node deck) {
        int template = card.template();
        return switch (settings.newGather()) {
            case DECK -> new Candidate(card, deck, deck.order, card.position(), template);
            case DECK_THEN_RANDOM_NOTES ->
                new Candidate(card, deck, deck.order, noteChance(card), template);
            case LOWEST_POSITION -> new Candidate(card, deck, card.position(), template, 0);
            case HIGHEST_POSITION -> new Candidate(card, deck, -card.position(), template, 0);
            case RANDOM_NOTES -> new Candidate(card, deck, noteChance(card), template, 0);
            case RANDOM_CARDS -> candidate(card, deck, 0, 0);
        };
    }

    /** The order in which the new card that was gathered as the n-th is asked. */
    Candidate sorted(QueueCard card, Limits.Node deck, int n) {
        return switch (settings.newSort()) {
            case GATHERED -> new Candidate(card, deck, n, 0, 0);
            case TEMPLATE -> new Candidate(card, deck, card.template(), n, 0);
            case TEMPLATE_THEN_RANDOM -> candidate(card, deck, card.template(), 0);
            case RANDOM_NOTE_THEN_TEMPLATE ->
                new Candidate(card, deck, noteChance(card), card.template(), 0);
            case RANDOM_CARD -> candidate(card, deck, 0, 0);
        };
    }

    private Candidate candidate(QueueCard card, Limits.Node deck, double first, double second) {
        long chance = Chance.of(seed, card.id());
        return new Candidate(card, deck, first, second, chance);
    }

    private double noteChance(QueueCard card) {
        return Chance.ofNote(seed, card.id());
    }

    private double dueDay(CardSchedule schedule) {
        Instant due = schedule.due();
        if (due == null) {
            return 0;
        }
        long millis = due.toEpochMilli();
        if (millis < dayStarts[0] || millis >= dayStarts[CACHED_DAYS - 1]) {
            return settings.days().dayOf(due).toEpochDay();
        }
        int at = Arrays.binarySearch(dayStarts, millis);
        return today.toEpochDay() + (at >= 0 ? at : -at - 2) + 2 - CACHED_DAYS;
    }

    private static double ease(CardSchedule schedule) {
        MemoryState memory = schedule.memory();
        if (memory == null) {
            return 0;
        }
        return memory.has("ease")
                ? memory.value("ease")
                : memory.has("difficulty") ? -memory.value("difficulty") : 0;
    }

    /** Where nobody knows, as if recall fell to 0.9 at the end of the interval, and so on. */
    private double recall(CardSchedule schedule) {
        Scheduler scheduler = settings.scheduler();
        OptionalDouble known = scheduler == null
                ? OptionalDouble.empty()
                : scheduler.retrievability(schedule, now);
        return known.isPresent() ? known.getAsDouble() : Math.pow(0.9, overdueness(schedule));
    }

    private double overdueness(CardSchedule schedule) {
        Instant last = schedule.lastReview();
        if (last == null) {
            return 0;
        }
        double elapsed = Duration.between(last, now).toMillis() / DAY_MILLIS;
        return elapsed / Math.max(schedule.intervalDays(), 1 / DAY_MILLIS);
    }
}
