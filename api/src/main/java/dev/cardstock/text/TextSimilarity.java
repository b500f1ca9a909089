package dev.cardstock.text;

import java.util.List;
import java.util.Map;

/**
 * Says how alike texts are, and finds the texts of a collection that are most like another one. Used
 * for distractors, near-duplicates and confusable cards. Thread-safe; the same texts give the same
 * figures on every machine. No text, however long or odd, makes it fail.
 */
public interface TextSimilarity {
    /**
     * A text that was found.
     *
     * @param id its id in the collection
     * @param score how alike it is, 0 to 1
     */
    record Match(String id, double score) {}

    /** An immutable, thread-safe collection of texts that can be searched. */
    interface Index {
        /**
         * The texts most like another one, the most alike first, equal scores by id.
         *
         * @param text the text to compare with
         * @param limit how many at most, 1 or more
         * @return at most that many, all with a score above 0
         * @throws IllegalArgumentException if {@code limit} is less than 1
         */
        List<Match> nearest(String text, int limit);
    }

    /** {@return a stable id, kept where figures of this measure are stored} */
    String id();

    /**
     * How alike two texts are.
     *
     * @param a a text
     * @param b a text
     * @return 0 (nothing in common) to 1 (equal after normalising); symmetric
     */
    double similarity(String a, String b);

    /**
     * Prepares a collection for searching.
     *
     * @param texts the texts by id; copied
     * @return the collection
     */
    Index index(Map<String, String> texts);
}
