package dev.cardstock.study.mastery;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One graded answer to an item, as it counts now: not taken back, and with what was overridden.
 *
 * @param time when
 * @param mode in what mode
 * @param type how the item was asked
 * @param right whether it was right
 */
public record Evidence(Instant time, Mode mode, QuestionType type, boolean right) {
    /** Checks the components. */
    public Evidence {
        requireNonNull(time, "time");
        requireNonNull(mode, "mode");
        requireNonNull(type, "type");
    }

    /** {@return whether the learner brought forth the right answer} */
    public boolean isRightProduction() {
        return right && type.isProduction();
    }
}
