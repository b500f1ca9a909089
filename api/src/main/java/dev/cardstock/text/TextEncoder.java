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
     * Encodes a text. A text longer than the encoder can take is cut; the tokens' spans show where. No
     * text, however long or odd, makes it fail, and the same text gets the same vectors every time.
     *
     * @param text the text
     * @return its tokens in the order of the text with their vectors, of finite numbers; none for an
     *     empty text
     */
    TokenVectors encode(String text);
}
