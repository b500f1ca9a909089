package dev.cardstock.study.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** In what databases differ as far as {@link JdbcProgressStore} is concerned. */
enum Database {
    SQLITE,
    MYSQL,
    OTHER;

    static Database of(Connection connection) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "SQLite" -> SQLITE;
            case "MySQL", "MariaDB" -> MYSQL;
            default -> OTHER;
        };
    }

    /** The type of a text of millions of characters. */
    String longText() {
        return this == MYSQL ? "LONGTEXT" : "TEXT";
    }

    /**
     * Takes what was deleted out of the files, where the database does not do so in its own time.
     *
     * @param connection one without a transaction
     */
    void clean(Connection connection) throws SQLException {
        if (this != SQLITE) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            String journal = text(statement, "PRAGMA journal_mode");
            if (journal.equals("persist")) {
                // What it holds of the old pages goes with the file.
                text(statement, "PRAGMA journal_mode = DELETE");
            }
            statement.execute("VACUUM");
            if (journal.equals("wal")
                    && !text(statement, "PRAGMA wal_checkpoint(TRUNCATE)").equals("0")) {
                throw new java.sql.SQLTransientException(
                        "another connection reads what was written before, so that the write-ahead"
                                + " log cannot be emptied");
            }
        }
    }

    private static String text(Statement statement, String pragma) throws SQLException {
        try (ResultSet rows = statement.executeQuery(pragma)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
