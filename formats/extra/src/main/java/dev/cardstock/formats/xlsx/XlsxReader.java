package dev.cardstock.formats.xlsx;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.table.NoteRows;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.XmlElement;
import dev.cardstock.formats.text.XmlInput;
import dev.cardstock.formats.text.XmlInput.Event;
import dev.cardstock.formats.xlsx.Workbook.Sheet;
import dev.cardstock.formats.zip.ZipArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a sheet row by row. */
final class XlsxReader implements DeckReader {
    /** What a sheet has at most. */
    private static final int MAX_ROWS = 1_048_576;
    private static final int MAX_COLUMNS = 16_384;

    private final String wanted;
    private final NoteRows.Settings settings;

    XlsxReader(String wanted, NoteRows.Settings settings) {
        this.wanted = wanted;
        this.settings = settings;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        Location where = Location.of(source.name());
        Workbook book = Workbook.open(ZipArchive.open(source, limits), limits, where);
        Sheet sheet = book.sheet(wanted);
        Merges merges = Merges.of(book, sheet, limits);
        NoteRows notes = new NoteRows(settings, null, 0,
                NoteSink.title(source.name(), List.of("xlsx", "xlsm")), sink, limits, progress,
                where);
        notes.begin();
        List<String> others = new ArrayList<>(book.sheetNames());
        others.remove(sheet.name());
        if (!others.isEmpty()) {
            notes.remark(Diagnostic.info("other-sheets", "read is the sheet '" + sheet.name()
                    + "'; not read are '" + String.join("', '", others)
                    + "', see the option sheet", where));
        }
        try {
            rows(book, sheet, merges, notes, limits, where);
            notes.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void rows(Workbook book, Sheet sheet, Merges merges, NoteRows notes,
            ImportLimits limits, Location where) throws IOException {
        boolean any = false;
        try (XmlInput xml = XmlInput.open(book.source(sheet.part()), limits)) {
            int number = 0;
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event == Event.START && xml.name().equals("row")) {
                    XmlElement row = xml.element();
                    number = number(row, number, where);
                    List<String> cells = cells(book, row, number, notes, where);
                    notes.row(merges.filled(number, cells), number);
                    any |= !cells.isEmpty();
                }
            }
        }
        if (!any) {
            throw new FormatException("the sheet '" + sheet.name() + "' is empty", where,
                    "name the sheet with the cards by the option sheet");
        }
    }

    private static int number(XmlElement row, int before, Location where) {
        String number = row.attribute("r");
        int found = number.isEmpty()
                ? before + 1
                : number.matches("\\d{1,7}")
                        ? Integer.parseInt(number)
                        : 0;
        if (found <= before || found > MAX_ROWS) {
            throw new FormatException("a row has the number '" + number + "', after row " + before,
                    where, "save the workbook again in a spreadsheet program");
        }
        return found;
    }

    private static List<String> cells(Workbook book, XmlElement row, int number, NoteRows notes,
            Location where) throws IOException {
        List<String> cells = new ArrayList<>();
        int at = 0;
        for (XmlElement cell : row.children("c")) {
            String reference = cell.attribute("r");
            int column = reference.isEmpty() ? at : Merges.column(reference);
            if (column < at || column >= MAX_COLUMNS) {
                throw new FormatException("a cell has the place '" + reference + "'",
                        where.atLine(number), "save the workbook again in a spreadsheet program");
            }
            String text = book.text(cell, notes, where.atLine(number));
            at = column + 1;
            if (!text.isEmpty()) {
                while (cells.size() < column) {
                    cells.add("");
                }
                cells.add(text);
            }
        }
        return cells;
    }
}
