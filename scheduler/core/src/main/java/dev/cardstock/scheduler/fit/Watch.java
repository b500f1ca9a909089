package dev.cardstock.scheduler.fit;

import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;

/** Tells how far the work is, and ends it where that is asked for. */
final class Watch {
    private static final int SELDOM = 1 << 15;

    private final DoublePredicate progress;
    private final double total;
    private double done;

    /**
     * Begins to count.
     *
     * @param total how much work there is
     */
    Watch(DoublePredicate progress, double total) {
        this.progress = progress;
        this.total = total;
    }

    /** A watch that nobody follows; only an interrupt ends the work. */
    static Watch unfollowed() {
        return new Watch(share -> true, 1);
    }

    /** Says that more is done; ends the work if the progress or an interrupt asks for it. */
    void advance(double more) {
        done += more;
        if (Thread.currentThread().isInterrupted()
                || !progress.test(total > 0 ? Math.min(1, done / total) : 1)) {
            throw new CancellationException("the fit was stopped");
        }
    }

    /** Asks whether to end. */
    void check() {
        advance(0);
    }

    /** Asks now and then whether to end, in a loop that does little at each turn. */
    void glance(int turn) {
        if (turn % SELDOM == 0) {
            check();
        }
    }
}
