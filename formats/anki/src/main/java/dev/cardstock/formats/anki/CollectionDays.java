package dev.cardstock.formats.anki;

import dev.cardstock.formats.anki.collection.AnkiJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The days by which a collection counts (ankitects/anki, {@code rslib/src/scheduler/timing.rs}).
 *
 * @param created when the collection was made, in seconds
 * @param firstDay the day on which it was made; null for the scheduler of Anki 2.0, whose days are
 *     24 hours each from then on
 * @param offset the learner's offset from UTC
 * @param rollover the hour at which the next day begins
 */
record CollectionDays(long created, @Nullable LocalDate firstDay, ZoneOffset offset, int rollover) {
    private static final long DAY = 86_400;
    private static final long MAX_DAYS = 3_000_000;
    private static final long MAX_CREATED = 253_402_300_799L;
    private static final int MAX_OFFSET_MINUTES = 18 * 60;

    static CollectionDays of(long created, ObjectNode settings) {
        long sound = Math.max(0, Math.min(created, MAX_CREATED));
        boolean counted = settings.has("creationOffset");
        ZoneOffset creation = offset(AnkiJson.integer(settings, "creationOffset", 0));
        ZoneOffset local = settings.has("localOffset")
                ? offset(AnkiJson.integer(settings, "localOffset", 0))
                : creation;
        long rollover = AnkiJson.integer(settings, "rollover", 4);
        return new CollectionDays(sound,
                counted
                        ? LocalDate.ofInstant(Instant.ofEpochSecond(sound), creation)
                        : null,
                local, (int) Math.max(0, Math.min(23, rollover)));
    }

    /** Anki counts minutes to the west. */
    private static ZoneOffset offset(long minutesWest) {
        long minutes = Math.max(-MAX_OFFSET_MINUTES, Math.min(MAX_OFFSET_MINUTES, -minutesWest));
        return ZoneOffset.ofTotalSeconds((int) minutes * 60);
    }

    /** Whether a number can be that of a day. */
    static boolean isDay(long day) {
        return Math.abs(day) <= MAX_DAYS;
    }

    /** When a day begins. */
    Instant startOf(long day) {
        return firstDay == null
                ? Instant.ofEpochSecond(created + day * DAY)
                : firstDay.plusDays(day).atTime(rollover, 0).toInstant(offset);
    }

    /** The day on which a moment falls. */
    long dayOf(Instant time) {
        if (firstDay == null) {
            return Math.floorDiv(time.getEpochSecond() - created, DAY);
        }
        long shifted = time.getEpochSecond() + offset.getTotalSeconds() - rollover * 3600L;
        return Math.floorDiv(shifted, DAY) - firstDay.toEpochDay();
    }
}
