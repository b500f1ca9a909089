package dev.cardstock.grading.phrase;

import java.lang.Character.UnicodeScript;

/** Scripts that put no blanks between words. */
final class Unspaced {
    private Unspaced() {}

    static boolean isIn(String text) {
        return text.codePoints().anyMatch(c -> lettersOfAWord(c) > 0);
    }

    /** About how many words a text in such a script has, by the usual length of its words. */
    static double words(String text) {
        return text.codePoints()
                .mapToObj(Unspaced::lettersOfAWord)
                .filter(letters -> letters > 0)
                .mapToDouble(letters -> 1.0 / letters)
                .sum();
    }

    private static int lettersOfAWord(int c) {
        if (c < 0x0E00) {
            return 0;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN -> 2;
            case HIRAGANA -> 3;
            case KATAKANA, THAI, LAO, KHMER, MYANMAR -> 5;
            default -> c == 0x30FC ? 5 : 0;
        };
    }
}
