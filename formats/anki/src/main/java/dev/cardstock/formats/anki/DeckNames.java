package dev.cardstock.formats.anki;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The names of decks in Anki, where the tree is in the names. */
final class DeckNames {
    static final String SEPARATOR = "::";

    private final Set<String> used = new HashSet<>();

    /** One part of a name, which holds no separator. */
    static String part(String name) {
        String text = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cs}]", "")
                .replace(SEPARATOR, ":\u200a:");
        int start = 0;
        int end = text.length();
        while (start < end && isEdge(text.charAt(start))) {
            start++;
        }
        while (end > start && isEdge(text.charAt(end - 1))) {
            end--;
        }
        return start == end ? "blank" : text.substring(start, end);
    }

    private static boolean isEdge(char c) {
        return c == ':' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** A whole name that no other deck has; upper and lower case are the same to Anki. */
    String unique(String parent, String part) {
        String start = parent.isEmpty() ? part : parent + SEPARATOR + part;
        String name = start;
        for (int i = 2; !used.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = start + " " + i;
        }
        return name;
    }
}
