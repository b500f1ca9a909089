package dev.cardstock.formats.anki;

import dev.cardstock.Options;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.review.LearningHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes in memory. */
final class Packages {
    static final DeckFormats FORMATS = DeckFormats.of(List.of(new AnkiFormat()));

    private Packages() {}

    static ImportResult read(byte[] file) throws IOException {
        return FORMATS.read(DeckSource.of("words.apkg", file), ImportSettings.defaults());
    }

    static ImportResult salvaged(byte[] file) throws IOException {
        return FORMATS.read(DeckSource.of("words.apkg", file),
                ImportSettings.defaults().options(Options.none().with("salvage", "true")));
    }

    static byte[] write(String name, Library library, LearningHistory history, MediaSource media,
            List<Diagnostic> dropped, String... options) throws IOException {
        Options settings = Options.none();
        for (int i = 0; i < options.length; i += 2) {
            settings = settings.with(options[i], options[i + 1]);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dropped.addAll(FORMATS.write(library, history, media, DeckTarget.of(name, out),
                ExportSettings.defaults().format("anki").options(settings)));
        return out.toByteArray();
    }

    static byte[] write(ImportResult read, String... options) throws IOException {
        return write("words.apkg", read.library(), read.history(), read.media(), new ArrayList<>(),
                options);
    }

    /** The rows of a query over a library that is written as a collection. */
    static List<List<String>> rows(ImportResult read, String sql, String... options)
            throws IOException {
        return rows(write("words.anki2", read.library(), read.history(), MediaSource.none(),
                new ArrayList<>(), options), sql);
    }

    static List<List<String>> rows(byte[] collection, String sql) throws IOException {
        Path file = Files.createTempFile("rows", ".anki2");
        try {
            Files.write(file, collection);
            List<List<String>> rows = new ArrayList<>();
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                ResultSetMetaData columns = result.getMetaData();
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(row);
                }
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
            return rows;
        } finally {
            Files.delete(file);
        }
    }
}
