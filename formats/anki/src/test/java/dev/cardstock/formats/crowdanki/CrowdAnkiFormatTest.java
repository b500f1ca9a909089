package dev.cardstock.formats.crowdanki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.review.LearningHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrowdAnkiFormatTest {
    private static final String MODEL = """
            {"__type__": "NoteModel", "crowdanki_uuid": "m-1", "name": "Word", "type": 0,
             "css": ".card {}", "vers": [], "future": {"a": 1},
             "flds": [{"name": "Front", "ord": 0, "sticky": false, "rtl": false, "font": "Arial",
                       "size": 20, "new": true},
                      {"name": "Back", "ord": 1, "sticky": false, "rtl": false, "font": "Arial",
                       "size": 20}],
             "tmpls": [{"name": "Card 1", "ord": 0, "qfmt": "{{Front}}", "afmt": "{{Back}}",
                        "bqfmt": "", "bafmt": "", "did": null, "bfont": "", "bsize": 0}],
             "latexPre": "", "latexPost": "", "latexsvg": false, "req": [], "sortf": 0, "tags": []}
            """;

    private static final String DECK = """
            {"__type__": "Deck", "name": "Top::Words", "crowdanki_uuid": "d-1",
             "children": [
               {"__type__": "Deck", "name": "Inner", "crowdanki_uuid": "d-2", "children": [],
                "deck_config_uuid": "o-1", "desc": "<b>in</b>", "dyn": 0, "extendNew": 3,
                "extendRev": 4, "media_files": ["b.mp3"], "notes": [
                  {"__type__": "Note", "guid": "g2", "note_model_uuid": "m-1", "flags": 0,
                   "fields": ["<i>two</i>", "[sound:b.mp3]"], "tags": ["x", "marked"]}]}],
             "deck_config_uuid": "o-1", "desc": "", "dyn": 0, "extendNew": 0, "extendRev": 0,
             "later": [1, 2.5], "media_files": ["_a.ttf", "../evil", "gone.png"],
             "notes": [{"__type__": "Note", "guid": "g1", "note_model_uuid": "m-1",
                        "fields": ["one", "eins\\u0000 \\ud83c"], "tags": []}],
             "note_models": [%s],
             "deck_configurations": [{"__type__": "DeckConfig", "crowdanki_uuid": "o-1",
                "name": "Slow", "new": {"perDay": 7, "delays": [1, 10]},
                "rev": {"perDay": 70, "maxIvl": 100}, "lapse": {"delays": [10]}, "own": "x"}]}
            """.formatted(MODEL);

    private static final DeckFormats FORMATS = DeckFormats.of(List.of(new CrowdAnkiFormat()));

    @TempDir
    Path folder;

    @Nested
    class Contract extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new CrowdAnkiFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.crowdanki.json", "{\"__type__\": \"Deck\", \"name\": \"W\","
                    + "\"crowdanki_uuid\": \"d\", \"children\": [], \"notes\": ["
                    + IntStream.range(0, notes)
                            .mapToObj(i -> "{\"__type__\":\"Note\",\"guid\":\"g" + i
                                    + "\",\"note_model_uuid\":\"m-1\",\"tags\":[],\"fields\":[\"front "
                                    + i + "\",\"<b>bäck</b> " + i + "\"]}\n")
                            .collect(Collectors.joining(","))
                    + "], \"note_models\": [" + MODEL + "]}");
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.json", ""), DeckSource.of("b.json", "[]"),
                    DeckSource.of("c.json", "{}"), DeckSource.of("d.json", "[".repeat(10_000)),
                    DeckSource.of("e.json", "{\"__type__\":\"Deck\",\"children\":["),
                    DeckSource.of("f.json",
                            "{\"__type__\":\"Deck\",\"children\":[1],\"notes\":[]}"),
                    DeckSource.of("g.json", "{\"__type__\":\"Deck\",\"notes\":[{\"fields\":[\"a\"],"
                            + "\"note_model_uuid\":\"nowhere\"}]}"),
                    DeckSource.of("h.json", "{\"__type__\":\"Deck\",\"notes\":[]} x"));
        }
    }

    private static ImportResult read(String json) throws IOException {
        return FORMATS.read(DeckSource.of("deck.json", json), ImportSettings.defaults());
    }

    private List<Diagnostic> write(Library library, MediaSource media, Path file)
            throws IOException {
        return FORMATS.write(library, LearningHistory.empty(), media, DeckTarget.of(file),
                ExportSettings.defaults().format("crowdanki"));
    }

    @Test
    void readsDecksInDecksTypesOptionsAndNotes() throws IOException {
        try (ImportResult read = read(DECK)) {
            Library library = read.library();
            List<Note> notes = List.copyOf(library.notes());
            assertThat(library.title()).isEqualTo("Words");
            assertThat(library.path(notes.get(0).deckId())).containsExactly("Top", "Words",
                    "Inner");
            assertThat(library.path(notes.get(1).deckId())).containsExactly("Top", "Words");
            assertThat(library.deck("d-2").orElseThrow().description()).isEqualTo("<b>in</b>");
            assertThat(notes.get(0).starred()).isTrue();
            assertThat(notes.get(0).tags()).containsExactly("x");
            assertThat(notes.get(0).attributes()).isEqualTo(
                    Map.of("anki.guid", "g2", "crowdanki.note", "{\"flags\":0}"));
            assertThat(notes.get(0).fields().get(1).media()).containsExactly("b.mp3");
            assertThat(notes.get(1).fields().get(0)).isEqualTo(Markup.plain("one"));
            NoteType type = library.typeOf(notes.get(0));
            assertThat(type.id()).isEqualTo("m-1");
            assertThat(library.cards()).hasSize(2);
            DeckOptions options = library.options().iterator().next();
            assertThat(options.id()).isEqualTo("o-1");
            assertThat(options.newPerDay()).hasValue(7);
            assertThat(library.deck("d-1").orElseThrow().optionsId()).isEqualTo("o-1");
            assertThat(library.media()).extracting(Media::name)
                    .containsExactlyInAnyOrder("_a.ttf", "b.mp3", "gone.png");
            assertThat(read.diagnostics()).extracting(Diagnostic::code)
                    .containsExactly("media-name");
        }
    }

    @Test
    void writesTheLinesThatItRead() throws IOException {
        Path first = folder.resolve("first.json");
        write(read(DECK).library(), MediaSource.none(), first);
        String json = Files.readString(first);
        assertThat(json).contains("    \"later\": [\n        1,\n        2.5\n    ],\n",
                "\"future\": {\n                \"a\": 1\n            }",
                "                    \"flags\": 0,\n", "\"own\": \"x\"", "\"new\": true");
        assertThat(json).endsWith("\n}")
                .contains("    \"name\": \"Top::Words\"")
                .doesNotContain(
                        "\"wrapper\"", "{\\\"id\\\":\\\"d-", "{\\\"id\\\":\\\"o-",
                        "{\\\"id\\\":\\\"m-");
        Path second = folder.resolve("second.json");
        write(FORMATS.read(first).library(), MediaSource.none(), second);
        assertThat(second).hasSameTextualContentAs(first);
        assertThat(FORMATS.read(second).library()).isEqualTo(FORMATS.read(first).library());
    }

    @Test
    void readsAndWritesFolders() throws IOException {
        Path deck = folder.resolve("My deck");
        MediaSource media = MediaSource.of(Map.of("a.png", new byte[]{1}, "b:c?.png",
                new byte[]{2}));
        Library library = Library.builder("My deck")
                .add(Deck.builder("d", "My deck").build())
                .add(new Media("a.png", 1, null))
                .add(Note.builder("n", NoteType.basic(), "d")
                        .field(MarkupParser.html("<img src=\"a.png\">"))
                        .fields("b")
                        .build())
                .build();
        assertThat(write(library, media, deck)).isEmpty();
        assertThat(deck.resolve("deck.json")).exists();
        assertThat(deck.resolve("media/a.png")).hasBinaryContent(new byte[]{1});
        Files.writeString(deck.resolve("media/more.txt"), "x");
        try (ImportResult read = DeckFormats.installed().read(deck)) {
            assertThat(read.formatId()).isEqualTo("crowdanki");
            assertThat(read.library().notes()).containsExactlyElementsOf(library.notes());
            assertThat(read.library().media()).extracting(Media::name)
                    .containsExactlyInAnyOrder("a.png", "more.txt");
            try (InputStream in = read.media().open("a.png")) {
                assertThat(in.readAllBytes()).containsExactly(1);
            }
        }
        Files.move(deck.resolve("deck.json"), deck.resolve("My deck.json"));
        assertThat(FORMATS.read(deck).library().notes()).hasSize(1);
        Files.delete(deck.resolve("My deck.json"));
        assertThatThrownBy(() -> FORMATS.read(DeckSource.of(deck),
                ImportSettings.defaults().format("crowdanki")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("deck.json");
    }

    @Test
    void leavesMediaOutWhereThereIsNoPlaceForThem() throws IOException {
        Library library = Library.builder("x").deck("x").add(new Media("a.png", 1, null)).build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Diagnostic> dropped = FORMATS.write(library, LearningHistory.empty(),
                MediaSource.of(Map.of("a.png", new byte[]{1})), DeckTarget.of("x.json", bytes),
                ExportSettings.defaults().format("crowdanki"));
        assertThat(dropped).singleElement()
                .satisfies(d -> assertThat(d.where().item()).isEqualTo("a.png"));
        assertThat(bytes.toString(UTF_8)).contains("\"media_files\": [\n        \"a.png\"\n    ]");
    }

    @Test
    void writesOneDeckAroundSeveralAndReadsThemAgain() throws IOException {
        Library library = Library.builder("Both")
                .add(Deck.builder("a", "A").build())
                .add(Deck.builder("b", "B").build())
                .add(Deck.builder("c", "C: ::").parent("b").build())
                .add(Note.builder("n1", NoteType.basic(), "a").fields("1", "").build())
                .add(Note.builder("n2", NoteType.basic(), "c").fields("", "2").build())
                .build();
        Path file = folder.resolve("both.json");
        write(library, MediaSource.none(), file);
        assertThat(FORMATS.read(file).library()).isEqualTo(library);
        assertThat(Files.readString(file)).contains("\n    \"name\": \"Both\"")
                .contains("\"deck_config_uuid\"", "\"DeckConfig\"");
    }

    @Test
    void takesWhatSomebodyChangedInTheFile() throws IOException {
        Library library = Library.builder("W")
                .add(Deck.builder("d", "W").language("de").build())
                .add(Note.builder("n1", NoteType.basic(), "d")
                        .field(MarkupParser.markdown("*a*"))
                        .fields("b")
                        .answerKey("forward", AnswerKey.alternatives("c"))
                        .build())
                .build();
        Path file = folder.resolve("w.json");
        write(library, MediaSource.none(), file);
        assertThat(FORMATS.read(file).library()).isEqualTo(library);
        Files.writeString(file, Files.readString(file)
                .replace("\"b\"", "\"changed\"")
                .replace("\"name\": \"W\",\n    \"note_models\"",
                        "\"name\": \"V\",\n    \"note_models\""));
        Library changed = FORMATS.read(file).library();
        Note note = changed.notes().iterator().next();
        assertThat(note.fields().get(0).source()).isEqualTo("<em>a</em>");
        assertThat(note.fields().get(1).source()).isEqualTo("changed");
        assertThat(note.answerKeys()).hasSize(1);
        Deck deck = changed.decks().iterator().next();
        assertThat(deck.name()).isEqualTo("V");
        assertThat(deck.language()).isEqualTo("de");
    }

    @Test
    void takesACopyOfATypeForAnotherType() throws IOException {
        Library library = Library.builder("W").deck("W").card("a", "b").build();
        Path file = folder.resolve("w.json");
        write(library, MediaSource.none(), file);
        String json = Files.readString(file);
        int start = json.indexOf("        {", json.indexOf("\"note_models\""));
        String model = json.substring(start, json.indexOf("\n    ],", start));
        String copy = model.replaceFirst("crowdanki_uuid\": \"[^\"]*", "crowdanki_uuid\": \"copy");
        Library read = read(json.replace(model, model + ",\n" + copy)).library();
        assertThat(read.noteTypes()).extracting(NoteType::id).containsExactly("basic", "copy");
        assertThat(read.notes()).extracting(Note::typeId).containsExactly("basic");
    }

    @Test
    void readsWhatIsOutOfOrderOrBroken() throws IOException {
        try (ImportResult read = read("""
                {"crowdanki_uuid": 5, "name": "::", "notes": [
                   {"guid": "", "note_model_uuid": "m-1", "fields": ["a"], "tags": "x"},
                   {"guid": "g", "note_model_uuid": "m-1", "fields": ["a", "b", "c", null]},
                   {"guid": "g", "note_model_uuid": "m-1", "fields": [1, "b"], "tags": [2, "y z"]}],
                 "children": [{"__type__": "Deck", "name": "", "deck_config_uuid": "no",
                               "children": []}],
                 "note_models": [%s, %s, 3], "media_files": 7, "deck_configurations": [{}]}
                """.formatted(MODEL, MODEL))) {
            List<Note> notes = List.copyOf(read.library().notes());
            assertThat(notes).hasSize(3);
            assertThat(notes.get(1).fields().get(1).source()).isEqualTo("b<br>c<br>");
            assertThat(notes.get(2).tags()).containsExactly("2", "y", "z");
            assertThat(read.diagnostics()).extracting(Diagnostic::code)
                    .containsExactlyInAnyOrder("repeated-id", "missing-options", "wrong-fields",
                            "wrong-fields", "repeated-guid", "repeated-guid");
        }
    }

    @Test
    void keepsToTheLimits() {
        String deep = "{\"__type__\":\"Deck\",\"children\":[".repeat(100);
        assertThatThrownBy(() -> read(deep)).isInstanceOfSatisfying(LimitExceededException.class,
                e -> assertThat(e.limit()).isEqualTo("maxDepth"));
        assertThatThrownBy(() -> FORMATS.read(DeckSource.of("deck.json", DECK),
                ImportSettings.defaults()
                        .limits(new ImportLimits(1 << 20, 9, 9, 9, 1, 900, 9000, 9,
                                64, 9))))
                .isInstanceOfSatisfying(LimitExceededException.class,
                        e -> assertThat(e.limit()).isEqualTo("maxDecks"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void roundTripsRandomLibraries(long seed) throws IOException {
        Random random = new Random(seed);
        Library library = random(random);
        Path file = folder.resolve("random.json");
        write(library, MediaSource.none(), file);
        Library again = FORMATS.read(file).library();
        assertThat(sorted(again)).isEqualTo(sorted(library));
        assertThat(again.decks()).containsExactlyInAnyOrderElementsOf(library.decks());
        assertThat(again.noteTypes()).containsExactlyInAnyOrderElementsOf(library.noteTypes());
        assertThat(again.options()).containsExactlyElementsOf(library.options());
        Path second = folder.resolve("second.json");
        write(again, MediaSource.none(), second);
        assertThat(sorted(FORMATS.read(second).library())).isEqualTo(sorted(library));
    }

    private static List<Note> sorted(Library library) {
        List<Note> notes = new ArrayList<>(library.notes());
        notes.sort(Comparator.comparing(Note::id));
        return notes;
    }

    private static Library random(Random random) {
        NoteType own = new NoteType("own", "Own", NoteType.Kind.CLOZE, NoteType.cloze().fields(),
                List.of(CardTemplate.plain("c", "C", "{{cloze:Text}}", "{{cloze:Text}}{{Extra}}")),
                ".card { color: red }", new TreeMap<>(Map.of("other.x", "y")));
        List<NoteType> types = List.of(NoteType.basic(), NoteType.basicReversed(),
                NoteType.cloze(), NoteType.imageOcclusion(), own);
        Library.Builder library = Library.builder("Random " + random.nextInt(10))
                .description("d")
                .add(own)
                .add(DeckOptions.builder("o", "O").newPerDay(random.nextInt(50)).build());
        List<String> decks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            boolean inner = !decks.isEmpty() && random.nextInt(4) > 0;
            library.add(Deck.builder("d" + i, text(random) + " d")
                    .parent(inner ? decks.get(random.nextInt(decks.size())) : null)
                    .options(random.nextBoolean() ? "o" : null)
                    .description(text(random))
                    .build());
            decks.add("d" + i);
        }
        for (int i = 0; i < 60; i++) {
            NoteType type = types.get(random.nextInt(types.size()));
            Note.Builder note = Note.builder("n" + i, type, decks.get(random.nextInt(6)))
                    .starred(random.nextInt(4) == 0);
            for (int f = 0; f < type.fields().size(); f++) {
                String text = text(random);
                note.field(switch (random.nextInt(3)) {
                    case 0 -> Markup.plain(text);
                    case 1 -> MarkupParser.html(text + "<b></b>");
                    default -> MarkupParser.markdown(text);
                });
            }
            if (random.nextInt(3) == 0) {
                note.tags("a::b", "two words", "marked").attribute("other.y", text(random));
            }
            library.add(note.build());
        }
        return library.build();
    }

    private static String text(Random random) {
        String[] pieces = {"a", "b c", "\n", "\r", "\t", "\u0001", "\"", "\\", "é", "中", "😀",
                "<i>",
                "&amp;", "<", "&", "::", "[sound:a.mp3]", "<img src=\"b.png\">", "{{c1::x}}",
                "\ud83d", "*s*", "\u2028", "\u007f"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
