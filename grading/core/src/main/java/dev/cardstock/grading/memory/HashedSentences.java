package dev.cardstock.grading.memory;

import dev.cardstock.text.TextNormalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Counts the words of a text and their runs of three letters, each in a place of the vector that a hash of
 * it chooses: answers that share words and parts of words point in like directions. It knows no synonyms.
 *
 * <p>Source: the hashed counts with a sign are those of Weinberger et al., "Feature Hashing for Large
 * Scale Multitask Learning", ICML 2009.
 */
final class HashedSentences implements SentenceEncoder {
    private static final int DIMENSIONS = 64;
    private static final int WORD = 3;
    private static final int GRAM = 1;

    @Override
    public String id() {
        return "hashed-64/1";
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public byte[] encode(String text, Locale language) {
        int[] counts = new int[DIMENSIONS];
        int[] letters = TextNormalizer.of(language).normalize(text).codePoints().toArray();
        int start = 0;
        for (int i = 0; i <= letters.length; i++) {
            if (i == letters.length || !Character.isLetterOrDigit(letters[i])) {
                addWord(counts, letters, start, i);
                start = i + 1;
            }
        }
        return quantized(counts);
    }

    private static void addWord(int[] counts, int[] letters, int start, int end) {
        if (start >= end) {
            return;
        }
        add(counts, letters, start, end, WORD);
        // The ends of a word are letters too: one blank before and one after it.
        int[] word = new int[end - start + 2];
        Arrays.fill(word, ' ');
        System.arraycopy(letters, start, word, 1, end - start);
        for (int i = 0; i + 3 <= word.length; i++) {
            add(counts, word, i, i + 3, GRAM);
        }
    }

    private static void add(int[] counts, int[] letters, int start, int end, int weight) {
        int hash = weight;
        for (int i = start; i < end; i++) {
            hash = (hash ^ letters[i]) * 0x01000193;
        }
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        hash ^= hash >>> 16;
        counts[hash & DIMENSIONS - 1] += hash < 0 ? -weight : weight;
    }

    private static byte[] quantized(int[] counts) {
        int largest = Arrays.stream(counts).map(Math::abs).max().orElse(0);
        byte[] vector = new byte[counts.length];
        for (int i = 0; i < vector.length && largest > 0; i++) {
            vector[i] = (byte) (counts[i] * 127L / largest);
        }
        return vector;
    }
}
