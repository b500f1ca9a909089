package dev.cardstock;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A failure that Cardstock reports: what is wrong, where, and what can be done about it. The message
 * is made of these three and is meant to be shown to a person.
 *
 * <p>Wrong arguments are not reported with it but with {@link IllegalArgumentException} and
 * {@link NullPointerException}, and a file or stream that fails with {@link java.io.IOException}.
 */
public class CardstockException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong. */
    private final String problem;
    private final transient Location location;

    /** What to do about it. */
    private final String remedy;

    /**
     * Makes a failure.
     *
     * @param problem what is wrong, a sentence without a full stop
     * @param location where, or {@link Location#UNKNOWN}
     * @param remedy what to do, a sentence without a full stop; empty where nothing is known
     * @param cause what brought it about, or null
     */
    public CardstockException(String problem, Location location, String remedy,
            @Nullable Throwable cause) {
        super(message(problem, location, remedy), cause);
        this.problem = problem;
        this.location = location;
        this.remedy = remedy;
    }

    private static String message(String problem, Location location, String remedy) {
        requireNonNull(problem, "problem");
        requireNonNull(remedy, "remedy");
        String where = location.toString();
        return (where.isEmpty() ? "" : where + ": ") + problem
                + (remedy.isEmpty() ? "" : "; " + remedy);
    }

    /** {@return what is wrong, without the place and the remedy} */
    public String problem() {
        return problem;
    }

    /** {@return where it is wrong; {@link Location#UNKNOWN} after the exception was deserialised} */
    public Location location() {
        return location == null ? Location.UNKNOWN : location;
    }

    /** {@return what to do about it; may be empty} */
    public String remedy() {
        return remedy;
    }
}
