package dev.cardstock.formats.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Options;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.review.LearningHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFormatTest {
    private static final DeckFormats FORMATS = DeckFormats
            .of(List.of(new CsvFormat(), new TsvFormat()));

    private static ImportResult read(String text, String... options) throws IOException {
        return read(DeckSource.of("words.csv", text), options);
    }

    private static ImportResult read(DeckSource source, String... options) throws IOException {
        Options all = Options.none();
        for (int i = 0; i < options.length; i += 2) {
            all = all.with(options[i], options[i + 1]);
        }
        return FORMATS.read(source, ImportSettings.defaults().format("csv").options(all));
    }

    private static List<String> rows(ImportResult result) {
        return result.library()
                .notes()
                .stream()
                .map(note -> String.join("|", note.fields().stream().map(Markup::source).toList()))
                .toList();
    }

    private static String write(Library library, List<Diagnostic> dropped, String... options)
            throws IOException {
        Options all = Options.none();
        for (int i = 0; i < options.length; i += 2) {
            all = all.with(options[i], options[i + 1]);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        dropped.addAll(FORMATS.write(library, LearningHistory.empty(), MediaSource.none(),
                DeckTarget.of("words.csv", bytes),
                ExportSettings.defaults().format("csv").options(all)));
        return bytes.toString(UTF_8);
    }

    @Test
    void readsQuotesLineEndsAndCommasWithinFields() throws IOException {
        assertThat(rows(read("Front,Back\r\n\"a \"\"b\"\"\",\"c,\nd\"\r\n e , f \r\n")))
                .containsExactly("a \"b\"|c,\nd", " e | f ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hund,dog\nkatze,cat", "hund;dog\nkatze;cat", "hund\tdog\nkatze\tcat",
            "hund|dog\nkatze|cat", "\ufeffhund,dog\r\rkatze,cat\r",
            "Front;Back\nhund;dog\nkatze;cat",
            "QUESTION,Answer\nhund,dog\n\n\nkatze,cat\n,\n",
            "term\tdefinition\nhund\tdog\nkatze\tcat"})
    void recognisesSeparatorHeaderAndLineEnds(String text) throws IOException {
        assertThat(rows(read(text))).containsExactly("hund|dog", "katze|cat");
    }

    @Test
    void semicolonsWinOverCommasInTheText() throws IOException {
        assertThat(rows(read("eins, zwei;one, two\ndrei;three\n"))).containsExactly(
                "eins, zwei|one, two",
                "drei|three");
    }

    @Test
    void takesItsOptions() throws IOException {
        assertThat(rows(read("1:'Hund:2':dog:x\n", "separator", ":", "quote", "'", "columns",
                "id,front,back,-"))).containsExactly("Hund:2|dog");
        assertThat(rows(read("a,b\n", "header", "present"))).isEmpty();
        assertThat(rows(read("front,back\n", "header", "absent"))).containsExactly("front|back");
        assertThat(rows(read("\"a\" b,c\n", "quote", "none"))).containsExactly("\"a\" b|c");
        assertThat(rows(read(DeckSource.of("x.csv", "für,for".getBytes(ISO_8859_1)), "encoding",
                "iso-8859-1"))).containsExactly("für|for");
        assertThatThrownBy(() -> new CsvFormat().reader(Options.of(
                Map.of("separator", "xx", "header", "maybe", "encoding", "no", "colour", "red"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("separator", "header", "encoding", "colour");
    }

    @Test
    void readsUtf16WithAndWithoutMark() throws IOException {
        String text = "Front,Back\nÄpfel,apples 🍎\n";
        for (byte[] bytes : List.of(text.getBytes(UTF_16LE), text.getBytes(UTF_16BE),
                ("\ufeff" + text).getBytes(UTF_16LE), ("\ufeff" + text).getBytes(UTF_16BE))) {
            assertThat(rows(read(DeckSource.of("x.csv", bytes))))
                    .containsExactly("Äpfel|apples 🍎");
        }
    }

    @Test
    void fillsShortRowsAndReportsLongOnes() throws IOException {
        ImportResult result = read("Front,Back\na\nb,c,d\ne,f,,\n");
        assertThat(rows(result)).containsExactly("a|", "b|c", "e|f");
        assertThat(result.diagnostics()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("extra-fields");
            assertThat(found.where().line()).isEqualTo(3);
        });
    }

    @Test
    void readsTagsDecksAndTypes() throws IOException {
        Library library = read("""
                Front,Back,Tags,Section,Type
                a,b,x y::z,Languages::German,basic-reversed
                c,d,two words; x,Languages,
                """).library();
        List<Note> notes = List.copyOf(library.notes());
        assertThat(notes.get(0).tags()).containsExactly("x", "y::z");
        assertThat(library.path(notes.get(0).deckId())).containsExactly("Languages", "German");
        assertThat(notes.get(0).typeId()).isEqualTo("basic-reversed");
        assertThat(notes.get(1).tags()).containsExactly("two words", "x");
        assertThat(notes.get(1).typeId()).isEqualTo("basic");
        assertThat(library.title()).isEqualTo("words");
        assertThat(library.decks()).extracting(Deck::name).containsExactly("Languages", "German");
    }

    @Test
    void derivesTheSameIdsAgainAndTellsRepeatedRowsApart() throws IOException {
        String text = "a,b\na,c\nb,c\n";
        Library first = read(text).library();
        assertThat(first.notes()).hasSize(3);
        assertThat(read(DeckSource.of("renamed.csv", text)).library().notes())
                .extracting(Note::id)
                .containsExactlyElementsOf(first.notes().stream().map(Note::id).toList());
        assertThat(read(text, "namespace", "mine").library().notes()).extracting(Note::id)
                .doesNotContainAnyElementsOf(first.notes().stream().map(Note::id).toList());
    }

    @Test
    void keepsFurtherColumnsAsFields() throws IOException {
        Library library = read("Word,Translation,Example\nHund,dog,Der Hund bellt.\n").library();
        Note note = library.notes().iterator().next();
        assertThat(library.typeOf(note).fields()).extracting(f -> f.name())
                .containsExactly("Front", "Back", "Example");
        assertThat(library.cards(note)).hasSize(1);
    }

    @Test
    void takesMarkup() throws IOException {
        Note html = read("<b>a</b><br>&amp;,<img src=x.png>\n", "markup", "html").library()
                .notes()
                .iterator()
                .next();
        assertThat(html.fields().get(0).plainText()).isEqualTo("a\n&");
        assertThat(html.fields().get(1).media()).containsExactly("x.png");
        Note markdown = read("**a** `b`,![p](y.png)\n", "markup", "markdown").library()
                .notes()
                .iterator()
                .next();
        assertThat(markdown.fields().get(0).plainText()).isEqualTo("a b");
        assertThat(markdown.fields().get(1).media()).containsExactly("y.png");
    }

    @Test
    void saysWhereAndWhatToDo() {
        assertThatThrownBy(() -> read("a,b\n\"x\ny\",\"open\nmore\n"))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("line 3", "not closed", "quote=none");
        assertThatThrownBy(() -> read("a,b\n\"x\"y,z\n")).isInstanceOf(FormatException.class)
                .hasMessageContainingAll("line 2", "twice");
        assertThatThrownBy(() -> read("\n \n")).isInstanceOf(FormatException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> read("Id,Front,Back\n1,a,b\n1,c,d\n"))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("line 3", "'1'");
        assertThatThrownBy(() -> read("Id,Tags\n1,a\n")).isInstanceOf(FormatException.class)
                .hasMessageContaining("front");
        assertThatThrownBy(
                () -> read(DeckSource.of("x.csv", "a,b\nfür,c\n".getBytes(ISO_8859_1))))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("line 2", "byte 6", "UTF-8");
        assertThatThrownBy(() -> read("a,b\0\n")).isInstanceOf(FormatException.class)
                .hasMessageContaining("not text");
    }

    @Test
    void keepsToTheLimits() {
        ImportSettings settings = ImportSettings.defaults().format("csv");
        String text = "Front,Back,Deck\naaaaaaaaaa,b,A\nc,d,B::C\n";
        assertLimit(text, settings.limits(ImportLimits.defaults().withMaxNotes(1)), "maxNotes");
        assertLimit(text, settings.limits(ImportLimits.defaults().withMaxFieldChars(9)),
                "maxFieldChars");
        assertLimit(text, settings.limits(ImportLimits.defaults().withMaxBytes(9)), "maxBytes");
        assertLimit("a,\"" + "x".repeat(3_000_000), settings, "maxFieldChars");
        assertLimit("a,\"" + "x\n".repeat(3_000_000), settings, "maxFieldChars");
        assertThatThrownBy(() -> FORMATS.read(DeckSource.of("x.csv", "a,b\n".repeat(2000)),
                settings.progress(items -> false))).isInstanceOf(CancellationException.class);
    }

    private static void assertLimit(String text, ImportSettings settings, String limit) {
        assertThatThrownBy(() -> FORMATS.read(DeckSource.of("x.csv", text), settings))
                .isInstanceOfSatisfying(LimitExceededException.class,
                        e -> assertThat(e.limit()).isEqualTo(limit));
    }

    @Test
    void anEndlessLineFailsSoon() {
        DeckSource endless = new DeckSource() {
            @Override
            public String name() {
                return "endless.csv";
            }

            @Override
            public InputStream open() {
                return new InputStream() {
                    @Override
                    public int read() {
                        return 'x';
                    }
                };
            }
        };
        assertThatThrownBy(() -> read(endless)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void writesAHeaderAndQuotesWhereNeeded() throws IOException {
        Library library = Library.builder("words")
                .namespace("csv")
                .deck("A", "B")
                .add(Note.builder("n1", NoteType.basic(), deckId("A", "B"))
                        .fields("a,b", "=1+1")
                        .tags("x", "two words")
                        .build())
                .build();
        assertThat(write(library, new ArrayList<>())).isEqualTo(
                "Front,Back,Tags,Deck,Type,Id\r\n\"a,b\",=1+1,\"x \"\"two words\"\"\",A::B,basic,n1\r\n");
        assertThat(write(library, new ArrayList<>(), "line-ends", "lf", "separator", "tab"))
                .isEqualTo("Front\tBack\tTags\tDeck\tType\tId\n"
                        + "a,b\t=1+1\t\"x \"\"two words\"\"\"\tA::B\tbasic\tn1\n");
    }

    private static String deckId(String... path) {
        return dev.cardstock.deck.Ids.derived("csv#deck", path);
    }

    @Test
    void reportsWhatItDropsOnce() throws IOException {
        Library library = Library.builder("another title")
                .description("d")
                .add(Deck.builder("d1", "D").description("x").build())
                .add(Deck.builder("d2", "Empty").build())
                .add(Note.builder("n1", NoteType.basic(), "d1")
                        .field(Markup.html("<b>a</b>", "a"))
                        .fields("b")
                        .answerKey("forward", AnswerKey.alternatives("c"))
                        .starred(true)
                        .attribute("k", "v")
                        .build())
                .build();
        List<Diagnostic> dropped = new ArrayList<>();
        write(library, dropped);
        assertThat(dropped).allMatch(diagnostic -> diagnostic.code().equals("dropped"));
        assertThat(dropped).extracting(diagnostic -> String.valueOf(diagnostic.where().item()))
                .containsExactly("null", "null", "d1", "n1", "n1", "n1", "n1", "d2");
    }

    @Test
    void roundTripsAwkwardLibraries() throws IOException {
        NoteType type = NoteType.custom("t", "T", List.of("Question", "tags", "Field: x", " y"),
                List.of(CardTemplate.plain("q", "Q", "{{Question}}", "{{tags}}")));
        Library library = Library.builder("words")
                .namespace("csv")
                .deck("A::B", " :c\\", "d:")
                .add(Note.builder("c", NoteType.cloze(), deckId("A::B"))
                        .fields("{{c1::x}}", "")
                        .tags("a\"b", "c;d", "e, f")
                        .build())
                .add(Note.builder("r", NoteType.basicReversed(), deckId("A::B", " :c\\", "d:"))
                        .fields("\ufeff", " \r \n ")
                        .build())
                .add(Note.builder("i", NoteType.imageOcclusion(), deckId("A::B"))
                        .fields("a", "b", "c", "", "e")
                        .build())
                .build();
        Library again = read(write(library, new ArrayList<>())).library();
        assertThat(again).isEqualTo(library);
        Library custom = Library.builder("words")
                .namespace("csv")
                .deck("A")
                .add(type)
                .add(Note.builder("n", type, deckId("A")).fields("1", "2", "3", "4").build())
                .build();
        assertThat(rows(read(write(custom, new ArrayList<>())))).containsExactly("1|2|3|4");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void roundTripsRandomLibraries(long seed) throws IOException {
        Random random = new Random(seed);
        Library.Builder builder = Library.builder("words").namespace("csv");
        for (int i = 0; i < 300; i++) {
            String deck = text(random, 1 + random.nextInt(3));
            String[] path = deck.isBlank() ? new String[]{"D"} : new String[]{deck, "x:" + i % 7};
            builder.deck(path);
            NoteType type = NoteType.builtIn().get(random.nextInt(4));
            Note.Builder note = Note.builder("n" + i, type, deckId(path));
            for (int f = 0; f < type.fields().size(); f++) {
                note.fields(text(random, random.nextInt(6)));
            }
            builder.add(note.tags(text(random, 3), text(random, 4), "t" + i % 3).build());
        }
        Library library = builder.build();
        for (String separator : List.of("comma", "semicolon", "tab", "pipe")) {
            for (String lines : List.of("crlf", "lf")) {
                String text = write(library, new ArrayList<>(), "separator", separator,
                        "line-ends", lines, "bom", "true");
                assertThat(read(text).library()).isEqualTo(library);
            }
        }
    }

    private static String text(Random random, int length) {
        String[] parts = {"\"", "\n", "\r", "\r\n", ",", ";", "\t", "|", " ", "a", "é", "漢", "🍎",
                "\ufeff", "=1+1", ":", "::", "\\", "#", "'", "{{c1::x}}", "\u00a0", "\u2003"};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    @Test
    void leavesNothingBehindUnlessFinished(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("words.csv");
        Files.writeString(file, "old");
        try (DeckOutput output = new CsvFormat().writer(Options.none())
                .orElseThrow()
                .open(DeckTarget.of(file), diagnostic -> {})) {
            output.header(LibraryHeader.titled("words"));
            output.deck(Deck.builder("d", "D").build());
            output.note(Note.builder("n", NoteType.basic(), "d").fields("a", "b").build());
        }
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryContaining(p -> p.equals(file));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"'a,b\nc,d'!LIKELY!POSSIBLE",
            "'a\tb\nc\td'!POSSIBLE!LIKELY",
            "'just words'!POSSIBLE!POSSIBLE", "'{\"a\": 1}'!NO!NO", "'[{\"a\": 1}]'!NO!NO",
            "'PK\3\4xx'!NO!NO", "'<!DOCTYPE html>'!NO!NO", "'{{c1::a}},b\nc,d'!LIKELY!POSSIBLE"})
    void recognisesItself(String text, Match csv, Match tsv) {
        Sample sample = new Sample("x", ByteBuffer.wrap(text.getBytes(UTF_8)), true);
        assertThat(new CsvFormat().match(sample)).isEqualTo(csv);
        assertThat(new TsvFormat().match(sample)).isEqualTo(tsv);
    }

    @Test
    void isInstalled() {
        assertThat(DeckFormats.installed().all()).extracting(DeckFormat::id).contains("csv", "tsv");
    }
}
