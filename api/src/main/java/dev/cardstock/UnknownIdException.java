package dev.cardstock;

import java.util.List;

/** Nothing is installed under the id that was asked for; the message lists the ids that are. */
public final class UnknownIdException extends CardstockException {
    private static final long serialVersionUID = 1;

    /**
     * Makes a failure.
     *
     * @param kind what was looked for, such as {@code deck format}
     * @param id the id that is unknown
     * @param available the ids that are known
     */
    public UnknownIdException(String kind, String id, List<String> available) {
        super("there is no " + kind + " with the id '" + id + "'", Location.UNKNOWN,
                available.isEmpty()
                        ? "none is installed: add its module to the class path or module path"
                        : "available: " + String.join(", ", available),
                null);
    }
}
