package dev.cardstock.study.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of a text. */
final class Words {
    /** English words that carry no content in a question. */
    private static final Set<String> FUNCTION_WORDS = Set.of("a", "about", "all", "an", "and",
            "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do",
            "does", "for", "from", "had", "has", "have", "how", "if", "in", "into", "is", "it",
            "its", "may", "of", "on", "or", "over", "should", "so", "such", "than", "that", "the",
            "their", "them", "then", "there", "these", "they", "this", "those", "to", "was",
            "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will",
            "with", "would", "you", "your");

    private Words() {}

    /**
     * Runs of letters, digits and marks; of scripts that put no blanks between words, pairs of
     * neighbouring characters.
     *
     * @param normalized a text in its normal form
     */
    static List<String> of(String normalized) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int before = -1;
        for (int i = 0; i < normalized.length();) {
            int c = normalized.codePointAt(i);
            i += Character.charCount(c);
            if (isUnspaced(c)) {
                end(word, words);
                boolean pair = before >= 0;
                boolean single = !pair
                        && !(i < normalized.length() && isUnspaced(normalized.codePointAt(i)));
                if (pair) {
                    words.add(Character.toString(before) + Character.toString(c));
                } else if (single) {
                    words.add(Character.toString(c));
                }
                before = c;
                continue;
            }
            before = -1;
            if (isPartOfWord(c)) {
                word.appendCodePoint(c);
            } else {
                end(word, words);
            }
        }
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isPartOfWord(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isUnspaced(int c) {
        return c >= 0x0E00 && switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** Whether a word says what a question is about. */
    static boolean isContent(String word) {
        return !FUNCTION_WORDS.contains(word);
    }
}
