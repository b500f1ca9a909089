package dev.cardstock.answer;

/**
 * Grades what a learner answered. Thread-safe; the same question and answer get the same grade in
 * every order and on every machine.
 *
 * <p>Contract: an exact reference or alternative is accepted; an empty or blank answer is
 * {@link Verdict#INCORRECT} with score 0; no answer, however long or odd, makes it fail.
 */
public interface AnswerGrader {
    /** {@return a stable id} */
    String id();

    /** {@return the version; it changes whenever grades may} */
    String version();

    /**
     * Grades an answer.
     *
     * @param question what was asked and what is right
     * @param answer what the learner answered, as plain text
     * @return the grade
     */
    Grade grade(Question question, String answer);
}
