package dev.cardstock.text;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Brings texts that differ only in how they were typed into one form: NFKC (Unicode Standard Annex
 * 15), letter case by the language's rules, runs of blanks as one space, one kind of quotation mark,
 * apostrophe, hyphen and minus, and no invisible characters. It is meant for comparing; what it gives
 * is not for showing. Immutable and thread-safe; idempotent.
 */
public final class TextNormalizer {
    private final Locale locale;

    /** Lithuanian case keeps a dot under an accent, which is of no use for comparing. */
    private final Locale folding;
    private final boolean foldCase;

    private TextNormalizer(Locale locale, boolean foldCase) {
        this.locale = requireNonNull(locale, "locale");
        folding = locale.getLanguage().equals("lt") ? Locale.ROOT : locale;
        this.foldCase = foldCase;
    }

    /**
     * A normaliser that ignores letter case.
     *
     * @param locale the language of the texts, which decides for example that a Turkish {@code I} is
     *     a {@code ı}; {@link Locale#ROOT} where it is unknown
     * @return the normaliser
     */
    public static TextNormalizer of(Locale locale) {
        return new TextNormalizer(locale, true);
    }

    /**
     * A normaliser that keeps letter case.
     *
     * @param locale the language of the texts
     * @return the normaliser
     */
    public static TextNormalizer keepingCase(Locale locale) {
        return new TextNormalizer(locale, false);
    }

    /** {@return the language whose rules hold} */
    public Locale locale() {
        return locale;
    }

    /**
     * Normalises a text.
     *
     * @param text any text
     * @return its normal form; empty if nothing visible is in it
     */
    public String normalize(String text) {
        // NFKC would take these apart before they are recognised.
        String marked = requireNonNull(text, "text").replace('\u00b4', '\'').replace('\u2033', '"');
        String compatible = Normalizer.normalize(marked, Normalizer.Form.NFKC);
        String unified = unify(compatible);
        if (!foldCase) {
            return Normalizer.normalize(unified, Normalizer.Form.NFKC);
        }
        // Folding can yield sequences that compose again, hence the second normalisation.
        return Normalizer.normalize(foldCase(unified), Normalizer.Form.NFKC);
    }

    private static String unify(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = true;
            } else if (!isInvisible(c)) {
                if (blank && !out.isEmpty()) {
                    out.append(' ');
                }
                blank = false;
                out.appendCodePoint(unify(c));
            }
        }
        return out.toString();
    }

    /** Controls, soft hyphen, zero width space and no-break space, bidirectional marks. */
    private static boolean isInvisible(int c) {
        return switch (c) {
            case 0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF -> true;
            default -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)
                    || Character.getType(c) == Character.CONTROL;
        };
    }

    private static int unify(int c) {
        return switch (c) {
            // ‘ ’ ‚ ‛ ʼ ʹ ′ ` ´ ‹ ›
            case 0x2018, 0x2019, 0x201A, 0x201B, 0x02BC, 0x02B9, 0x2032, 0x0060, 0x00B4, 0x2039,
                    0x203A ->
                '\'';
            // “ ” „ ‟ ″ « » 〝 〞
            case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x00AB, 0x00BB, 0x301D, 0x301E -> '"';
            // ‐ ‑ ‒ – — ― − ﹘ ﹣
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFE63 -> '-';
            default -> c;
        };
    }

    /**
     * Full case folding through lower, upper and lower case: the first makes a small letter of the
     * capital sharp s, which has no upper case.
     */
    private String foldCase(String text) {
        return lowerCase(lowerCase(text).toUpperCase(folding));
    }

    /** A code point at a time, so that it does not depend on the place in the word (final sigma). */
    private String lowerCase(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80 && c != 'I') {
                out.append((char) Character.toLowerCase(c));
            } else {
                out.append(Character.toString(c).toLowerCase(folding));
            }
        }
        return out.toString();
    }
}
