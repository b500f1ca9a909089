package dev.cardstock.grading.phrase;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text in one form of typing (NFKC, one kind of quotation mark, apostrophe, hyphen and blank, nothing
 * invisible, no emoji beside words), letter case kept, that knows where each of its units stands in the
 * text as it was typed.
 */
final class Text {
    private final StringBuilder chars;
    private int[] starts;
    private int[] ends;

    private Text(int capacity) {
        chars = new StringBuilder(capacity);
        starts = new int[capacity + 8];
        ends = new int[capacity + 8];
    }

    static Text of(String raw) {
        Text text = new Text(raw.length());
        boolean words = raw.codePoints().anyMatch(Character::isLetterOrDigit);
        int i = 0;
        while (i < raw.length()) {
            int c = raw.codePointAt(i);
            int end = i + Character.charCount(c);
            while (end < raw.length() && joins(raw.codePointAt(end))) {
                end += Character.charCount(raw.codePointAt(end));
            }
            if (c < 0x80 && end == i + 1) {
                text.add((char) c, i, end);
            } else if (!(words && isPicture(c))) {
                text.addNormal(raw.substring(i, end), i, end);
            }
            i = end;
        }
        return text;
    }

    private static boolean joins(int c) {
        int type = Character.getType(c);
        return c >= 0x300 && (type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK || c == 0xFF9E || c == 0xFF9F
                || c == 0x200D || c >= 0x1160 && c <= 0x11FF);
    }

    private static boolean isPicture(int c) {
        return c >= 0x1F000 && c <= 0x1FAFF || c >= 0x2600 && c <= 0x27BF || c == 0xFE0F;
    }

    private void addNormal(String cluster, int start, int end) {
        String apart = cluster.equals("½")
                ? "1/2"
                : cluster.equals("¼")
                        ? "1/4"
                        : cluster.equals("¾")
                                ? "3/4"
                                : cluster.equals("′") || cluster.equals("´") ? "'" : cluster;
        String normal = Normalizer.normalize(apart, Normalizer.Form.NFKC);
        for (int i = 0; i < normal.length(); i++) {
            char c = unify(normal.charAt(i));
            if (c != 0) {
                add(c, start, end);
            }
        }
    }

    /** 0 for what is not seen. */
    private static char unify(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u201A', '\u201B', '\u02BC', '\u02B9', '\u2032', '`',
                    '\u00B4', '\u2039', '\u203A' ->
                '\'';
            case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033', '\u00AB', '\u00BB', '\u301D',
                    '\u301E' ->
                '"';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\uFE58',
                    '\uFE63' ->
                '-';
            case '\u2044' -> '/';
            case '\u00AD', '\u061C', '\u180E', '\u200B', '\u200C', '\u200D', '\u200E', '\u200F',
                    '\u2060', '\uFEFF', '\uFE0F', '\u202A', '\u202B', '\u202C', '\u202D',
                    '\u202E', '\u2066', '\u2067', '\u2068', '\u2069' ->
                0;
            default -> Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c;
        };
    }

    private void add(char c, int start, int end) {
        char shown = c == '`' ? '\'' : c == '\t' || c == '\r' ? ' ' : c;
        if (shown < ' ' && shown != '\n') {
            return;
        }
        int length = chars.length();
        if (length == starts.length) {
            starts = Arrays.copyOf(starts, length * 2);
            ends = Arrays.copyOf(ends, length * 2);
        }
        starts[length] = start;
        ends[length] = end;
        chars.append(shown);
    }

    int length() {
        return chars.length();
    }

    char at(int index) {
        return chars.charAt(index);
    }

    String substring(int from, int to) {
        return chars.substring(from, to);
    }

    /** Where a unit begins in the text as it was typed; the end of the text for the one after the last. */
    int start(int index) {
        return index < chars.length()
                ? starts[index]
                : chars.isEmpty() ? 0 : ends[chars.length() - 1];
    }

    /** Where the unit before this index ends in the text as it was typed. */
    int end(int index) {
        return index == 0 ? start(0) : ends[index - 1];
    }

    @Override
    public String toString() {
        return chars.toString();
    }
}
