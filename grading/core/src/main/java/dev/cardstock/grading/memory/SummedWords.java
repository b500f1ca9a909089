package dev.cardstock.grading.memory;

import dev.cardstock.grading.language.Words;
import dev.cardstock.grading.language.Words.Word;
import dev.cardstock.grading.sentence.StaticVectors;
import dev.cardstock.text.TextNormalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Adds up the words of a text that carry meaning, each stem once. In the first part of the vector they are what
 * they mean: the static vectors in the jar, in which words that say little are short. In the second they are
 * how they are written: their stems and their runs of three letters, each in a place that a hash of it chooses.
 * The static vectors are those of English, so answers in other languages have the second part alone.
 *
 * <p>Source: the hashed counts with a sign are those of Weinberger et al., "Feature Hashing for Large
 * Scale Multitask Learning", ICML 2009.
 */
final class SummedWords implements SentenceEncoder {
    private static final int HASHED = 192;

    /** How much of the square of the vector's length is what the words mean. */
    private static final double MEANING = 0.6;

    private static final int STEM = 3;
    private static final int GRAM = 1;

    private final Words words = new Words();
    private final StaticVectors vectors = StaticVectors.shipped();

    @Override
    public String id() {
        return vectors.id() + "+stems/1";
    }

    @Override
    public int dimensions() {
        return vectors.dimensions() + HASHED;
    }

    @Override
    public byte[] encode(String text, Locale language) {
        List<Word> all = words.of(TextNormalizer.of(language).normalize(text), language);
        List<Word> content = Words.content(all);
        boolean english = Set.of("", "en").contains(language.getLanguage());
        double[] meaning = new double[vectors.dimensions()];
        double[] written = new double[HASHED];
        Set<String> stems = new HashSet<>();
        for (Word word : content.isEmpty() ? all : content) {
            if (!word.stem().isEmpty() && stems.add(word.stem())) {
                addStem(written, word.stem());
                if (english) {
                    float[] vector = vectors.of(word.text());
                    for (int i = 0; i < vector.length; i++) {
                        meaning[i] += vector[i];
                    }
                }
            }
        }
        return quantized(meaning, written);
    }

    private static void addStem(double[] counts, String stem) {
        int[] letters = (" " + stem + " ").codePoints().toArray();
        add(counts, letters, 1, letters.length - 1, STEM);
        for (int i = 0; i + 3 <= letters.length; i++) {
            add(counts, letters, i, i + 3, GRAM);
        }
    }

    private static void add(double[] counts, int[] letters, int start, int end, int weight) {
        int hash = weight;
        for (int i = start; i < end; i++) {
            hash = (hash ^ letters[i]) * 0x01000193;
        }
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        hash ^= hash >>> 16;
        counts[(hash >>> 1) % HASHED] += hash < 0 ? -weight : weight;
    }

    private static byte[] quantized(double[] meaning, double[] written) {
        double[] sum = new double[meaning.length + written.length];
        put(sum, 0, meaning, Math.sqrt(MEANING));
        put(sum, meaning.length, written, Math.sqrt(1 - MEANING));
        double largest = 0;
        for (double component : sum) {
            largest = Math.max(largest, Math.abs(component));
        }
        byte[] vector = new byte[sum.length];
        for (int i = 0; i < sum.length && largest > 0; i++) {
            vector[i] = (byte) Math.round(sum[i] / largest * Byte.MAX_VALUE);
        }
        return vector;
    }

    private static void put(double[] sum, int at, double[] part, double length) {
        double squares = 0;
        for (double component : part) {
            squares += component * component;
        }
        for (int i = 0; i < part.length && squares > 0; i++) {
            sum[at + i] = part[i] * length / Math.sqrt(squares);
        }
    }
}
