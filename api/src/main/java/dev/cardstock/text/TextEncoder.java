package dev.cardstock.text;

/**
 * Turns a text into vectors, one for each token, so that meanings can be compared. Thread-safe;
 * implementations that hold native memory are also {@link AutoCloseable}.
 */
public interface TextEncoder {
    /** {@return a stable id that changes whenever the vectors do} */
    String id();

    /** {@return the length of every vector, 1 or more} */
    int dimensions();

    /**
     * Encodes a text. A text longer than the encoder can take is cut; the tokens' spans show where.
     *
     * @param text the text
     * @return its tokens with their vectors; none for an empty text
     */
    TokenVectors encode(String text);
}
