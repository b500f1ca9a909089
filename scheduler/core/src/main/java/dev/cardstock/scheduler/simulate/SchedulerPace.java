package dev.cardstock.scheduler.simulate;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Steps and due times of a scheduler. */
final class SchedulerPace<M> implements Pace<M> {
    private static final double DAY_MILLIS = 86_400_000;

    private final Scheduler scheduler;
    private final Start start;
    private final boolean fractionalDays;
    private final List<CardSchedule> schedules = new ArrayList<>();
    private int today;
    private Instant session;
    private Instant time;

    SchedulerPace(Scheduler scheduler, Start start, boolean fractionalDays, Watch watch) {
        this.scheduler = scheduler;
        this.start = start;
        this.fractionalDays = fractionalDays;
        session = start.now();
        time = session;
        for (CardSchedule card : start.answered()) {
            watch.spend(Watch.ANSWER);
            schedules.add(scheduler.adopt(card));
        }
    }

    @Override
    public void begin(int day) {
        today = day;
        session = start.session(day);
    }

    @Override
    public double elapsedDays(int card, int wholeDays) {
        if (!fractionalDays) {
            return wholeDays;
        }
        CardSchedule schedule = schedules.get(card);
        return Math.max(0, days(requireNonNull(schedule.lastReview()), later(session, schedule)));
    }

    @Override
    public double answered(int card, Rating rating, boolean isNew) {
        if (isNew) {
            schedules.add(newCard(card - start.answered().size()));
        }
        time = session;
        return answeredAgain(card, rating);
    }

    private CardSchedule newCard(int number) {
        int known = start.unanswered().size();
        return number < known
                ? start.unanswered().get(number)
                : CardSchedule.newCard(new CardId("new-" + (number - known), "card"));
    }

    @Override
    public double answeredAgain(int card, Rating rating) {
        time = later(time, schedules.get(card));
        CardSchedule after = scheduler.review(schedules.get(card), rating, time);
        schedules.set(card, after);
        return start.dayOf(requireNonNull(after.due())) <= today
                ? days(time, later(time, after))
                : NOT_TODAY;
    }

    @Override
    public int due(int card, M memory) {
        return Math.max(today + 1, start.dayOf(requireNonNull(schedules.get(card).due())));
    }

    /** A card that is due later on the day is answered then. */
    private static Instant later(Instant time, CardSchedule schedule) {
        Instant due = schedule.due();
        return due != null && due.isAfter(time) ? due : time;
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / DAY_MILLIS;
    }
}
