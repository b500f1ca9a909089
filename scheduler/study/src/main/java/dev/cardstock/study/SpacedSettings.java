package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.scheduler.queue.Leech;
import dev.cardstock.scheduler.queue.QueueSettings.ReviewOrder;
import dev.cardstock.study.mastery.QuestionType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How reviews are done.
 *
 * @param newPerDay how many new cards a day, 0 or more
 * @param reviewsPerDay how many reviews a day, 0 or more
 * @param order in which order reviews are asked
 * @param burySiblings whether of the cards of one note only one is asked a day
 * @param types how items may be asked; {@link QuestionType#SELF_RATED} also serves where none of them is
 *     possible; those that ask for recognition only with {@code recordRecognition}
 * @param recordRecognition whether recognising an answer is a review too
 * @param leechAfter how often a card is forgotten before it is reported as a leech; 0 for never
 */
public record SpacedSettings(int newPerDay, int reviewsPerDay, ReviewOrder order,
        boolean burySiblings, Set<QuestionType> types, boolean recordRecognition,
        int leechAfter) {
    private static final SpacedSettings DEFAULTS = new SpacedSettings(20, 200,
            ReviewOrder.RETRIEVABILITY_ASCENDING, true, EnumSet.of(QuestionType.SELF_RATED), false,
            Leech.DEFAULT_THRESHOLD);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a number is out of range or a type is not allowed; the message
     *     lists all that is wrong
     */
    public SpacedSettings {
        requireNonNull(order, "order");
        types = Collections.unmodifiableSet(types.isEmpty()
                ? EnumSet.noneOf(QuestionType.class)
                : EnumSet.copyOf(types));
        Problems problems = new Problems();
        problems.check(newPerDay >= 0, "newPerDay", newPerDay, "0 or more");
        problems.check(reviewsPerDay >= 0, "reviewsPerDay", reviewsPerDay, "0 or more");
        problems.check(leechAfter >= 0, "leechAfter", leechAfter, "0 (never) or more");
        problems.check(!types.isEmpty() && !types.contains(QuestionType.MATCHING), "types", types,
                "at least one, and not matching");
        problems.check(
                recordRecognition || types.stream().allMatch(QuestionType::isProduction), "types",
                types, "typed, cloze or self-rated unless recognition is recorded as a review");
        problems.report();
    }

    /**
     * {@return 20 new cards and 200 reviews a day, those first that are most likely forgotten, one card of a
     * note a day, rated by the learner, leeches reported after 8 lapses}
     */
    public static SpacedSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Sets how many cards are asked a day.
     *
     * @param newCards how many new ones, 0 or more
     * @param reviews how many reviews, 0 or more
     * @return the changed settings
     */
    public SpacedSettings withLimits(int newCards, int reviews) {
        return new SpacedSettings(newCards, reviews, order, burySiblings, types, recordRecognition,
                leechAfter);
    }

    /**
     * Sets in which order reviews are asked.
     *
     * @param newOrder the order
     * @return the changed settings
     */
    public SpacedSettings withOrder(ReviewOrder newOrder) {
        return new SpacedSettings(newPerDay, reviewsPerDay, newOrder, burySiblings, types,
                recordRecognition, leechAfter);
    }

    /**
     * Sets whether of the cards of one note only one is asked a day.
     *
     * @param bury whether it is so
     * @return the changed settings
     */
    public SpacedSettings withBurySiblings(boolean bury) {
        return new SpacedSettings(newPerDay, reviewsPerDay, order, bury, types, recordRecognition,
                leechAfter);
    }

    /**
     * Sets how items may be asked.
     *
     * @param newTypes at least one
     * @param recognition whether recognising an answer is a review too
     * @return the changed settings
     */
    public SpacedSettings withTypes(Set<QuestionType> newTypes, boolean recognition) {
        return new SpacedSettings(newPerDay, reviewsPerDay, order, burySiblings, newTypes,
                recognition, leechAfter);
    }

    /**
     * Sets after how many lapses a card is reported as a leech.
     *
     * @param lapses 0 for never
     * @return the changed settings
     */
    public SpacedSettings withLeechAfter(int lapses) {
        return new SpacedSettings(newPerDay, reviewsPerDay, order, burySiblings, types,
                recordRecognition, lapses);
    }
}
