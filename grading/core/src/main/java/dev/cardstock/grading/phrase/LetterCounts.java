package dev.cardstock.grading.phrase;

/**
 * How often each letter stands in a text: tells at a glance that two texts are no copies of one another, so that the words
 * of a sentence need not be paired.
 */
final class LetterCounts {
    private static final int BINS = 64;

    /** Articles, and a few slips of the finger. */
    private static final int FORGIVEN = 12;

    private static final double FORGIVEN_SHARE = 0.3;

    private final int[] counts = new int[BINS];
    private int total;

    LetterCounts(Tokens tokens) {
        for (Token token : tokens.list) {
            String letters = token.bare();
            for (int i = 0; i < letters.length(); i++) {
                counts[letters.charAt(i) % BINS]++;
                total++;
            }
        }
    }

    /** Whether one text may be the other but for case, accents, punctuation, articles and slips of the finger. */
    boolean mayBeCopyOf(LetterCounts other) {
        int difference = 0;
        for (int i = 0; i < BINS; i++) {
            difference += Math.abs(counts[i] - other.counts[i]);
        }
        return difference <= Math.max(FORGIVEN, FORGIVEN_SHARE * other.total);
    }
}
