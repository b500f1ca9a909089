package dev.cardstock.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Options;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.formats.text.anki.AnkiIds;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as other programs write them. */
class RealTablesTest {
    private static final DeckFormats FORMATS = DeckFormats
            .of(List.of(new AnkiTextFormat(), new CsvFormat(), new TsvFormat()));

    private static ImportResult read(String text) throws IOException {
        return FORMATS.read(DeckSource.of("words.txt", text), ImportSettings.defaults());
    }

    private static List<String> rows(ImportResult result) {
        return result.library()
                .notes()
                .stream()
                .map(note -> String.join("|", note.fields().stream().map(Markup::source).toList()))
                .toList();
    }

    private static List<String> codes(ImportResult result) {
        return result.diagnostics().stream().map(Diagnostic::code).toList();
    }

    private static Note first(ImportResult result) {
        return result.library().notes().iterator().next();
    }

    @Test
    void takesColumnsFromTheLinesBeforeTheRows() throws IOException {
        ImportResult result = read("""
                #separator:Comma
                #html:true
                #guid column:1
                #notetype:Basic
                #deck column:2
                #tags column:5
                g-1,Words::A,ant,"a <b>small</b> insect",animal lex::03
                g-2,Words::B,bee,it stings,
                """);
        Library library = result.library();
        Note ant = first(result);
        assertThat(rows(result)).containsExactly("ant|a <b>small</b> insect", "bee|it stings");
        assertThat(ant.id()).isEqualTo(AnkiIds.noteId("g-1"));
        assertThat(ant.attributes()).containsExactly(Map.entry("anki.guid", "g-1"));
        assertThat(ant.typeId()).isEqualTo("basic");
        assertThat(ant.tags()).containsExactly("animal", "lex::03");
        assertThat(ant.fields().get(1).plainText()).isEqualTo("a small insect");
        assertThat(library.path(ant.deckId())).containsExactly("Words", "A");
        assertThat(result.diagnostics()).isEmpty();
    }

    @Test
    void takesWhatHoldsForAllNotesFromTheLinesBeforeTheRows() throws IOException {
        ImportResult result = read("""
                #separator:Semicolon,,,
                #HTML:False,,,
                #Tags:x y
                #Deck:Languages::German
                #Notetype:Cloze
                #if matches:keep both
                #something:else
                der {{c1::Hund}};<b>;bellt
                """);
        Note note = first(result);
        assertThat(rows(result)).containsExactly("der {{c1::Hund}}|<b>");
        assertThat(note.typeId()).isEqualTo("cloze");
        assertThat(note.tags()).containsExactly("bellt", "x", "y");
        assertThat(note.fields().get(1).kind()).isEqualTo(Markup.Kind.PLAIN);
        assertThat(result.library().path(note.deckId())).containsExactly("Languages", "German");
    }

    @Test
    void takesTheNamesOfColumnsFromTheLinesBeforeTheRows() throws IOException {
        ImportResult result = read("#separator:tab\n#columns:Back\tFront\tExample\tTags\n"
                + "dog\tHund\tDer Hund bellt.\ta b\n");
        Note note = first(result);
        assertThat(rows(result)).containsExactly("Hund|dog|Der Hund bellt.");
        assertThat(result.library().typeOf(note).fields()).extracting(FieldDefinition::name)
                .containsExactly("Front", "Back", "Example");
        assertThat(note.tags()).containsExactly("a", "b");
    }

    @Test
    void makesTypesThatTheRowsOnlyName() throws IOException {
        ImportResult result = read("""
                #separator:tab
                #html:false
                #notetype column:1
                Basic (and reversed card)\tHund\tdog\t
                Grammar\tder\tmasculine\tnominative
                My cloze\ta {{c1::b}}\tc\t
                Grammar\tdie\tfeminine\t
                """);
        List<Note> notes = List.copyOf(result.library().notes());
        assertThat(notes.get(0).typeId()).isEqualTo("basic-reversed");
        NoteType grammar = result.library().typeOf(notes.get(1));
        assertThat(grammar.name()).isEqualTo("Grammar");
        assertThat(rows(result)).containsExactly("Hund|dog", "der|masculine|nominative",
                "a {{c1::b}}|c|", "die|feminine|");
        assertThat(notes.get(3).typeId()).isEqualTo(grammar.id());
        assertThat(result.library().typeOf(notes.get(2)).kind()).isEqualTo(NoteType.Kind.CLOZE);
        assertThat(result.library().cards(notes.get(2))).hasSize(1);
        assertThat(codes(result)).containsExactly("unknown-type", "unknown-type");
    }

    @Test
    void leavesOutRemarksAndRowsWithoutAFront() throws IOException {
        ImportResult result = read("""
                #separator:comma
                # a remark, with a "quote
                a,b
                # another "remark,
                "#c",d
                ,e
                "f
                # no remark",g
                """);
        assertThat(rows(result)).containsExactly("a|b", "#c|d", "f\n# no remark|g");
        assertThat(result.diagnostics()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("missing-front");
            assertThat(found.where().line()).isEqualTo(6);
        });
    }

    @Test
    void countsLinesFromTheBeginningOfTheFile() {
        assertThatThrownBy(() -> read("#separator:comma\r\n#html:false\r\na,b\r\n\"c\"d,e\r\n"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("line 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#separator:tab\na\tb", "#separator:;\na;b", "#separator:|\na|b",
            "#separator:colon\na:b", "#separator:Pipe\na|b", "#separator:space\na b",
            "#separator: \na b", "#separator:\t\na\tb", "#SEPARATOR:SEMICOLON;;\na;b",
            "#html:false\na\tb", "#html:false\na b", "#html:false\na:b", "#separator:,\na,b",
            "#separator:,,,,\na,b", "tags:x y\na\tb", "\ufeff#separator:tab\r\na\tb\r\n",
            "#separator:tab\ra\tb"})
    void knowsTheSeparator(String text) throws IOException {
        ImportResult result = read(text);
        assertThat(rows(result)).containsExactly("a|b");
        assertThat(result.formatId()).isEqualTo("anki-text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"'<b>a</b>'!a", "'a &amp; b'!a & b", "'a<br/>b'!a/b",
            "'1 < 2 > 0'!1 < 2 > 0", "'a & b'!a & b"})
    void guessesHtmlWhereTheLinesBeforeTheRowsLeaveItOpen(String front, String text)
            throws IOException {
        ImportResult result = read("#separator:tab\n" + front + "\tb\n");
        assertThat(first(result).fields().get(0).plainText()).isEqualTo(text.replace('/', '\n'));
    }

    @Test
    void optionsWinOverTheLinesBeforeTheRows() throws IOException {
        ImportResult result = FORMATS.read(
                DeckSource.of("x.csv", "#separator:tab\n#html:true\na;<b>;c\n"),
                ImportSettings.defaults()
                        .format("csv")
                        .options(Options.of(Map.of("separator", ";", "markup", "plain", "columns",
                                "back,front,-"))));
        assertThat(rows(result)).containsExactly("<b>|a");
        assertThat(first(result).fields().get(0).kind()).isEqualTo(Markup.Kind.PLAIN);
    }

    @Test
    void aRowNamesTheColumnsWhereTheLinesBeforeItDoNot() throws IOException {
        assertThat(rows(read("#separator:comma\nBack,Front\ndog,Hund\n")))
                .containsExactly("Hund|dog");
    }

    @Test
    void readsTermsAndDefinitionsWithQuotesThatMeanNothing() throws IOException {
        ImportResult result = read("\"Hallo\" sagen\tto say hello\n5\" disk\t\"old\" medium\n"
                + "offen\t\"open\n");
        assertThat(rows(result)).containsExactly("\"Hallo\" sagen|to say hello",
                "5\" disk|\"old\" medium", "offen|\"open");
    }

    @Test
    void keepsCellsInQuotesBetweenTabs() throws IOException {
        assertThat(rows(read("a\t\"b\n\"\"c\"\"\"\nd\te\n"))).containsExactly("a|b\n\"c\"", "d|e");
    }

    @Test
    void leavesOutARemarkBeforeTheFirstRow() throws IOException {
        assertThat(rows(read("# from chapter 1\nHund\tdog\nKatze\tcat\n")))
                .containsExactly("Hund|dog", "Katze|cat");
        assertThat(rows(read("#hash,a sign\n#tag,a word\n"))).containsExactly("#hash|a sign",
                "#tag|a word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"country,flag,map,ISO,tags\nFrance,f,m,FR,Europe\n",
            "country,capital,capital:de,capital:zh-tw\nFrance,Paris,Paris,x\n",
            "English,German,Guid\nFrance,Frankreich,1\n"})
    void recognisesAHeaderByOneName(String text) throws IOException {
        ImportResult result = FORMATS.read(DeckSource.of("x.csv", text),
                ImportSettings.defaults());
        assertThat(result.library().notes()).hasSize(1);
        assertThat(first(result).fields().get(0).source()).isEqualTo("France");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tag,day,noun\nWort,word,noun\n", "Antwort,answer,f\nDeck,deck,n\n",
            "12:de,x,y\n13:fr,x,y\n"})
    void takesNoWordsForAHeader(String text) throws IOException {
        assertThat(read(text).library().notes()).hasSize(2);
    }

    @Test
    void saysOfManyAlikeDiagnosticsHowMany() throws IOException {
        ImportResult result = read("Front,Back\n" + "a,b,c\n".repeat(5000));
        assertThat(result.diagnostics()).hasSize(11);
        assertThat(result.diagnostics().getLast().message()).startsWith("4990 more");
        assertThat(result.diagnostics()).allMatch(found -> found.code().equals("extra-fields"));
    }

    @Test
    void aFirstCellThatLooksLikeARemarkIsWrittenInQuotes() throws IOException {
        Library library = Library.builder("words")
                .namespace("csv")
                .deck("D")
                .add(Note.builder("n", NoteType.basic(),
                        dev.cardstock.deck.Ids.derived("csv#deck", "D"))
                        .fields("#separator:tab", "b")
                        .build())
                .build();
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        FORMATS.write(library, dev.cardstock.review.LearningHistory.empty(),
                dev.cardstock.deck.MediaSource.none(),
                dev.cardstock.exchange.DeckTarget.of("words.csv", bytes),
                dev.cardstock.exchange.ExportSettings.defaults());
        assertThat(bytes.toString(UTF_8)).contains("\n\"#separator:tab\",b,");
        assertThat(FORMATS.read(DeckSource.of("words.csv", bytes.toByteArray()),
                ImportSettings.defaults()).library()).isEqualTo(library);
    }
}
