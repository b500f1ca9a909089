package dev.cardstock.scheduler.simulate;

import dev.cardstock.review.Rating;

/**
 * Decides when cards come again. For one run.
 *
 * @param <M> what the model knows of the memory of one card
 */
interface Pace<M> {
    /** The card does not come again on the same day. */
    double NOT_TODAY = -1;

    /** Begins a day. */
    void begin(int day);

    /**
     * The days since a card was answered last, if it is answered now.
     *
     * @param wholeDays the number of day beginnings since then
     */
    double elapsedDays(int card, int wholeDays);

    /**
     * Takes the first answer of a day.
     *
     * @param isNew whether it is the first of the card at all
     * @return after how many days the card comes again today, a fraction, or {@link #NOT_TODAY}
     */
    double answered(int card, Rating rating, boolean isNew);

    /** Takes a further answer of the day, when the card has come again; returns the same. */
    double answeredAgain(int card, Rating rating);

    /** The day on which a card comes next, after its last answer of today; a later one. */
    int due(int card, M memory);
}
