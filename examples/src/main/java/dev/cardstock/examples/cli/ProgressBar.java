package dev.cardstock.examples.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.function.DoublePredicate;

/** Shows on a terminal how far a long task is; nothing before a second, and nothing where output is piped. */
final class ProgressBar implements DoublePredicate, AutoCloseable {
    private static final long FIRST_NANOS = 1_000_000_000;
    private static final long NEXT_NANOS = 100_000_000;
    private static final int WIDTH = 40;

    private final PrintWriter err;
    private final boolean terminal = isTerminal();
    private long next = System.nanoTime() + FIRST_NANOS;
    private boolean shown;

    ProgressBar(PrintWriter err) {
        this.err = err;
    }

    /** Whether somebody looks at it. From Java 22 on there is a console even where output is piped. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(
                    Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    @Override
    public boolean test(double share) {
        long now = System.nanoTime();
        if (terminal && now - next >= 0) {
            int done = (int) (share * WIDTH);
            err.print("\r[" + "#".repeat(done) + " ".repeat(WIDTH - done) + "] "
                    + (int) (share * 100) + " %");
            err.flush();
            shown = true;
            next = now + NEXT_NANOS;
        }
        return true;
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        if (shown) {
            err.print("\r" + " ".repeat(WIDTH + 8) + "\r");
            err.flush();
        }
    }
}
