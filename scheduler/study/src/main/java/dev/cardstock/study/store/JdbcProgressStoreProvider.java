package dev.cardstock.study.store;

import dev.cardstock.CardstockException;
import dev.cardstock.Location;
import dev.cardstock.Options;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.ProgressStoreProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Finds {@link JdbcProgressStore} by the id {@code jdbc}. Options: {@code url} (such as
 * {@code jdbc:postgresql://host/study}), {@code user}, {@code password}, {@code table-prefix}. Each use
 * opens a connection of its own; an application with a pool hands that to the store itself. The driver
 * of the database has to be on the class path or module path.
 */
public final class JdbcProgressStoreProvider implements ProgressStoreProvider {
    /** Makes the provider; it has no state. */
    public JdbcProgressStoreProvider() {}

    @Override
    public String id() {
        return "jdbc";
    }

    @Override
    public String description() {
        return "progress in a relational database";
    }

    @Override
    public ProgressStore create(Options options) {
        Options.Reader reader = options.reader();
        String url = reader.text("url").orElse("");
        Properties login = new Properties();
        reader.text("user").ifPresent(user -> login.setProperty("user", user));
        reader.text("password").ifPresent(password -> login.setProperty("password", password));
        String prefix = reader.text("table-prefix").orElse(JdbcProgressStore.DEFAULT_PREFIX);
        reader.finish();
        if (url.isBlank()) {
            throw new IllegalArgumentException(
                    "the option 'url' is missing: where the database is, such as"
                            + " jdbc:sqlite:progress.db");
        }
        try {
            return JdbcProgressStore.open(new Connections(url, login), prefix);
        } catch (IOException e) {
            throw new CardstockException(String.valueOf(e.getMessage()),
                    Location.of(withoutQuery(url)),
                    "check that it is running, that its driver is installed, and the login", e);
        }
    }

    /** The parameters of a URL may hold a password. */
    private static String withoutQuery(String url) {
        return url.replaceFirst("[?;].*", "");
    }

    /** Connections as the driver makes them. */
    private record Connections(String url, Properties login) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return DriverManager.getConnection(url, login);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            throw new SQLFeatureNotSupportedException("there is no log");
        }

        @Override
        public void setLogWriter(PrintWriter out) throws SQLException {
            throw new SQLFeatureNotSupportedException("there is no log");
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            throw new SQLFeatureNotSupportedException("set the time-out in the URL");
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException("there is no log");
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("this wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
