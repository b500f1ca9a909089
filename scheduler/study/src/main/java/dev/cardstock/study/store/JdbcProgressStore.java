package dev.cardstock.study.store;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Location;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.StaleRevisionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Keeps what learners did in three tables of a relational database, which several processes may use at the
 * same time. SQLite, PostgreSQL and H2 are tested; the statements are such as MySQL and MariaDB take too.
 *
 * <p><b>Tables.</b> {@code cardstock_version} holds the version of the tables, {@code cardstock_learner} a
 * row for each learner with the revision, and {@code cardstock_event} a row for each event under the
 * primary key of learner and revision. They are created if they are not there. All text in them is ASCII:
 * events and ids are JSON with escapes, and the key of a learner is the SHA-256 of the id, so that neither
 * the encoding nor the collation of the database makes two learners one or changes an answer.
 *
 * <p><b>Durability</b> is that of the database as it is set up: what a commit has returned from is kept.
 * With SQLite that needs {@code synchronous} to be {@code FULL} (its default) or {@code EXTRA}; H2
 * writes a moment later unless {@code WRITE_DELAY} is 0. If the connection breaks during a commit, the
 * {@link IOException} leaves open whether the events are there: load again to see.
 *
 * <p><b>Writers at the same time.</b> An append is one transaction that first moves the learner's revision
 * on: of two that saw the same, one is told {@link StaleRevisionException}. What the database refuses for
 * the sake of another transaction (deadlocks, serialisation failures, {@code SQLITE_BUSY}) is tried again
 * up to ten times within some seconds.
 *
 * <p><b>Erasing</b> deletes the rows. With SQLite, {@link #erase} then runs {@code VACUUM} and empties the
 * write-ahead log, so that no byte of the learner is in the file of the database or beside it; this takes as
 * long as the whole database is large. It fails with {@link IOException} if another connection is in the way
 * for too long: the rows are gone then, and the file is cleaned when something is erased next or the store
 * is opened next, as it is after a crash. Other databases free the space of deleted rows by their own
 * rules (PostgreSQL by {@code VACUUM FULL}); logs and backups keep theirs.
 *
 * <p>Thread-safe as far as the data source is. Closing the store leaves the data source open.
 */
public final class JdbcProgressStore implements ProgressStore {
    /** What the names of the tables begin with by default. */
    public static final String DEFAULT_PREFIX = "cardstock_";

    private static final int VERSION = 1;
    private static final int BATCH = 1000;

    /** What the rows of the table of versions are named. */
    private static final String TABLES = "progress";
    private static final String UNCLEAN = "unclean";
    private static final HexFormat HEX = HexFormat.of();

    private final Transactions transactions;
    private final String prefix;
    private final Database database;

    /** SQLite has one writer; to wait here is fairer and quicker than to try again and again. */
    private final @Nullable Lock oneWriter;

    private JdbcProgressStore(DataSource source, String prefix, Consumer<Duration> pause)
            throws IOException {
        this.transactions = new Transactions(source, pause);
        this.prefix = prefix;
        database = transactions.run("opened", Database::of);
        oneWriter = database == Database.SQLITE ? new ReentrantLock() : null;
        prepare();
    }

    /**
     * Opens the store in the tables that begin with {@link #DEFAULT_PREFIX}.
     *
     * @param source gives connections to the database; not closed by the store
     * @return the store
     * @throws FormatException if the tables are of a newer version
     * @throws IOException if the database cannot be reached or the tables not be created
     */
    public static JdbcProgressStore open(DataSource source) throws IOException {
        return open(source, DEFAULT_PREFIX);
    }

    /**
     * Opens the store in tables whose names begin otherwise, for several stores in one database.
     *
     * @param source gives connections to the database; not closed by the store
     * @param tablePrefix 1 to 40 letters, digits and underscores of ASCII, the first no digit; put into
     *     the statements without quotation marks
     * @return the store
     * @throws IllegalArgumentException if the prefix is something else
     * @throws FormatException if the tables are of a newer version
     * @throws IOException if the database cannot be reached or the tables not be created
     */
    public static JdbcProgressStore open(DataSource source, String tablePrefix)
            throws IOException {
        return open(source, tablePrefix, time -> LockSupport.parkNanos(time.toNanos()));
    }

    /**
     * Opens the store with a way of one's own to wait where the database refuses something for the sake of
     * another transaction.
     *
     * @param source gives connections to the database; not closed by the store
     * @param tablePrefix as in the other method
     * @param pause waits about as long as it is told, a millisecond to half a second, before the next attempt;
     *     called in the thread that uses the store. A thread that is interrupted then gives up
     * @return the store
     * @throws IllegalArgumentException if the prefix is something else
     * @throws FormatException if the tables are of a newer version
     * @throws IOException if the database cannot be reached or the tables not be created
     */
    public static JdbcProgressStore open(DataSource source, String tablePrefix,
            Consumer<Duration> pause) throws IOException {
        requireNonNull(source, "source");
        requireNonNull(pause, "pause");
        if (!tablePrefix.matches("[A-Za-z_][A-Za-z0-9_]{0,39}")) {
            throw new IllegalArgumentException("the prefix of the tables is '"
                    + EventJson.shortened(tablePrefix)
                    + "', must be 1 to 40 letters, digits and underscores, the first no digit");
        }
        return new JdbcProgressStore(source, tablePrefix, pause);
    }

    private void prepare() throws IOException {
        long version;
        try {
            version = transactions.run("read", connection -> version(connection, TABLES));
        } catch (IOException missing) {
            version = 0;
        }
        if (version == 0) {
            for (String statement : statements()) {
                transactions.run("prepared", connection -> update(connection, statement));
            }
            version = transactions.run("prepared", this::firstVersion);
        }
        if (version != VERSION) {
            throw new FormatException("the tables of progress are of version " + version
                    + ", other than " + VERSION, Location.of(prefix + "version"),
                    "use a newer Cardstock, or another prefix for the tables");
        }
        cleanAfterCrash();
    }

    private void cleanAfterCrash() throws IOException {
        long mark = transactions.run("read", connection -> version(connection, UNCLEAN));
        try {
            clean(mark);
        } catch (IOException e) {
            // Somebody is in the way, perhaps who erases just now: the mark stays for the next one.
        }
    }

    private List<String> statements() {
        return List.of(
                "CREATE TABLE IF NOT EXISTS " + prefix
                        + "version (name VARCHAR(20) NOT NULL PRIMARY KEY, version INTEGER NOT NULL)",
                "CREATE TABLE IF NOT EXISTS " + prefix
                        + "learner (learner VARCHAR(64) NOT NULL PRIMARY KEY,"
                        + " id VARCHAR(1600) NOT NULL, revision BIGINT NOT NULL)",
                "CREATE TABLE IF NOT EXISTS " + prefix
                        + "event (learner VARCHAR(64) NOT NULL, revision BIGINT NOT NULL, event "
                        + database.longText()
                        + " NOT NULL, PRIMARY KEY (learner, revision))");
    }

    private long version(Connection connection, String name) throws SQLException {
        return number(connection, "SELECT version FROM " + prefix + "version WHERE name = ?", name);
    }

    private void insertVersion(Connection connection, String name, int version)
            throws SQLException {
        update(connection, "INSERT INTO " + prefix + "version (name, version) VALUES (?, ?)", name,
                version);
    }

    private long firstVersion(Connection connection) throws SQLException {
        if (version(connection, TABLES) == 0) {
            insertVersion(connection, TABLES, VERSION);
        }
        return version(connection, TABLES);
    }

    /** The key of a learner: exact where ids differ at all, of one length, and the same in any collation. */
    private static String key(String learner) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * learner.length());
        bytes.asCharBuffer().put(learner);
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public Set<String> learners() throws IOException {
        return transactions.run("read", connection -> {
            Set<String> learners = new HashSet<>();
            try (PreparedStatement statement = connection
                    .prepareStatement("SELECT id FROM " + prefix + "learner");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    learners.add(parsed("learner", rows.getString(1), EventJson::unquoted));
                }
            }
            return Set.copyOf(learners);
        });
    }

    @Override
    public Progress load(String learner) throws IOException {
        String key = key(Limits.learner(learner));
        return transactions.run("read", connection -> {
            List<ProgressEvent> events = new ArrayList<>();
            try (PreparedStatement statement = connection
                    .prepareStatement("SELECT revision, event FROM "
                            + prefix + "event WHERE learner = ? ORDER BY revision")) {
                statement.setString(1, key);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        if (rows.getLong(1) != events.size() + 1) {
                            throw damaged("event", "row " + (events.size() + 1) + " of '"
                                    + EventJson.shortened(learner) + "' is missing", null);
                        }
                        events.add(parsed("event", rows.getString(2), EventJson::read));
                    }
                }
            }
            return new Progress(events, events.size());
        });
    }

    private <T> T parsed(String table, String text, java.util.function.Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw damaged(table, "a row holds something else than JSON of Cardstock", e);
        }
    }

    private FormatException damaged(String table, String problem, @Nullable Exception cause) {
        return new FormatException(problem, Location.of(prefix + table),
                "restore the table from a copy, or erase the learner", cause);
    }

    @Override
    public long append(String learner, long revision, List<ProgressEvent> events)
            throws IOException {
        String key = key(Limits.learner(learner));
        List<String> rows = Limits.events(events)
                .stream()
                .map(event -> EventJson.written(EventJson.ASCII, event))
                .toList();
        long next = revision + rows.size();
        alone(() -> transactions.run("written", connection -> {
            if (rows.isEmpty()) {
                checkRevision(learner, revision, revision(connection, key));
                return next;
            }
            // The first statement writes: SQLite would refuse a transaction that read before.
            int moved = update(connection, "UPDATE " + prefix
                    + "learner SET revision = ? WHERE learner = ? AND revision = ?", next, key,
                    revision);
            if (moved == 0) {
                checkRevision(learner, revision, revision(connection, key));
                update(connection, "INSERT INTO " + prefix
                        + "learner (learner, id, revision) VALUES (?, ?, ?)", key,
                        EventJson.quoted(EventJson.ASCII, learner), next);
            }
            insert(connection, key, revision, rows);
            return next;
        }));
        return next;
    }

    private static void checkRevision(String learner, long expected, long actual) {
        if (expected != actual) {
            throw new StaleRevisionException(learner, expected, actual);
        }
    }

    private long revision(Connection connection, String key) throws SQLException {
        return number(connection, "SELECT revision FROM " + prefix + "learner WHERE learner = ?",
                key);
    }

    private void insert(Connection connection, String key, long revision, List<String> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + prefix
                + "event (learner, revision, event) VALUES (?, ?, ?)")) {
            long number = revision;
            for (String row : rows) {
                number++;
                statement.setString(1, key);
                statement.setLong(2, number);
                statement.setString(3, row);
                statement.addBatch();
                if ((number - revision) % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }

    @Override
    public void erase(String learner) throws IOException {
        String key = key(Limits.learner(learner));
        alone(() -> {
            long mark = transactions.run("written", connection -> {
                int rows = update(connection, "DELETE FROM " + prefix + "learner WHERE learner = ?",
                        key)
                        + update(connection, "DELETE FROM " + prefix + "event WHERE learner = ?",
                                key);
                return database == Database.SQLITE ? mark(connection, rows) : 0;
            });
            clean(mark);
            return mark;
        });
    }

    /**
     * Notes in the transaction that deletes that the file is to be cleaned, so that it will be even if the
     * process dies before.
     *
     * @return the new number of the mark; without new rows the old one, 0 if there is none
     */
    private long mark(Connection connection, int rows) throws SQLException {
        long mark = version(connection, UNCLEAN);
        if (rows > 0 && update(connection, "UPDATE " + prefix
                + "version SET version = ? WHERE name = ?", mark + 1, UNCLEAN) == 0) {
            insertVersion(connection, UNCLEAN, 1);
        }
        return rows > 0 ? mark + 1 : mark;
    }

    /** Cleans the file if it is marked; the mark stays if somebody has deleted more since. */
    private void clean(long mark) throws IOException {
        if (mark > 0) {
            transactions.clean(database);
            transactions.run("written", connection -> update(connection, "DELETE FROM " + prefix
                    + "version WHERE name = ? AND version = ?", UNCLEAN, mark));
        }
    }

    private interface Writing<T> {
        T run() throws IOException;
    }

    private <T> void alone(Writing<T> writing) throws IOException {
        if (oneWriter == null) {
            writing.run();
            return;
        }
        oneWriter.lock();
        try {
            writing.run();
        } finally {
            oneWriter.unlock();
        }
    }

    private static int update(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** The number in the one row that there is; 0 if there is none. */
    private static long number(Connection connection, String sql, String value)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    @Override
    public void close() {}
}
