package dev.cardstock.examples.cli;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.Library;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A learner who takes five new cards a day for a month and forgets one in eight. */
final class DemoMonth {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    static final int DAYS = 30;
    private static final int NEW_A_DAY = 5;

    private final Library library;
    private final Scheduler scheduler = Plugins.load(SchedulerProvider.class)
            .get("fsrs6")
            .create(Options.none());
    private final Map<Card, CardSchedule> schedules = new LinkedHashMap<>();
    private final List<Review> reviews = new ArrayList<>();

    DemoMonth(Library library) {
        this.library = library;
    }

    LearningHistory play(PrintWriter out) {
        List<Card> waiting = new ArrayList<>(
                library.cards().filter(card -> !card.answer().isBlank()).toList());
        out.println();
        out.println("4. A month with '" + scheduler.id() + "', " + NEW_A_DAY + " new cards a day:");
        for (int day = 0; day < DAYS; day++) {
            Instant evening = FIRST_DAY.plusDays(day).atTime(18, 0).toInstant(ZoneOffset.UTC);
            int before = reviews.size();
            for (Card card : List.copyOf(schedules.keySet())) {
                study(card, evening);
            }
            int old = reviews.size() - before;
            List<Card> fresh = waiting.subList(0, Math.min(NEW_A_DAY, waiting.size()));
            fresh.forEach(card -> {
                schedules.put(card, CardSchedule.newCard(card.id()));
                study(card, evening);
            });
            int added = fresh.size();
            fresh.clear();
            out.printf(Locale.ROOT, "   %s  %2d new  %3d reviews%n", FIRST_DAY.plusDays(day), added,
                    old);
        }
        Card card = schedules.keySet().iterator().next();
        out.println("   " + card.prompt() + " was asked on "
                + ReviewLog.of(reviews)
                        .of(card.id())
                        .stream()
                        .map(review -> review.time().atOffset(ZoneOffset.UTC).toLocalDate()
                                + " (" + review.rating() + ")")
                        .toList()
                + " and is due next at "
                + java.util.Objects.requireNonNull(schedules.get(card)).due());
        return LearningHistory.of(ReviewLog.of(reviews), schedules.values());
    }

    /** Answers a card until it is not due any more that evening. */
    private void study(Card card, Instant evening) {
        Instant now = evening;
        for (int i = 0; i < 10; i++) {
            CardSchedule schedule = schedules.get(card);
            if (schedule == null || !schedule.isDue(now)) {
                return;
            }
            // Nothing is left to chance: the card and its repetition decide what is forgotten.
            int fate = Math.floorMod(card.id().hashCode() * 31 + schedule.repetitions(), 8);
            Rating rating = fate == 0 ? Rating.AGAIN : fate == 7 ? Rating.EASY : Rating.GOOD;
            reviews.add(Review.of(card.id(), now, rating, Duration.ofSeconds(8)));
            schedules.put(card, scheduler.review(schedule, rating, now));
            now = now.plus(Duration.ofMinutes(10));
        }
    }
}
