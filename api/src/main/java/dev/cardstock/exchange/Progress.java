package dev.cardstock.exchange;

import java.util.concurrent.CancellationException;

/** Follows a long reading or writing and can end it. Called on the thread that reads or writes. */
@FunctionalInterface
public interface Progress {
    /**
     * Called at least every thousand items.
     *
     * @param items how many notes and reviews were passed on so far
     * @return true to go on, false to stop
     */
    boolean advanced(long items);

    /** {@return a progress that nobody follows and that never stops} */
    static Progress none() {
        return items -> true;
    }

    /**
     * Reports items and stops where it was asked for: what readers call after each item.
     *
     * @param items how many so far
     * @throws CancellationException if somebody asked to stop
     */
    default void report(long items) {
        if (items % 1000 == 0 && !advanced(items)) {
            throw new CancellationException("stopped after " + items + " items");
        }
    }
}
