package dev.cardstock.grading.similarity;

import org.jspecify.annotations.Nullable;

/** Gives words places in space, near to one another where the words mean nearly the same. Thread-safe. */
@FunctionalInterface
interface WordVectors {
    /** Knows no word. */
    WordVectors NONE = word -> null;

    /** The vector of a word, always of the same length; null where the word is unknown. */
    float @Nullable [] of(String word);
}
