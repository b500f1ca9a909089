package dev.cardstock.formats.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.table.TableOutput;
import dev.cardstock.formats.text.XmlText;
import dev.cardstock.formats.zip.ZipWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes rows as they come into the only sheet; what is around it is always the same. */
final class XlsxOutput extends TableOutput {
    /** What Excel takes in a cell. */
    private static final int MAX_CELL = 32_767;
    private static final int MAX_ROWS = 1_048_576;

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final ZipWriter zip;
    private @Nullable Writer sheet;
    private long rows;

    XlsxOutput(DeckTarget target, Consumer<Diagnostic> dropped) throws IOException {
        super(target, dropped);
        zip = new ZipWriter(stream());
    }

    private void part(String name, String content) throws IOException {
        try (OutputStream entry = zip.entry(name)) {
            entry.write((XML + content).getBytes(UTF_8));
        }
    }

    private Writer sheet() throws IOException {
        Writer open = sheet;
        if (open != null) {
            return open;
        }
        part("[Content_Types].xml", "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + override("workbook.xml", "sheet.main+xml")
                + override("worksheets/sheet1.xml", "worksheet+xml")
                + override("styles.xml", "styles+xml") + "</Types>");
        part("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        part("xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + DOCUMENT
                + "\"><sheets><sheet name=\"Cards\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        part("xl/_rels/workbook.xml.rels",
                relations("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"));
        // Style 1 is text that is broken into lines, style 2 the same in bold.
        part("xl/styles.xml", "<styleSheet xmlns=\"" + MAIN + "\"><fonts count=\"2\">"
                + "<font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
                + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
                + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
                + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
                + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
                + "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
                + style(0) + style(1)
                + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\""
                + " xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>");
        open = new BufferedWriter(
                new OutputStreamWriter(zip.entry("xl/worksheets/sheet1.xml"), UTF_8));
        open.write(XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView"
                + " workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\""
                + " state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" max=\"2\""
                + " width=\"40\" customWidth=\"1\"/></cols><sheetData>\n");
        sheet = open;
        return open;
    }

    private static String style(int font) {
        return "<xf numFmtId=\"49\" fontId=\"" + font + "\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
                + " applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\"><alignment"
                + " vertical=\"top\" wrapText=\"1\"/></xf>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/xl/" + part + "\" ContentType=\"" + CONTENT + type + "\"/>";
    }

    private static String relations(String... typesAndTargets) {
        StringBuilder all = new StringBuilder(
                "<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            all.append("<Relationship Id=\"r" + (i / 2 + 1) + "\" Type=\"" + DOCUMENT + "/"
                    + typesAndTargets[i] + "\" Target=\"" + typesAndTargets[i + 1] + "\"/>");
        }
        return all.append("</Relationships>").toString();
    }

    @Override
    protected void row(List<String> cells) throws IOException {
        Writer out = sheet();
        rows++;
        out.write("<row r=\"" + rows + "\">");
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (!cell.isEmpty()) {
                out.write("<c r=\"" + column(i) + rows + "\" s=\"" + (rows == 1 ? 2 : 1)
                        + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                        + XmlText.escaped(CellText.escaped(cell)) + "</t></is></c>");
            }
        }
        out.write("</row>\n");
    }

    @Override
    protected String writable(String cell, String item) {
        if (cell.length() > MAX_CELL) {
            report("long cell", "a cell has " + cell.length() + " characters; Excel opens no"
                    + " more than " + MAX_CELL, item);
        }
        if (rows == MAX_ROWS) {
            report("many rows", "from this note on the sheet has more than " + MAX_ROWS
                    + " rows; Excel does not open them", item);
        }
        return super.writable(cell, item);
    }

    private static String column(int index) {
        String letters = "";
        for (int left = index + 1; left > 0; left = (left - 1) / 26) {
            letters = (char) ('A' + (left - 1) % 26) + letters;
        }
        return letters;
    }

    @Override
    protected void complete() throws IOException {
        Writer out = sheet();
        out.write("</sheetData></worksheet>\n");
        out.close();
        zip.close();
    }
}
