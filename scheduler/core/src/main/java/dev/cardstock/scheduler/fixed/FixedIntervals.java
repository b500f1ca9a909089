package dev.cardstock.scheduler.fixed;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A fixed list of intervals: each answer that recalls the card moves it to the next interval, at the end
 * of the list to the last again; one that does not begins the list anew. Hard, Good and Easy are the
 * same. Intervals of less than a day are kept to the millisecond, longer ones end at the beginning of
 * the learner's day. Its memory states hold {@code position}, from 0. Immutable and thread-safe.
 */
public final class FixedIntervals implements Scheduler {
    /** The id of the algorithm. */
    public static final String ID = "fixed";

    private static final List<String> NAMES = List.of("position");

    /** 4 hours to 180 days, as Memrise describes its planting and watering of words. */
    private static final List<Duration> MEMRISE = List.of(Duration.ofHours(4),
            Duration.ofHours(12), Duration.ofDays(1), Duration.ofDays(6), Duration.ofDays(12),
            Duration.ofDays(48), Duration.ofDays(96), Duration.ofDays(180));

    private final List<Duration> intervals;
    private final Timing timing;

    private FixedIntervals(List<Duration> intervals, DayBoundary days) {
        this.intervals = List.copyOf(intervals);
        timing = Timing.builder().days(requireNonNull(days, "days")).build();
        Duration last = Duration.ZERO;
        boolean holds = !intervals.isEmpty();
        for (Duration interval : intervals) {
            holds &= !interval.isZero() && interval.compareTo(last) >= 0;
            last = interval;
        }
        if (!holds || last.toDays() > 36_500) {
            throw new IllegalArgumentException("intervals are " + intervals + ", must be at least"
                    + " one, more than 0, none less than the one before and none over 36500 days");
        }
    }

    /**
     * The list 4 h, 12 h, 1, 6, 12, 48, 96 and 180 days, with days that begin at 04:00 UTC.
     *
     * <p>Source: memrise.com, on how words are planted and watered.
     *
     * @return the scheduler
     */
    public static FixedIntervals ofDefaults() {
        return new FixedIntervals(MEMRISE, DayBoundary.DEFAULT);
    }

    /**
     * A list of one's own.
     *
     * @param intervals the intervals, ascending
     * @param days when the learner's day begins
     * @return the scheduler
     * @throws IllegalArgumentException if there are none, or they are not ascending up to 36,500 days
     */
    public static FixedIntervals of(List<Duration> intervals, DayBoundary days) {
        return new FixedIntervals(intervals, days);
    }

    /** {@return the intervals} */
    public List<Duration> intervals() {
        return intervals;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public CardSchedule review(CardSchedule schedule, Rating rating, Instant now) {
        Instant time = schedule.answeredAt(now);
        int position = 0;
        MemoryState memory = schedule.memoryOf(ID, 1);
        if (memory != null && rating.recalled()) {
            position = (int) Math.clamp(memory.value("position") + 1, 0, intervals.size() - 1.0);
        }
        Duration interval = intervals.get(position);
        boolean lapse = rating == Rating.AGAIN && schedule.phase() == Phase.REVIEW;
        // Near the end of a day its beginning may come sooner than the first interval would.
        Instant due = Collections.max(List.of(timing.due(time, interval),
                timing.due(time, intervals.get(0))));
        return new CardSchedule(schedule.card(), Phase.REVIEW, due, time, interval, 0,
                schedule.repetitions() + 1, schedule.lapses() + (lapse ? 1 : 0),
                MemoryState.of(ID, 1, NAMES, position));
    }

    @Override
    public CardSchedule adopt(CardSchedule foreign) {
        MemoryState state = foreign.memory();
        if (state == null || state.algorithm().equals(ID)) {
            return foreign;
        }
        int position = 0;
        while (position + 1 < intervals.size()
                && intervals.get(position + 1).compareTo(foreign.interval()) <= 0) {
            position++;
        }
        return foreign.withMemory(MemoryState.of(ID, 1, NAMES, position));
    }

    @Override
    public OptionalDouble retrievability(CardSchedule schedule, Instant at) {
        return OptionalDouble.empty();
    }
}
