package dev.cardstock.formats.anki.collection;

/**
 * A row of the table {@code revlog}.
 *
 * @param id when the answer was given, in milliseconds
 * @param card the id of the card
 * @param usn its number in synchronisation
 * @param ease the button, 1 to 4, or 0
 * @param ivl the new interval, in days, or less than 0 for seconds
 * @param lastIvl the interval before
 * @param factor the new ease in thousandths, or the difficulty
 * @param time how long the answer took, in milliseconds
 * @param type 0 learning, 1 review, 2 relearning, 3 filtered, 4 by hand, 5 rescheduled
 */
public record ReviewRow(long id, long card, long usn, long ease, long ivl, long lastIvl,
        long factor, long time, long type) {}
