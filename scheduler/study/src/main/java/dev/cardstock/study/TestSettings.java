package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.study.mastery.QuestionType;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a test is set and marked.
 *
 * @param questions how many points it has, each for a question or a pair to match, 1 or more; fewer where
 *     the set has fewer items, unless {@code repeats}
 * @param repeats whether items may be asked again once each was asked, so that the test has as many points
 *     as it should
 * @param shares how many questions of each type there are in proportion to the others, 0 or more; at
 *     least one more than 0
 * @param distractors how many wrong answers a multiple choice has, 1 or more
 * @param partialCredit whether a typed answer that is partly right gives a part of the point
 * @param penalty what is taken off for a wrong answer, 0 to 1; an unanswered one costs nothing
 * @param timeLimit how long it may take; zero for no limit
 * @param recordReviews whether answers that the learner brought forth are reviews that change the schedule
 * @param only the items to take; empty for all
 */
public record TestSettings(int questions, boolean repeats, Map<QuestionType, Integer> shares,
        int distractors, boolean partialCredit, double penalty, Duration timeLimit,
        boolean recordReviews, List<CardId> only) {
    private static final TestSettings DEFAULTS = new TestSettings(20, false,
            Map.of(QuestionType.MULTIPLE_CHOICE, 1, QuestionType.TRUE_FALSE, 1,
                    QuestionType.TYPED, 1, QuestionType.MATCHING, 1),
            3, false, 0, Duration.ZERO, false, List.of());

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a number is out of range; the message lists all that is wrong
     */
    public TestSettings {
        EnumMap<QuestionType, Integer> copy = new EnumMap<>(QuestionType.class);
        copy.putAll(shares);
        shares = Collections.unmodifiableMap(copy);
        requireNonNull(timeLimit, "timeLimit");
        only = List.copyOf(only);
        Problems problems = new Problems();
        problems.check(questions >= 1 && questions <= 100_000, "questions", questions,
                "1 to 100000");
        problems.check(shares.values().stream().allMatch(share -> share >= 0 && share <= 1_000_000)
                && shares.values().stream().anyMatch(share -> share > 0), "shares", shares,
                "0 to 1000000, and one of them more than 0");
        problems.check(distractors >= 1 && distractors <= 100, "distractors", distractors,
                "1 to 100");
        problems.check(penalty >= 0 && penalty <= 1, "penalty", penalty, "0 to 1");
        problems.check(!timeLimit.isNegative(), "timeLimit", timeLimit, "zero (no limit) or more");
        problems.report();
    }

    /**
     * {@return 20 points in equal shares of multiple choice with 3 wrong answers, true or false, typed
     * answers and matching; no partial credit, no penalty, no time limit, no reviews}
     */
    public static TestSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Sets how many points there are.
     *
     * @param count 1 or more
     * @return the changed settings
     */
    public TestSettings withQuestions(int count) {
        return new TestSettings(count, repeats, shares, distractors, partialCredit, penalty,
                timeLimit, recordReviews, only);
    }

    /**
     * Sets whether items may be asked again once each was asked.
     *
     * @param repeat whether they may
     * @return the changed settings
     */
    public TestSettings withRepeats(boolean repeat) {
        return new TestSettings(questions, repeat, shares, distractors, partialCredit, penalty,
                timeLimit, recordReviews, only);
    }

    /**
     * Sets how many questions of each type there are in proportion.
     *
     * @param newShares 0 or more for each type; those that are not named have none
     * @return the changed settings
     */
    public TestSettings withShares(Map<QuestionType, Integer> newShares) {
        return new TestSettings(questions, repeats, newShares, distractors, partialCredit, penalty,
                timeLimit, recordReviews, only);
    }

    /**
     * Sets how many wrong answers a multiple choice has.
     *
     * @param count 1 or more
     * @return the changed settings
     */
    public TestSettings withDistractors(int count) {
        return new TestSettings(questions, repeats, shares, count, partialCredit, penalty,
                timeLimit, recordReviews, only);
    }

    /**
     * Sets how answers are marked.
     *
     * @param partial whether typed answers can give a part of the point
     * @param taken what is taken off for a wrong answer, 0 to 1
     * @return the changed settings
     */
    public TestSettings withMarking(boolean partial, double taken) {
        return new TestSettings(questions, repeats, shares, distractors, partial, taken, timeLimit,
                recordReviews, only);
    }

    /**
     * Sets how long the test may take.
     *
     * @param limit zero for no limit
     * @return the changed settings
     */
    public TestSettings withTimeLimit(Duration limit) {
        return new TestSettings(questions, repeats, shares, distractors, partialCredit, penalty,
                limit, recordReviews, only);
    }

    /**
     * Sets whether answers that the learner brought forth change the schedule.
     *
     * @param record whether they do
     * @return the changed settings
     */
    public TestSettings withRecordReviews(boolean record) {
        return new TestSettings(questions, repeats, shares, distractors, partialCredit, penalty,
                timeLimit, record, only);
    }

    /**
     * Sets which items are taken.
     *
     * @param items the items; those that the set does not hold are left out
     * @return the changed settings
     */
    public TestSettings withOnly(List<CardId> items) {
        return new TestSettings(questions, repeats, shares, distractors, partialCredit, penalty,
                timeLimit, recordReviews, items);
    }
}
