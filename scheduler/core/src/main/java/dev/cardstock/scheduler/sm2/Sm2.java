package dev.cardstock.scheduler.sm2;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * SM-2: the first interval is one day, the second six, each further one the one before times the ease.
 * A quality below 3 starts over. The four ratings stand for the qualities 1, 3, 4 and 5. Readings of the
 * description differ; the {@link Variant} says which one holds. Immutable and thread-safe.
 *
 * <p>Its memory states hold {@code ease}, {@code streak} (right answers in a row), {@code interval}
 * (days) and {@code repeat} (1 while the card is asked again on the same day).
 *
 * <p>Source: P. A. Woźniak, "Optimization of repetition spacing in the practice of learning", 1990.
 */
public final class Sm2 implements Scheduler {
    /** The id of the algorithm. */
    public static final String ID = "sm2";

    private static final List<String> NAMES = List.of("ease", "interval", "repeat", "streak");
    private static final double FIRST_EASE = 2.5;
    private static final double LEAST_EASE = 1.3;
    private static final int MAXIMUM_DAYS = 36_500;

    private final Variant variant;
    private final DayBoundary days;

    private Sm2(Variant variant, DayBoundary days) {
        this.variant = requireNonNull(variant, "variant");
        this.days = requireNonNull(days, "days");
    }

    /**
     * A reading of the description.
     *
     * @param firstInterval the interval after the first right answer, 1 to 36,500 days
     * @param secondInterval the interval after the second, not less than the first
     * @param rounding how an interval becomes whole days
     * @param easeFirst whether the ease changes before the interval is computed, or after it
     * @param easeOnFailure whether a quality below 3 changes the ease too
     * @param repeatSameDay whether a card of a quality below 4 is asked again on the same day until it
     *     reaches 4, without changing ease or interval
     */
    public record Variant(int firstInterval, int secondInterval, RoundingMode rounding,
            boolean easeFirst, boolean easeOnFailure, boolean repeatSameDay) {
        private static final Variant DEFAULTS = new Variant(1, 6, RoundingMode.CEILING, true, false,
                true);

        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if one is out of range; the message lists all
         */
        public Variant {
            List<String> problems = new ArrayList<>();
            if (firstInterval < 1 || firstInterval > MAXIMUM_DAYS) {
                problems.add("firstInterval is " + firstInterval + ", must be from 1 to 36500");
            }
            if (secondInterval < firstInterval || secondInterval > MAXIMUM_DAYS) {
                problems.add("secondInterval is " + secondInterval
                        + ", must be from firstInterval to 36500");
            }
            if (requireNonNull(rounding, "rounding") == RoundingMode.UNNECESSARY) {
                problems.add("rounding is UNNECESSARY, must round");
            }
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", problems));
            }
        }

        /**
         * The reading of open-spaced-repetition/sm-2: 1 and 6 days, rounded up, the ease changes first
         * and not on failure, a quality of 3 is asked again on the same day.
         *
         * @return the variant
         */
        public static Variant defaults() {
            return DEFAULTS;
        }
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

    /** {@return the scheduler with the default variant and days that begin at 04:00 UTC} */
    public static Sm2 ofDefaults() {
        return new Sm2(Variant.defaults(), DayBoundary.DEFAULT);
    }

    /**
     * The scheduler with settings of one's own.
     *
     * @param variant the reading of the description
     * @param days when the learner's day begins
     * @return the scheduler
     */
    public static Sm2 of(Variant variant, DayBoundary days) {
        return new Sm2(variant, days);
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
    public Memory next(Memory memory, int quality) {
        if (quality < 0 || quality > 5) {
            throw new IllegalArgumentException("quality is " + quality + ", must be 0 to 5");
        }
        if (memory.repeat) {
            return new Memory(memory.ease, memory.streak, memory.interval, quality < 4);
        }
        double ease = Math.max(LEAST_EASE,
                memory.ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02));
        if (quality < 3) {
            return new Memory(variant.easeOnFailure ? ease : memory.ease, 0,
                    variant.repeatSameDay ? 0 : variant.firstInterval, false);
        }
        int interval = switch (memory.streak) {
            case 0 -> variant.firstInterval;
            case 1 -> variant.secondInterval;
            default -> rounded(memory.interval * (variant.easeFirst ? ease : memory.ease));
        };
        return new Memory(ease, memory.streak + 1, interval,
                variant.repeatSameDay && quality < 4);
    }

    private int rounded(double interval) {
        // A product such as 10 * 1.3 is a hair above 13 in binary; that hair is no day.
        return BigDecimal.valueOf(Math.min(interval, MAXIMUM_DAYS))
                .setScale(9, RoundingMode.HALF_EVEN)
                .setScale(0, variant.rounding)
                .intValue();
    }

    @Override
    public CardSchedule review(CardSchedule schedule, Rating rating, Instant now) {
        Instant time = schedule.answeredAt(now);
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
                schedule.repetitions() + 1, schedule.lapses() + (lapse ? 1 : 0), state(after));
    }

    private static MemoryState state(Memory memory) {
        return MemoryState.of(ID, 1, NAMES, memory.ease, memory.interval, memory.repeat ? 1 : 0,
                memory.streak);
    }

    private static Memory memory(CardSchedule schedule) {
        MemoryState state = schedule.memoryOf(ID, 1);
        return state == null
                ? Memory.initial()
                : new Memory(state.value("ease"), (int) state.value("streak"),
                        (int) state.value("interval"), state.value("repeat") != 0);
    }

    /** Keeps the interval; the ease is that of SM-2 or FSRS-6 states, 2.5 for others. */
    @Override
    public CardSchedule adopt(CardSchedule foreign) {
        MemoryState state = foreign.memory();
        if (state == null || state.algorithm().equals(ID)) {
            return foreign;
        }
        return foreign.withMemory(state(new Memory(ForeignState.ease(state), 2,
                ForeignState.interval(foreign, state), false)));
    }

    @Override
    public OptionalDouble retrievability(CardSchedule schedule, Instant at) {
        return OptionalDouble.empty();
    }
}
