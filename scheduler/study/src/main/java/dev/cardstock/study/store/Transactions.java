package dev.cardstock.study.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Runs work on a database in transactions, again where the database could not do it just now. */
final class Transactions {
    private static final int ATTEMPTS = 10;

    /**
     * Another transaction was in the way: lock not available, concurrent update of H2, lock time-out; and a
     * table, or its row type, that was made at the same moment, which PostgreSQL and H2 say in spite of IF NOT EXISTS.
     */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "90131", "HYT00", "42P07",
            "42710", "42S01");

    /** SQLITE_BUSY, SQLITE_LOCKED and SQLITE_CONSTRAINT; its driver has no states. */
    private static final Set<Integer> SQLITE_IN_THE_WAY = Set.of(5, 6, 19);

    private final DataSource source;
    private final Consumer<Duration> pause;

    Transactions(DataSource source, Consumer<Duration> pause) {
        this.source = source;
        this.pause = pause;
    }

    /** What is done in a transaction; it may be done more than once. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T run(String done, Work<T> work) throws IOException {
        return attempt(done, connection -> inTransaction(connection, work));
    }

    /** Cleans the files of the database, without a transaction. */
    void clean(Database database) throws IOException {
        attempt("cleaned of what was erased", connection -> {
            database.clean(connection);
            return database;
        });
    }

    private <T> T attempt(String done, Work<T> work) throws IOException {
        for (int attempt = 1;; attempt++) {
            try (Connection connection = source.getConnection()) {
                return work.on(connection);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !isTransient(e)) {
                    throw new IOException("the database of progress cannot be " + done + ": "
                            + e.getMessage(), e);
                }
            }
            pause(attempt);
        }
    }

    private void pause(int attempt) throws IOException {
        pause.accept(Duration.ofMillis(1L << attempt));
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while waiting for the database");
        }
    }

    private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        T result;
        try {
            result = work.on(connection);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
                connection.setAutoCommit(before);
            } catch (SQLException also) {
                e.addSuppressed(also);
            }
            throw e;
        }
        connection.setAutoCommit(before);
        return result;
    }

    /**
     * Whether the same may succeed at another time. A key that is there already (class 23) is the row of
     * somebody who was quicker, and seen by the next attempt.
     */
    private static boolean isTransient(SQLException failure) {
        for (Throwable e : failure) {
            if (e instanceof SQLTransientException) {
                return true;
            }
            if (e instanceof SQLException sql) {
                String state = sql.getSQLState();
                if (state == null
                        ? SQLITE_IN_THE_WAY.contains(sql.getErrorCode())
                        : state.startsWith("40") || state.startsWith("23")
                                || IN_THE_WAY.contains(state)) {
                    return true;
                }
            }
        }
        return false;
    }
}
