package dev.cardstock.scheduler.sm2;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * SM-2: the first interval is one day, the second six, each further one the one before times the
 * ease, rounded up. An answer of quality 3 is asked again on the same day until it reaches 4, without
 * changing ease or interval; one below 3 starts over and leaves the ease as it was. The four ratings
 * stand for the qualities 1, 3, 4 and 5. Its memory states hold {@code ease}, {@code streak} (right
 * answers in a row), {@code interval} (days) and {@code repeat} (1 while it is asked again on the same
 * day). Immutable and thread-safe.
 *
 * <p>Source: P. A. Woźniak, "Optimization of repetition spacing in the practice of learning", 1990;
 * the reading of it is that of open-spaced-repetition/sm-2.
 */
public final class Sm2 implements Scheduler {
    /** The id of the algorithm. */
    public static final String ID = "sm2";

    private static final double FIRST_EASE = 2.5;
    private static final double LEAST_EASE = 1.3;
    private static final int MAXIMUM_DAYS = 36_500;

    private final DayBoundary days;

    private Sm2(DayBoundary days) {
        this.days = requireNonNull(days, "days");
    }

    /**
     * What SM-2 knows of a card.
     *
     * @param ease the factor by which intervals grow, 1.3 or more
     * @param streak right answers in a row
     * @param interval the interval in days, 0 at first
     * @param repeat whether it is asked again on the same day until its quality is 4
     */
    public record Memory(double ease, int streak, int interval, boolean repeat) {
        /** {@return the memory of a card that was never answered} */
        public static Memory initial() {
            return new Memory(FIRST_EASE, 0, 0, false);
        }

        /** {@return in how many days it is asked next, 0 on the same day} */
        public int due() {
            return repeat ? 0 : interval;
        }
    }

    /** {@return the scheduler with days that begin at 04:00 UTC} */
    public static Sm2 ofDefaults() {
        return new Sm2(DayBoundary.DEFAULT);
    }

    /**
     * The scheduler with a learner's own day.
     *
     * @param days when the learner's day begins
     * @return the scheduler
     */
    public static Sm2 of(DayBoundary days) {
        return new Sm2(days);
    }

    @Override
    public String id() {
        return ID;
    }

    /**
     * Answers a card, in SM-2's own terms.
     *
     * @param memory the memory before
     * @param quality the quality of the answer, 0 (blackout) to 5 (perfect)
     * @return the memory after
     * @throws IllegalArgumentException if the quality is not 0 to 5
     */
    public static Memory next(Memory memory, int quality) {
        if (quality < 0 || quality > 5) {
            throw new IllegalArgumentException("quality is " + quality + ", must be 0 to 5");
        }
        if (memory.repeat) {
            return new Memory(memory.ease, memory.streak, memory.interval, quality < 4);
        }
        if (quality < 3) {
            return new Memory(memory.ease, 0, 0, false);
        }
        double ease = Math.max(LEAST_EASE,
                memory.ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02));
        int interval = switch (memory.streak) {
            case 0 -> 1;
            case 1 -> 6;
            default -> (int) Math.min(MAXIMUM_DAYS, Math.ceil(memory.interval * ease));
        };
        return new Memory(ease, memory.streak + 1, interval, quality < 4);
    }

    @Override
    public CardSchedule review(CardSchedule schedule, Rating rating, Instant now) {
        Instant last = schedule.lastReview();
        Instant time = last != null && now.isBefore(last) ? last : now;
        Memory after = next(memory(schedule), switch (rating) {
            case AGAIN -> 1;
            case HARD -> 3;
            case GOOD -> 4;
            case EASY -> 5;
        });
        Phase before = schedule.phase();
        Phase phase = after.due() > 0
                ? Phase.REVIEW
                : before == Phase.NEW || before == Phase.LEARNING
                        ? Phase.LEARNING
                        : Phase.RELEARNING;
        Instant due = after.due() == 0
                ? time
                : days.startOf(days.dayOf(time).plusDays(after.due()));
        boolean lapse = before == Phase.REVIEW && rating == Rating.AGAIN;
        return new CardSchedule(schedule.card(), phase, due, time, Duration.ofDays(after.due()), 0,
                schedule.repetitions() + 1, schedule.lapses() + (lapse ? 1 : 0),
                MemoryState.of(ID, 1, Map.of("ease", after.ease, "streak", (double) after.streak,
                        "interval", (double) after.interval, "repeat", after.repeat ? 1.0 : 0.0)));
    }

    private static Memory memory(CardSchedule schedule) {
        MemoryState state = schedule.memory();
        if (state == null) {
            return Memory.initial();
        }
        if (!state.algorithm().equals(ID) || state.version() != 1) {
            throw new IllegalArgumentException(
                    "the memory of card '" + schedule.card() + "' is of '"
                            + state.algorithm() + "' version " + state.version()
                            + ", not of 'sm2' version 1; replay its reviews instead");
        }
        return new Memory(state.value("ease"), (int) state.value("streak"),
                (int) state.value("interval"), state.value("repeat") != 0);
    }

    @Override
    public OptionalDouble retrievability(CardSchedule schedule, Instant at) {
        return OptionalDouble.empty();
    }
}
