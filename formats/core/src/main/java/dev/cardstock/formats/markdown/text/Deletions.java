package dev.cardstock.formats.markdown.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A text with numbered cloze deletions, taken apart.
 *
 * @param pieces texts and deletions, in order
 */
public record Deletions(List<Piece> pieces) {
    private static final int MAX_DIGITS = 3;

    /**
     * Text, or a deletion.
     *
     * @param text the text, or what is hidden
     * @param numbers the numbers of the deletion; none for text
     * @param hint the hint, null where there is none
     */
    public record Piece(String text, Set<Integer> numbers, @Nullable String hint) {
        /** {@return whether it is a deletion} */
        public boolean isDeletion() {
            return !numbers.isEmpty();
        }
    }

    /**
     * Takes a text apart.
     *
     * @param text the text
     * @return its parts; null where it has no deletions, or one in another
     */
    public static @Nullable Deletions of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int open = text.indexOf("{{c");
        while (open >= 0) {
            Set<Integer> numbers = new TreeSet<>();
            int words = numbers(text, open + 3, numbers);
            if (words < 0) {
                open = text.indexOf("{{c", open + 3);
                continue;
            }
            int close = text.indexOf("}}", words);
            int inner = text.indexOf("{{c", words);
            if (close < 0 || inner >= 0 && inner < close) {
                return null;
            }
            pieces.add(new Piece(text.substring(from, open), Set.of(), null));
            String hidden = text.substring(words, close);
            int hint = hidden.indexOf("::");
            pieces.add(new Piece(hint < 0 ? hidden : hidden.substring(0, hint), numbers,
                    hint < 0 ? null : hidden.substring(hint + 2)));
            from = close + 2;
            open = text.indexOf("{{c", from);
        }
        pieces.add(new Piece(text.substring(from), Set.of(), null));
        return pieces.size() == 1 ? null : new Deletions(pieces);
    }

    /** Reads numbers with commas between them and the mark behind; gives the index behind it, or -1. */
    private static int numbers(String text, int from, Set<Integer> numbers) {
        int at = from;
        int digits = 0;
        int number = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean ends = digits > 0 && (c == ',' || text.startsWith("::", at));
            if (ends && number > 0) {
                numbers.add(number);
                if (c == ':') {
                    return at + 2;
                }
                digits = 0;
                number = 0;
            } else if (c >= '0' && c <= '9' && digits < MAX_DIGITS) {
                digits++;
                number = number * 10 + c - '0';
            } else {
                return -1;
            }
            at++;
        }
        return -1;
    }

    /** {@return whether each deletion has one number, and these are 1, 2, 3 and so on} */
    public boolean isCounted() {
        int expected = 1;
        for (Piece piece : pieces) {
            if (piece.isDeletion() && !piece.numbers.equals(Set.of(expected++))) {
                return false;
            }
        }
        return true;
    }

    /** {@return all numbers, ascending} */
    public Set<Integer> numbers() {
        Set<Integer> all = new TreeSet<>();
        pieces.forEach(piece -> all.addAll(piece.numbers));
        return all;
    }

    /**
     * A deletion as it is written in the model; blanks keep braces apart that would close it.
     *
     * @param numbers its numbers, with commas
     * @param hidden what is hidden
     * @param hint the hint, or null
     * @return the deletion
     */
    public static String written(String numbers, String hidden, @Nullable String hint) {
        return "{{c" + numbers + "::" + apart(hidden)
                + (hint == null ? "" : "::" + apart(hint)) + "}}";
    }

    private static String apart(String text) {
        return text.replace("}}", "} }") + (text.endsWith("}") ? " " : "");
    }
}
