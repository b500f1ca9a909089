package dev.cardstock.formats.anki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckMerge;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.LibraryContent;
import dev.cardstock.exchange.MergeReport;
import dev.cardstock.exchange.MergeResult;
import dev.cardstock.review.LearningHistory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnkiPackagesTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final List<String> TABLES = List.of(
            "select id, guid, mid, mod, usn, tags, flds, flags, data from notes order by id",
            "select * from cards order by id", "select * from revlog order by id",
            "select crt, scm, usn, ls from col", "select usn, oid, type from graves order by oid");

    @TempDir
    private Path folder;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static MergeReport update(Path file, Library incoming) throws IOException {
        return AnkiPackages.update(file, LibraryContent.of(incoming), NOW);
    }

    private static Library words(String... meanings) {
        Library.Builder library = Library.builder("Words").namespace("words").deck("Words");
        for (int i = 0; i < meanings.length; i++) {
            library.card("word " + i, meanings[i]);
        }
        return library.build();
    }

    private static byte[] written(String name, Library library, String... options)
            throws IOException {
        return Packages.write(name, library, LearningHistory.empty(), MediaSource.none(),
                new ArrayList<>(), options);
    }

    /** The rows of a collection as they are. */
    private static List<List<List<String>>> rows(byte[] collection) throws IOException {
        List<List<List<String>>> rows = new ArrayList<>();
        for (String table : TABLES) {
            rows.add(Packages.rows(collection, table));
        }
        return rows;
    }

    @Test
    void anUpdateByNothingLeavesEveryRowOfAnkisAsItWas() throws IOException {
        byte[] before = Fixture.schema11(7);
        Path file = file("col.anki2", before);
        update(file, Library.builder("").build());
        assertThat(rows(Files.readAllBytes(file))).isEqualTo(rows(before));
    }

    @Test
    void whatAnkiHasYetToDeleteElsewhereStays() throws IOException {
        byte[] before = Fixture.database(Fixture.SCHEMA_11, sql -> {
            Fixture.col(sql, 11, Fixture.SETTINGS, Fixture.MODELS, Fixture.DECKS, Fixture.OPTIONS);
            sql.executeUpdate("insert into graves values (-1, 1500000000077, 1), (3, 5, 0)");
        });
        Path file = file("col.anki2", before);
        update(file, words("one"));
        assertThat(Packages.rows(Files.readAllBytes(file),
                "select usn, oid, type from graves order by oid"))
                .containsExactly(List.of("3", "5", "0"), List.of("-1", "1500000000077", "1"));
    }

    @Test
    void anUpdateByNothingLeavesEveryRowOfOursAsItWas() throws IOException {
        for (long seed = 0; seed < 30; seed++) {
            RandomContent content = RandomContent.of(seed);
            byte[] before = Packages.write("x.anki2", content.library(), content.history(),
                    MediaSource.none(), new ArrayList<>(), "namespace", seed % 2 == 0 ? "" : "n");
            Path file = file("col.anki2", before);
            update(file, Library.builder("").build());
            assertThat(rows(Files.readAllBytes(file))).as("seed " + seed).isEqualTo(rows(before));
        }
    }

    @Test
    void onlyWhatChangedCountsAsChanged() throws IOException {
        Path file = file("words.anki2", written("words.anki2", words("a", "b"), "time",
                "2025-01-01T00:00:00Z"));
        MergeReport report = update(file, words("a", "new", "c"));
        assertThat(report).hasToString(
                "1 new (0 of them duplicates), 1 updated, 1 unchanged, 0 kept, 0 conflicting");
        byte[] after = Files.readAllBytes(file);
        String now = Long.toString(NOW.getEpochSecond());
        assertThat(Packages.rows(after, "select flds, mod from notes order by id"))
                .containsExactly(List.of("word 0\u001fa", "1735689600"),
                        List.of("word 1\u001fnew", now), List.of("word 2\u001fc", now));
        assertThat(Packages.rows(after, "select mod from col"))
                .containsExactly(List.of(Long.toString(NOW.toEpochMilli())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern", "legacy", "oldest"})
    void aPackageKeepsVersionScheduleAndMedia(String version) throws IOException {
        RandomContent content = RandomContent.of(3);
        Path file = file("x.apkg", Packages.write("x.apkg", content.library(), content.history(),
                MediaSource.of(content.media()), new ArrayList<>(), "package", version));
        update(file, words("a"));
        assertThat(version(file)).isEqualTo(switch (version) {
            case "modern" -> "collection.anki21b";
            case "legacy" -> "collection.anki21";
            default -> "collection.anki2";
        });
        try (ImportResult read = Packages.read(Files.readAllBytes(file))) {
            assertThat(read.library().notes()).hasSize(content.library().notes().size() + 1);
            assertThat(read.history().schedules())
                    .containsExactlyInAnyOrderElementsOf(content.history().schedules());
            assertThat(read.history().log().size()).isEqualTo(content.history().log().size());
            for (Map.Entry<String, byte[]> medium : content.media().entrySet()) {
                try (InputStream in = read.media().open(medium.getKey())) {
                    assertThat(in.readAllBytes()).isEqualTo(medium.getValue());
                }
            }
        }
    }

    /** The entry that holds the collection. */
    private static String version(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return List.of("collection.anki21b", "collection.anki21", "collection.anki2")
                    .stream()
                    .filter(name -> zip.getEntry(name) != null)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aWriterThatFailsLeavesTheFileAsItWas() throws IOException {
        byte[] before = written("words.apkg", words("a", "b"));
        Path file = file("words.apkg", before);
        Library pictures = words("a", "b", "c").toBuilder()
                .add(Media.named("broken.png"))
                .build();
        Note note = List.copyOf(pictures.notes()).get(2);
        Library incoming = pictures.toBuilder()
                .replace(note.toBuilder()
                        .fields(List.of(Markup.plain("word 2"), new Markup(Markup.Kind.HTML,
                                "<img src=\"broken.png\">", "", List.of("broken.png"))))
                        .build())
                .build();
        MediaSource broken = new MediaSource() {
            @Override
            public Set<String> names() {
                return Set.of("broken.png");
            }

            @Override
            public InputStream open(String name) throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> AnkiPackages.update(file,
                new LibraryContent(incoming, LearningHistory.empty(), broken), NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the disk is gone");
        assertThat(file).hasBinaryContent(before);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aFileThatIsNotSoundIsRefusedAndStays() throws IOException {
        byte[] whole = written("words.apkg", words("a", "b"));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        Path file = file("words.apkg", half);
        assertThatThrownBy(() -> update(file, words("a"))).isInstanceOf(FormatException.class);
        assertThat(file).hasBinaryContent(half);
    }

    @Test
    void limitsHoldForTheFile() throws IOException {
        byte[] before = written("words.apkg", words("a", "b", "c"));
        Path file = file("words.apkg", before);
        assertThatThrownBy(() -> AnkiPackages.update(file, LibraryContent.of(words("a")),
                DeckMerge.ofDefaults(), ImportLimits.defaults().withMaxNotes(2), NOW))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("maxNotes");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aCollectionThatAnkiHasOpenIsRefused() throws IOException {
        Path file = file("col.anki2", written("col.anki2", words("a")));
        file("col.anki2-wal", new byte[]{1});
        assertThatThrownBy(() -> update(file, words("b"))).isInstanceOf(FormatException.class)
                .hasMessageEndingWith("close Anki first");
    }

    /** What Anki does with a package: it keeps guid, fields and tags, and drops what is ours. */
    private static byte[] throughAnki(byte[] collection) throws IOException {
        Path file = Files.createTempFile("through", ".anki2");
        try {
            Files.write(file, collection);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("update notes set data = ''");
                statement.executeUpdate("update cards set data = ''");
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mine"})
    void notesKeepTheirIdsOnTheWayThroughAnki(String namespace) throws IOException {
        for (long seed = 0; seed < 30; seed++) {
            Library library = RandomContent.of(seed).library();
            byte[] back = throughAnki(written("x.anki2", library, "namespace", namespace));
            try (ImportResult read = Packages.read(back)) {
                assertThat(read.library().notes()).as("seed " + seed)
                        .extracting(Note::id)
                        .containsExactlyElementsOf(
                                library.notes().stream().map(Note::id).toList());
            }
        }
    }

    @Test
    void whatComesBackFromAnkiIsUnchanged() throws IOException {
        Library library = words("a & b", "<c>");
        Path file = file("col.anki2", throughAnki(written("x.anki2", library)));
        assertThat(update(file, library).unchanged()).hasSize(2);
    }

    @Test
    void guidsAreTheSameWhenAPackageIsWrittenAgain() throws IOException {
        byte[] first = written("x.anki2", words("a", "b"), "namespace", "mine");
        String guids = "select guid from notes order by id";
        try (ImportResult read = Packages.read(first)) {
            assertThat(Packages.rows(read, guids)).isEqualTo(Packages.rows(first, guids));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cardstock:", "cardstock: ", "cardstock:\u2003", "cardstock:a\u0085",
            "cardstock-:a", "cardstocka"})
    void aGuidThatHoldsNoIdIsAGuidLikeAnother(String guid) throws IOException {
        byte[] file = Fixture.database(Fixture.SCHEMA_11, sql -> {
            Fixture.col(sql, 11, Fixture.SETTINGS, Fixture.MODELS, Fixture.DECKS, Fixture.OPTIONS);
            Fixture.note(sql, 1, guid, Fixture.BASIC, "", "a", "b");
            Fixture.card(sql, 10, 1, 1, 0, Fixture.NEW, "");
        });
        try (ImportResult read = Packages.read(file)) {
            assertThat(read.library().notes()).singleElement()
                    .satisfies(note -> assertThat(note.id())
                            .isEqualTo(Ids.derived("anki.guid", guid)));
        }
    }

    private static byte[] edition(long modified, String back) {
        return Fixture.database(Fixture.SCHEMA_11, sql -> {
            Fixture.col(sql, 11, Fixture.SETTINGS, Fixture.MODELS, Fixture.DECKS, Fixture.OPTIONS);
            Fixture.note(sql, 1, "g", Fixture.BASIC, "", "front", back);
            sql.executeUpdate("update notes set usn = 5, mod = " + modified);
            Fixture.card(sql, 10, 1, Fixture.DECK, 0, Fixture.NEW, "");
        });
    }

    private static MergeResult merge(ImportResult existing, ImportResult incoming)
            throws IOException {
        return DeckMerge.builder()
                .rules(AnkiPackages.mergeRules())
                .build()
                .merge(LibraryContent.of(existing), LibraryContent.of(incoming));
    }

    @Test
    void theLaterEditionHoldsAndBringsItsTime() throws IOException {
        try (ImportResult older = Packages.read(edition(1_600_000_000, "old"));
                ImportResult newer = Packages.read(edition(1_700_000_000, "new"))) {
            assertThat(merge(newer, older).report().kept()).hasSize(1);
            MergeResult merged = merge(older, newer);
            assertThat(merged.report().updated()).hasSize(1);
            byte[] written = written("x.anki2", merged.content().library());
            assertThat(Packages.rows(written, "select flds, mod, usn, guid from notes"))
                    .containsExactly(List.of("front\u001fnew", "1700000000", "-1", "g"));
        }
    }

    @Test
    void anAddedNoteIsNewToTheServerAndLiesInNoFilteredDeck() throws IOException {
        byte[] other = Fixture.database(Fixture.SCHEMA_11, sql -> {
            Fixture.col(sql, 11, Fixture.SETTINGS, Fixture.MODELS, Fixture.DECKS, Fixture.OPTIONS);
            Fixture.note(sql, 1, "other", Fixture.BASIC, "", "front", "back");
            sql.executeUpdate("update notes set usn = 5");
            Fixture.card(sql, 10, 1, 1, 0, "2, 2, 900, 5, 2500, 3, 0, 0, 800, " + Fixture.DECK
                    + ", 0", "");
            sql.executeUpdate("update cards set usn = 5");
        });
        try (ImportResult existing = Packages.read(edition(1_600_000_000, "x"));
                ImportResult incoming = Packages.read(other)) {
            MergeResult merged = merge(existing, incoming);
            byte[] written = Packages.write("x.anki2", merged.content().library(),
                    merged.content().history(), MediaSource.none(), new ArrayList<>());
            assertThat(Packages.rows(written, "select n.usn, c.usn, c.due, c.odid, c.did"
                    + " from notes n join cards c on c.nid = n.id where guid = 'other'"))
                    .containsExactly(List.of("-1", "-1", "800", "0",
                            Long.toString(Fixture.DECK)));
        }
    }
}
