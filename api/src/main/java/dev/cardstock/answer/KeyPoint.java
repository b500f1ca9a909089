package dev.cardstock.answer;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Something that a full answer has to say, and whether this one does.
 *
 * @param text the point
 * @param status whether the answer says it
 * @param evidence the words of the answer that show it, in order; empty where none do
 */
public record KeyPoint(String text, Status status, List<String> evidence) {
    /** Whether an answer makes a point. */
    public enum Status {
        /** It does. */
        COVERED,
        /** Nothing shows that it does. */
        PROBABLY_MISSING,
        /** It says the opposite. */
        CONTRADICTED
    }

    /** Copies the list. */
    public KeyPoint {
        requireNonNull(text, "text");
        requireNonNull(status, "status");
        evidence = List.copyOf(evidence);
    }
}
