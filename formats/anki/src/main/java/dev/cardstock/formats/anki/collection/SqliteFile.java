package dev.cardstock.formats.anki.collection;

import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.formats.anki.archive.Faults;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.sqlite.Collation;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteLimits;

/**
 * A database of a stranger's, open for reading. It is a private copy; nothing in it can run: extensions,
 * functions in the schema and writing are off, and only true tables with true columns are read.
 */
public final class SqliteFile implements Closeable {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;
    private static final String REMEDY = "export the deck again; the option salvage=true reads what is left";
    /** How many steps of SQLite's machine pass between two looks at their number. */
    private static final int STEPS = 100_000;
    /** No sound database needs more: a row of the smallest size takes some 100 steps. */
    private static final long STEPS_FOR_BYTE = 50;
    private static final long MORE_STEPS = 20_000_000;

    private final Connection connection;
    private final Faults faults;
    private final Set<String> tables = new LinkedHashSet<>();

    private SqliteFile(Path file, ImportLimits limits, Faults faults)
            throws IOException, SQLException {
        this.faults = faults;
        prepare(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
        connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try {
            SQLiteConnection sqlite = (SQLiteConnection) connection;
            long most = 8L * Math.max(limits.maxFieldChars(), limits.maxLineChars());
            sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH,
                    (int) Math.min(1_000_000_000, most));
            sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
            run("pragma trusted_schema = off");
            run("pragma query_only = on");
            run("pragma cell_size_check = on");
            // Anki's own collation; what it orders is never asked for.
            Collation.create(connection, "unicase", new Collation() {
                @Override
                protected int xCompare(String a, String b) {
                    return a.compareToIgnoreCase(b);
                }
            });
            long steps = MORE_STEPS + STEPS_FOR_BYTE * Files.size(file);
            ProgressHandler.setHandler(connection, STEPS, new Steps(steps));
            findTables();
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Opens a database.
     *
     * @param file a private copy, which is changed
     * @param limits how much is taken
     * @param faults what becomes of faults
     * @return the database
     * @throws FormatException if it is none, or holds what runs
     * @throws IOException if it cannot be read
     */
    public static SqliteFile open(Path file, ImportLimits limits, Faults faults)
            throws IOException {
        try {
            return new SqliteFile(file, limits, faults);
        } catch (SQLException e) {
            throw failure(e, faults, limits);
        }
    }

    /** Ends what would go on for ever, as tables do whose pages refer to each other in a circle. */
    private static final class Steps extends ProgressHandler {
        private final long most;
        private long done;

        Steps(long most) {
            this.most = most;
        }

        @Override
        protected int progress() {
            done += STEPS;
            return done > most ? 1 : 0;
        }
    }

    private void prepare(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            while (header.hasRemaining() && channel.read(header) >= 0) {
                // until all is there
            }
            byte[] bytes = header.array();
            for (int i = 0; i < MAGIC.length; i++) {
                if (header.position() < HEADER || bytes[i] != MAGIC[i]) {
                    throw new FormatException("the collection is no SQLite database",
                            faults.file(), "export the deck again");
                }
            }
            int pageSize = header.getShort(16) & 0xffff;
            pageSize = pageSize == 1 ? 1 << 16 : pageSize;
            boolean counted = header.getInt(24) == header.getInt(92);
            long pages = header.getInt(28) & 0xffff_ffffL;
            if (counted && pages * pageSize > channel.size()) {
                faults.meet("cut-off", new FormatException("the collection is cut off: it has "
                        + channel.size() + " bytes of " + pages * pageSize, faults.file(),
                        REMEDY));
                // SQLite opens nothing that is shorter than it says.
                ByteBuffer there = ByteBuffer.allocate(4)
                        .putInt((int) (channel.size() / Math.max(1, pageSize)));
                channel.write(there.flip(), 28);
            }
            // There is no write-ahead log beside a copy, whatever the header says.
            channel.write(ByteBuffer.wrap(new byte[]{1, 1}), 18);
        }
    }

    private void findTables() throws SQLException, IOException {
        Set<String> others = new HashSet<>();
        query("select type, name, tbl_name, sql from sqlite_master", rows -> {
            String type = String.valueOf(rows.getString(1));
            String name = String.valueOf(rows.getString(2)).toLowerCase(Locale.ROOT);
            String table = String.valueOf(rows.getString(3)).toLowerCase(Locale.ROOT);
            String sql = String.valueOf(rows.getString(4)).strip().toLowerCase(Locale.ROOT);
            if (type.equals("table") && sql.startsWith("create table")) {
                tables.add(name);
            } else if (!type.equals("index")) {
                others.add(type.equals("trigger") ? table : name);
            }
        });
        for (String name : others) {
            if (AnkiTables.NAMES.contains(name)) {
                throw new FormatException("'" + name + "' in the collection is no plain table, or"
                        + " something runs when it changes", faults.file(),
                        "do not trust this file");
            }
        }
        for (String table : tables) {
            if (AnkiTables.NAMES.contains(table)) {
                query("select name from pragma_table_xinfo('" + table + "') where hidden <> 0",
                        rows -> {
                            throw new FormatException("the column " + rows.getString(1) + " of '"
                                    + table + "' in the collection is computed", faults.file(),
                                    "do not trust this file");
                        });
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Takes a row. */
    public interface Row {
        /**
         * Takes the row on which the rows stand.
         *
         * @param rows the rows
         * @throws SQLException if the database fails
         * @throws IOException if what takes the row fails
         */
        void take(ResultSet rows) throws SQLException, IOException;
    }

    /**
     * Whether there is a table.
     *
     * @param name its name
     * @return whether it is there
     */
    public boolean has(String name) {
        return tables.contains(name);
    }

    /** {@return the connection, for rows that are read side by side} */
    public Connection connection() {
        return connection;
    }

    /**
     * Goes through the rows of a query.
     *
     * @param sql the query
     * @param taker takes each
     * @throws SQLException if the database fails
     * @throws IOException if the taker fails
     */
    public void query(String sql, Row taker) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                taker.take(rows);
            }
        }
    }

    /**
     * Says what a failure of the database means for who reads the file.
     *
     * @param e the failure
     * @param faults where
     * @param limits how much is taken
     * @return the failure to throw
     */
    public static FormatException failure(SQLException e, Faults faults, ImportLimits limits) {
        SQLiteErrorCode code = e instanceof SQLiteException sqlite ? sqlite.getResultCode() : null;
        if (code == SQLiteErrorCode.SQLITE_TOOBIG) {
            return new dev.cardstock.exchange.LimitExceededException("maxFieldChars",
                    limits.maxFieldChars(), "something in the collection is too long",
                    faults.file());
        }
        String problem = code == SQLiteErrorCode.SQLITE_INTERRUPT
                ? "its pages lead round in a circle"
                : String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return new FormatException("the collection is damaged: " + problem, faults.file(), REMEDY,
                e);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
