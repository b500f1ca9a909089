package dev.cardstock.answer;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.Rating;
import java.time.Duration;
import java.util.Optional;

/**
 * What a grade is worth as a {@link Rating} for a scheduler. A wrong answer is {@link Rating#AGAIN}, one with
 * slips {@link Rating#HARD}, a right one {@link Rating#GOOD}; where the grader is unsure the learner is
 * asked. The rest is settable, and {@link #ofDefaults()} sets it for spaced repetition: a partial answer
 * and one that was slow or took a hint are {@code HARD}, and {@link Rating#EASY} comes from the learner
 * alone, since schedulers make much of it.
 *
 * {@snippet class = "dev.cardstock.Snippets" region = "rating"}
 *
 * @param hardFromCredit the credit from which a partial answer is {@code HARD} instead of {@code AGAIN}, 0
 *     to 1; more than 1 where no partial answer is to be
 * @param slowFrom from how many times the usual time an answer is slow, so that a right one is at most
 *     {@code HARD}; more than 1, infinite where time is of no account
 * @param easyWithin within which share of the usual time a right answer without slips and hints is
 *     {@code EASY}, 0 to less than 1; 0 where only the learner may say so
 * @param hintsBeforeAgain how many hints a right answer may take before it counts as {@code AGAIN}, 0 or
 *     more; one that took any is at most {@code HARD}
 */
public record RatingPolicy(double hardFromCredit, double slowFrom, double easyWithin,
        int hintsBeforeAgain) {
    private static final RatingPolicy DEFAULTS = new RatingPolicy(0, 3, 0, 2);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public RatingPolicy {
        if (!(hardFromCredit >= 0 && slowFrom > 1 && easyWithin >= 0 && easyWithin < 1
                && hintsBeforeAgain >= 0)) {
            throw new IllegalArgumentException("hardFromCredit is " + hardFromCredit
                    + ", must be 0 or more; slowFrom is " + slowFrom
                    + ", must be more than 1; easyWithin is " + easyWithin
                    + ", must be 0 to less than 1; hintsBeforeAgain is " + hintsBeforeAgain
                    + ", must be 0 or more");
        }
    }

    /**
     * The policy for spaced repetition.
     *
     * @return partial answers are {@code HARD}, and so are right ones that took three times the usual time
     *     or up to two hints; never {@code EASY}
     */
    public static RatingPolicy ofDefaults() {
        return DEFAULTS;
    }

    /**
     * Refuses partial answers.
     *
     * @param credit the credit from which a partial answer is {@code HARD}, below it {@code AGAIN}
     * @return the changed policy
     */
    public RatingPolicy withHardFromCredit(double credit) {
        return new RatingPolicy(credit, slowFrom, easyWithin, hintsBeforeAgain);
    }

    /**
     * Sets what is slow.
     *
     * @param times how many times the usual time
     * @return the changed policy
     */
    public RatingPolicy withSlowFrom(double times) {
        return new RatingPolicy(hardFromCredit, times, easyWithin, hintsBeforeAgain);
    }

    /**
     * Allows {@code EASY}.
     *
     * @param share within which share of the usual time
     * @return the changed policy
     */
    public RatingPolicy withEasyWithin(double share) {
        return new RatingPolicy(hardFromCredit, slowFrom, share, hintsBeforeAgain);
    }

    /**
     * Rates an answer by its grade alone.
     *
     * @param grade the grade
     * @return the rating; empty where the learner has to say
     */
    public Optional<Rating> rate(Grade grade) {
        return rate(grade, Duration.ZERO, Duration.ZERO, 0);
    }

    /**
     * Rates an answer.
     *
     * @param grade the grade
     * @param taken how long the learner took, 0 or more
     * @param usual how long this learner usually takes for the card or for cards like it; zero where that is
     *     unknown, so that the time is of no account
     * @param hints how many hints the learner took, 0 or more
     * @return the rating; empty where the learner has to say
     * @throws IllegalArgumentException if a time or the number of hints is negative
     */
    public Optional<Rating> rate(Grade grade, Duration taken, Duration usual, int hints) {
        requireNonNull(grade, "grade");
        if (taken.isNegative() || usual.isNegative() || hints < 0) {
            throw new IllegalArgumentException("taken is " + taken + ", usual " + usual
                    + " and hints " + hints + ", none must be negative");
        }
        return switch (grade.verdict()) {
            case UNSURE -> Optional.empty();
            case INCORRECT, CONTRADICTORY -> Optional.of(Rating.AGAIN);
            case PARTIAL ->
                Optional.of(grade.credit() >= hardFromCredit && hints <= hintsBeforeAgain
                        ? Rating.HARD
                        : Rating.AGAIN);
            case CORRECT_WITH_SLIPS -> Optional.of(hints <= hintsBeforeAgain
                    ? Rating.HARD
                    : Rating.AGAIN);
            case CORRECT -> Optional.of(right(grade, taken, usual, hints));
        };
    }

    private Rating right(Grade grade, Duration taken, Duration usual, int hints) {
        if (hints > 0) {
            return hints <= hintsBeforeAgain ? Rating.HARD : Rating.AGAIN;
        }
        if (usual.isZero()) {
            return Rating.GOOD;
        }
        double times = seconds(taken) / seconds(usual);
        if (times >= slowFrom) {
            return Rating.HARD;
        }
        return times <= easyWithin && easyWithin > 0 && grade.slips().isEmpty()
                ? Rating.EASY
                : Rating.GOOD;
    }

    private static double seconds(Duration time) {
        return time.toSeconds() + time.toNanosPart() / 1e9;
    }
}
