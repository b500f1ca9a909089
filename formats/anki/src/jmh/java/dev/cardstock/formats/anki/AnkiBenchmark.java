package dev.cardstock.formats.anki;

import dev.cardstock.deck.Library;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Progress;
import dev.cardstock.review.LearningHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import dev.cardstock.Options;

/** Packages of basic notes against the bare driver on the same rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class AnkiBenchmark {
    /** How many notes there are. */
    @Param("10000")
    int notes;

    private final AnkiFormat format = new AnkiFormat();
    private Library library = Library.builder("").build();
    private Path folder = Path.of("");
    private Path modern = folder;
    private Path database = folder;
    private final List<Table> tables = new ArrayList<>();

    /** Makes the library and both files. */
    @Setup
    public void make() throws IOException, SQLException {
        Library.Builder builder = Library.builder("Bench");
        for (int i = 0; i < notes; i++) {
            builder.card("Question number " + i + " about something that one might ask?",
                    "The answer to question number " + i + ", a sentence of some length.");
        }
        library = builder.build();
        folder = Files.createTempDirectory("anki-benchmark");
        modern = folder.resolve("modern.apkg");
        database = folder.resolve("bare.anki2");
        write(modern);
        write(database);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            tables.add(table(statement, "notes"));
            tables.add(table(statement, "cards"));
        }
    }

    /** Removes the files. */
    @TearDown
    public void remove() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void write(Path file) throws IOException {
        try (DeckOutput output = format.writer(Options.none()).orElseThrow()
                .open(DeckTarget.of(file), dropped -> {})) {
            DeckFormats.send(library, LearningHistory.empty(), MediaSource.none(), output);
            output.finish();
        }
    }

    /** Writes the library as a modern package. */
    @Benchmark
    public void writePackage() throws IOException {
        write(modern);
    }

    /** Reads the modern package, note by note. */
    @Benchmark
    public void readPackage(Blackhole hole) throws IOException {
        format.reader(Options.none()).orElseThrow().read(DeckSource.of(modern), new DeckSink() {
            @Override
            public void note(Note note) {
                hole.consume(note);
            }
        }, ImportLimits.defaults(), Progress.none());
    }

    /** The rows of a table, in memory. */
    private record Table(String name, String sql, int columns, List<Object[]> rows) {}

    private static Table table(Statement source, String name) throws SQLException {
        String sql;
        try (ResultSet schema = source.executeQuery(
                "select sql from sqlite_master where name = '" + name + "'")) {
            sql = schema.getString(1);
        }
        List<Object[]> rows = new ArrayList<>();
        try (ResultSet result = source.executeQuery("select * from " + name)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = result.getObject(i + 1);
                }
                rows.add(row);
            }
            return new Table(name, sql, columns, rows);
        }
    }

    /** Inserts the same rows, which are in memory, by the driver alone. */
    @Benchmark
    public void bareInsert() throws SQLException, IOException {
        Path file = folder.resolve("insert.anki2");
        Files.deleteIfExists(file);
        try (Connection to = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement make = to.createStatement()) {
            to.setAutoCommit(false);
            for (Table table : tables) {
                make.execute(table.sql);
                try (PreparedStatement insert = to.prepareStatement("insert into " + table.name
                        + " values (?" + ",?".repeat(table.columns - 1) + ")")) {
                    for (Object[] row : table.rows) {
                        for (int i = 0; i < row.length; i++) {
                            insert.setObject(i + 1, row[i]);
                        }
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            }
            to.commit();
        }
    }

    /** Reads the same rows by the driver alone. */
    @Benchmark
    public void bareRead(Blackhole hole) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            for (String table : new String[]{"notes", "cards"}) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            hole.consume(rows.getObject(i));
                        }
                    }
                }
            }
        }
    }
}
