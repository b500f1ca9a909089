package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.answer.Grade;
import dev.cardstock.deck.Markup;
import dev.cardstock.review.Rating;
import dev.cardstock.study.mastery.LearnLevel;
import org.jspecify.annotations.Nullable;

/**
 * What comes of an answer.
 *
 * @param question the question
 * @param response the answer
 * @param outcome what it comes down to
 * @param expected the right answer; empty while it is not to be told
 * @param grade what the grader says of a typed answer, else null
 * @param rating what the schedule was told, or null where it was told nothing
 * @param before the item's level in learning before the answer, null in other modes
 * @param after the item's level in learning after the answer, null in other modes
 */
public record Feedback(StudyQuestion question, Response response, Outcome outcome, Markup expected,
        @Nullable Grade grade, @Nullable Rating rating, @Nullable LearnLevel before,
        @Nullable LearnLevel after) {
    /** What an answer comes down to. */
    public enum Outcome {
        /** It is right. */
        RIGHT,
        /** It is not. */
        WRONG,
        /** The grader cannot tell: the session asks the learner next. */
        UNSURE,
        /** It is taken down and graded later, with the whole paper. */
        TAKEN
    }

    /** Checks the components. */
    public Feedback {
        requireNonNull(question, "question");
        requireNonNull(response, "response");
        requireNonNull(outcome, "outcome");
        requireNonNull(expected, "expected");
    }

    /** {@return whether the answer is right} */
    public boolean isRight() {
        return outcome == Outcome.RIGHT;
    }
}
