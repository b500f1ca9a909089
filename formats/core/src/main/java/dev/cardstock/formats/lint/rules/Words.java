package dev.cardstock.formats.lint.rules;

import dev.cardstock.deck.Markup;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a learner reads and how much of it. */
final class Words {
    /** Tags and names that show something which is no plain text, or might. */
    private static final Pattern SHOWS = Pattern.compile("(?i)<(?:img|audio|video|svg|canvas|object"
            + "|iframe|embed|math|input|hr|table|script|picture|image)\\b|\\[sound:|\\[anki:|\\[latex"
            + "|\\[\\$");

    private Words() {}

    /** Whether nothing at all is shown, not even something that only a browser or Anki shows. */
    static boolean isBlank(Markup side) {
        return side.isBlank() && !showsMore(side);
    }

    /** Whether it shows, or may show, something that neither the plain text nor the media tell. */
    static boolean showsMore(Markup side) {
        return side.kind() != Markup.Kind.PLAIN && SHOWS.matcher(side.source()).find();
    }

    /**
     * The number of words: what stands between blanks, and in scripts without blanks between words
     * two characters for one.
     */
    static int count(String text) {
        int words = 0;
        int dense = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isDense(c)) {
                dense++;
                inWord = false;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                inWord = false;
            } else if (!inWord) {
                inWord = true;
                words++;
            }
        }
        return words + (dense + 1) / 2;
    }

    private static boolean isDense(int c) {
        return c >= 0x0E00 && switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** Whether rules that know English words may be asked; where nobody says, it may be English. */
    static boolean isEnglish(Locale language) {
        return language.getLanguage().isEmpty() || language.getLanguage().equals("en");
    }

    /**
     * Where words stand in a text as whole words.
     *
     * @return the place, or -1
     */
    static int indexOf(String text, String words, int from) {
        if (words.isEmpty()) {
            return -1;
        }
        int at = text.indexOf(words, from);
        while (at >= 0) {
            int end = at + words.length();
            boolean begins = at == 0 || !joins(text.codePointBefore(at), words.codePointAt(0));
            boolean ends = end == text.length()
                    || !joins(words.codePointBefore(words.length()), text.codePointAt(end));
            if (begins && ends) {
                return at;
            }
            at = text.indexOf(words, at + 1);
        }
        return -1;
    }

    private static boolean joins(int before, int after) {
        return Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after)
                && !isDense(before) && !isDense(after);
    }
}
