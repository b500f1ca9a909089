package dev.cardstock.text;

import static java.util.Objects.checkIndex;

import java.util.ArrayList;
import java.util.List;

/** The tokens of one text with a vector each. Immutable and thread-safe. */
public final class TokenVectors {
    /**
     * A piece of the text.
     *
     * @param text the piece as the encoder sees it
     * @param start where it begins in the encoded text, in UTF-16 units
     * @param end where it ends, exclusive
     */
    public record Token(String text, int start, int end) {
        /**
         * Checks the span.
         *
         * @throws IllegalArgumentException if it is negative or reversed
         */
        public Token {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("span " + start + " to " + end);
            }
        }
    }

    private final List<Token> tokens;
    private final int dimensions;
    private final float[] vectors;

    private TokenVectors(List<Token> tokens, int dimensions, float[] vectors) {
        this.tokens = tokens;
        this.dimensions = dimensions;
        this.vectors = vectors;
    }

    /**
     * Starts to collect tokens.
     *
     * @param dimensions the length of every vector, 1 or more
     * @return a builder for one thread
     */
    public static Builder builder(int dimensions) {
        return new Builder(dimensions);
    }

    /** {@return the tokens in the order of the text} */
    public List<Token> tokens() {
        return tokens;
    }

    /** {@return the length of every vector} */
    public int dimensions() {
        return dimensions;
    }

    /**
     * One component of a token's vector.
     *
     * @param token the token's index in {@link #tokens()}
     * @param dimension the component's index
     * @return its value
     */
    public float component(int token, int dimension) {
        return vectors[checkIndex(token, tokens.size()) * dimensions
                + checkIndex(dimension, dimensions)];
    }

    /**
     * The cosine of the angle between two tokens' vectors.
     *
     * @param token a token's index here
     * @param other other tokens, of the same number of dimensions
     * @param otherToken a token's index there
     * @return -1 to 1; 0 where a vector is all zeros
     */
    public double cosine(int token, TokenVectors other, int otherToken) {
        if (other.dimensions != dimensions) {
            throw new IllegalArgumentException(
                    "vectors of " + dimensions + " and of " + other.dimensions + " dimensions");
        }
        int a = checkIndex(token, tokens.size()) * dimensions;
        int b = checkIndex(otherToken, other.tokens.size()) * dimensions;
        double dot = 0;
        double normA = 0;
        double normB = 0;
        for (int i = 0; i < dimensions; i++) {
            double x = vectors[a + i];
            double y = other.vectors[b + i];
            dot += x * y;
            normA += x * x;
            normB += y * y;
        }
        return normA == 0 || normB == 0 ? 0 : dot / Math.sqrt(normA * normB);
    }

    /** Collects tokens. Not thread-safe. */
    public static final class Builder {
        private final int dimensions;
        private final List<Token> tokens = new ArrayList<>();
        private final List<float[]> vectors = new ArrayList<>();

        private Builder(int dimensions) {
            if (dimensions < 1) {
                throw new IllegalArgumentException("dimensions is " + dimensions + ", must be > 0");
            }
            this.dimensions = dimensions;
        }

        /**
         * Adds a token.
         *
         * @param token the token
         * @param vector its vector; copied
         * @return this builder
         * @throws IllegalArgumentException if the vector's length is wrong
         */
        public Builder add(Token token, float... vector) {
            if (vector.length != dimensions) {
                throw new IllegalArgumentException("the vector of '" + token.text() + "' has "
                        + vector.length + " components, must have " + dimensions);
            }
            tokens.add(token);
            vectors.add(vector.clone());
            return this;
        }

        /** {@return the tokens added so far} */
        public TokenVectors build() {
            float[] all = new float[tokens.size() * dimensions];
            for (int i = 0; i < vectors.size(); i++) {
                System.arraycopy(vectors.get(i), 0, all, i * dimensions, dimensions);
            }
            return new TokenVectors(List.copyOf(tokens), dimensions, all);
        }
    }
}
