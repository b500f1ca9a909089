package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.Rating;
import java.util.List;

/** What a learner answers to a question. */
public sealed interface Response {
    /**
     * One of the options of a multiple choice.
     *
     * @param option its place among the options, from 0
     */
    record Chosen(int option) implements Response {}

    /**
     * Whether a statement is true.
     *
     * @param isTrue what the learner says
     */
    record Judged(boolean isTrue) implements Response {}

    /**
     * A typed answer.
     *
     * @param text what was typed, any text
     */
    record Typed(String text) implements Response {
        /** Checks the components. */
        public Typed {
            requireNonNull(text, "text");
        }
    }

    /**
     * How well an item was recalled, by the learner's own word: {@link Rating#AGAIN} is wrong, the others
     * are right. It also answers whether a typed answer was right of which the grader was unsure.
     *
     * @param rating the learner's word
     */
    record Rated(Rating rating) implements Response {
        /** Checks the components. */
        public Rated {
            requireNonNull(rating, "rating");
        }
    }

    /**
     * How sure the learner was of a flashcard.
     *
     * @param confidence 1 (not at all) to 5 (perfectly)
     */
    record Confident(int confidence) implements Response {
        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if it is not 1 to 5
         */
        public Confident {
            if (confidence < 1 || confidence > 5) {
                throw new IllegalArgumentException(
                        "confidence is " + confidence + ", must be 1 to 5");
            }
        }
    }

    /**
     * A prompt and an answer that belong together, in a game of matching.
     *
     * @param prompt the place of the prompt among those shown, from 0
     * @param answer the place of the answer among those shown, from 0
     */
    record Paired(int prompt, int answer) implements Response {}

    /**
     * Which answer belongs to each prompt of a block in a test.
     *
     * @param answers for each prompt the place of the answer, from 0, or -1 for none; each answer may be
     *     given several times
     */
    record Assigned(List<Integer> answers) implements Response {
        /** Copies the list. */
        public Assigned {
            answers = List.copyOf(answers);
        }
    }

    /** The learner does not know: a wrong answer to any question. */
    record DontKnow() implements Response {}

    /** {@return that a flashcard was known} */
    static Response known() {
        return new Rated(Rating.GOOD);
    }

    /** {@return that a flashcard was not known} */
    static Response notKnown() {
        return new Rated(Rating.AGAIN);
    }

    /**
     * A typed answer.
     *
     * @param text what was typed
     * @return the response
     */
    static Response typed(String text) {
        return new Typed(text);
    }
}
