package dev.cardstock.review;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a scheduler keeps of one card between two reviews.
 *
 * @param card the card
 * @param phase where it stands
 * @param due when it should be asked next, to the millisecond (finer parts are cut off); null exactly
 *     for a new card
 * @param lastReview when it was answered last, to the millisecond; null exactly for a new card
 * @param interval the time from the last review to the due time as the algorithm chose it; outside of
 *     steps whole days, unless the algorithm counts fractions of a day; zero for a new card
 * @param step the index of its (re)learning step, 0 in the other phases
 * @param repetitions how often it was answered
 * @param lapses how often it was forgotten after it had left the learning steps
 * @param memory what the algorithm knows of the learner's memory; null exactly for a new card
 */
public record CardSchedule(CardId card, Phase phase, @Nullable Instant due,
        @Nullable Instant lastReview, Duration interval, int step, int repetitions, int lapses,
        @Nullable MemoryState memory) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a number is negative, or the phase and the rest contradict
     *     each other; the message lists all that is wrong
     */
    public CardSchedule {
        requireNonNull(card, "card");
        requireNonNull(phase, "phase");
        due = due == null ? null : due.truncatedTo(ChronoUnit.MILLIS);
        lastReview = lastReview == null ? null : lastReview.truncatedTo(ChronoUnit.MILLIS);
        List<String> problems = new ArrayList<>();
        if (requireNonNull(interval, "interval").isNegative()) {
            problems.add("interval is negative");
        }
        if (step < 0 || repetitions < 0 || lapses < 0) {
            problems.add("step, repetitions or lapses are negative");
        }
        boolean isNew = phase == Phase.NEW;
        if (isNew != (due == null) || isNew != (lastReview == null) || isNew != (memory == null)) {
            problems.add(isNew
                    ? "it is new and has a due time, a last review or a memory"
                    : "it is not new and lacks a due time, a last review or a memory");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "schedule of card '" + card + "': " + String.join("; ", problems));
        }
    }

    /**
     * The schedule of a card that was never answered.
     *
     * @param card the card
     * @return its schedule
     */
    public static CardSchedule newCard(CardId card) {
        return new CardSchedule(card, Phase.NEW, null, null, Duration.ZERO, 0, 0, 0, null);
    }

    /**
     * Makes the card new again. How often it was answered and forgotten is kept; take
     * {@link #newCard} to begin with these at 0 too.
     *
     * @return its schedule as a new card
     */
    public CardSchedule forgotten() {
        return new CardSchedule(card, Phase.NEW, null, null, Duration.ZERO, 0, repetitions, lapses,
                null);
    }

    /**
     * Puts the card off or forward, as a reschedule by hand does; memory and interval stay.
     *
     * @param newDue when it should be asked
     * @return the changed schedule
     * @throws IllegalArgumentException if it is a new card
     */
    public CardSchedule withDue(Instant newDue) {
        return new CardSchedule(card, phase, newDue, lastReview, interval, step, repetitions,
                lapses, memory);
    }

    /**
     * Replaces the memory, as {@link Scheduler#adopt} does.
     *
     * @param newMemory the memory
     * @return the changed schedule
     * @throws IllegalArgumentException if it is a new card
     */
    public CardSchedule withMemory(MemoryState newMemory) {
        return new CardSchedule(card, phase, due, lastReview, interval, step, repetitions, lapses,
                newMemory);
    }

    /**
     * Whether the card may be asked. A new card may be asked at any time.
     *
     * @param now the time
     * @return whether its due time has come
     */
    public boolean isDue(Instant now) {
        return due == null || !due.isAfter(now);
    }

    /**
     * When an answer counts that is given at some time: then, or at the last review if a clock ran
     * backwards.
     *
     * @param now the time of the answer
     * @return the later of the two
     */
    public Instant answeredAt(Instant now) {
        return lastReview != null && now.isBefore(lastReview) ? lastReview : now;
    }

    /**
     * The memory, if it is of the algorithm that asks.
     *
     * @param algorithm the id of the algorithm
     * @param version the version of the meaning of its values
     * @return the memory, or null for a new card
     * @throws IllegalArgumentException if the memory is of another algorithm or version
     */
    public @Nullable MemoryState memoryOf(String algorithm, int version) {
        if (memory != null
                && (!memory.algorithm().equals(algorithm) || memory.version() != version)) {
            throw new IllegalArgumentException("the memory of card '" + card + "' is of '"
                    + memory.algorithm() + "' version " + memory.version() + ", not of '"
                    + algorithm + "' version " + version + "; replay its reviews instead");
        }
        return memory;
    }

    /** {@return the interval in days, with fractions} */
    public double intervalDays() {
        return interval.toMillis() / 86_400_000.0;
    }
}
