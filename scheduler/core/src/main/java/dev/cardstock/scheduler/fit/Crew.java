package dev.cardstock.scheduler.fit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that do the parts of one task after another, and stay awake for a while between two tasks: a
 * task may take less time than the waking of a thread. The thread that calls does its share.
 */
final class Crew implements AutoCloseable {
    private static final int SPINS = 20_000;
    private static final int SPINS_ALONE = 100;
    private static final long PATIENCE_NANOS = 2_000_000;

    private final Thread[] helpers;
    private volatile @Nullable Task task;
    private volatile boolean closed;

    /**
     * Makes a crew.
     *
     * @param threads how many threads work, with the one that calls; no more than there are processors
     */
    Crew(int threads) {
        int processors = Runtime.getRuntime().availableProcessors();
        helpers = new Thread[Math.max(1, Math.min(threads, processors)) - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Thread(this::help, "cardstock-fit-" + (i + 1));
            helpers[i].setDaemon(true);
            helpers[i].start();
        }
    }

    /**
     * Does the parts of a long task, as {@link #run(int, IntConsumer)} does.
     *
     * @param waiting is run now and then while this thread waits for others; where it throws an
     *     exception, others go on with what they have begun
     */
    void run(int parts, IntConsumer part, Runnable waiting) {
        Task next = begin(parts, part);
        next.takeParts();
        while (next.undone.get() > 0 && next.failure == null) {
            waiting.run();
            LockSupport.parkNanos(PATIENCE_NANOS);
        }
        next.await();
    }

    /** Does all parts of a task, each on some thread, and returns when all are done. */
    void run(int parts, IntConsumer part) {
        if (helpers.length == 0 || parts == 1) {
            for (int i = 0; i < parts; i++) {
                part.accept(i);
            }
            return;
        }
        Task next = begin(parts, part);
        next.takeParts();
        next.await();
    }

    private Task begin(int parts, IntConsumer part) {
        Task next = new Task(parts, part);
        task = next;
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
        return next;
    }

    private void help() {
        Task done = null;
        while (!closed) {
            for (int spin = 0; task == done && spin < SPINS; spin++) {
                pause(spin);
            }
            Task next = task;
            if (next == null || next == done) {
                LockSupport.park(this);
            } else {
                next.takeParts();
                done = next;
            }
        }
    }

    /** Waits for a moment; after some, lets other threads have the processor. */
    @SuppressWarnings("ThreadPriorityCheck") // Not relied on: it only lets the compiler work.
    private static void pause(int spin) {
        if (spin < SPINS_ALONE) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    /** A helper that comes late to a task finds no part left. */
    private static final class Task {
        private final IntConsumer part;
        private final AtomicInteger untaken;
        private final AtomicInteger undone;
        private volatile @Nullable Throwable failure;

        Task(int parts, IntConsumer part) {
            this.part = part;
            untaken = new AtomicInteger(parts);
            undone = new AtomicInteger(parts);
        }

        void takeParts() {
            for (int i = untaken.decrementAndGet(); i >= 0; i = untaken.decrementAndGet()) {
                try {
                    part.accept(i);
                } catch (RuntimeException | Error e) {
                    failure = failure == null ? e : failure;
                } finally {
                    undone.decrementAndGet();
                }
            }
        }

        void await() {
            for (int spin = 0; undone.get() > 0; spin++) {
                pause(spin);
            }
            switch (failure) {
                case null -> {
                    return;
                }
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new AssertionError(failure);
            }
        }
    }
}
