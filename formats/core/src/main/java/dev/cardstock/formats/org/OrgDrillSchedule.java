package dev.cardstock.formats.org;

import dev.cardstock.deck.CardId;
import dev.cardstock.formats.text.DayIntervals;
import dev.cardstock.review.CardSchedule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What org-drill keeps of a topic. */
final class OrgDrillSchedule {
    private static final String INTERVAL = "DRILL_LAST_INTERVAL";
    private static final String STREAK = "DRILL_REPEATS_SINCE_FAIL";
    private static final String REPEATS = "DRILL_TOTAL_REPEATS";
    private static final String FAILURES = "DRILL_FAILURE_COUNT";
    private static final String EASE = "DRILL_EASE";
    private static final String LAST = "DRILL_LAST_REVIEWED";

    /** All names. */
    static final Set<String> NAMES = Set.of(INTERVAL, STREAK, REPEATS, FAILURES, EASE, LAST);

    private static final Pattern TIME = Pattern.compile(
            "[\\[<]?(\\d{4}-\\d{2}-\\d{2})(?:\\s+[^\\d\\s\\]>]{1,20})?(?:\\s+(\\d{1,2}:\\d{2}))?.*");
    private static final DateTimeFormatter DAY = DateTimeFormatter
            .ofPattern("uuuu-MM-dd EEE", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter
            .ofPattern("uuuu-MM-dd EEE HH:mm", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private OrgDrillSchedule() {}

    /** Whether the topic was answered. */
    static boolean isAnswered(OrgHeading heading) {
        return !heading.property(INTERVAL).isEmpty()
                && !(heading.scheduled.isEmpty() && heading.property(LAST).isEmpty());
    }

    /** The schedule; null where it is not understood. */
    static @Nullable CardSchedule read(CardId card, OrgHeading heading) {
        try {
            double days = Math.max(0, number(heading, INTERVAL, 0));
            Instant last = time(heading.property(LAST));
            Instant due = time(heading.scheduled);
            due = due == null ? last : due;
            if (due == null) {
                return null;
            }
            if (last == null || last.isAfter(due)) {
                last = due.minusMillis(Math.round(Math.min(days, 36_525) * 86_400_000));
            }
            return DayIntervals.schedule(card, due, last, days, number(heading, EASE, 2.5),
                    (int) number(heading, REPEATS, 1), (int) number(heading, FAILURES, 0),
                    (int) number(heading, STREAK, 0));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static double number(OrgHeading heading, String name, double usual) {
        String text = heading.property(name);
        double value = text.isEmpty() ? usual : Double.parseDouble(text);
        if (!(Math.abs(value) < 1e6)) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    private static @Nullable Instant time(String text) {
        Matcher time = TIME.matcher(text);
        if (text.isEmpty()) {
            return null;
        }
        if (!time.matches()) {
            throw new DateTimeException(text);
        }
        LocalTime clock = time.group(2) == null
                ? LocalTime.MIDNIGHT
                : LocalTime.parse(time.group(2).length() < 5 ? "0" + time.group(2) : time.group(2));
        return LocalDate.parse(time.group(1)).atTime(clock).toInstant(ZoneOffset.UTC);
    }

    /** The line of the plan, empty where the card is to be asked at once. */
    static String plan(CardSchedule schedule) {
        Instant due = schedule.due();
        return due == null || schedule.interval().isZero()
                ? ""
                : "SCHEDULED: <" + DAY.format(due) + ">\n";
    }

    /** The properties, each as name, colon and value. */
    static List<String> properties(CardSchedule schedule) {
        Instant last = schedule.lastReview();
        return List.of(INTERVAL + ": " + rounded(schedule.intervalDays(), 10_000),
                STREAK + ": " + DayIntervals.streak(schedule),
                REPEATS + ": " + schedule.repetitions(), FAILURES + ": " + schedule.lapses(),
                EASE + ": " + rounded(DayIntervals.ease(schedule), 1000),
                LAST + ": [" + (last == null ? "" : MINUTE.format(last)) + "]");
    }

    private static String rounded(double value, double places) {
        return Double.toString(Math.round(value * places) / places);
    }
}
