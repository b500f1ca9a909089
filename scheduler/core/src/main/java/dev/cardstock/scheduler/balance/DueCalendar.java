package dev.cardstock.scheduler.balance;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The days on which the cards of a learner fall due, kept up to date as they are answered. Thread-safe.
 */
public final class DueCalendar implements DueCounts {
    private final DayBoundary days;
    private final Map<LocalDate, Integer> counts = new HashMap<>();
    private final Map<String, Map<CardId, LocalDate>> byNote = new HashMap<>();

    private DueCalendar(DayBoundary days) {
        this.days = requireNonNull(days, "days");
    }

    /**
     * A calendar.
     *
     * @param schedules the schedules of the cards; those that are not in review are passed over
     * @param days when the learner's day begins
     * @return the calendar
     */
    public static DueCalendar of(Collection<CardSchedule> schedules, DayBoundary days) {
        DueCalendar calendar = new DueCalendar(days);
        schedules.forEach(calendar::put);
        return calendar;
    }

    /**
     * Takes a card from the day that it had to the one that it has now; also a card that is new here.
     *
     * @param schedule its schedule, as after an answer
     */
    public synchronized void put(CardSchedule schedule) {
        CardId card = schedule.card();
        Map<CardId, LocalDate> note = byNote.computeIfAbsent(card.note(), id -> new HashMap<>());
        Instant due = schedule.due();
        @Nullable
        LocalDate now = schedule.phase() == Phase.REVIEW && due != null ? days.dayOf(due) : null;
        @Nullable
        LocalDate before = now == null ? note.remove(card) : note.put(card, now);
        if (note.isEmpty()) {
            byNote.remove(card.note());
        }
        if (before != null) {
            counts.merge(before, -1, (a, b) -> a + b == 0 ? null : a + b);
        }
        if (now != null) {
            counts.merge(now, 1, Integer::sum);
        }
    }

    @Override
    public synchronized int due(LocalDate day) {
        return counts.getOrDefault(day, 0);
    }

    @Override
    public synchronized Collection<LocalDate> siblings(CardId card) {
        Map<CardId, LocalDate> note = byNote.getOrDefault(card.note(), Map.of());
        return note.isEmpty()
                ? List.of()
                : note.entrySet()
                        .stream()
                        .filter(entry -> !entry.getKey().equals(card))
                        .map(Map.Entry::getValue)
                        .toList();
    }
}
