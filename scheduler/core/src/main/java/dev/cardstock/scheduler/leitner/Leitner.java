package dev.cardstock.scheduler.leitner;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Leitner boxes: a card that is recalled moves up one box (two for Easy, none for Hard), one that is
 * not goes back; each box has its interval. Its memory states hold {@code box}, from 0. Immutable and
 * thread-safe.
 *
 * <p>Source: S. Leitner, "So lernt man lernen", 1972.
 */
public final class Leitner implements Scheduler {
    /** The id of the algorithm. */
    public static final String ID = "leitner";

    private static final List<String> NAMES = List.of("box");

    private static final List<Integer> DEFAULT_BOXES = List.of(1, 2, 4, 8, 16, 32, 64);

    /** Where a card goes that was not recalled. */
    public enum OnFailure {
        /** To the first box. */
        FIRST_BOX,
        /** One box back. */
        PREVIOUS_BOX
    }

    private final List<Integer> boxes;
    private final OnFailure onFailure;
    private final DayBoundary days;

    private Leitner(List<Integer> boxes, OnFailure onFailure, DayBoundary days) {
        this.boxes = List.copyOf(boxes);
        this.onFailure = requireNonNull(onFailure, "onFailure");
        this.days = requireNonNull(days, "days");
        boolean ascending = !this.boxes.isEmpty() && this.boxes.get(0) >= 1;
        for (int i = 1; i < this.boxes.size(); i++) {
            ascending &= this.boxes.get(i) >= this.boxes.get(i - 1);
        }
        if (!ascending || this.boxes.get(this.boxes.size() - 1) > 36_500) {
            throw new IllegalArgumentException("boxes are " + boxes
                    + ", must be days from 1 to 36500, none less than the one before");
        }
    }

    /** {@return boxes of 1, 2, 4, 8, 16, 32 and 64 days; back to the first on failure} */
    public static Leitner ofDefaults() {
        return new Leitner(DEFAULT_BOXES, OnFailure.FIRST_BOX, DayBoundary.DEFAULT);
    }

    /**
     * Boxes of one's own.
     *
     * @param boxes the interval of each box in days, ascending
     * @param onFailure where a card goes that was not recalled
     * @param days when the learner's day begins
     * @return the scheduler
     * @throws IllegalArgumentException if the boxes are not ascending days from 1 to 36,500
     */
    public static Leitner of(List<Integer> boxes, OnFailure onFailure, DayBoundary days) {
        return new Leitner(boxes, onFailure, days);
    }

    static List<Integer> defaultBoxes() {
        return DEFAULT_BOXES;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public CardSchedule review(CardSchedule schedule, Rating rating, Instant now) {
        Instant time = schedule.answeredAt(now);
        int box = box(schedule);
        int from = Math.max(0, box);
        int to = Math.min(boxes.size() - 1, switch (rating) {
            case AGAIN -> onFailure == OnFailure.FIRST_BOX ? 0 : Math.max(0, box - 1);
            case HARD -> from;
            case GOOD -> box + 1;
            case EASY -> box + 2;
        });
        int interval = boxes.get(to);
        boolean lapse = rating == Rating.AGAIN && schedule.phase() == Phase.REVIEW;
        return new CardSchedule(schedule.card(), Phase.REVIEW,
                days.startOf(days.dayOf(time).plusDays(interval)), time, Duration.ofDays(interval),
                0, schedule.repetitions() + 1, schedule.lapses() + (lapse ? 1 : 0),
                MemoryState.of(ID, 1, NAMES, to));
    }

    /** The card's box, or -1 for a new card. */
    private int box(CardSchedule schedule) {
        MemoryState state = schedule.memoryOf(ID, 1);
        if (state == null) {
            return -1;
        }
        return (int) Math.max(0, Math.min(boxes.size() - 1, state.value("box")));
    }

    /** Puts the card into the last box whose interval is not longer than the card's. */
    @Override
    public CardSchedule adopt(CardSchedule foreign) {
        MemoryState state = foreign.memory();
        if (state == null || state.algorithm().equals(ID)) {
            return foreign;
        }
        int box = 0;
        while (box + 1 < boxes.size() && boxes.get(box + 1) <= foreign.intervalDays()) {
            box++;
        }
        return foreign.withMemory(MemoryState.of(ID, 1, NAMES, box));
    }

    @Override
    public OptionalDouble retrievability(CardSchedule schedule, Instant at) {
        return OptionalDouble.empty();
    }
}
