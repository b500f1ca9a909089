package dev.cardstock.formats.text;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Schedules of programs that multiply an interval of days by an ease. */
public final class DayIntervals {
    private static final List<String> NAMES = List.of("ease", "interval", "repeat", "streak");
    private static final double MAXIMUM_DAYS = 36_525;
    private static final double LEAST_EASE = 1.3;
    private static final double MOST_EASE = 20;
    private static final double USUAL_EASE = 2.5;

    private DayIntervals() {}

    /**
     * The schedule of a card that was answered, with a memory of the algorithm {@code sm2}.
     *
     * @param card the card
     * @param due when it is due
     * @param days the interval in days; what is not between 0 and 100 years becomes so
     * @param ease the ease as a factor; what is not between 1.3 and 20 becomes so
     * @param repetitions how often it was answered
     * @param lapses how often it was forgotten
     * @param streak how often it was known in a row; above 1, the next interval is the ease times this
     * @return the schedule
     */
    public static CardSchedule schedule(CardId card, Instant due, double days, double ease,
            int repetitions, int lapses, int streak) {
        double interval = Math.clamp(days, 0, MAXIMUM_DAYS);
        Duration length = Duration.ofMillis(Math.round(interval * 86_400_000));
        return schedule(card, due, due.minus(length), days, ease, repetitions, lapses, streak);
    }

    /**
     * The schedule of a card that was answered at a known time.
     *
     * @param card the card
     * @param due when it is due
     * @param last when it was answered last
     * @param days the interval in days
     * @param ease the ease as a factor
     * @param repetitions how often it was answered
     * @param lapses how often it was forgotten
     * @param streak how often it was known in a row
     * @return the schedule
     */
    public static CardSchedule schedule(CardId card, Instant due, Instant last, double days,
            double ease, int repetitions, int lapses, int streak) {
        double interval = Math.clamp(days, 0, MAXIMUM_DAYS);
        Duration length = Duration.ofMillis(Math.round(interval * 86_400_000));
        return new CardSchedule(card, Phase.REVIEW, due, last, length, 0, Math.max(1, repetitions),
                Math.max(0, lapses), MemoryState.of("sm2", 1, NAMES,
                        Math.clamp(ease, LEAST_EASE, MOST_EASE), interval, 0,
                        Math.max(0, streak)));
    }

    /**
     * The ease in a memory.
     *
     * @param schedule a schedule
     * @return the factor; 2.5 where its algorithm knows none
     */
    public static double ease(CardSchedule schedule) {
        MemoryState memory = schedule.memory();
        return memory != null && memory.has("ease") ? memory.value("ease") : USUAL_EASE;
    }

    /**
     * The right answers in a row in a memory.
     *
     * @param schedule a schedule
     * @return how many; as often as it was answered where its algorithm does not count them
     */
    public static int streak(CardSchedule schedule) {
        MemoryState memory = schedule.memory();
        return memory != null && memory.has("streak")
                ? (int) memory.value("streak")
                : schedule.repetitions();
    }
}
