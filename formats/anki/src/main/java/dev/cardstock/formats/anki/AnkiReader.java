package dev.cardstock.formats.anki;

import dev.cardstock.Location;
import dev.cardstock.deck.Media;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.anki.archive.AnkiArchive;
import dev.cardstock.formats.anki.archive.Faults;
import dev.cardstock.formats.anki.archive.PackageVersion;
import dev.cardstock.formats.anki.archive.TempFolder;
import dev.cardstock.formats.anki.collection.CollectionData;
import dev.cardstock.formats.anki.collection.CollectionLoader;
import dev.cardstock.formats.anki.collection.RowReader;
import dev.cardstock.formats.anki.collection.SqliteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads one package or collection. */
final class AnkiReader {
    private final DeckSource source;
    private final DeckSink sink;
    private final ImportLimits limits;
    private final Progress progress;
    private final Faults faults;
    private final boolean keepsRows;

    /**
     * Makes it.
     *
     * @param salvage whether faults become diagnostics
     * @param keepsRows whether the rows of notes and the settings are kept where Cardstock wrote them
     *     too, so that they can be written as they were
     */
    AnkiReader(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress,
            boolean salvage, boolean keepsRows) {
        this.source = source;
        this.sink = sink;
        this.limits = limits;
        this.progress = progress;
        faults = new Faults(Location.of(source.name()), sink, salvage);
        this.keepsRows = keepsRows;
    }

    /** Reads it; says which version of the container it has, nothing for a collection. */
    Optional<PackageVersion> read() throws IOException {
        try (TempFolder temp = new TempFolder()) {
            Path file = temp.file("source");
            boolean database = copy(file);
            Path collection = file;
            List<AnkiArchive.Medium> media = List.of();
            PackageVersion version = null;
            if (!database) {
                collection = temp.file("collection");
                AnkiArchive archive = AnkiArchive.open(source, file, limits, faults);
                archive.unpackCollection(collection);
                media = archive.media();
                version = archive.version();
                Files.delete(file);
            } else {
                checkLog();
            }
            try (SqliteFile sqlite = SqliteFile.open(collection, limits, faults)) {
                rows(sqlite, media);
            }
            return Optional.ofNullable(version);
        }
    }

    /** Copies the source, so that nothing changes under our hands; says whether it is a database. */
    private boolean copy(Path file) throws IOException {
        byte[] head;
        try (InputStream in = limits.open(source); OutputStream out = Files.newOutputStream(file)) {
            head = in.readNBytes(16);
            boolean zip = head.length >= 4 && head[0] == 'P' && head[1] == 'K';
            boolean database = new String(head, java.nio.charset.StandardCharsets.US_ASCII)
                    .startsWith("SQLite format 3");
            if (!zip && !database) {
                throw new FormatException(
                        head.length == 0
                                ? "it is empty"
                                : "it is neither an archive nor a database",
                        faults.file(),
                        "check that it is an Anki package, and that it was downloaded completely");
            }
            out.write(head);
            in.transferTo(out);
            return database;
        }
    }

    private void checkLog() throws IOException {
        Path log = source.path().map(p -> p.resolveSibling(p.getFileName() + "-wal")).orElse(null);
        if (log != null && Files.exists(log) && Files.size(log) > 0) {
            faults.warn("open-collection", "Anki has not closed this collection: what stands in '"
                    + log.getFileName() + "' is not read", faults.file());
        }
    }

    private void rows(SqliteFile sqlite, List<AnkiArchive.Medium> media) throws IOException {
        CollectionData data;
        try {
            data = CollectionLoader.load(sqlite, limits, faults);
        } catch (SQLException e) {
            throw SqliteFile.failure(e, faults, limits);
        }
        CollectionContent content = new CollectionContent(data, sink, limits, faults,
                keepsRows);
        content.start(source.name());
        for (AnkiArchive.Medium medium : media) {
            String original = content.mediaName(medium.name());
            String name = original == null ? medium.name() : original;
            if (Media.isSafeName(name)) {
                sink.media(new Media(name, medium.size(), null), medium.content());
            }
        }
        NoteMapping notes = new NoteMapping(content, sink, limits, progress, faults,
                keepsRows);
        new RowReader(sqlite, limits, faults, notes).read();
        notes.finish();
    }
}
