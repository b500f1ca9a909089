package dev.cardstock.scheduler;

import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Rating;

/**
 * The formulas of an algorithm that models memory: how an answer changes it, and how it fades. It knows
 * nothing of dates, steps or rounding; {@link #scheduler()} adds them. Pure functions of what they are
 * given; thread-safe.
 *
 * @param <M> what the algorithm knows of the memory of one card; an immutable value
 */
public interface MemoryModel<M> {
    /** {@return the id of the algorithm, which its states carry, such as {@code fsrs6}} */
    String id();

    /**
     * Whether the algorithm counts fractions of a day. One that does not is given the number of day
     * beginnings since the last answer, 0 on the same day.
     *
     * @return whether it does
     */
    boolean fractionalDays();

    /**
     * The memory after the first answer.
     *
     * @param rating the answer
     * @return the memory
     */
    M initial(Rating rating);

    /**
     * The memory after a further answer.
     *
     * @param memory the memory after the answer before
     * @param elapsedDays the days since then, 0 or more
     * @param rating the answer
     * @return the memory
     */
    M next(M memory, double elapsedDays, Rating rating);

    /**
     * The memory after each of the four answers.
     *
     * @param memory the memory after the answer before
     * @param elapsedDays the days since then, 0 or more
     * @return what {@link #next} gives for each rating
     */
    default Outcomes<M> outcomes(M memory, double elapsedDays) {
        return new Outcomes<>(next(memory, elapsedDays, Rating.AGAIN),
                next(memory, elapsedDays, Rating.HARD), next(memory, elapsedDays, Rating.GOOD),
                next(memory, elapsedDays, Rating.EASY));
    }

    /**
     * The probability of recall.
     *
     * @param memory the memory after the last answer
     * @param elapsedDays the days since then, 0 or more, fractions included
     * @return 0 to 1
     */
    double retrievability(M memory, double elapsedDays);

    /**
     * The time after which the probability of recall has fallen to a value.
     *
     * @param memory the memory after the last answer
     * @param retention the probability, between 0 and 1
     * @return days, more than 0, not rounded
     */
    double interval(M memory, double retention);

    /**
     * Writes a memory in the form that stores and formats keep.
     *
     * @param memory the memory
     * @return the state, of this algorithm
     */
    MemoryState toState(M memory);

    /**
     * Reads a memory from the form that stores and formats keep.
     *
     * @param state a state of this algorithm
     * @return the memory
     * @throws IllegalArgumentException if the state is of another algorithm or version, or a value is
     *     out of range; the message says so
     */
    M fromState(MemoryState state);

    /**
     * Estimates the memory of a card that another algorithm has scheduled.
     *
     * @param intervalDays the interval that it was given last, in days, more than 0
     * @param ease the factor by which its intervals grow, as in SM-2, 1.3 or more; 2.5 where unknown
     * @param retention the probability of recall at the end of its intervals, between 0 and 1; 0.9
     *     where unknown
     * @return the memory
     */
    M estimate(double intervalDays, double ease, double retention);

    /**
     * A scheduler that asks a card when its probability of recall has fallen to 0.9, with the
     * {@linkplain Timing#defaults() default timing}.
     *
     * @return the scheduler
     */
    default MemoryScheduler<M> scheduler() {
        return new MemoryScheduler<>(this, 0.9, Timing.defaults());
    }

    /**
     * The memory after each of the four answers.
     *
     * @param <M> what the algorithm knows of the memory of one card
     * @param again after a card that was not recalled
     * @param hard after one that was recalled with difficulty
     * @param good after one that was recalled after some thought
     * @param easy after one that was recalled at once
     */
    record Outcomes<M>(M again, M hard, M good, M easy) {
        /**
         * The memory after one of the answers.
         *
         * @param rating the answer
         * @return the memory
         */
        public M after(Rating rating) {
            return switch (rating) {
                case AGAIN -> again;
                case HARD -> hard;
                case GOOD -> good;
                case EASY -> easy;
            };
        }
    }
}
