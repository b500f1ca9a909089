package dev.cardstock.formats.anki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.formats.text.anki.AnkiIds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnkiReadingTest {
    private static final Map<String, byte[]> MEDIA = Map.of("a b.png", new byte[]{1, 2, 3});

    private static byte[] file(String kind) {
        return switch (kind) {
            case "legacy" -> Fixture.zip(Fixture.legacy(Fixture.schema11(4), MEDIA), false);
            case "modern" -> Fixture.zip(Fixture.latest(NewFixture.schema18(4), MEDIA), true);
            case "mixed" -> Fixture.zip(Fixture.latest(Fixture.schema11(4), MEDIA), false);
            default -> throw new AssertionError(kind);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern", "mixed"})
    void everyKindOfPackageIsRead(String kind) throws IOException {
        try (ImportResult read = Packages.read(file(kind))) {
            Library library = read.library();
            assertThat(read.diagnostics()).isEmpty();
            assertThat(library.notes()).hasSize(4);
            assertThat(library.cards()).hasSize(8);
            Note note = library.notes().iterator().next();
            assertThat(note.tags()).containsExactly("green", "a::b");
            assertThat(note.fields().get(0).plainText()).isEqualTo("front 0");
            assertThat(note.attributes()).containsEntry(AnkiAttributes.GUID, "guid0")
                    .containsEntry(AnkiAttributes.MODIFIED, "1600000001");
            assertThat(library.path(note.deckId())).containsExactly("Words", "Green");
            NoteType type = library.typeOf(note);
            assertThat(type.name()).isEqualTo("Simple");
            assertThat(type.style()).isEqualTo(".card { color: green }");
            assertThat(type.fields()).extracting(f -> f.name()).containsExactly("Front", "Back");
            assertThat(type.templates()).extracting(t -> t.id()).containsExactly("Recall", "77");
            assertThat(library.cards(note).get(0).answer().plainText()).startsWith("front 0");
            // The card of the reverse template lies in another deck.
            assertThat(library.override(new CardId(note.id(), "77")).deckId()).isEqualTo("1");
            assertThat(library.media()).extracting(m -> m.name()).containsExactly("a b.png");
            try (InputStream in = read.media().open("a b.png")) {
                assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void optionsAndDescriptionsAreRead(String kind) throws IOException {
        try (ImportResult read = Packages.read(file(kind))) {
            Deck deck = read.library()
                    .decks()
                    .stream()
                    .filter(d -> d.name().equals("Green"))
                    .findFirst()
                    .orElseThrow();
            assertThat(deck.description()).isEqualTo("About green");
            DeckOptions options = read.library()
                    .options()
                    .stream()
                    .filter(o -> o.id().equals(deck.optionsId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(options.newPerDay()).hasValue(7);
            assertThat(options.reviewsPerDay()).hasValue(70);
            assertThat(options.maximumIntervalDays()).hasValue(365);
            assertThat(options.desiredRetention().getAsDouble()).isEqualTo(0.85);
            assertThat(options.learningSteps()).startsWith(Duration.ofSeconds(90),
                    Duration.ofMinutes(10));
        }
    }

    @Test
    void whatOnlyNewSchemasHaveIsRead() throws IOException {
        try (ImportResult read = Packages.read(file("modern"))) {
            assertThat(read.library().noteTypes())
                    .anyMatch(type -> type.kind() == NoteType.Kind.IMAGE_OCCLUSION);
            assertThat(read.library().options()).allMatch(o -> o.scheduler().equals("fsrs6")
                    && o.parameters().size() == 21);
            Deck filtered = read.library()
                    .decks()
                    .stream()
                    .filter(d -> d.name().equals("Cram"))
                    .findFirst()
                    .orElseThrow();
            assertThat(filtered.attributes().get(AnkiAttributes.DECK)).contains("\"dyn\":1",
                    "[\"is:due\",100,6]");
            // A field of protobuf that nobody here knows yet.
            assertThat(read.library()
                    .noteTypes()
                    .iterator()
                    .next()
                    .attributes()
                    .get(AnkiAttributes.NOTE_TYPE)).contains("cardstockUnknown");
        }
    }

    @Test
    void soundsAreMediaAndNotText() throws IOException {
        byte[] file = Fixture.database(Fixture.SCHEMA_11, sql -> {
            Fixture.col(sql, 11, Fixture.SETTINGS, Fixture.MODELS, Fixture.DECKS, Fixture.OPTIONS);
            Fixture.note(sql, 1, "g", Fixture.BASIC, "",
                    "one [sound:a&amp;b.mp3] two<img src=\"c.png\">", "x");
            Fixture.card(sql, 1, 1, 1, 0, Fixture.NEW, "");
        });
        try (ImportResult read = Packages.read(file)) {
            assertThat(read.library().notes().iterator().next().fields().get(0))
                    .satisfies(front -> assertThat(front.plainText()).isEqualTo("one two"))
                    .satisfies(front -> assertThat(front.media()).containsExactlyInAnyOrder("c.png",
                            "a&b.mp3"));
        }
    }

    @Test
    void idsFollowFromGuidsAndRepeatedOnesFromAnkisIdsToo() throws IOException {
        byte[] file = Fixture.database(Fixture.SCHEMA_11, sql -> {
            Fixture.col(sql, 11, Fixture.SETTINGS, Fixture.MODELS, Fixture.DECKS, Fixture.OPTIONS);
            for (int i = 1; i <= 3; i++) {
                Fixture.note(sql, i, i == 3 ? "" : "same", Fixture.BASIC, "", "f" + i, "b");
                Fixture.card(sql, i, i, 1, 0, Fixture.NEW, "");
            }
        });
        try (ImportResult read = Packages.read(file)) {
            assertThat(read.library().notes()).extracting(Note::id)
                    .doesNotHaveDuplicates()
                    .startsWith(AnkiIds.noteId("same"));
            assertThat(read.diagnostics()).extracting(Diagnostic::code)
                    .containsExactly("repeated-guids");
        }
    }

    @Test
    void everyCardThatItsNoteDoesNotGiveRiseToIsCounted() throws IOException {
        byte[] file = Fixture.database(Fixture.SCHEMA_11, sql -> {
            Fixture.col(sql, 11, Fixture.SETTINGS, Fixture.MODELS, Fixture.DECKS, Fixture.OPTIONS);
            for (int i = 1; i <= 3; i++) {
                Fixture.note(sql, i, "g" + i, Fixture.BASIC, "", "f" + i, i == 1 ? "b" : "");
                Fixture.card(sql, 10 * i, i, 1, 0, Fixture.NEW, "");
                Fixture.card(sql, 10 * i + 1, i, 1, 1, Fixture.NEW, "");
            }
        });
        try (ImportResult read = Packages.read(file)) {
            assertThat(read.diagnostics())
                    .filteredOn(diagnostic -> diagnostic.code().equals("empty-cards"))
                    .singleElement()
                    .satisfies(diagnostic -> assertThat(diagnostic.message()).startsWith("2 "));
        }
    }

    @Test
    void cardsOfMissingDecksAreKept() throws IOException {
        byte[] file = Fixture.database(Fixture.SCHEMA_11, sql -> {
            Fixture.col(sql, 11, Fixture.SETTINGS, Fixture.MODELS, Fixture.DECKS, Fixture.OPTIONS);
            Fixture.note(sql, 1, "g", Fixture.BASIC, "", "f", "b");
            Fixture.card(sql, 1, 1, 999, 0, Fixture.NEW, "");
        });
        try (ImportResult read = Packages.read(file)) {
            Note note = read.library().notes().iterator().next();
            assertThat(read.library().path(note.deckId())).containsExactly("Recovered 999");
            assertThat(read.diagnostics()).extracting(Diagnostic::code)
                    .containsExactly("missing-deck");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 19, 99})
    void schemasThatAnkiDoesNotOpenAreRefusedWithAReason(int version) {
        byte[] file = Fixture.database(Fixture.SCHEMA_11, sql -> Fixture.col(sql, version,
                Fixture.SETTINGS, Fixture.MODELS, Fixture.DECKS, Fixture.OPTIONS));
        assertThatThrownBy(() -> Packages.read(file)).isInstanceOf(FormatException.class)
                .hasMessageContaining("schema " + version)
                .hasMessageContaining("export it");
    }

    @Test
    void packagesOfNewerVersionsAreRefusedWithAReason() {
        Map<String, byte[]> entries = Fixture.latest(Fixture.schema11(1), Map.of());
        entries.put("meta", new byte[]{8, 4});
        assertThatThrownBy(() -> Packages.read(Fixture.zip(entries, false)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("newer Anki");
    }

    @Test
    void noFileIsLeftBehind() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = ours(folder);
        Packages.read(file("legacy")).close();
        Packages.read(file("modern")).close();
        assertThatThrownBy(() -> Packages.read(new byte[]{'P', 'K', 3, 4, 5}));
        assertThat(ours(folder)).isSubsetOf(before);
    }

    private static List<Path> ours(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith("cardstock-anki"))
                    .toList();
        }
    }
}
