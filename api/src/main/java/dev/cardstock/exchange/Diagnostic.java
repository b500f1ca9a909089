package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Location;
import dev.cardstock.Severity;

/**
 * Something that a reader guessed, merged or left out, or that a writer had to drop.
 *
 * @param severity how much it matters
 * @param code a stable name for programs, such as {@code missing-answer}
 * @param message what happened, a sentence for a person
 * @param where where in the material
 */
public record Diagnostic(Severity severity, String code, String message, Location where) {
    /** Checks the components. */
    public Diagnostic {
        requireNonNull(severity, "severity");
        requireNonNull(code, "code");
        requireNonNull(message, "message");
        requireNonNull(where, "where");
    }

    /**
     * Something that should be looked at.
     *
     * @param code a stable name
     * @param message what happened
     * @param where where
     * @return the diagnostic
     */
    public static Diagnostic warning(String code, String message, Location where) {
        return new Diagnostic(Severity.WARNING, code, message, where);
    }

    /**
     * Something worth knowing.
     *
     * @param code a stable name
     * @param message what happened
     * @param where where
     * @return the diagnostic
     */
    public static Diagnostic info(String code, String message, Location where) {
        return new Diagnostic(Severity.INFO, code, message, where);
    }

    /** {@return the diagnostic as one line for a person} */
    @Override
    public String toString() {
        String place = where.toString();
        return severity.name().toLowerCase(java.util.Locale.ROOT) + " " + code
                + (place.isEmpty() ? "" : " (" + place + ")") + ": " + message;
    }
}
