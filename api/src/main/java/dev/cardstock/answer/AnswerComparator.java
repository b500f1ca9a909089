package dev.cardstock.answer;

import java.util.Locale;

/**
 * Says whether one sentence follows from another: the plug through which a trained model can take part
 * in grading. Thread-safe; implementations that hold native memory are also {@link AutoCloseable}.
 */
public interface AnswerComparator {
    /**
     * How an answer stands to a reference.
     *
     * @param entailed the probability that the answer says what the reference says, 0 to 1
     * @param neutral the probability that it says something else, 0 to 1
     * @param contradicted the probability that it says the opposite, 0 to 1
     */
    record Comparison(double entailed, double neutral, double contradicted) {
        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if they are not probabilities that add up to 1
         */
        public Comparison {
            if (!(entailed >= 0 && neutral >= 0 && contradicted >= 0
                    && Math.abs(entailed + neutral + contradicted - 1) < 1e-3)) {
                throw new IllegalArgumentException("entailed " + entailed + ", neutral " + neutral
                        + " and contradicted " + contradicted
                        + " must be 0 or more and add up to 1");
            }
        }
    }

    /** {@return a stable id that changes whenever the figures do} */
    String id();

    /**
     * Compares an answer with a reference. An answer in the words of the reference is more likely to be
     * entailed than not. No text, however long or odd, makes it fail, and the same texts get the same
     * figures every time.
     *
     * @param reference what is right
     * @param answer what the learner said
     * @param language the language of both; {@link Locale#ROOT} where it is unknown
     * @return how they stand to each other
     */
    Comparison compare(String reference, String answer, Locale language);
}
