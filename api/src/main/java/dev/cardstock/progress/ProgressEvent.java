package dev.cardstock.progress;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a learner did, as it is kept for ever.
 *
 * @param time when, to the millisecond
 * @param kind what it was, in the vocabulary of whoever writes it, such as {@code answered}
 * @param card the card that it was about, or null
 * @param values what is to be known of it, by name
 */
public record ProgressEvent(Instant time, String kind, @Nullable CardId card,
        SortedMap<String, String> values) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the kind is blank
     */
    public ProgressEvent {
        time = requireNonNull(time, "time").truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        if (requireNonNull(kind, "kind").isBlank()) {
            throw new IllegalArgumentException("the kind of an event is blank");
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
