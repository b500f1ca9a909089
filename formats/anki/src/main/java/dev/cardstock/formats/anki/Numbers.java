package dev.cardstock.formats.anki;

import org.jspecify.annotations.Nullable;

/** Whole numbers in attributes, which anybody may have written. */
final class Numbers {
    private static final int MAX_DIGITS = 18;

    private Numbers() {}

    /** The number that a text is; the fallback if it is none of at most 18 digits. */
    static long parse(@Nullable String text, long fallback) {
        if (text == null || text.isEmpty()) {
            return fallback;
        }
        int start = text.charAt(0) == '-' ? 1 : 0;
        int digits = text.length() - start;
        if (digits == 0 || digits > MAX_DIGITS) {
            return fallback;
        }
        long number = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return fallback;
            }
            number = number * 10 + digit;
        }
        return start == 0 ? number : -number;
    }

    /** An id, which is greater than 0; 0 if the text is none. */
    static long id(@Nullable String text) {
        return Math.max(0, parse(text, 0));
    }
}
