package dev.cardstock.grading.memory;

import java.util.Locale;

/**
 * Turns a whole answer into one vector, by which an {@link AnswerMemory} finds the answers that are
 * like it. Implementations are thread-safe and give the same vector for the same text on every machine.
 */
public interface SentenceEncoder {
    /** {@return a stable id that changes whenever the vectors do; not blank} */
    String id();

    /** {@return the length of every vector, 1 to 1024} */
    int dimensions();

    /**
     * Encodes a text.
     *
     * @param text an answer of at most {@link GradedAnswer#MAX_ANSWER} UTF-16 units, not normalised
     * @param language its language; {@link Locale#ROOT} where it is unknown
     * @return a new vector, of which only the direction counts; all zeros is like nothing
     */
    byte[] encode(String text, Locale language);
}
