package dev.cardstock.grading.phrase;

import dev.cardstock.grading.language.Letters;
import dev.cardstock.grading.language.Lexicon;
import dev.cardstock.grading.language.Lexicon.Term;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A word or a number of a text. Its forms are made when they are asked for; they never change. */
final class Token {
    /** As it was typed, in NFC. */
    final String cased;
    final String key;
    /** The readings of a number; empty for a word. */
    final List<BigDecimal> numbers;
    /** Where it stands in its {@link Text}. */
    final int from;
    final int to;
    /** Whether nothing stands between it and the token before. */
    final boolean joined;
    /** Whether a hyphen stands between it and the token before. */
    final boolean hyphened;
    private final Letters letters;
    private @Nullable String soft;
    private @Nullable String bare;
    private @Nullable Term term;

    Token(String cased, String key, Letters letters, List<BigDecimal> numbers, int from, int to,
            boolean joined, boolean hyphened) {
        this.cased = cased;
        this.key = key;
        this.letters = letters;
        this.numbers = numbers;
        this.from = from;
        this.to = to;
        this.joined = joined;
        this.hyphened = hyphened;
    }

    boolean isNumber() {
        return !numbers.isEmpty();
    }

    String soft() {
        String made = soft;
        if (made == null) {
            made = letters.soft(key);
            soft = made;
        }
        return made;
    }

    String bare() {
        String made = bare;
        if (made == null) {
            made = letters.bare(key);
            bare = made;
        }
        return made;
    }

    /** What the lexicon of its language has of its key. */
    Term term(Lexicon lexicon) {
        Term made = term;
        if (made == null) {
            made = lexicon.term(key);
            term = made;
        }
        return made;
    }

    boolean isUpperCase() {
        boolean upper = false;
        for (int i = 0; i < cased.length(); i++) {
            if (Character.isLowerCase(cased.charAt(i))) {
                return false;
            }
            upper |= Character.isUpperCase(cased.charAt(i));
        }
        return upper;
    }

    @Override
    public String toString() {
        return cased;
    }
}
