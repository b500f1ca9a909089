package dev.cardstock.exchange;

import dev.cardstock.Location;

/** Material is larger than the {@link ImportLimits} allow. */
public final class LimitExceededException extends FormatException {
    private static final long serialVersionUID = 1;

    /** The name of the limit. */
    private final String limit;

    /** Its value. */
    private final long allowed;

    /**
     * Makes a failure.
     *
     * @param limit the name of the limit, such as {@code maxFieldChars}
     * @param allowed its value
     * @param what what there is too much of, such as {@code a field has more than 10 characters}
     * @param location where
     */
    public LimitExceededException(String limit, long allowed, String what, Location location) {
        super(what, location, "if the material can be trusted, raise the limit " + limit
                + " (now " + allowed + ")");
        this.limit = limit;
        this.allowed = allowed;
    }

    /** {@return the name of the limit} */
    public String limit() {
        return limit;
    }

    /** {@return the value of the limit} */
    public long allowed() {
        return allowed;
    }
}
