package dev.cardstock.answer;

import static java.util.Objects.requireNonNull;

/**
 * A small way in which an answer differs from a right one.
 *
 * @param kind what kind of difference
 * @param start where it begins in the answer, in UTF-16 units
 * @param end where it ends, exclusive; equal to the start where something is missing there
 * @param expected what a right answer has in its place; empty where it has nothing
 */
public record Slip(Kind kind, int start, int end, String expected) {
    /** The kinds of slips. */
    public enum Kind {
        /** Upper or lower case. */
        CASE,
        /** An accent or other mark on a letter. */
        ACCENT,
        /** Punctuation. */
        PUNCTUATION,
        /** Blanks, or a hyphen for a blank. */
        SPACING,
        /** A letter or two. */
        TYPO,
        /** An article, or "to" before a verb. */
        ARTICLE,
        /** The order of words. */
        WORD_ORDER,
        /** Something is missing. */
        MISSING_PART,
        /** Something is there that was not asked for. */
        EXTRA_PART,
        /** Another word for the same thing. */
        SYNONYM,
        /** A number. */
        NUMBER,
        /** A unit of measurement. */
        UNIT,
        /** A "not" or its like, or the lack of it. */
        NEGATION
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the span is negative or reversed
     */
    public Slip {
        requireNonNull(kind, "kind");
        requireNonNull(expected, "expected");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span " + start + " to " + end);
        }
    }
}
