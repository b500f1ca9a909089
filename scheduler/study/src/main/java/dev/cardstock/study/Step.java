package dev.cardstock.study;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Verdict;
import dev.cardstock.review.Rating;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done in a session. The steps, from the start on, make the state.
 *
 * @param kind what was done
 * @param question the number of the question where a paper has several open, else 0
 * @param asked when the question was posed
 * @param at when it was done
 * @param response the answer, for {@link Kind#ANSWER}
 * @param grade the grade of a typed answer
 * @param decided what the learner said of an answer that the grader was unsure of
 * @param overridden what the learner said against the grader
 */
record Step(Kind kind, int question, Instant asked, Instant at, @Nullable Response response,
        @Nullable Grade grade, @Nullable Rating decided, @Nullable Boolean overridden) {
    enum Kind {
        ANSWER, SKIP, END
    }

    static Step answer(int question, Instant asked, Instant at, Response response,
            @Nullable Grade grade) {
        return new Step(Kind.ANSWER, question, asked, at, response, grade, null, null);
    }

    static Step skip(Instant asked, Instant at) {
        return new Step(Kind.SKIP, 0, asked, at, null, null, null, null);
    }

    static Step end(Instant at) {
        return new Step(Kind.END, 0, at, at, null, null, null, null);
    }

    boolean isUndecided() {
        return grade != null && grade.verdict() == Verdict.UNSURE && decided == null
                && overridden == null;
    }

    Step decided(Rating rating, Instant time) {
        return new Step(kind, question, asked, time, response, grade, rating, overridden);
    }

    Step overridden(boolean right) {
        return new Step(kind, question, asked, at, response, grade, decided, right);
    }
}
