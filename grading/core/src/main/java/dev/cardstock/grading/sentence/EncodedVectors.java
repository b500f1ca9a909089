package dev.cardstock.grading.sentence;

import dev.cardstock.text.TextEncoder;
import dev.cardstock.text.TokenVectors;

/**
 * Vectors of words in their surroundings, by an encoder that was plugged in. A word has the sum of the vectors
 * of its tokens, as long as the word is long among the static vectors, so that the weights of words stay.
 */
final class EncodedVectors implements WordVectors {
    private final TextEncoder encoder;

    EncodedVectors(TextEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public String id() {
        return encoder.id();
    }

    @Override
    public int dimensions() {
        return encoder.dimensions();
    }

    @Override
    public float[][] of(Tokens tokens) {
        TokenVectors encoded = encoder.encode(tokens.text);
        float[][] vectors = new float[tokens.size()][dimensions()];
        int word = 0;
        for (int i = 0; i < encoded.tokens().size(); i++) {
            int start = encoded.tokens().get(i).start();
            while (word < tokens.size() && tokens.get(word).end() <= start) {
                word++;
            }
            if (word < tokens.size() && start >= tokens.get(word).word().start()) {
                for (int d = 0; d < dimensions(); d++) {
                    vectors[word][d] += encoded.component(i, d);
                }
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            float[] usual = StaticVectors.shipped().of(tokens.get(i).lower());
            double norm = Math.sqrt(StaticVectors.dot(vectors[i], vectors[i]));
            float factor = norm == 0
                    ? 0
                    : (float) (Math.sqrt(StaticVectors.dot(usual, usual)) / norm);
            for (int d = 0; d < dimensions(); d++) {
                vectors[i][d] *= factor;
            }
        }
        return vectors;
    }
}
