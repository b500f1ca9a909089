package dev.cardstock.grading.similarity;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is compared of a text: its distinct words in the order of their stems and its character trigrams in
 * ascending order. Immutable once it is made.
 */
final class Profile {
    /** A word; the rarer it is the more it counts, from 0 to 1, and little if it only holds others together. */
    @SuppressWarnings("ArrayRecordComponent") // It stays in the package and is never compared.
    record Entry(String stem, double rarity, boolean function,
            byte @Nullable [] vector) {
        /** The cosine of the angle between the vectors of two words; less than 0 where one has none. */
        double cosine(Entry other) {
            byte[] own = vector;
            byte[] others = other.vector;
            if (own == null || others == null) {
                return -1;
            }
            int dot = 0;
            for (int i = 0; i < own.length; i++) {
                dot += own[i] * others[i];
            }
            return dot / (double) (UNIT * UNIT);
        }

        double weight() {
            return function ? FUNCTION_WORD * rarity : rarity;
        }
    }

    private static final double FUNCTION_WORD = 0.15;
    private static final int GRAM = 3;
    private static final int UNIT = 127;

    final String text;
    final List<Entry> words;
    final double weight;
    final long[] grams;

    Profile(String text, List<Entry> words, String compared) {
        this.text = text;
        this.words = List.copyOf(words);
        double sum = 0;
        for (Entry word : words) {
            sum += word.weight();
        }
        weight = sum;
        grams = grams(compared);
    }

    /** A vector of length 1 in bytes, since very many are compared; null if it has no direction. */
    static byte @Nullable [] unit(float @Nullable [] vector) {
        if (vector == null) {
            return null;
        }
        double squares = 0;
        for (float component : vector) {
            squares += (double) component * component;
        }
        if (squares == 0) {
            return null;
        }
        byte[] unit = new byte[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (byte) Math.round(vector[i] / Math.sqrt(squares) * UNIT);
        }
        return unit;
    }

    /** The trigrams with a blank before and after the text, three characters in one number. */
    private static long[] grams(String text) {
        if (text.isEmpty()) {
            return new long[0];
        }
        String padded = " " + text + " ";
        long[] grams = new long[padded.length() - GRAM + 1];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = (long) padded.charAt(i) << 32 | (long) padded.charAt(i + 1) << 16
                    | padded.charAt(i + 2);
        }
        Arrays.sort(grams);
        return grams;
    }

    /** Dice's coefficient of the trigrams, each as often as it occurs. */
    double sharedGrams(Profile other) {
        if (grams.length + other.grams.length == 0) {
            return 0;
        }
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < grams.length && j < other.grams.length) {
            if (grams[i] == other.grams[j]) {
                shared++;
                i++;
                j++;
            } else if (grams[i] < other.grams[j]) {
                i++;
            } else {
                j++;
            }
        }
        return 2.0 * shared / (grams.length + other.grams.length);
    }

    /** The index of a stem, or less than 0. */
    int find(String stem) {
        int low = 0;
        int high = words.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = words.get(middle).stem().compareTo(stem);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The share of the content words of two texts that both have (Jaccard). */
    double sharedContent(Profile other) {
        int own = 0;
        int shared = 0;
        for (Entry word : words) {
            if (!word.function()) {
                own++;
                shared += other.find(word.stem()) >= 0 ? 1 : 0;
            }
        }
        int others = (int) other.words.stream().filter(word -> !word.function()).count();
        int all = own + others - shared;
        return all == 0 ? 0 : (double) shared / all;
    }

    /** The cosine of the content words weighed by rarity (TF-IDF, each word once). */
    double contentCosine(Profile other) {
        double dot = 0;
        for (Entry word : words) {
            if (!word.function() && other.find(word.stem()) >= 0) {
                dot += word.rarity() * word.rarity();
            }
        }
        return dot == 0 ? 0 : dot / Math.sqrt(contentSquared() * other.contentSquared());
    }

    private double contentSquared() {
        double sum = 0;
        for (Entry word : words) {
            sum += word.function() ? 0 : word.rarity() * word.rarity();
        }
        return sum;
    }
}
