package dev.cardstock.formats.ankiconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Options;
import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
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
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.review.LearningHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnkiConnectFormatTest {
    private static final DeckFormats FORMATS = DeckFormats.of(List.of(new AnkiConnectFormat()));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Diagnostic> dropped = new ArrayList<>();

    @Nested
    class Contract extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new AnkiConnectFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.ankiconnect.json",
                    "{\"error\": null, \"result\": ["
                            + IntStream.range(0, notes)
                                    .mapToObj(i -> "{\"noteId\": " + (1_500_000_000_000L + i)
                                            + ", \"modelName\": \"Basic\", \"tags\": [\"a\"],"
                                            + " \"fields\": {\"Back\": {\"value\": \"<i>back</i> "
                                            + i
                                            + "\", \"order\": 1}, \"Front\": {\"value\": \"front "
                                            + i
                                            + "\", \"order\": 0}}, \"cards\": [" + i + "]}\n")
                                    .collect(Collectors.joining(","))
                            + "]}");
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.json", ""), DeckSource.of("b.json", "[]"),
                    DeckSource.of("c.json", "{}"), DeckSource.of("d.json", "[".repeat(10_000)),
                    DeckSource.of("e.json", "{\"result\": null, \"error\": \"no such deck\"}"),
                    DeckSource.of("f.json", "[{\"modelName\": \"Basic\", \"fields\": {}}]"),
                    DeckSource.of("g.json", "[{\"fields\": {\"a\": \"b\"}}] 1"),
                    DeckSource.of("h.json", "3"));
        }
    }

    private static ImportResult read(String json) throws IOException {
        return FORMATS.read(DeckSource.of("cards.json", json), ImportSettings.defaults());
    }

    private String write(Library library, MediaSource media, String... options)
            throws IOException {
        Options all = Options.none();
        for (int i = 0; i < options.length; i += 2) {
            all = all.with(options[i], options[i + 1]);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        dropped.clear();
        dropped.addAll(FORMATS.write(library, LearningHistory.empty(), media,
                DeckTarget.of("cards.ankiconnect.json", bytes),
                ExportSettings.defaults().format("anki-connect").options(all)));
        return bytes.toString(UTF_8);
    }

    private static String rows(ImportResult read) {
        return read.library()
                .notes()
                .stream()
                .map(note -> note.typeId() + note.fields().stream().map(Markup::source).toList()
                        + note.tags())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "[{\"deckName\":\"A\",\"modelName\":\"Basic\",\"fields\":{\"front\":\"a\",\"Back\":\"b\"},\"tags\":[\"t\"]}]",
            "{\"action\":\"addNotes\",\"version\":6,\"params\":{\"notes\":[{\"deckName\":\"A\",\"modelName\":\"Basic\",\"fields\":{\"Front\":\"a\",\"Back\":\"b\"},\"tags\":[\"t\"]}]}}",
            "{\"params\":{\"note\":{\"tags\":[\"t\"],\"fields\":{\"Back\":\"b\",\"Front\":\"a\"},\"modelName\":\"Basic\",\"deckName\":\"A\"}},\"action\":\"addNote\"}",
            "{\"action\":\"multi\",\"params\":{\"actions\":[{\"action\":\"createDeck\",\"params\":{\"deck\":\"A\"}},{\"action\":\"addNotes\",\"params\":{\"notes\":[{\"deckName\":\"A\",\"modelName\":\"Basic\",\"fields\":{\"Front\":\"a\",\"Back\":\"b\"},\"tags\":[\"t\"]}]}}]}}",
            "{\"result\":[{\"noteId\":7,\"modelName\":\"Basic\",\"tags\":[\"t\"],\"fields\":{\"Front\":{\"value\":\"a\",\"order\":0},\"Back\":{\"value\":\"b\",\"order\":1}},\"cards\":[8]},{}],\"error\":null}",
            "[{\"result\":1,\"error\":null},{\"result\":[{\"cardId\":8,\"note\":7,\"deckName\":\"A\",\"modelName\":\"Basic\",\"tags\":[\"t\"],\"fields\":{\"Front\":{\"value\":\"a\",\"order\":0},\"Back\":{\"value\":\"b\",\"order\":1}}},{\"cardId\":9,\"note\":7,\"fields\":{\"Front\":{\"value\":\"a\",\"order\":0}}}],\"error\":null}]"})
    void readsRequestsAndAnswers(String json) throws IOException {
        assertThat(rows(read(json))).isEqualTo("basic[a, b][t]");
        assertThat(DeckFormats.installed().detect(DeckSource.of("x.json", json)).id())
                .isEqualTo("anki-connect");
    }

    @Test
    void takesTheNumberOfANoteAndFieldsInTheirOrder() throws IOException {
        try (ImportResult read = read("""
                [{"noteId": 1502298033753, "modelName": "Kanji", "tags": ["a::b", "MARKED"],
                  "fields": {"Z": {"value": "[sound:z.mp3]", "order": 1},
                             "Y": {"value": "一", "order": 2}, "X": {"value": "one", "order": 0}}},
                 {"noteId": 5, "modelName": "Kanji",
                  "fields": {"X": {"value": "two", "order": 0}, "Z": {"value": "", "order": 1},
                             "Y": {"value": "", "order": 2}}}]
                """)) {
            Note note = read.library().notes().iterator().next();
            assertThat(note.id()).isEqualTo("1502298033753");
            assertThat(note.attributes()).isEqualTo(Map.of("anki.id", "1502298033753"));
            assertThat(note.starred()).isTrue();
            assertThat(note.fields()).extracting(Markup::source)
                    .containsExactly("one", "[sound:z.mp3]", "一");
            assertThat(read.library().noteTypes()).hasSize(1);
            assertThat(read.library().path(note.deckId())).containsExactly("cards");
            assertThat(read.diagnostics()).extracting(Diagnostic::code)
                    .containsExactly("unknown-type");
        }
    }

    @Test
    void readsMediaOfNotesAndOpensNoPathOrAddress() throws IOException {
        try (ImportResult read = read("""
                [{"deckName": "A", "modelName": "Basic", "fields": {"Front": "a", "Back": "b"},
                  "picture": {"filename": "p.png", "data": "AQID", "fields": ["Front"]},
                  "audio": [{"filename": "s.mp3", "path": "/etc/passwd", "fields": ["Back"]},
                            {"filename": "../t.mp3", "data": "AQ==", "fields": ["Back"]},
                            {"filename": "u.mp3", "url": "http://x/y", "fields": []}]}]
                """)) {
            assertThat(rows(read)).isEqualTo("basic[a<img src=\"p.png\">, b[sound:s.mp3]][]");
            for (int i = 0; i < 2; i++) {
                try (InputStream in = read.media().open("p.png")) {
                    assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
                }
            }
            assertThat(read.library().media()).extracting(Media::name)
                    .containsExactlyInAnyOrder("p.png", "s.mp3");
            assertThat(read.media().names()).containsExactly("p.png");
            assertThat(read.diagnostics()).extracting(Diagnostic::code)
                    .containsExactly("missing-media");
        }
    }

    @Test
    void writesARequestThatCanBeSent() throws IOException {
        Library library = Library.builder("cards")
                .add(Deck.builder("a", "A").build())
                .add(Deck.builder("b", "B").parent("a").build())
                .add(new Media("p.png", 3, null))
                .add(Note.builder("n1", NoteType.cloze(), "b")
                        .field(MarkupParser.html("{{c1::x}} <img src=\"p.png\">"))
                        .fields("two\nlines")
                        .tags("t", "two words")
                        .starred(true)
                        .build())
                .build();
        String json = write(library, MediaSource.of(Map.of("p.png", new byte[]{1, 2, 3})));
        JsonNode request = JSON.readTree(json);
        assertThat(request.get("action").asString()).isEqualTo("multi");
        assertThat(request.get("version").asInt()).isEqualTo(6);
        List<JsonNode> actions = new ArrayList<>();
        request.get("params").get("actions").forEach(actions::add);
        assertThat(actions).extracting(a -> a.get("action").asString())
                .containsExactly("createModel", "createDeck", "addNotes", "storeMediaFile");
        assertThat(actions).allMatch(action -> action.get("version").asInt() == 6);
        assertThat(actions.get(0).get("params")).isEqualTo(JSON.readTree("""
                {"modelName": "Cloze", "inOrderFields": ["Text", "Back Extra"],
                 "css": %s, "isCloze": true, "cardTemplates": [{"Name": "Cloze",
                 "Front": "{{cloze:Text}}", "Back": "{{cloze:Text}}<br>\\n{{Back Extra}}"}]}
                """.formatted(actions.get(0).get("params").get("css"))));
        assertThat(actions.get(1).get("params")).isEqualTo(JSON.readTree("{\"deck\":\"A::B\"}"));
        assertThat(actions.get(2).get("params").get("notes").get(0)).isEqualTo(JSON.readTree(
                """
                        {"deckName": "A::B", "modelName": "Cloze",
                         "fields": {"Text": "{{c1::x}} <img src=\\"p.png\\">", "Back Extra": "two<BR>lines"},
                         "tags": ["t", "two_words", "marked"], "options": {"allowDuplicate": false},
                         "cardstock": {"id": "n1"}}
                        """));
        assertThat(actions.get(3).get("params")).isEqualTo(
                JSON.readTree("{\"filename\":\"p.png\",\"data\":\"AQID\"}"));
        assertThat(dropped).singleElement()
                .satisfies(d -> assertThat(d.message()).contains("two_words"));
    }

    @ParameterizedTest
    @CsvSource({"add-notes, addNotes", "notes, ''"})
    void writesTheNotesAlone(String request, String action) throws IOException {
        Library library = Library.builder("cards").deck("A").card("a", "b").card("c", "d").build();
        JsonNode json = JSON.readTree(
                write(library, MediaSource.none(), "request", request, "duplicates", "allow"));
        JsonNode notes = action.isEmpty() ? json : json.get("params").get("notes");
        assertThat(json.path("action").asString("")).isEqualTo(action);
        assertThat(notes).hasSize(2);
        assertThat(notes.get(1).get("options").get("allowDuplicate").asBoolean()).isTrue();
        assertThat(rows(read(json.toString()))).isEqualTo("basic[a, b][] basic[c, d][]");
    }

    @Test
    void writesAHundredNotesInAnAction() throws IOException {
        Library.Builder library = Library.builder("cards").deck("A");
        for (int i = 0; i < 250; i++) {
            library.card("front " + i, "back");
        }
        JsonNode json = JSON.readTree(write(library.build(), MediaSource.none()));
        assertThat(json.findValues("notes")).extracting(JsonNode::size)
                .containsExactly(100, 100, 50);
        assertThat(read(json.toString()).library().notes()).hasSize(250);
    }

    @Test
    void refusesWhatIsNoMedium() {
        assertThatThrownBy(() -> read("{\"action\":\"storeMediaFile\",\"params\":"
                + "{\"filename\":\"a\",\"data\":\"A\"}}"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("base64");
    }

    @Test
    void takesATypeThatSomebodyChangedInTheRequest() throws IOException {
        NoteType own = NoteType.custom("own", "Own", List.of("Word", "a:b"),
                List.of(CardTemplate.plain("q", "Q", "{{Word}}?", "{{a:b}}")));
        Library library = Library.builder("cards")
                .add(own)
                .add(Deck.builder("a", "A").build())
                .add(Note.builder("n", own, "a").fields("1", "2").build())
                .build();
        String json = write(library, MediaSource.none());
        assertThat(read(json).library().noteTypes()).contains(own);
        NoteType changed = read(json.replace("{{Word}}?\",", "{{Word}}!\",")).library()
                .noteTypes()
                .iterator()
                .next();
        assertThat(changed.templates().get(0).question().source()).isEqualTo("{{Word}}!");
        assertThat(changed.fields()).extracting(f -> f.name()).containsExactly("Word", "a b");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void roundTripsRandomLibraries(long seed) throws IOException {
        Random random = new Random(seed);
        NoteType own = new NoteType("own", "Basic", NoteType.Kind.NORMAL,
                NoteType.custom("x", "x", List.of("A", "B", "C"), List.of(
                        CardTemplate.plain("q", "Q", "{{A}}", "{{B}}"))).fields(),
                List.of(CardTemplate.plain("q", "Q", "{{A}}", "{{B}}{{C}}")), ".card {}",
                new TreeMap<>());
        List<NoteType> types = List.of(NoteType.basic(), NoteType.basicReversed(),
                NoteType.cloze(), NoteType.imageOcclusion(), own);
        Library.Builder library = Library.builder("cards").add(own);
        library.add(Deck.builder("d0", "Top").build());
        for (int i = 1; i < 5; i++) {
            library.add(Deck.builder("d" + i, "Deck " + i).parent("d" + random.nextInt(i)).build());
        }
        for (int i = 0; i < 150; i++) {
            NoteType type = types.get(random.nextInt(types.size()));
            Note.Builder note = Note.builder("n" + i, type, "d" + random.nextInt(5))
                    .starred(random.nextInt(3) == 0);
            for (int f = 0; f < type.fields().size(); f++) {
                String text = text(random) + (f == 0 ? "x" : "");
                note.field(random.nextBoolean()
                        ? Markup.plain(text)
                        : AnkiHtml.read(text + "<b></b>"));
            }
            library.add(note.tags(random.nextBoolean() ? List.of("a::b", "ü") : List.of()).build());
        }
        String json = write(library.build(), MediaSource.none());
        Library again = read(json).library();
        List<String> lost = new ArrayList<>(content(library.build()));
        lost.removeAll(content(again));
        assertThat(lost).isEmpty();
        assertThat(again.notes()).hasSize(150);
        assertThat(write(again, MediaSource.none())).isEqualTo(json);
    }

    private static List<String> content(Library library) {
        return library.notes()
                .stream()
                .map(n -> n.id() + n.typeId() + library.path(n.deckId()) + n.fields() + n.tags()
                        + n.starred())
                .toList();
    }

    private static String text(Random random) {
        String[] pieces = {"a", "b c", "\n", "\t", "\"", "\\", "é", "中", "😀", "<i>", "&amp;", "<",
                "&", "[sound:a.mp3]", "<img src=\"b.png\">", "{{c1::x}}", "\u2028"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
