package dev.cardstock.answer;

import java.util.Locale;

/** What a grade comes down to. */
public enum Verdict {
    /** Right. */
    CORRECT,
    /** Right, but for slips that do not touch the meaning. */
    CORRECT_WITH_SLIPS,
    /** Some of what was asked for is there, and nothing wrong. */
    PARTIAL,
    /** It says the opposite of a right answer, or of a part of it. */
    CONTRADICTORY,
    /** Wrong, empty, or no answer to the question. */
    INCORRECT,
    /** The grader cannot tell; ask the learner or a teacher. */
    UNSURE;

    /** {@return whether the answer counts as right} */
    public boolean accepted() {
        return this == CORRECT || this == CORRECT_WITH_SLIPS;
    }

    /** {@return its name in files, such as {@code correct_with_slips}} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
