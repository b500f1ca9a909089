package dev.cardstock.formats.org;

import dev.cardstock.formats.markdown.text.Deletions;
import dev.cardstock.formats.markdown.text.Deletions.Piece;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Deletions of org-drill in brackets, and text whose brackets are none. */
final class OrgDrillText {
    /** The types that hide deletions one by one. */
    static final Set<String> ONE_BY_ONE = Set.of("hide1cloze", "hide2cloze", "show1cloze",
            "show2cloze", "multicloze", "hidefirst", "hidelast", "hide1_firstmore",
            "show1_lastmore", "show1_firstless");

    private static final String BRACKET = "\\lbrack{}";
    private static final String HINT = "||";
    private static final int LONGEST = 2000;
    private static final Pattern OTHER = Pattern
            .compile("(?s)[ xX-]|fn:.*|\\d{4}-\\d{2}-\\d{2}\\b.*|\\d{0,3}[%/]\\d{0,3}");

    private OrgDrillText() {}

    /** Text without brackets but those of links. */
    static String protect(String org) {
        if (org.indexOf('[') < 0) {
            return org;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < org.length(); i++) {
            int link = org.charAt(i) == '[' ? OrgInline.linkEnd(org, i) : -1;
            if (link >= 0) {
                out.append(org, i, link);
                i = link - 1;
            } else {
                out.append(org.charAt(i) == '[' ? BRACKET : org.substring(i, i + 1));
            }
        }
        return out.toString();
    }

    /** The text that {@link #protect} got. */
    static String restore(String org) {
        return org.replace(BRACKET, "[");
    }

    /** The text with numbered deletions, each with its own number or all with the first; null without. */
    static @Nullable String numbered(String org, boolean oneByOne) {
        StringBuilder out = new StringBuilder();
        int number = 0;
        int from = 0;
        boolean inBlock = false;
        for (int i = 0; i < org.length(); i++) {
            if (org.charAt(i) == '#' && org.startsWith("#+", i)) {
                String word = org.substring(i, Math.min(org.length(), i + 8))
                        .toLowerCase(Locale.ROOT);
                inBlock = word.equals("#+begin_") || inBlock && !word.startsWith("#+end_");
            }
            if (org.charAt(i) != '[' || inBlock) {
                continue;
            }
            int link = OrgInline.linkEnd(org, i);
            int close = link >= 0
                    ? -1
                    : org.indexOf(']', i + 1, Math.min(org.length(), i + LONGEST));
            if (link >= 0) {
                i = link - 1;
            } else if (close > i + 1) {
                String words = org.substring(i + 1, close);
                int both = words.indexOf(HINT, 1);
                int hint = both < 0 ? words.indexOf('|', 1) : both; // one in older versions
                if (words.indexOf('[') < 0 && !OTHER.matcher(words).matches()) {
                    number++;
                    out.append(org, from, i)
                            .append(Deletions.written(oneByOne ? Integer.toString(number) : "1",
                                    hint < 0 ? words : words.substring(0, hint),
                                    hint < 0 ? null : words.substring(hint + (both < 0 ? 1 : 2))));
                    from = close + 1;
                    i = close;
                }
            }
        }
        return number == 0 ? null : out.append(org, from, org.length()).toString();
    }

    /** A protected text with brackets; null where it cannot be written, or would be read as another one. */
    static @Nullable String marked(String org, boolean oneByOne) {
        Deletions deletions = Deletions.of(org);
        if (deletions == null) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        for (Piece piece : deletions.pieces()) {
            out.append(piece.isDeletion()
                    ? "[" + piece.text() + (piece.hint() == null ? "" : HINT + piece.hint()) + "]"
                    : piece.text());
        }
        return org.equals(numbered(out.toString(), oneByOne)) ? out.toString() : null;
    }
}
