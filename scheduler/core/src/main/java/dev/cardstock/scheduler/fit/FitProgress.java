package dev.cardstock.scheduler.fit;

/** Follows a fit or an evaluation and can end it. Called on the thread that fits, many times a second. */
@FunctionalInterface
public interface FitProgress {
    /**
     * Called as the work goes on.
     *
     * @param share how much is done, 0 to 1, never less than the time before
     * @return true to go on, false to stop
     */
    boolean at(double share);

    /** {@return a progress that nobody follows and that never stops} */
    static FitProgress none() {
        return share -> true;
    }
}
