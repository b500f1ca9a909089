package dev.cardstock.formats.supermemo;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What SuperMemo knows of an item's repetitions. */
record Learned(int interval, int repetitions, int lapses, LocalDate last, double ease) {
    private static final Pattern DATE = Pattern
            .compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{2}|\\d{4})");
    private static final int MAXIMUM_DAYS = 36_500;
    private static final double USUAL_EASE = 2.5;

    /** Reads it; null where it is not understood. An item without a last repetition is new. */
    static @Nullable Learned of(String interval, String repetitions, String lapses, String last,
            String ease) {
        try {
            int count = repetitions.isBlank() ? 0 : Integer.parseInt(repetitions.strip());
            if (count == 0 || last.isBlank()) {
                return new Learned(0, 0, 0, LocalDate.EPOCH, USUAL_EASE);
            }
            Matcher date = DATE.matcher(last.strip());
            double factor = ease.isBlank() ? USUAL_EASE : Double.parseDouble(ease.strip());
            int days = interval.isBlank() ? 0 : Integer.parseInt(interval.strip());
            int failures = lapses.isBlank() ? 0 : Integer.parseInt(lapses.strip());
            if (!date.matches() || days < 0 || count < 0 || failures < 0
                    || !(factor > 0 && factor < 100)) {
                return null;
            }
            int year = Integer.parseInt(date.group(3));
            LocalDate day = LocalDate.of(
                    year < 80 ? year + 2000 : year < 100 ? year + 1900 : year,
                    Integer.parseInt(date.group(2)), Integer.parseInt(date.group(1)));
            return new Learned(Math.min(days, MAXIMUM_DAYS), count, failures, day,
                    Math.max(1.3, factor));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** What SuperMemo would know of a card; null for one that is new. */
    static @Nullable Learned of(@Nullable CardSchedule schedule) {
        if (schedule == null || schedule.due() == null || schedule.lastReview() == null) {
            return null;
        }
        LocalDate last = LocalDate.ofInstant(schedule.lastReview(), ZoneOffset.UTC);
        LocalDate due = LocalDate.ofInstant(schedule.due(), ZoneOffset.UTC);
        MemoryState memory = schedule.memory();
        return new Learned((int) Math.max(0, last.until(due, ChronoUnit.DAYS)),
                Math.max(1, schedule.repetitions()), schedule.lapses(), last,
                isSm2(schedule) && memory != null ? memory.value("ease") : USUAL_EASE);
    }

    /** Whether all that is known of a card is written: its memory is that of SM-2. */
    static boolean isSm2(CardSchedule schedule) {
        MemoryState memory = schedule.memory();
        return memory != null && memory.algorithm().equals("sm2") && memory.has("ease");
    }

    String easeText() {
        return String.format(Locale.ROOT, "%.3f", ease);
    }

    String lastText(String pattern) {
        return last.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    CardSchedule schedule(CardId card) {
        return new CardSchedule(card, Phase.REVIEW,
                last.plusDays(interval).atStartOfDay(ZoneOffset.UTC).toInstant(),
                last.atStartOfDay(ZoneOffset.UTC).toInstant(), Duration.ofDays(interval), 0,
                repetitions, lapses, MemoryState.of("sm2", 1,
                        List.of("ease", "interval", "repeat", "streak"), ease, interval, 0,
                        repetitions));
    }
}
