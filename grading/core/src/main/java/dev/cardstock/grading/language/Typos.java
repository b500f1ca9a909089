package dev.cardstock.grading.language;

import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Slips of the finger: how many, if a text differs from another one only in them. */
public final class Typos {
    private static final LevenshteinDistance WITHIN_ONE = new LevenshteinDistance(1);
    private static final LevenshteinDistance WITHIN_TWO = new LevenshteinDistance(2);

    private Typos() {}

    /** The number of slips between two texts, word by word; empty if there are too many. */
    public static OptionalInt between(String expected, String typed) {
        List<String> a = List.of(expected.split(" "));
        List<String> b = List.of(typed.split(" "));
        if (a.size() != b.size()) {
            return OptionalInt.empty();
        }
        int sum = 0;
        for (int i = 0; i < a.size(); i++) {
            int slips = inWord(a.get(i), b.get(i));
            if (slips < 0) {
                return OptionalInt.empty();
            }
            sum += slips;
        }
        return sum <= Math.max(2, a.size() / 3) ? OptionalInt.of(sum) : OptionalInt.empty();
    }

    /** The number of slips in one word, or -1 if it is another word. */
    public static int inWord(String expected, String typed) {
        if (expected.equals(typed)) {
            return 0;
        }
        int length = Math.min(expected.length(), typed.length());
        if (length < 4 || expected.charAt(0) != typed.charAt(0) || !letters(expected)
                || !letters(typed)) {
            return -1;
        }
        if (isSwap(expected, typed)) {
            return 1;
        }
        return (length >= 8 ? WITHIN_TWO : WITHIN_ONE).apply(expected, typed);
    }

    private static boolean letters(String word) {
        for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
            int c = word.codePointAt(i);
            if (!Character.isLetter(c) && c != '\'' && c != '-'
                    && Character.getType(c) != Character.NON_SPACING_MARK) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSwap(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        int i = 0;
        while (i < a.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i + 1 < a.length() && a.charAt(i) == b.charAt(i + 1)
                && a.charAt(i + 1) == b.charAt(i)
                && a.substring(i + 2).equals(b.substring(i + 2));
    }
}
