package dev.cardstock.formats.mochi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognitect.transit.Reader;
import com.cognitect.transit.TransitFactory;
import com.cognitect.transit.Writer;
import dev.cardstock.Options;
import dev.cardstock.contract.DeckFormatContract;
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
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import us.bpsm.edn.parser.Parseable;
import us.bpsm.edn.parser.Parser;
import us.bpsm.edn.parser.Parsers;

class MochiFormatTest {
    private final List<Diagnostic> dropped = new ArrayList<>();

    private static byte[] zip(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                ZipEntry entry = new ZipEntry(namesAndTexts[i]);
                entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String entry(byte[] zip, String name) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(in.readAllBytes(), UTF_8);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no entry " + name);
    }

    private static ImportResult read(byte[] zip) {
        try {
            return DeckFormats.of(List.of(new MochiFormat()))
                    .read(DeckSource.of("deck.mochi", zip), ImportSettings.defaults());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportResult edn(String data) {
        return read(zip("data.edn", data));
    }

    private static ImportResult transit(String data) {
        return read(zip("data.json", data));
    }

    private byte[] write(Library library, LearningHistory history, MediaSource media,
            Notation notation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Options options = Options.none()
                .with("encoding", notation == Notation.EDN ? "edn" : "transit");
        try {
            dropped.addAll(DeckFormats.of(List.of(new MochiFormat()))
                    .write(library, history, media, DeckTarget.of("deck.mochi", bytes),
                            ExportSettings.defaults().options(options)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private byte[] write(Library library, Notation notation) {
        return write(library, LearningHistory.empty(), MediaSource.none(), notation);
    }

    private static List<String> cards(ImportResult read) {
        return read.library()
                .cards()
                .map(card -> card.prompt().plainText().replace("\n", "/") + " | "
                        + card.expected().plainText().replace("\n", "/"))
                .toList();
    }

    private static List<String> content(Library library) {
        return library.notes()
                .stream()
                .map(note -> note.id() + library.path(note.deckId()) + note.typeId()
                        + note.fields() + note.tags() + note.attributes())
                .sorted()
                .toList();
    }

    private abstract static class Contract extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new MochiFormat();
        }
    }

    @Nested
    class OfTransit extends Contract {
        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.mochi", zip("data.json",
                    "{\"~:version\":2,\"~:decks\":[{\"~:cards\":{\"~#list\":[" + IntStream
                            .range(0, notes)
                            .mapToObj(i -> "{\"~:id\":\"~:c" + i + "\",\"~:content\":\"front " + i
                                    + "\\n---\\nbäck " + i + "\",\"~:reviews\":[]}")
                            .collect(Collectors.joining(","))
                            + "]},\"~:name\":\"Words\",\"~:id\":\"~:d\"}]}"));
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.mochi", ""), DeckSource.of("b.mochi", zip("x", "y")),
                    DeckSource.of("c.mochi", zip("data.json", "{\"~:decks\":[]}")));
        }
    }

    @Nested
    class OfEdn extends Contract {
        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.mochi", zip("data.edn",
                    "{:version 2 :decks [{:name \"Words\", :id :d :cards (" + IntStream
                            .range(0, notes)
                            .mapToObj(i -> "{:id :c" + i + " :content \"front " + i
                                    + "\\n---\\nbäck " + i + "\"}")
                            .collect(Collectors.joining("\n")) + ")}]}"));
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.mochi", zip("data.edn", "{:decks []}")));
        }
    }

    @Test
    void bothNotationsMeanTheSame() {
        ImportResult ofTransit = transit(
                """
                        {"~:version":2,"~:decks":[
                         {"~:id":"~:p","~:name":"Languages","~:cards":{"~#list":[]}},
                         {"~:cards":{"~#list":[
                           {"~:id":"~:a","~:content":"Hund #animal\\n---\\n**dog**","~:tags":{"~#set":["noun"]},
                            "~:pos":"U","~:reviews":[{"~:date":{"~#dt":1704067200000},"~:remembered?":false},
                             {"~:date":"~t1704153600000","~:interval":1.5,"~:remembered?":true}],
                            "~:created-at":{"~#dt":1703980800000},"~:template-id":null},
                           {"~:id":"~:b","~:content":"{{1::Ice}} is {{cold}} and {{1::wet}}\\n---\\nmore"},
                           {"~:id":"~:c","~:content":"left\\n---\\nright\\n---\\nthird","~:review-reverse?":true},
                           {"~:id":"~:t","~:content":"gone","~:trashed?":{"~#dt":1}}
                          ]},"~:parent-id":"~:p","~:name":"German","~:id":"~:g"}]}
                        """);
        ImportResult ofEdn = edn("""
                ; a remark
                {:version 2, :decks [{:id :p :name "Languages" :cards ()}
                 #_ {:id :x :cards [{:content "#_ left out"}]}
                 {:cards ({:id :a :content "Hund #animal\\n---\\n**dog**" :tags #{"noun"} :pos "U"
                    :reviews [{:date #dt 1704067200000 :remembered? false}
                     {:date #inst "2024-01-02T00:00:00.000-00:00" :interval 1.5M :remembered? true}]
                    :template-id nil :c \\newline :s sym/bol :n 12N}
                   {:id :b :content "{{1::Ice}} is {{cold}} and {{1::wet}}\\n---\\nmore"}
                   {:id :c :content "left\\n---\\nright\\n---\\nthird" :review-reverse? true}
                   {:id :t :content "gone" :trashed? #dt 1})
                  :parent-id :p :name "\\u0047erman" :id :g}]}
                """);
        assertThat(content(ofEdn.library())).isEqualTo(content(ofTransit.library()));
        assertThat(ofEdn.history()).isEqualTo(ofTransit.history());
        assertThat(cards(ofEdn)).containsExactly("Hund #animal | dog",
                "[...] is cold and [...] | Ice, wet",
                "Ice is [...] and wet | cold", "left | right/third", "right/third | left");
        Library library = ofTransit.library();
        Note first = library.note("a").orElseThrow();
        assertThat(library.path(first.deckId())).containsExactly("Languages", "German");
        assertThat(first.deckId()).isEqualTo("g");
        assertThat(first.tags()).containsExactly("noun", "animal");
        assertThat(first.fields().get(1).kind()).isEqualTo(Markup.Kind.MARKDOWN);
        assertThat(ofTransit.history().log()).extracting(Review::rating)
                .containsExactly(Rating.AGAIN, Rating.GOOD);
        assertThat(ofTransit.history().schedules()).singleElement()
                .extracting(CardSchedule::due)
                .isEqualTo(Instant.parse("2024-01-03T12:00:00Z"));
        assertThat(ofTransit.diagnostics()).extracting(Diagnostic::code).containsExactly("trash");
    }

    @Test
    void cardsOfTemplatesHaveTheirFields() {
        String data = """
                {:version 2 :templates [{:id :T :name "Basic" :content "## << Front >>\\n---\\n<< Back >> (<< Front >>)"
                   :fields {:name {:id :name :name "Front" :pos "a"} :V7 {:id :V7 :name "Back" :pos "m"}}}]
                 :decks [{:id :d :name "D" :template-id :T :cards (
                   {:id :a :content "" :name "x" :template-id :T :fields {:name {:id :name :value "Eis"}
                     :V7 {:id :V7 :value "ice ![](@media/i.png)"}}}
                   {:id :b :content "" :fields {:name {:id :name :value "Hund"} :V7 {:id :V7 :value "dog"}}}
                   {:id :c :content "" :template-id :gone :fields {:z {:id :z :value "other"}
                     :name {:id :name :value "front"}}})}]}
                """;
        ImportResult read = read(zip("data.edn", data, "i.png", "1"));
        assertThat(cards(read)).containsExactly("Eis | ice ()", "Hund | dog ()",
                "front | other");
        Note note = read.library().note("a").orElseThrow();
        assertThat(note.fields().get(1).media()).containsExactly("i.png");
        assertThat(read.library().media()).extracting(Media::name).containsExactly("i.png");
        assertThat(read.diagnostics()).extracting(Diagnostic::code).containsExactly("template");
        for (Notation notation : Notation.values()) {
            byte[] written = write(read.library(), notation);
            assertThat(entry(written, notation.entry)).contains("@media/i.png", "<< Front >>");
            ImportResult again = read(written);
            assertThat(content(again.library())).isEqualTo(content(read.library()));
            assertThat(cards(again)).isEqualTo(cards(read));
        }
    }

    @Test
    void reviewsAndMediaSurvive() throws IOException {
        ImportResult read = read(zip("data.edn",
                """
                        {:decks [{:id :d :name "D" :cards ({:id :a :content "f ![x](@media/a.png)\\n---\\nb"
                          :reviews [{:date #dt 1704067200000 :remembered? true}
                           {:date #dt 1704153600000 :interval 3 :due #dt 1704412800000 :remembered? false}]
                          :review-reverse? true :reverse-reviews [{:date #dt 1704067200000 :interval 2}]})}]}
                        """,
                "a.png", "picture"));
        byte[] written = write(read.library(), read.history(), read.media(), Notation.TRANSIT);
        assertThat(dropped).isEmpty();
        ImportResult again = read(written);
        assertThat(content(again.library())).isEqualTo(content(read.library()));
        assertThat(again.history()).isEqualTo(read.history());
        assertThat(new String(again.media().open("a.png").readAllBytes(), UTF_8))
                .isEqualTo("picture");
        assertThat(write(again.library(), again.history(), again.media(), Notation.TRANSIT))
                .isEqualTo(written);
    }

    @Test
    void textThatMochiWouldTakeForMoreStaysText() {
        Library library = Library.builder("deck")
                .deck("D")
                .card("{{no cloze}} #notag", "---")
                .card("a\n---\nb", "~:keyword")
                .card("# heading\n```\n---\n```", "^0")
                .card("see @media/x.png", "\\{{ << field >>")
                .build();
        for (Notation notation : Notation.values()) {
            Library again = read(write(library, notation)).library();
            assertThat(again.notes()).extracting(Note::fields)
                    .isEqualTo(library.notes().stream().map(Note::fields).toList());
            assertThat(again.notes()).allMatch(note -> note.tags().isEmpty());
        }
        assertThat(dropped).isEmpty();
    }

    @Test
    void whatHasNoPlaceIsReported() {
        Library library = Library.builder("deck")
                .add(Deck.builder("d", "D").build())
                .add(Note.builder("a b", NoteType.basic(), "d")
                        .field(MarkupParser.html("<b>x</b>"))
                        .fields("y")
                        .build())
                .add(Note.builder("c", NoteType.cloze(), "d")
                        .fields("{{c1::Ice}} is {{c2::cold::warm?}}", "")
                        .build())
                .build();
        Library again = read(write(library, Notation.TRANSIT)).library();
        assertThat(again.notes()).extracting(note -> note.fields().get(0).source())
                .containsExactly("**x**", "{{c1::Ice}} is {{c2::cold}}");
        assertThat(dropped).extracting(Diagnostic::message)
                .anyMatch(message -> message.contains("'a b'"))
                .anyMatch(message -> message.contains("HTML"))
                .anyMatch(message -> message.contains("hints"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {:decks [{:cards ({:content "a\\qb"})}]}    | escape
            {:decks [{:cards ({:content "a)             | not closed
            {:decks [{:cards [}]}                       | nothing of the kind
            {:decks [{:cards ([                         | ends too early
            [1 2]                                       | no map
            {[1] 2}                                     | no keyword
            {:decks [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ | 64 levels
            """)
    void damageNamesItsPlace(String data, String problem) {
        assertThatThrownBy(() -> edn(data)).isInstanceOf(FormatException.class)
                .hasMessageContainingAll("data.edn", problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"~:decks\":[{\"~:cards\":{\"~#list\":[1],\"x\":2}}]}",
            "{\"~:decks\":{\"~#set\":1", "[\"^ \",\"~:decks\",[\"^9\"]]", "[\"~#list\"]",
            "{\"^5\":1}",
            "[\"^ \",\"~:decks\",[[\"~#x\",1,2]]]"})
    void damagedTransitIsRefused(String data) {
        assertThatThrownBy(() -> transit(data)).isInstanceOf(FormatException.class);
    }

    // Against other implementations

    private static Map<Object, Object> data(int cards) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < cards; i++) {
            Map<Object, Object> card = new LinkedHashMap<>();
            card.put(TransitFactory.keyword("id"), TransitFactory.keyword("card" + i));
            card.put(TransitFactory.keyword("content"), "~front `" + i + "\n---\n^back \u0001");
            card.put(TransitFactory.keyword("tags"),
                    new LinkedHashSet<>(List.of("tag" + i % 3)));
            card.put(TransitFactory.keyword("some/key" + i % 2500), List.of(1.5, true, "text"));
            list.add(card);
        }
        Map<Object, Object> deck = new LinkedHashMap<>();
        deck.put(TransitFactory.keyword("name"), "Words");
        deck.put(TransitFactory.keyword("cards"), list);
        deck.put(TransitFactory.keyword("id"), TransitFactory.keyword("deck"));
        return Map.of(TransitFactory.keyword("decks"), List.of(deck));
    }

    @ParameterizedTest
    @EnumSource(value = TransitFactory.Format.class, names = {"JSON", "JSON_VERBOSE"})
    void readsWhatTransitJavaWrites(TransitFactory.Format format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Writer<Object> writer = TransitFactory.writer(format, out);
        writer.write(data(3000));
        ImportResult read = transit(out.toString(UTF_8));
        assertThat(read.library().notes()).hasSize(3000);
        Note last = read.library().note("card2999").orElseThrow();
        assertThat(last.fields().get(0).plainText()).startsWith("~front");
        assertThat(last.fields().get(1).plainText()).startsWith("^back");
        assertThat(last.tags()).containsExactly("tag2");
        assertThat(last.deckId()).isEqualTo("deck");
    }

    @Test
    void otherImplementationsReadWhatIsWritten() {
        Library library = Library.builder("deck")
                .add(Deck.builder("d", "D: \"x\"").build())
                .add(Note.builder("n", NoteType.basic(), "d")
                        .fields("~tilde\t\\", "a\n^b \u0001 日本語 𝄞")
                        .build())
                .build();
        Reader transit = TransitFactory.reader(TransitFactory.Format.JSON, new ByteArrayInputStream(
                entry(write(library, Notation.TRANSIT), "data.json").getBytes(UTF_8)));
        assertThat(transit.<Object>read().toString()).contains("D: \"x\"", "日本語 𝄞", "\n^b");
        Parser parser = Parsers.newParser(Parsers.newParserConfigBuilder()
                .putTagHandler(us.bpsm.edn.Tag.newTag("dt"), (tag, value) -> value)
                .build());
        Parseable text = Parsers
                .newParseable(entry(write(library, Notation.EDN), "data.edn"));
        Object value = parser.nextValue(text);
        assertThat(value.toString()).contains("D: \"x\"", "日本語 𝄞", "\n^b");
        assertThat(parser.nextValue(text)).isEqualTo(Parser.END_OF_INPUT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadAgain(long seed) {
        Random random = new Random(seed);
        List<String> pieces = List.of("Äpfel", " ", "\n", "#tag", "{{c}}", "{{1::x}}", "---", "```",
                "**", "<b>", "&amp;", "𝄞", "שלום", "~:k", "^", "`", "\\", "\"", "$x$",
                "![](a.png)",
                "<< F >>", "[x](y)", "1. ", "- ");
        Library.Builder library = Library.builder("deck");
        library.add(Deck.builder("a", "A: b").build());
        library.add(Deck.builder("b", "B").parent("a").build());
        for (int i = 0; i < 60; i++) {
            List<Markup> fields = new ArrayList<>();
            for (int side = 0; side < 2; side++) {
                StringBuilder text = new StringBuilder(side == 0 ? "f" : "");
                for (int j = random.nextInt(9); j > 0; j--) {
                    text.append(pieces.get(random.nextInt(pieces.size())));
                }
                fields.add(Markup.plain(text.toString().strip()));
            }
            NoteType type = random.nextBoolean() ? NoteType.basic() : NoteType.basicReversed();
            library.add(Note.builder("n" + i, type, random.nextBoolean() ? "a" : "b")
                    .fields(fields)
                    .tags(random.nextBoolean() ? List.of("t", "u::v w") : List.of())
                    .build());
        }
        Library whole = library.build();
        for (Notation notation : Notation.values()) {
            byte[] bytes = write(whole, notation);
            assertThat(dropped).as("seed %d", seed).isEmpty();
            Library again = read(bytes).library();
            assertThat(content(again)).as("seed %d", seed).isEqualTo(content(whole));
            assertThat(write(again, notation)).as("seed %d", seed).isEqualTo(bytes);
        }
    }

    @Test
    void isRecognisedByItsData() throws IOException {
        DeckFormats formats = DeckFormats.installed();
        assertThat(formats.detect(DeckSource.of("x.zip", zip("data.edn", "{:decks []}"))).id())
                .isEqualTo("mochi");
        assertThat(formats.detect(DeckSource.of("x.zip", zip("data.json", "{\"~:decks\":[]}")))
                .id()).isEqualTo("mochi");
    }
}
