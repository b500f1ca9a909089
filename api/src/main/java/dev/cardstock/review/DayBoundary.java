package dev.cardstock.review;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * When a learner's day begins. A review at two in the night belongs to the day before where the day
 * begins at four.
 *
 * @param zone the learner's time zone
 * @param start the time of day at which the next day begins
 */
public record DayBoundary(ZoneId zone, LocalTime start) {
    /** Days that begin at 04:00 UTC. */
    public static final DayBoundary DEFAULT = new DayBoundary(ZoneOffset.UTC, LocalTime.of(4, 0));

    /** Checks the components. */
    public DayBoundary {
        requireNonNull(zone, "zone");
        requireNonNull(start, "start");
    }

    /**
     * The day on which a moment falls: the one that has begun last.
     *
     * @param time the moment
     * @return the day
     */
    public LocalDate dayOf(Instant time) {
        ZoneRules rules = zone.getRules();
        if (rules.isFixedOffset()) {
            Instant shifted = time.plusSeconds(rules.getOffset(time).getTotalSeconds())
                    .minusNanos(start.toNanoOfDay());
            return LocalDate.ofEpochDay(Math.floorDiv(shifted.getEpochSecond(), 86_400));
        }
        LocalDate date = time.atZone(zone).toLocalDate();
        if (time.isBefore(startOf(date))) {
            return date.minusDays(1);
        }
        // A clock that is put back over midnight shows a date that has passed.
        LocalDate next = date.plusDays(1);
        return time.isBefore(startOf(next)) ? date : next;
    }

    /**
     * When a day begins.
     *
     * @param day the day
     * @return its first moment; where a clock change skips the start, the moment of the change, and
     *     where one repeats it, the first of the two
     */
    public Instant startOf(LocalDate day) {
        LocalDateTime local = day.atTime(start);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    /**
     * How many days lie between two moments: 0 on the same day, however many hours apart.
     *
     * @param from the earlier moment
     * @param to the later moment
     * @return the number of day beginnings between them; negative if {@code to} is on an earlier day
     */
    public long daysBetween(Instant from, Instant to) {
        return dayOf(to).toEpochDay() - dayOf(from).toEpochDay();
    }
}
