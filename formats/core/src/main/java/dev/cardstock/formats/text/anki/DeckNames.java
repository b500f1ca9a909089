package dev.cardstock.formats.text.anki;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names of decks in Anki, where the tree is in the names. */
public final class DeckNames {
    /** What stands between the parts of a name. */
    public static final String SEPARATOR = "::";

    private final Set<String> used = new HashSet<>();

    /** Starts with none. */
    public DeckNames() {}

    /**
     * One part of a name, which holds no separator.
     *
     * @param name a deck's own name
     * @return the part, as Anki would have it
     */
    public static String part(String name) {
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

    /**
     * The parts of a whole name; blanks and colons around them and empty ones are left out.
     *
     * @param name a whole name
     * @return the parts, the outermost first
     */
    public static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.split(SEPARATOR, -1)) {
            int start = 0;
            int end = part.length();
            while (start < end && isEdge(part.charAt(start))) {
                start++;
            }
            while (end > start && isEdge(part.charAt(end - 1))) {
                end--;
            }
            if (start < end) {
                parts.add(part.substring(start, end));
            }
        }
        return parts;
    }

    private static boolean isEdge(char c) {
        return c == ':' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /**
     * A whole name that no other deck has; upper and lower case are the same to Anki.
     *
     * @param parent the whole name of the deck that it lies in, or empty
     * @param part the last part
     * @return the name
     */
    public String unique(String parent, String part) {
        String start = parent.isEmpty() ? part : parent + SEPARATOR + part;
        String name = start;
        for (int i = 2; !used.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = start + " " + i;
        }
        return name;
    }
}
