package dev.cardstock.formats.org;

import dev.cardstock.deck.CardId;
import dev.cardstock.formats.text.DayIntervals;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of the drawer with review data, of SM-2 and of FSRS. */
final class OrgFcSchedule {
    static final List<String> SM2 = List.of("position", "ease", "box", "interval", "due");
    static final List<String> FSRS = List.of("position", "state", "step", "stability",
            "difficulty", "due", "last-review");
    private static final List<String> FSRS_NAMES = List.of("difficulty", "stability");

    private OrgFcSchedule() {}

    /** Whether a row is that of a card that was never answered. */
    static boolean isNew(Map<String, String> row) {
        return row.containsKey("stability")
                ? row.getOrDefault("last-review", "nil").equals("nil")
                : row.getOrDefault("box", "0").equals("0")
                        && row.getOrDefault("interval", "0").matches("0(?:\\.0+)?")
                        && row.getOrDefault("ease", "2.5").matches("2\\.50*");
    }

    /** The schedule of a row; null where it is not understood. */
    static @Nullable CardSchedule read(CardId card, Map<String, String> row) {
        try {
            Instant due = time(row.getOrDefault("due", ""));
            if (row.containsKey("stability")) {
                return fsrs(card, row, due);
            }
            double ease = Double.parseDouble(row.getOrDefault("ease", "2.5"));
            double days = Double.parseDouble(row.getOrDefault("interval", "0"));
            int box = Integer.parseInt(row.getOrDefault("box", "0"));
            return Double.isNaN(ease) || Double.isNaN(days)
                    ? null
                    : DayIntervals.schedule(card, due, days, ease, box, 0, box);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static CardSchedule fsrs(CardId card, Map<String, String> row, Instant due) {
        Instant last = time(row.getOrDefault("last-review", ""));
        Phase phase = switch (row.getOrDefault("state", "2")) {
            case "1" -> Phase.LEARNING;
            case "3" -> Phase.RELEARNING;
            default -> Phase.REVIEW;
        };
        String step = row.getOrDefault("step", "nil");
        Duration interval = Duration.between(last, due);
        return new CardSchedule(card, phase, due, last,
                interval.isNegative() ? Duration.ZERO : interval,
                phase == Phase.REVIEW || step.equals("nil") ? 0 : Integer.parseInt(step), 1, 0,
                MemoryState.of("fsrs6", 1, FSRS_NAMES,
                        Double.parseDouble(row.getOrDefault("difficulty", "")),
                        Double.parseDouble(row.getOrDefault("stability", ""))));
    }

    static boolean isFsrs(CardSchedule schedule) {
        MemoryState memory = schedule.memory();
        return memory != null && memory.algorithm().equals("fsrs6") && memory.has("stability")
                && memory.has("difficulty");
    }

    /** The row of a schedule. */
    static Map<String, String> write(String position, CardSchedule schedule, boolean fsrs) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("position", position);
        row.put("due", time(schedule.due()));
        MemoryState memory = schedule.memory();
        if (!fsrs || memory == null) {
            row.put("ease", number(DayIntervals.ease(schedule), 2));
            row.put("box", Integer.toString(DayIntervals.streak(schedule)));
            row.put("interval", number(schedule.intervalDays(), 2));
            return row;
        }
        boolean review = schedule.phase() == Phase.REVIEW;
        row.put("state", review ? "2" : schedule.phase() == Phase.RELEARNING ? "3" : "1");
        row.put("step", review ? "nil" : Integer.toString(schedule.step()));
        row.put("stability", number(memory.value("stability"), 6));
        row.put("difficulty", number(memory.value("difficulty"), 6));
        row.put("last-review", time(schedule.lastReview()));
        return row;
    }

    /** The row of a card that was never answered, due at a time. */
    static Map<String, String> fresh(String position, boolean fsrs, String due) {
        return fsrs
                ? Map.of("position", position, "state", "1", "step", "0", "stability", "nil",
                        "difficulty", "nil", "due", due, "last-review", "nil")
                : Map.of("position", position, "ease", "2.50", "box", "0", "interval", "0.00",
                        "due", due);
    }

    private static String number(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "nil" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
