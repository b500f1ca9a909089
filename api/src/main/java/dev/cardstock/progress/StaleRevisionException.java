package dev.cardstock.progress;

import dev.cardstock.CardstockException;
import dev.cardstock.Location;

/** Events were not appended because somebody else had appended some that the caller did not see. */
public final class StaleRevisionException extends CardstockException {
    private static final long serialVersionUID = 1;

    /** The revision that the store has. */
    private final long actual;

    /**
     * Makes a failure.
     *
     * @param learner the learner
     * @param expected the revision that the caller had seen
     * @param actual the revision that the store has
     */
    public StaleRevisionException(String learner, long expected, long actual) {
        super("the progress of '" + learner + "' is at revision " + actual + ", not " + expected,
                Location.UNKNOWN, "load it again and append to what it is now", null);
        this.actual = actual;
    }

    /** {@return the revision that the store has} */
    public long actual() {
        return actual;
    }
}
