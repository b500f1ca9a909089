package dev.cardstock.grading.sentence;

import dev.cardstock.text.TextEncoder;

/** Where the vectors of words come from. Thread-safe. */
public sealed interface WordVectors permits StaticVectors, EncodedVectors {
    /** {@return an id that changes whenever the vectors do} */
    String id();

    /** {@return the length of every vector} */
    int dimensions();

    /** The vector of each word of a text. */
    float[][] of(Tokens tokens);

    /** {@return the vectors in the jar, the same for a word wherever it stands} */
    static WordVectors shipped() {
        return StaticVectors.shipped();
    }

    /** {@return no vectors: every word is as far from every other} */
    static WordVectors none() {
        return new EncodedVectors(new NoMeaning());
    }

    /**
     * Vectors that an encoder makes of each word in its surroundings.
     *
     * @param encoder the encoder
     * @return its vectors
     */
    static WordVectors of(TextEncoder encoder) {
        return new EncodedVectors(encoder);
    }
}
