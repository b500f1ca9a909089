package dev.cardstock.study.set;

import java.util.regex.Pattern;

/** What sort of thing an answer is. */
enum AnswerKind {
    /** Nothing to read: a picture or a sound. */
    MEDIA,
    /** A number, with or without a unit. */
    NUMBER,
    /** A date or a year. */
    DATE,
    /** One word. */
    WORD,
    /** Up to six words. */
    PHRASE,
    /** More words. */
    SENTENCE;

    private static final int PHRASE_WORDS = 6;
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern NUMBER_WITH_UNIT = Pattern
            .compile("[-+~<>=≈]? ?\\d[\\d.,' ]*(?: ?[\\p{L}%°/]{1,12})?");
    private static final Pattern NUMERIC_DATE = Pattern
            .compile("\\d{1,4}[-./]\\d{1,2}(?:[-./]\\d{1,4})?|1\\d{3}|20\\d{2}");
    private static final Pattern MONTH_DATE = Pattern
            .compile("(?:\\d{1,2}\\.? ?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
                    + "\\p{L}*\\.?(?: \\d{1,2},?)?(?: \\d{4})?");

    /** The kind of a text in its normal form. */
    static AnswerKind of(String text) {
        if (text.isEmpty()) {
            return MEDIA;
        }
        if (text.length() <= LONGEST_NUMBER) {
            if (NUMERIC_DATE.matcher(text).matches() || hasDigit(text)
                    && MONTH_DATE.matcher(text).matches()) {
                return DATE;
            }
            if (NUMBER_WITH_UNIT.matcher(text).matches()) {
                return NUMBER;
            }
        }
        int blanks = (int) text.chars().filter(c -> c == ' ').count();
        return blanks == 0 ? WORD : blanks < PHRASE_WORDS ? PHRASE : SENTENCE;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
