package dev.cardstock.formats.markdown;

import dev.cardstock.deck.CardId;
import dev.cardstock.formats.text.DayIntervals;
import dev.cardstock.review.CardSchedule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The plugin's comments with due day, interval in days and ease in percent, card by card. */
final class ObsidianSchedule {
    static final String OPEN = "<!--SR:";
    private static final String CLOSE = "-->";

    /** The plugin's own sign for a card that is new while one of its siblings is not. */
    private static final String NEW_DAY = "2000-01-01";

    private static final Pattern CARD = Pattern.compile(
            "!?(\\d{4}-\\d{2}-\\d{2}),(\\d{1,6}(?:\\.\\d{1,6})?),(\\d{1,5}(?:\\.\\d{1,6})?)");

    private ObsidianSchedule() {}

    /**
     * Takes the comments out of a card's text.
     *
     * @param text the text
     * @param comments gets what stands in them
     * @return the text without them
     */
    static String withoutComments(String text, List<String> comments) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            int close = text.indexOf(CLOSE, open);
            int lineEnd = text.indexOf('\n', open);
            if (close < 0) {
                break;
            }
            if (lineEnd >= 0 && lineEnd < close) {
                open = text.indexOf(OPEN, lineEnd);
                continue;
            }
            boolean isAfterBlank = open > from && text.charAt(open - 1) == ' ';
            rest.append(text, from, isAfterBlank ? open - 1 : open);
            comments.add(text.substring(open + OPEN.length(), close));
            from = close + CLOSE.length();
            open = text.indexOf(OPEN, from);
        }
        return rest.append(text, from, text.length()).toString();
    }

    /** The schedules in a comment, null for cards that are new; null where it is not understood. */
    static @Nullable List<@Nullable CardSchedule> read(String comment, String note,
            List<String> parts) {
        List<@Nullable CardSchedule> schedules = new ArrayList<>();
        Matcher card = CARD.matcher(comment);
        int end = 0;
        while (end < comment.length()) {
            if (!card.find(end) || card.start() != end) {
                return null;
            }
            end = card.end();
            int index = schedules.size();
            try {
                LocalDate due = LocalDate.parse(card.group(1));
                schedules.add(card.group(1).equals(NEW_DAY) || index >= parts.size()
                        ? null
                        : schedule(new CardId(note, parts.get(index)), due,
                                Double.parseDouble(card.group(2)),
                                Double.parseDouble(card.group(3)) / 100));
            } catch (DateTimeException e) {
                return null;
            }
        }
        return schedules;
    }

    private static CardSchedule schedule(CardId card, LocalDate due, double days, double ease) {
        return DayIntervals.schedule(card, due.atStartOfDay(ZoneOffset.UTC).toInstant(), days, ease,
                1, 0, 2);
    }

    /** A comment; empty where no card has a schedule. */
    static String write(List<@Nullable CardSchedule> schedules) {
        StringBuilder comment = new StringBuilder(OPEN);
        boolean any = false;
        for (CardSchedule schedule : schedules) {
            if (schedule == null || schedule.due() == null) {
                comment.append('!').append(NEW_DAY).append(",1,250");
            } else {
                any = true;
                comment.append('!')
                        .append(schedule.due().atZone(ZoneOffset.UTC).toLocalDate())
                        .append(',')
                        .append(days(schedule.intervalDays()))
                        .append(',')
                        .append(Math.round(DayIntervals.ease(schedule) * 100));
            }
        }
        return any ? comment.append(CLOSE).toString() : "";
    }

    /** At least a day; tenths only where the interval has them, as older versions of the plugin. */
    private static String days(double days) {
        double tenths = Math.round(Math.max(1, days) * 10) / 10.0;
        return tenths == Math.rint(tenths)
                ? Long.toString((long) tenths)
                : Double.toString(tenths);
    }
}
