package dev.cardstock.formats.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Options;
import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
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
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.formats.csv.CsvFormat;
import dev.cardstock.review.LearningHistory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxFormatTest {
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final List<Diagnostic> dropped = new ArrayList<>();

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The parts of a workbook with a sheet, as programs write them. */
    private static Map<String, String> parts(String sheet) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put("_rels/.rels", "<Relationships><Relationship Id=\"x\" Type=\"" + TYPE
                + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Secret\""
                + " state=\"hidden\" r:id=\"a\"/><sheet name=\"Words\" r:id=\"b\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", "<Relationships>"
                + "<Relationship Id=\"a\" Type=\"" + TYPE
                + "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + "<Relationship Id=\"b\" Type=\"" + TYPE
                + "worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
                + "<Relationship Id=\"c\" Type=\"" + TYPE
                + "sharedStrings\" Target=\"sharedStrings.xml\"/>"
                + "<Relationship Id=\"d\" Type=\"" + TYPE + "styles\" Target=\"styles.xml\"/>"
                + "</Relationships>");
        parts.put("xl/sharedStrings.xml", "<sst><si><t>Front</t></si><si><t>Back</t></si>"
                + "<si><r><rPr><b/></rPr><t>ri</t></r><r><t xml:space=\"preserve\">ch </t></r>"
                + "<rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh></si><si><t>a_x000A_b_x005F_x0041_</t></si></sst>");
        parts.put("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"164\""
                + " formatCode=\"dd&quot; of &quot;mmm\"/><numFmt numFmtId=\"165\""
                + " formatCode=\"0.0&quot;days&quot;[Red]\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
                + "<xf numFmtId=\"165\"/></cellXfs></styleSheet>");
        parts.put("xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row r=\"1\"><c t=\"str\"><v>q</v></c>"
                        + "<c t=\"str\"><v>secret</v></c></row></sheetData></worksheet>");
        parts.put("xl/worksheets/sheet2.xml", sheet);
        return parts;
    }

    private static DeckSource book(String rows) {
        return DeckSource.of("words.xlsx",
                zip(parts("<worksheet><sheetData>" + rows + "</sheetData></worksheet>")));
    }

    private static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
            + "<c r=\"B1\" t=\"s\"><v>1</v></c></row>";

    private static ImportResult read(DeckSource source, Options options) {
        try {
            return DeckFormats.of(List.of(new XlsxFormat(), new CsvFormat()))
                    .read(source, ImportSettings.defaults().options(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportResult read(DeckSource source) {
        return read(source, Options.none());
    }

    private static List<String> cards(DeckSource source) {
        return read(source).library()
                .cards()
                .map(card -> card.note().fields())
                .map(fields -> fields.get(0).source() + " | " + fields.get(1).source())
                .toList();
    }

    private byte[] write(Library library) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            dropped.addAll(DeckFormats.of(List.of(new XlsxFormat()))
                    .write(library, LearningHistory.empty(), MediaSource.none(),
                            DeckTarget.of("deck.xlsx", bytes), ExportSettings.defaults()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Nested
    class Contract extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new XlsxFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return book(HEADER + IntStream.range(0, notes)
                    .mapToObj(i -> "<row><c t=\"str\"><v>front " + i
                            + "</v></c><c t=\"inlineStr\"><is><t>bäck\n" + i
                            + "</t></is></c></row>")
                    .collect(Collectors.joining()));
        }

        @Override
        protected List<DeckSource> unsuitable() {
            Map<String, String> noBook = parts("");
            noBook.remove("xl/workbook.xml");
            return List.of(DeckSource.of("a.xlsx", ""), DeckSource.of("b.xlsx", "PK\3\4"),
                    DeckSource.of("c.xlsx", zip(noBook)), book(""),
                    book("<row r=\"5\"/><row r=\"4\"/>"), book("<row r=\"9999999\"/>"),
                    book("<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>"),
                    book("<row><c r=\"XFE1\"><v>1</v></c></row>"),
                    book("<row><c r=\"B1\"/><c r=\"A1\"/></row>"),
                    book("<row><c t=\"s\"><v>4</v></c></row>"),
                    book("<row><c t=\"s\"><v>-1</v></c></row>"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '§', textBlock = """
            <c><v>1492</v></c>                           ~ 1492
            <c><v>3.1400000000000001</v></c>             ~ 3.14
            <c><v>1E+20</v></c>                          ~ 100000000000000000000
            <c><v>-0.0001</v></c>                        ~ -0.0001
            <c><v>1e99</v></c>                           ~ 1e99
            <c s="1"><v>1</v></c>                        ~ 1900-01-01
            <c s="1"><v>59</v></c>                       ~ 1900-02-28
            <c s="1"><v>61</v></c>                       ~ 1900-03-01
            <c s="1"><v>45520</v></c>                    ~ 2024-08-16
            <c s="2"><v>45520.604166666664</v></c>       ~ 2024-08-16 14:30:00
            <c s="2"><v>45519.999999999</v></c>          ~ 2024-08-16
            <c s="2"><v>0.5</v></c>                      ~ 12:00:00
            <c s="2"><v>-3</v></c>                       ~ -3
            <c s="3"><v>45520</v></c>                    ~ 45520
            <c t="d"><v>2024-08-16T00:00:00</v></c>      ~ 2024-08-16
            <c t="b"><v>1</v></c>                        ~ TRUE
            <c t="b"><v>0</v></c>                        ~ FALSE
            <c t="str"><f>A1&amp;"x"</f><v>ax</v></c>    ~ ax
            <c><f>1+1</f><v>2</v></c>                    ~ 2
            <c t="s"><v>2</v></c>                        ~ §rich §
            <c t="e"><v>#N/A</v></c>                     ~ §§
            <c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c> ~ ab
            """)
    void readsValuesAsText(String cell, String text) {
        DeckSource book = book(HEADER + "<row><c t=\"str\"><v>q</v></c>" + cell + "</row>");
        assertThat(cards(book)).containsExactly("q | " + text);
    }

    @Test
    void readsLineEndsAndEscapedCharacters() {
        assertThat(cards(
                book(HEADER + "<row><c t=\"s\"><v>3</v></c><c t=\"str\"><v>x\ny</v></c></row>")))
                .containsExactly("a\nb_x0041_ | x\ny");
    }

    @Test
    void daysOfOldMacintoshesBeginIn1904() {
        Map<String, String> parts = parts("<worksheet><sheetData>" + HEADER
                + "<row><c s=\"1\"><v>0</v></c><c s=\"1\"><v>44058</v></c></row></sheetData></worksheet>");
        parts.computeIfPresent("xl/workbook.xml",
                (name, xml) -> xml.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));
        assertThat(cards(DeckSource.of("a.xlsx", zip(parts))))
                .containsExactly("1904-01-01 | 2024-08-16");
    }

    @Test
    void skipsEmptyRowsAndFillsMergedOnes() {
        String rows = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Deck</v></c><c r=\"B1\" t=\"str\"><v>Front</v></c>"
                + "<c r=\"D1\" t=\"str\"><v>Back</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>A::B</v></c><c r=\"B3\" t=\"str\"><v>1</v></c>"
                + "<c r=\"D3\" t=\"str\"><v>one</v></c></row>"
                + "<row r=\"4\"><c r=\"B4\" t=\"str\"><v>2</v></c><c r=\"D4\" t=\"str\"><v>two</v></c></row>"
                + "<row r=\"9\"><c r=\"B9\" t=\"str\"><v>3</v></c><c r=\"D9\" t=\"str\"><v>three</v></c></row>";
        Library library = read(DeckSource.of("words.xlsx",
                zip(parts("<worksheet><sheetData>" + rows
                        + "</sheetData><mergeCells><mergeCell ref=\"A3:A4\"/>"
                        + "<mergeCell ref=\"B1:C1\"/></mergeCells></worksheet>"))))
                .library();
        assertThat(library.notes()).extracting(note -> library.path(note.deckId()))
                .containsExactly(List.of("A", "B"), List.of("A", "B"), List.of("words"));
    }

    @Test
    void errorsAndOtherSheetsAreReported() {
        ImportResult read = read(book(HEADER
                + "<row r=\"7\"><c t=\"str\"><v>q</v></c><c r=\"B7\" t=\"e\"><v>#REF!</v></c></row>"
                + "<row r=\"8\"><c t=\"str\"><v>q</v></c><c r=\"B8\"><f>1+1</f><v></v></c></row>"));
        assertThat(read.diagnostics()).extracting(Diagnostic::code)
                .containsExactly("other-sheets", "cell-error", "formula");
        assertThat(read.diagnostics().get(1).where().line()).isEqualTo(7);
    }

    @Test
    void readsTheSheetThatIsNamed() {
        DeckSource book = book(HEADER + "<row><c><v>1</v></c></row>");
        assertThat(read(book, Options.none().with("sheet", "secret")).library().notes())
                .singleElement()
                .extracting(note -> note.fields().get(1).source())
                .isEqualTo("secret");
        assertThatThrownBy(() -> read(book, Options.none().with("sheet", "Wrods")))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("'Wrods'", "'Secret', 'Words'");
    }

    @Test
    void aSheetMeansWhatItMeansAsCsv() {
        String csv = "Front,Back,Tags,Type,Hint\r\nto {{c1::be}},x,\"a, b c\",cloze,h\r\nq,r,,,\r\n";
        String sheet = csv.lines()
                .map(line -> "<row>"
                        + Stream.of(line.replace("\"a, b c\"", "a; b c").split(",", -1))
                                .map(cell -> "<c t=\"str\"><v>" + cell + "</v></c>")
                                .collect(Collectors.joining())
                        + "</row>")
                .collect(Collectors.joining());
        ImportResult ofCsv = read(DeckSource.of("words.csv", csv));
        ImportResult ofSheet = read(book(sheet));
        assertThat(List.copyOf(ofSheet.library().notes()))
                .isEqualTo(List.copyOf(ofCsv.library().notes()));
    }

    @Test
    void declarationsAndDamageAreRefused() {
        assertThatThrownBy(() -> read(DeckSource.of("a.xlsx", zip(parts(
                "<!DOCTYPE x [<!ENTITY e \"eee\">]><worksheet><sheetData>&e;</sheetData></worksheet>")))))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("sheet2.xml", "document type");
        assertThatThrownBy(() -> read(book("<row><c></row>"))).isInstanceOf(FormatException.class)
                .hasMessageContainingAll("sheet2.xml", "sound XML");
        Map<String, String> big = parts("<worksheet/>");
        big.put("xl/sharedStrings.xml", "<sst>" + " ".repeat(40 << 20) + "</sst>");
        assertThatThrownBy(() -> read(DeckSource.of("a.xlsx", zip(big))))
                .isInstanceOfSatisfying(LimitExceededException.class,
                        e -> assertThat(e.limit()).isEqualTo("maxRatio"));
    }

    // Against another implementation

    @Test
    void readsWhatFastexcelWrites() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Test", "1.0")) {
            Worksheet sheet = book.newWorksheet("Äpfel & Birnen");
            sheet.value(0, 0, "Question");
            sheet.value(0, 1, "Answer");
            sheet.value(1, 0, "when <b>?");
            sheet.value(1, 1, LocalDate.of(2024, 8, 16));
            sheet.style(1, 1).format("yyyy-MM-dd").set();
            sheet.value(2, 0, 42);
            sheet.value(2, 1, true);
            sheet.value(4, 0, "日本語\n𝄞");
            sheet.inlineString(4, 1, " x ");
        }
        assertThat(cards(DeckSource.of("a.xlsx", bytes.toByteArray()))).containsExactly(
                "when <b>? | 2024-08-16", "42 | TRUE", "日本語\n𝄞 |  x ");
    }

    @Test
    void fastexcelReadsWhatIsWritten() throws IOException {
        Library library = Library.builder("deck")
                .deck("deck")
                .card("=1+1", "two\nlines & <b>")
                .card("00123", "日本語 𝄞")
                .build();
        try (ReadableWorkbook book = new ReadableWorkbook(
                new ByteArrayInputStream(write(library)))) {
            List<List<String>> rows = book.getFirstSheet()
                    .read()
                    .stream()
                    .map((Row row) -> List.of(row.getCellText(0), row.getCellText(1)))
                    .toList();
            assertThat(rows).containsExactly(List.of("Front", "Back"),
                    List.of("=1+1", "two\nlines & <b>"), List.of("00123", "日本語 𝄞"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadAgain(long seed) {
        Random random = new Random(seed);
        List<String> pieces = List.of("Äpfel", " ", "\n", "\t", "_x0041_", "_x", "\u0001", "\r",
                "<b>", "&amp;", "𝄞", "שלום", "\uffff", "=A1", "'", "\"", "c::d", "\\");
        Library.Builder library = Library.builder("deck");
        library.add(Deck.builder("a", "A: b").build());
        library.add(Deck.builder("b", "B\\").parent("a").build());
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(9); j > 0; j--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            NoteType type = random.nextBoolean() ? NoteType.basic() : NoteType.basicReversed();
            library.add(Note.builder("n" + i, type, random.nextBoolean() ? "a" : "b")
                    .fields(List.of(Markup.plain("f" + text), Markup.plain(text.toString())))
                    .tags(random.nextBoolean() ? List.of("t", "u::v w") : List.of())
                    .build());
        }
        Library whole = library.build();
        byte[] bytes = write(whole);
        assertThat(dropped).as("seed %d", seed).isEmpty();
        Library again = read(DeckSource.of("deck.xlsx", bytes)).library();
        assertThat(content(again)).as("seed %d", seed).isEqualTo(content(whole));
        assertThat(write(again)).as("seed %d", seed).isEqualTo(bytes);
    }

    private static List<String> content(Library library) {
        return library.notes()
                .stream()
                .map(note -> note.id() + library.path(note.deckId()) + note.typeId()
                        + note.fields() + note.tags())
                .toList();
    }

    @Test
    void whatExcelDoesNotOpenIsReported() {
        write(Library.builder("deck").deck("deck").card("long", "x".repeat(32_768)).build());
        assertThat(dropped).singleElement()
                .satisfies(found -> assertThat(found.message()).contains("32767"));
    }
}
