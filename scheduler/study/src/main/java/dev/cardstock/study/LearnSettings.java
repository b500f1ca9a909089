package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.study.mastery.QuestionType;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How items are learned.
 *
 * @param roundSize how many different items a round has, 1 or more
 * @param types how items may be asked; {@link QuestionType#SELF_RATED} also serves where none of them is
 *     possible, {@link QuestionType#MATCHING} is not allowed
 * @param distractors how many wrong answers a multiple choice has, 1 or more
 * @param againAfter how many others are asked before a missed item comes again, 0 or more
 * @param maxRounds after how many rounds to stop; 0 for no limit
 * @param timeBudget after what time to stop; zero for no limit
 * @param startOver whether all items begin as new, rather than where the learner left them
 * @param recordReviews whether answers that the learner brought forth are reviews that change the schedule
 * @param only the items to take, asked in this order; empty for all, in the author's order
 */
public record LearnSettings(int roundSize, Set<QuestionType> types, int distractors,
        int againAfter, int maxRounds, Duration timeBudget, boolean startOver,
        boolean recordReviews, List<CardId> only) {
    private static final LearnSettings DEFAULTS = new LearnSettings(7,
            EnumSet.of(QuestionType.MULTIPLE_CHOICE, QuestionType.TRUE_FALSE, QuestionType.TYPED,
                    QuestionType.CLOZE),
            3, 3, 0, Duration.ZERO, false, false, List.of());

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a number is out of range or no type is allowed; the message lists
     *     all that is wrong
     */
    public LearnSettings {
        types = Collections.unmodifiableSet(types.isEmpty()
                ? EnumSet.noneOf(QuestionType.class)
                : EnumSet.copyOf(types));
        requireNonNull(timeBudget, "timeBudget");
        only = List.copyOf(only);
        Problems problems = new Problems();
        problems.check(roundSize >= 1, "roundSize", roundSize, "1 or more");
        problems.check(distractors >= 1 && distractors <= 100, "distractors", distractors,
                "1 to 100");
        problems.check(againAfter >= 0, "againAfter", againAfter, "0 or more");
        problems.check(maxRounds >= 0, "maxRounds", maxRounds, "0 (no limit) or more");
        problems.check(!timeBudget.isNegative(), "timeBudget", timeBudget,
                "zero (no limit) or more");
        problems.check(!types.isEmpty() && !types.contains(QuestionType.MATCHING), "types", types,
                "at least one, and not matching");
        problems.report();
    }

    /**
     * {@return rounds of 7, multiple choice with 3 wrong answers and true or false first, typed answers and
     * cloze then, missed items again after 3 others, no limits, no reviews}
     */
    public static LearnSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Sets how many different items a round has.
     *
     * @param items 1 or more
     * @return the changed settings
     */
    public LearnSettings withRoundSize(int items) {
        return new LearnSettings(items, types, distractors, againAfter, maxRounds, timeBudget,
                startOver, recordReviews, only);
    }

    /**
     * Sets how items may be asked.
     *
     * @param newTypes at least one
     * @return the changed settings
     */
    public LearnSettings withTypes(Set<QuestionType> newTypes) {
        return new LearnSettings(roundSize, newTypes, distractors, againAfter, maxRounds,
                timeBudget, startOver, recordReviews, only);
    }

    /**
     * Sets how many wrong answers a multiple choice has.
     *
     * @param count 1 or more
     * @return the changed settings
     */
    public LearnSettings withDistractors(int count) {
        return new LearnSettings(roundSize, types, count, againAfter, maxRounds, timeBudget,
                startOver, recordReviews, only);
    }

    /**
     * Sets after how many others a missed item comes again.
     *
     * @param others 0 or more
     * @return the changed settings
     */
    public LearnSettings withAgainAfter(int others) {
        return new LearnSettings(roundSize, types, distractors, others, maxRounds, timeBudget,
                startOver, recordReviews, only);
    }

    /**
     * Sets after how many rounds to stop.
     *
     * @param rounds 0 for no limit, or more
     * @return the changed settings
     */
    public LearnSettings withMaxRounds(int rounds) {
        return new LearnSettings(roundSize, types, distractors, againAfter, rounds, timeBudget,
                startOver, recordReviews, only);
    }

    /**
     * Sets after what time to stop.
     *
     * @param budget zero for no limit, or more
     * @return the changed settings
     */
    public LearnSettings withTimeBudget(Duration budget) {
        return new LearnSettings(roundSize, types, distractors, againAfter, maxRounds, budget,
                startOver, recordReviews, only);
    }

    /**
     * Sets whether all items begin as new.
     *
     * @param over whether they do
     * @return the changed settings
     */
    public LearnSettings withStartOver(boolean over) {
        return new LearnSettings(roundSize, types, distractors, againAfter, maxRounds, timeBudget,
                over, recordReviews, only);
    }

    /**
     * Sets whether answers that the learner brought forth change the schedule.
     *
     * @param record whether they do
     * @return the changed settings
     */
    public LearnSettings withRecordReviews(boolean record) {
        return new LearnSettings(roundSize, types, distractors, againAfter, maxRounds, timeBudget,
                startOver, record, only);
    }

    /**
     * Sets which items are taken, such as {@link LearnSession#missed()}.
     *
     * @param items the items, in the order in which they are to be asked; those that the set does not hold
     *     are left out
     * @return the changed settings
     */
    public LearnSettings withOnly(List<CardId> items) {
        return new LearnSettings(roundSize, types, distractors, againAfter, maxRounds, timeBudget,
                startOver, recordReviews, items);
    }
}
