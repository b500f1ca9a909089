package dev.cardstock.formats.mnemosyne.db;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteLimits;

/**
 * A database of a stranger's, open for reading. It is a private copy; extensions, functions in the schema and
 * writing are off, only plain tables are read, and what takes far longer than its size can explain is ended.
 */
final class Database implements Closeable {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(US_ASCII);
    private static final Set<String> TABLES = Set.of("facts", "data_for_fact", "cards", "tags",
            "tags_for_card", "global_variables", "log", "media", "fact_views", "card_types");
    private static final int STEPS = 100_000;
    private static final long STEPS_FOR_BYTE = 50;
    private static final long MORE_STEPS = 20_000_000;
    private static final String REMEDY = "open it in Mnemosyne, which mends what it can, and try again";

    private final Path folder;
    private final Connection connection;
    private final Location where;
    private final ImportLimits limits;
    private final Set<String> tables = new TreeSet<>();

    private Database(Path folder, Path file, Location where, ImportLimits limits)
            throws IOException, SQLException {
        this.folder = folder;
        this.where = where;
        this.limits = limits;
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
        config.setPragma(SQLiteConfig.Pragma.TEMP_STORE, "memory");
        connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try {
            SQLiteConnection sqlite = (SQLiteConnection) connection;
            sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH,
                    (int) Math.min(1_000_000_000, 8L * limits.maxLineChars()));
            sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
            for (String pragma : new String[]{"trusted_schema = off", "query_only = on",
                    "cell_size_check = on"}) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("pragma " + pragma);
                }
            }
            long most = MORE_STEPS + STEPS_FOR_BYTE * Files.size(file);
            ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
                private long done;

                @Override
                protected int progress() {
                    done += STEPS;
                    return done > most ? 1 : 0;
                }
            });
            findTables();
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Opens a copy.
     *
     * @throws FormatException if it is no database of Mnemosyne's, or holds what runs
     * @throws IOException if it cannot be read
     */
    static Database open(DeckSource source, ImportLimits limits) throws IOException {
        Location where = Location.of(source.name());
        Path folder = Files.createTempDirectory("cardstock-mnemosyne");
        boolean opened = false;
        try {
            Path file = folder.resolve("copy.db");
            try (InputStream in = limits.open(source)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            prepare(file, where);
            Database database = new Database(folder, file, where, limits);
            opened = true;
            return database;
        } catch (SQLException e) {
            throw failure(e, where, limits);
        } finally {
            if (!opened) {
                remove(folder);
            }
        }
    }

    private static void prepare(Path file, Location where) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            ByteBuffer head = ByteBuffer.allocate(MAGIC.length);
            channel.read(head);
            if (!Arrays.equals(head.array(), MAGIC) || channel.size() < 100) {
                throw new FormatException("it is no SQLite database", where,
                        "choose the file default.db of Mnemosyne's folder");
            }
            // There is no write-ahead log beside a copy, whatever the header says.
            channel.write(ByteBuffer.wrap(new byte[]{1, 1}), 18);
        }
    }

    private void findTables() throws SQLException, IOException {
        Set<String> others = new TreeSet<>();
        query("select type, name, tbl_name, sql from sqlite_master", rows -> {
            String type = text(rows, "type");
            String sql = text(rows, "sql").strip().toLowerCase(Locale.ROOT);
            if (type.equals("table") && sql.startsWith("create table")) {
                tables.add(text(rows, "name").toLowerCase(Locale.ROOT));
            } else if (!type.equals("index")) {
                others.add(text(rows, type.equals("trigger") ? "tbl_name" : "name")
                        .toLowerCase(Locale.ROOT));
            }
        });
        others.retainAll(TABLES);
        if (!others.isEmpty()) {
            throw new FormatException("'" + String.join("', '", others) + "' in the database is no"
                    + " plain table, or something runs when it changes", where,
                    "do not trust this file");
        }
        for (String table : tables) {
            if (TABLES.contains(table)) {
                query("select name from pragma_table_xinfo('" + table + "') where hidden <> 0",
                        rows -> {
                            throw new FormatException("the column " + text(rows, "name") + " of '"
                                    + table + "' in the database is computed", where,
                                    "do not trust this file");
                        });
            }
        }
        for (String needed : new String[]{"facts", "data_for_fact", "cards"}) {
            if (!tables.contains(needed)) {
                throw new FormatException("the database has no table '" + needed + "'", where,
                        "choose the file default.db of Mnemosyne's folder");
            }
        }
    }

    /** Takes a row. */
    interface Row {
        void take(ResultSet rows) throws SQLException, IOException;
    }

    boolean has(String table) {
        return tables.contains(table);
    }

    /** Rows that are read side by side with others. */
    ResultSet rows(String sql) throws SQLException {
        Statement statement = connection.createStatement();
        statement.closeOnCompletion();
        return statement.executeQuery(sql);
    }

    void query(String sql, Row taker) throws SQLException, IOException {
        try (ResultSet rows = rows(sql)) {
            while (rows.next()) {
                taker.take(rows);
            }
        }
    }

    /** The text of a column, empty where there is none. */
    static String text(ResultSet rows, String column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? "" : text;
    }

    FormatException failure(SQLException e) {
        return failure(e, where, limits);
    }

    private static FormatException failure(SQLException e, Location where, ImportLimits limits) {
        SQLiteErrorCode code = e instanceof SQLiteException sqlite ? sqlite.getResultCode() : null;
        if (code == SQLiteErrorCode.SQLITE_TOOBIG) {
            return new LimitExceededException("maxLineChars", limits.maxLineChars(),
                    "something in the database is too long", where);
        }
        return new FormatException("the database is damaged: "
                + (code == SQLiteErrorCode.SQLITE_INTERRUPT
                        ? "its pages lead round in a circle"
                        : String.valueOf(e.getMessage()).replaceAll("\\s+", " ")),
                where, REMEDY, e);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            remove(folder);
        }
    }
}
