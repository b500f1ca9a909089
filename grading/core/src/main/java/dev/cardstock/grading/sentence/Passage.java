package dev.cardstock.grading.sentence;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The words of a text with their vectors. Made once for each question and reference. Immutable. */
final class Passage {
    private static final double LEAST_WEIGHT = 0.1;

    final Tokens tokens;

    /** The sum of the vectors of all words. */
    final float[] sum;

    /** The places of the content words, each stem once. */
    final int[] content;

    /** The vectors of the content words, in the order of {@link #content}. */
    final float[][] vectors;

    /** How much each of them says. */
    final double[] weights;

    /** The pieces of three letters of the text, each once, in ascending order. */
    final long[] trigrams;

    private final double[] norms;

    /**
     * Makes the words ready.
     *
     * @param tokens the words
     * @param all the vector of each word
     */
    Passage(Tokens tokens, float[][] all, int dimensions) {
        this.tokens = tokens;
        sum = new float[dimensions];
        int[] places = new int[tokens.size()];
        Set<String> stems = new HashSet<>();
        int count = 0;
        StringBuilder plain = new StringBuilder(" ");
        for (int i = 0; i < tokens.size(); i++) {
            Tokens.Token token = tokens.get(i);
            add(sum, all[i]);
            plain.append(token.lower()).append(' ');
            if (token.content() && stems.add(token.stem())) {
                places[count++] = i;
            }
        }
        content = Arrays.copyOf(places, count);
        vectors = new float[count][];
        norms = new double[count];
        weights = new double[count];
        for (int i = 0; i < count; i++) {
            vectors[i] = all[content[i]];
            norms[i] = Math.sqrt(StaticVectors.dot(vectors[i], vectors[i]));
            weights[i] = Math.max(LEAST_WEIGHT, norms[i]);
        }
        trigrams = trigrams(plain);
    }

    private static long[] trigrams(CharSequence text) {
        long[] all = new long[Math.max(0, text.length() - 2)];
        for (int i = 0; i < all.length; i++) {
            all[i] = (long) text.charAt(i) << 32 | (long) text.charAt(i + 1) << 16
                    | text.charAt(i + 2);
        }
        Arrays.sort(all);
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[count++] = all[i];
            }
        }
        return Arrays.copyOf(all, count);
    }

    /** How many pieces of three letters two texts have in common. */
    static int common(Passage a, Passage b) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < a.trigrams.length && j < b.trigrams.length) {
            int order = Long.compare(a.trigrams[i], b.trigrams[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common;
    }

    static void add(float[] sum, float[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
    }

    /** How many different content words there are. */
    int size() {
        return content.length;
    }

    Tokens.Token word(int i) {
        return tokens.get(content[i]);
    }

    /**
     * The cosines of the angles between the vector of a content word and those of another text; 0 for words
     * without one. Four sums grow side by side, each in the order of the components: a sum alone waits for
     * its last addition.
     */
    double[] cosines(int i, Passage other) {
        double[] cosines = new double[other.size()];
        float[] own = vectors[i];
        int j = 0;
        for (; j + 3 < cosines.length; j += 4) {
            float[] a = other.vectors[j];
            float[] b = other.vectors[j + 1];
            float[] c = other.vectors[j + 2];
            float[] d = other.vectors[j + 3];
            double sumA = 0;
            double sumB = 0;
            double sumC = 0;
            double sumD = 0;
            for (int k = 0; k < own.length; k++) {
                double x = own[k];
                sumA += x * a[k];
                sumB += x * b[k];
                sumC += x * c[k];
                sumD += x * d[k];
            }
            cosines[j] = sumA;
            cosines[j + 1] = sumB;
            cosines[j + 2] = sumC;
            cosines[j + 3] = sumD;
        }
        for (; j < cosines.length; j++) {
            cosines[j] = StaticVectors.dot(own, other.vectors[j]);
        }
        for (j = 0; j < cosines.length; j++) {
            double product = norms[i] * other.norms[j];
            cosines[j] = product == 0 ? 0 : cosines[j] / product;
        }
        return cosines;
    }
}
