package dev.cardstock.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import dev.cardstock.formats.markup.MarkupParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
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

class AnkiTextFormatTest {
    private static final String HEAD = "#separator:tab\n#html:true\n";

    private final Exchange exchange = new Exchange(new AnkiTextFormat());

    @Nested
    class Contract extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new AnkiTextFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.txt", HEAD + "#guid column:1\n#deck column:2\n"
                    + IntStream.range(0, notes)
                            .mapToObj(i -> "g" + i + "\tWords::Part " + i % 3 + "\tfront " + i
                                    + "\t\"<b>back</b>, \"\"quoted\"\"\n" + i + "\"\n")
                            .collect(Collectors.joining()));
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.txt", ""), DeckSource.of("b.txt", "\n \n"),
                    DeckSource.of("c.txt",
                            "#separator:tab\n#guid column:1\n#tags column:2\na\tb\n"));
        }
    }

    private static String fields(Note note) {
        return note.fields().stream().map(Markup::source).collect(Collectors.joining("|"));
    }

    private List<String> rows(String text) {
        return exchange.read(text)
                .library()
                .notes()
                .stream()
                .map(note -> fields(note) + " " + note.tags())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"'#separator:tab'!CERTAIN", "'#html:true\na\tb'!CERTAIN",
            "'#notetype column:1\n'!CERTAIN", "'#if matches:keep both\n'!CERTAIN",
            "'#tags:a b\nx\ty'!LIKELY", "'tags:a b\nx\ty'!LIKELY", "'# Heading\n'!NO",
            "'#separator\n'!NO", "'a\tb\nc\td'!NO", "'a\n#separator:tab\n'!NO"})
    void recognisesItself(String text, Match match) {
        assertThat(new AnkiTextFormat()
                .match(new Sample("x", ByteBuffer.wrap(text.getBytes(UTF_8)), true)))
                .isEqualTo(match);
    }

    @Test
    void isTheTextThatIsFoundAmongAllFormats() throws IOException {
        DeckFormats formats = DeckFormats.installed();
        assertThat(formats.detect(DeckSource.of("x", HEAD + "a\tb\n")).id()).isEqualTo("anki-text");
        assertThat(formats.detect(DeckSource.of("x.csv", HEAD + "a\tb\n")).id())
                .isEqualTo("anki-text");
        assertThat(formats.detect(DeckSource.of("x.txt", "a\tb\nc\td\n")).id()).isEqualTo("tsv");
        assertThat(formats.forName("words.txt").id()).isEqualTo("anki-text");
    }

    @Test
    void takesColumnsThatHaveNoNameInOrder() {
        assertThat(rows(HEAD + "#notetype:Basic\n#guid column:2\na\tg1\tb\tx y\tz\n"))
                .containsExactly("a|b [x, y]");
        assertThat(exchange.diagnostics(HEAD + "#notetype:Basic\n#guid column:2\na\tg\tb\tx\tz\n"))
                .containsExactly("column-ignored 5");
    }

    @Test
    void takesTheColumnBehindTheFieldsForTags() {
        assertThat(rows(HEAD + "#notetype:Basic\n#columns:Back\tFront\tWhat\nb\ta\tx y\n"))
                .containsExactly("a|b [x, y]");
    }

    @Test
    void takesFieldsOfNotesWithATypeInOrderWhateverTheColumnsAreCalled() {
        String text = HEAD + "#notetype column:1\n#tags column:4\n#columns:T\tBack\tFront\tX\n"
                + "Basic\ta\tb\tt\nWord\tc\td\t\n";
        assertThat(rows(text)).containsExactly("a|b [t]", "c|d []");
        Library library = exchange.read(text).library();
        Note word = List.copyOf(library.notes()).get(1);
        assertThat(library.typeOf(word).fields()).extracting(FieldDefinition::name)
                .containsExactly("Back", "Front");
    }

    @Test
    void keepsAllFieldsOfATypeThatHasTheNameOfABuiltInOne() {
        String text = HEAD + "#notetype column:1\nBasic\ta\tb\t\nBasic\tc\td\te\nBasic\tf\tg\th\n";
        assertThat(rows(text)).containsExactly("a|b []", "c|d|e []", "f|g|h []");
        assertThat(exchange.diagnostics(text)).containsExactly("unknown-type 5");
    }

    @Test
    void splitsTagsAtBlanksAloneAndTakesTheStar() {
        Library library = exchange
                .read(HEAD + "#tags column:3\n#tags:all,of;them x\n"
                        + "a\tb\ty,z Marked w\u3000v\n")
                .library();
        Note note = library.notes().iterator().next();
        assertThat(note.tags()).containsExactly("y,z", "w", "v", "all,of;them", "x");
        assertThat(note.starred()).isTrue();
    }

    @Test
    void splitsDecksAsAnkiDoes() {
        Library library = exchange.read(HEAD + "#deck column:1\nA\\::: B ::\\c:\ta\tb\n").library();
        Note note = library.notes().iterator().next();
        assertThat(library.path(note.deckId())).containsExactly("A\\", "B", "\\c");
    }

    @Test
    void tellsNotesWithOneGuidApart() {
        String text = HEAD + "#guid column:1\ng\ta\tb\ng\tc\td\n";
        assertThat(rows(text)).containsExactly("a|b []", "c|d []");
        assertThat(exchange.diagnostics(text)).containsExactly("repeated-guid 5");
    }

    @Test
    void keepsWhatIsToBeDoneWithNotesThatAreThere() {
        String text = HEAD + "#if matches:Keep Both\n#match scope:notetype + deck,,,\na\tb\n";
        ImportResult read = exchange.read(text);
        assertThat(read.library().attributes()).isEqualTo(Map.of("anki-text.ifMatches",
                "keep both", "anki-text.matchScope", "notetype + deck"));
        assertThat(exchange.diagnostics(text)).containsExactly("if-matches 0");
        assertThat(exchange.write(read.library())).contains(
                "#if matches:keep both\n#match scope:notetype + deck\n");
    }

    @Test
    void guessesHtmlFromFiveRowsAndNotFromLines() {
        String plain = "a\t\"1\n2\n3\n4\n5\n6\"\n";
        assertThat(rows("#separator:tab\n" + plain + "<b>x</b>\ty\n"))
                .containsExactly("a|1\n2\n3\n4\n5\n6 []", "<b>x</b>|y []");
        Library five = exchange.read("#separator:tab\n" + plain + "<b>x</b>\ty\n").library();
        assertThat(List.copyOf(five.notes()).get(1).fields().get(0).plainText()).isEqualTo("x");
        Library six = exchange
                .read("#separator:tab\n#<i>no row</i>\n" + "p\tq\n".repeat(5) + "<b>x</b>\ty\n")
                .library();
        assertThat(List.copyOf(six.notes()).get(5).fields().get(0).plainText())
                .isEqualTo("<b>x</b>");
    }

    @Test
    void takesHtmlForPlainTextWhereThereIsNone() {
        String text = HEAD + "a &lt;b&gt; &amp; c<BR>d\te<br>f\n";
        Note note = exchange.read(text).library().notes().iterator().next();
        assertThat(note.fields().get(0)).isEqualTo(Markup.plain("a <b> & c\nd"));
        assertThat(note.fields().get(1)).isEqualTo(Markup.html("e<br>f", "e\nf"));
        assertThat(exchange.write(exchange.read(text).library()))
                .endsWith("\ta &lt;b&gt; &amp; c<BR>d\te<br>f\n");
    }

    @Test
    void findsMediaInFields() {
        Note note = exchange.read(HEAD + "<img src=\"a.png\">x\t[sound:b c.mp3]y\n")
                .library()
                .notes()
                .iterator()
                .next();
        assertThat(note.fields().get(0).media()).containsExactly("a.png");
        assertThat(note.fields().get(1).media()).containsExactly("b c.mp3");
        assertThat(note.fields().get(1).plainText()).isEqualTo("y");
    }

    @Test
    void writesWhatAnkiImports() {
        Library library = Library.builder("deck")
                .add(Deck.builder("d", "A").build())
                .add(Deck.builder("e", "B:").parent("d").build())
                .add(Note.builder("n1", NoteType.basicReversed(), "d")
                        .fields("#1 \"x\"", "two\nlines [sound:a]")
                        .tags("two words", "t")
                        .starred(true)
                        .build())
                .add(Note.builder("n2", NoteType.cloze(), "e")
                        .field(MarkupParser.html("{{c1::a}} <i>b</i>"))
                        .field(MarkupParser.markdown("**c**"))
                        .attribute("anki.guid", "#g")
                        .build())
                .build();
        assertThat(exchange.write(library)).isEqualTo("""
                #separator:tab
                #html:true
                #guid column:1
                #notetype column:2
                #deck column:3
                #tags column:4
                #columns:guid\tnotetype\tdeck\ttags\tField 1\tField 2
                cardstock:n1\tBasic (and reversed card)\tA\ttwo_words t marked\t"#1 ""x""\
                "\ttwo<BR>lines &#91;sound:a]
                "#g"\tCloze\tA::B\t\t{{c1::a}} <i>b</i>\t<strong>c</strong>
                """);
        assertThat(exchange.dropped).extracting(Diagnostic::message)
                .anyMatch(message -> message.contains("two_words"))
                .anyMatch(message -> message.contains("'A::B:' 'A::B'"))
                .anyMatch(message -> message.contains("Markdown"));
    }

    @Test
    void givesTypesWithOneNameDifferentNames() {
        NoteType one = NoteType.custom("x", "Basic", List.of("Word", "Meaning", "Example"),
                List.of(CardTemplate.plain("q", "Q", "{{Word}}", "{{Meaning}}")));
        Library library = Library.builder("deck")
                .deck("deck")
                .add(one)
                .card("a", "b")
                .add(Note.builder("n", one, Library.builder("deck")
                        .deck("deck")
                        .build()
                        .decks()
                        .iterator()
                        .next()
                        .id()).fields("c", "d", "e").build())
                .build();
        String text = exchange.write(library);
        assertThat(text).contains("\tBasic\t", "\tBasic+\t");
        assertThat(rows(text)).contains("a|b []", "c|d|e []");
    }

    @Test
    void keepsTheNamesOfFieldsWhereAllNotesHaveOneType() {
        NoteType word = NoteType.custom("x", "Word", List.of("Tags", "Front", "Deck"),
                List.of(CardTemplate.plain("q", "Q", "{{Tags}}", "{{Front}}")));
        Library library = Library.builder("deck")
                .add(Deck.builder("d", "deck").build())
                .add(word)
                .add(Note.builder("n", word, "d").fields("a", "b", "c").build())
                .build();
        Library again = exchange.read(exchange.write(library)).library();
        Note note = again.notes().iterator().next();
        assertThat(fields(note)).isEqualTo("a|b|c");
        assertThat(again.typeOf(note).fields()).extracting(FieldDefinition::name)
                .containsExactly("Tags", "Front", "Deck");
    }

    @Test
    void reportsANoteThatAnkiLeavesOut() {
        Library library = Library.builder("deck").deck("deck").card("", "b").card("c", "").build();
        String text = exchange.write(library);
        assertThat(exchange.dropped).singleElement()
                .satisfies(d -> assertThat(d.message()).contains("first field is empty"));
        assertThat(rows(text)).containsExactly("c| []");
        assertThat(exchange.diagnostics(text)).containsExactly("missing-front 8");
    }

    @Test
    void reportsDecksThatAnkiWouldNotFind() {
        Library library = Library.builder("deck")
                .add(Deck.builder("a", "A").build())
                .add(Deck.builder("b", "\"B\"").parent("a").build())
                .add(Deck.builder("c", "2024").build())
                .add(Note.builder("n1", NoteType.basic(), "b").fields("a", "b").build())
                .add(Note.builder("n2", NoteType.basic(), "a").fields("c", "d").build())
                .add(Note.builder("n3", NoteType.basic(), "c").fields("e", "f").build())
                .build();
        exchange.write(library);
        assertThat(exchange.dropped).extracting(Diagnostic::message)
                .hasSize(3)
                .anyMatch(message -> message.contains("deck for each note of 'A::\"B\"'"))
                .anyMatch(message -> message.contains("second deck 'A+'"))
                .anyMatch(message -> message.contains("'2024' for the number"));
    }

    @Test
    void namesTheColumnsOfATypeThatComesLate() throws IOException {
        NoteType late = NoteType.custom("late", "Late", List.of("A", "B", "C", "D", "E", "F", "G"),
                List.of(CardTemplate.plain("q", "Q", "{{A}}", "{{G}}")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeckOutput output = new AnkiTextFormat().writer(dev.cardstock.Options.none())
                .orElseThrow()
                .open(DeckTarget.of("x.txt", bytes), dropped -> {})) {
            output.header(LibraryHeader.titled("x"));
            output.deck(Deck.builder("d", "D").build());
            output.noteType(NoteType.basic());
            output.note(Note.builder("n1", NoteType.basic(), "d").fields("a", "b").build());
            output.noteType(late);
            output.note(Note.builder("n2", late, "d")
                    .fields("1", "2", "3", "4", "5", "6", "7")
                    .build());
            output.finish();
        }
        assertThat(rows(bytes.toString(UTF_8))).containsExactly("a|b []", "1|2|3|4|5|6|7 []");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void roundTripsRandomLibraries(long seed) {
        Library library = Exchange.random(seed, new Shape(true, true, true, false, false, true));
        String text = exchange.write(library);
        ImportResult again = exchange.read(text);
        assertThat(withoutNames(again.library())).isEqualTo(withoutNames(library));
        assertThat(again.diagnostics()).isEmpty();
        assertThat(exchange.write(again.library())).isEqualTo(text);
    }

    /** Deck names are tested by others, for Anki changes some. */
    private static List<String> withoutNames(Library library) {
        return library.notes()
                .stream()
                .map(n -> n.id() + n.typeId() + n.fields() + n.tags()
                        + library.path(n.deckId()).size())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void roundTripsRandomHtml(long seed) {
        Random random = new Random(seed);
        String[] pieces = {"<b>", "</b>", "<br>", "<BR>", "&amp;", "&nbsp;", "&#91;", "\n", "\"",
                "\t", "#", "x", " ", "é", "[sound:a.mp3]", "<img src=\"b.png\">", "&", "<", ">"};
        Library.Builder library = Library.builder("deck").add(Deck.builder("d", "deck").build());
        for (int i = 0; i < 200; i++) {
            StringBuilder html = new StringBuilder();
            for (int j = random.nextInt(6); j >= 0; j--) {
                html.append(pieces[random.nextInt(pieces.length)]);
            }
            library.add(Note.builder("n" + i, NoteType.basic(), "d")
                    .field(MarkupParser.html(html + "<i></i>"))
                    .field(MarkupParser.html(html.toString()))
                    .build());
        }
        String text = exchange.write(library.build());
        Library again = exchange.read(text).library();
        assertThat(again.notes()).hasSize(200);
        assertThat(exchange.write(again)).isEqualTo(text);
        assertThat(again.attributes()).isEqualTo(new TreeMap<>());
    }
}
