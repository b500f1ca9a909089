package dev.cardstock.grading.similarity;

import dev.cardstock.grading.sentence.StaticVectors;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives words places in space, near to one another where the words mean nearly the same. Thread-safe. */
@FunctionalInterface
interface WordVectors {
    /** Knows no word. */
    WordVectors NONE = word -> null;

    /**
     * The vectors for a language: those in the jar for English, and for texts of an unknown language, which are
     * read like English ones. Numbers have none, for they lie near one another and are not alike.
     */
    static WordVectors of(Locale language) {
        if (!Set.of("", "en").contains(language.getLanguage())) {
            return NONE;
        }
        StaticVectors shipped = StaticVectors.shipped();
        return word -> word.chars().anyMatch(Character::isDigit) ? null : shipped.of(word);
    }

    /** The vector of a word, always of the same length; null where the word is unknown. */
    float @Nullable [] of(String word);
}
