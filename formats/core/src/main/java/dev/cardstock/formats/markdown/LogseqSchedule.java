package dev.cardstock.formats.markdown;

import dev.cardstock.deck.CardId;
import dev.cardstock.formats.text.DayIntervals;
import dev.cardstock.review.CardSchedule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties in which Logseq keeps when a card is due. */
final class LogseqSchedule {
    static final String LAST_SCORE = "card-last-score";
    private static final String INTERVAL = "card-last-interval";
    private static final String REPEATS = "card-repeats";
    private static final String EASE = "card-ease-factor";
    private static final String NEXT = "card-next-schedule";
    private static final String LAST = "card-last-reviewed";

    /** All names. */
    static final Set<String> NAMES = Set.of(INTERVAL, REPEATS, EASE, NEXT, LAST, LAST_SCORE);

    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private LogseqSchedule() {}

    /** Whether the card was answered. */
    static boolean isAnswered(Map<String, String> properties) {
        return !properties.getOrDefault(NEXT, "nil").equals("nil")
                && !properties.getOrDefault(LAST, "nil").equals("nil");
    }

    /** The schedule; null where it is not understood. */
    static @Nullable CardSchedule read(CardId card, Map<String, String> properties) {
        try {
            int repeats = Integer.parseInt(properties.getOrDefault(REPEATS, "1"));
            double days = Double.parseDouble(properties.getOrDefault(INTERVAL, "0"));
            double ease = Double.parseDouble(properties.getOrDefault(EASE, "2.5"));
            Instant due = Instant.parse(properties.getOrDefault(NEXT, ""));
            Instant last = Instant.parse(properties.getOrDefault(LAST, ""));
            return Double.isNaN(days) || Double.isNaN(ease)
                    ? null
                    : DayIntervals.schedule(card, due, last, days, ease, repeats, 0, repeats);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** The properties of a schedule, as lines of the form {@code name:: value}. */
    static List<String> write(CardSchedule schedule) {
        double days = schedule.intervalDays();
        return List.of(INTERVAL + ":: " + (days == 0 ? "-1" : number(days)),
                REPEATS + ":: " + Math.max(1, DayIntervals.streak(schedule)),
                EASE + ":: " + number(DayIntervals.ease(schedule)),
                NEXT + ":: " + time(schedule.due()), LAST + ":: " + time(schedule.lastReview()));
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "nil" : TIME.format(time);
    }

    /** A number with two places at most. */
    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }
}
