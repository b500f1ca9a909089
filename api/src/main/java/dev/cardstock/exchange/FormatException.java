package dev.cardstock.exchange;

import dev.cardstock.CardstockException;
import dev.cardstock.Location;
import org.jspecify.annotations.Nullable;

/** Material cannot be read, because it is not what its format says it has to be. */
public class FormatException extends CardstockException {
    private static final long serialVersionUID = 1;

    /**
     * Makes a failure.
     *
     * @param problem what is wrong, a sentence without a full stop
     * @param location where
     * @param remedy what to do; empty where nothing is known
     */
    public FormatException(String problem, Location location, String remedy) {
        this(problem, location, remedy, null);
    }

    /**
     * Makes a failure with a cause.
     *
     * @param problem what is wrong, a sentence without a full stop
     * @param location where
     * @param remedy what to do; empty where nothing is known
     * @param cause what brought it about
     */
    public FormatException(String problem, Location location, String remedy,
            @Nullable Throwable cause) {
        super(problem, location, remedy, cause);
    }
}
