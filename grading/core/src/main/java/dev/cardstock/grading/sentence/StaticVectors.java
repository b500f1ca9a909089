package dev.cardstock.grading.sentence;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A vector for each word, the same wherever the word stands. The sum of the vectors of a text's words is near
 * what a contextual encoder makes of the whole text, so that words which say little have short vectors.
 *
 * <p>The vectors of word pieces come from a resource that is read when it is first needed. Immutable and
 * thread-safe; the same on every machine.
 */
public final class StaticVectors implements WordVectors {
    private static final int LONGEST_WORD = 60;

    private static final class Shipped {
        static final StaticVectors VECTORS = load();

        private static StaticVectors load() {
            try (InputStream in = StaticVectors.class.getResourceAsStream("words.vectors")) {
                if (in == null) {
                    throw new IllegalStateException("words.vectors is not in the jar");
                }
                return read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final int dimensions;
    private final Map<String, Integer> pieces;
    private final byte[] components;
    private final float[] scales;

    private StaticVectors(int dimensions, Map<String, Integer> pieces, byte[] components,
            float[] scales) {
        this.dimensions = dimensions;
        this.pieces = pieces;
        this.components = components;
        this.scales = scales;
    }

    /** {@return the vectors in the jar} */
    public static StaticVectors shipped() {
        return Shipped.VECTORS;
    }

    /**
     * Reads vectors: the number of dimensions and of pieces, then for each piece its text, its scale and its
     * components.
     */
    static StaticVectors read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        int dimensions = data.readInt();
        int count = data.readInt();
        Map<String, Integer> pieces = HashMap.newHashMap(count);
        byte[] components = new byte[count * dimensions];
        float[] scales = new float[count];
        for (int i = 0; i < count; i++) {
            byte[] text = data.readNBytes(data.readUnsignedByte());
            pieces.put(new String(text, StandardCharsets.UTF_8), i);
            scales[i] = data.readFloat();
            data.readFully(components, i * dimensions, dimensions);
        }
        return new StaticVectors(dimensions, pieces, components, scales);
    }

    @Override
    public String id() {
        return "static-1";
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public float[][] of(Tokens tokens) {
        float[][] vectors = new float[tokens.size()][];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = of(tokens.get(i).lower());
        }
        return vectors;
    }

    /**
     * The vector of a word: the sum of those of its pieces, the longest first.
     *
     * @param word the word, in any case
     * @return a new vector, the longer the more the word says; all zeros if a part of the word is unknown
     */
    public float[] of(String word) {
        String text = fold(word);
        float[] sum = new float[dimensions];
        int from = 0;
        while (from < text.length()) {
            Integer piece = null;
            int to = Math.min(text.length(), from + LONGEST_WORD);
            for (; to > from && piece == null; to--) {
                piece = pieces.get((from > 0 ? "##" : "") + text.substring(from, to));
            }
            if (piece == null) {
                return new float[dimensions];
            }
            float scale = scales[piece];
            int at = piece * dimensions;
            for (int i = 0; i < dimensions; i++) {
                sum[i] += components[at + i] * scale;
            }
            from = to + 1;
        }
        return sum;
    }

    private static String fold(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) >= 0x80) {
                return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
            }
        }
        return lower;
    }

    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * (double) b[i];
        }
        return sum;
    }

    static double cosine(float[] a, float[] b) {
        double norms = dot(a, a) * dot(b, b);
        return norms == 0 ? 0 : dot(a, b) / Math.sqrt(norms);
    }
}
