package dev.cardstock.scheduler;

import dev.cardstock.review.Rating;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The short delays through which a card goes before it comes at intervals of days: those of a new card,
 * or those of one that was forgotten.
 *
 * <p>Source: Anki's manual, "Deck options", "Learning steps".
 *
 * @param delays each of them positive; none at all means that there are no steps
 */
public record Steps(List<Duration> delays) {
    private static final Steps NONE = new Steps(List.of());
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * Where an answer leads within the steps.
     *
     * @param step the index of the step, from 0
     * @param delay the time until the card is asked again
     */
    public record Next(int step, Duration delay) {}

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a delay is not positive
     */
    public Steps {
        delays = List.copyOf(delays);
        if (delays.stream().anyMatch(delay -> delay.isZero() || delay.isNegative())) {
            throw new IllegalArgumentException("steps are " + delays + ", each must be positive");
        }
    }

    /** {@return no steps} */
    public static Steps none() {
        return NONE;
    }

    /**
     * Steps of minutes.
     *
     * @param minutes each of them positive
     * @return the steps
     */
    public static Steps ofMinutes(long... minutes) {
        return new Steps(Arrays.stream(minutes).mapToObj(Duration::ofMinutes).toList());
    }

    /** {@return whether there are none} */
    public boolean isEmpty() {
        return delays.isEmpty();
    }

    /**
     * Where an answer leads: Again to the first step, Hard to the same once more, Good to the next, Easy
     * out of the steps. Hard at the first step waits halfway between the first and the second; if there
     * is no second, half as long again as the first, but at most a day longer, and in whole days if it
     * is more than one.
     *
     * @param step the index of the step that the card is in, 0 for a new card
     * @param rating the answer
     * @return the next step; empty if the card leaves the steps
     */
    public Optional<Next> after(int step, Rating rating) {
        if (step >= delays.size()) {
            return rating == Rating.AGAIN && !delays.isEmpty()
                    ? Optional.of(new Next(0, delays.get(0)))
                    : Optional.empty();
        }
        return switch (rating) {
            case AGAIN -> Optional.of(new Next(0, delays.get(0)));
            case HARD -> Optional.of(new Next(step, step == 0 ? hard() : delays.get(step)));
            case GOOD -> step + 1 < delays.size()
                    ? Optional.of(new Next(step + 1, delays.get(step + 1)))
                    : Optional.empty();
            case EASY -> Optional.empty();
        };
    }

    private Duration hard() {
        Duration first = delays.get(0);
        Duration later;
        if (delays.size() > 1) {
            later = first.plus(delays.get(1)).dividedBy(2);
        } else {
            Duration half = first.dividedBy(2);
            later = first.plus(half.compareTo(DAY) < 0 ? half : DAY);
        }
        later = later.compareTo(first) < 0 ? first : later;
        return later.compareTo(DAY) > 0
                ? Duration.ofDays(Math.round(later.toMillis() / (double) DAY.toMillis()))
                : later;
    }
}
