package dev.cardstock.study.mastery;

import java.util.Locale;

/** The ways of studying a set. */
public enum Mode {
    /** Turning cards over and sorting them into known ones and others. */
    FLASHCARDS,
    /** Rounds of questions, recognition first, until all is learned. */
    LEARN,
    /** A paper that is handed in and marked. */
    TEST,
    /** Pairing prompts and answers against the clock. */
    MATCH,
    /** Reviews when they fall due. */
    SPACED;

    /** {@return its name in files, such as {@code learn}} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
