package dev.cardstock.scheduler.simulate;

import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;

/** Tells how far a run is, and ends it where it was asked for. For one thread. */
final class Watch {
    /** What the answer to a card costs; the probability of its recall costs 1. */
    static final int ANSWER = 64;

    private static final int BUDGET = 4_096;

    private final DoublePredicate progress;
    private double share;
    private int left = BUDGET;

    Watch(DoublePredicate progress) {
        this.progress = progress;
    }

    void at(double newShare) {
        share = newShare;
    }

    void spend(int cost) {
        left -= cost;
        if (left <= 0) {
            left = BUDGET;
            check();
        }
    }

    void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the simulation was interrupted");
        }
        if (!progress.test(share)) {
            throw new CancellationException("the simulation was stopped");
        }
    }
}
