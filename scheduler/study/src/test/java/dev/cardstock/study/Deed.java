package dev.cardstock.study;

import dev.cardstock.review.Rating;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done in a session and counts.
 *
 * @param question the question
 * @param response the answer, null where it was skipped
 * @param asked when the question came
 * @param at when it was done
 * @param right whether it is right, as it counts now
 * @param rating what it is worth
 */
record Deed(StudyQuestion question, @Nullable Response response, Instant asked, Instant at,
        boolean right, Rating rating) {
    Deed overridden(boolean nowRight) {
        return new Deed(question, response, asked, at, nowRight,
                nowRight ? Rating.HARD : Rating.AGAIN);
    }
}
