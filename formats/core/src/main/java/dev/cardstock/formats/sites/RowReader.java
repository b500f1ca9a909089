package dev.cardstock.formats.sites;

import dev.cardstock.Location;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows, one by one; a row waits until the next one shows that it is complete. */
final class RowReader implements DeckReader {
    private static final int HEAD = 8 * 1024;

    private final RowFormat format;
    private final RowFormat.Reading options;

    RowReader(RowFormat format, RowFormat.Reading options) {
        this.format = format;
        this.options = options;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        try (BufferedReader text = new BufferedReader(
                TextInput.open(source, limits, options.encoding()), HEAD)) {
            text.mark(HEAD);
            char[] head = new char[HEAD];
            int length = 0;
            int count;
            while (length < HEAD && (count = text.read(head, length, HEAD - length)) > 0) {
                length += count;
            }
            text.reset();
            String beginning = new String(head, 0, length).replace("\r\n", "\n")
                    .replace('\r', '\n');
            String cell = options.cell().isEmpty() ? cell(beginning) : options.cell();
            String row = options.row().isEmpty() ? row(beginning, cell) : options.row();
            Location where = Location.of(source.name());
            if (cell.isEmpty()) {
                throw new FormatException(beginning.isBlank()
                        ? "it is empty"
                        : "no row has a tab, comma, semicolon or dash between term and definition",
                        where, "name what stands there with the option separator");
            }
            NoteSink notes = new NoteSink(source, sink, limits, progress, format,
                    options.namespace());
            new Rows(notes, cell).read(text, row, limits);
            notes.end("no row has a term and a definition", "name what stands between them with the"
                    + " options separator and row-separator");
        }
    }

    /** What stands in most of the first rows; the rarer within texts before the others. */
    private static String cell(String head) {
        String best = "";
        long most = 0;
        for (String mark : List.of("\t", " - ", ";", ",")) {
            long rows = head.lines().filter(line -> line.contains(mark)).count();
            if (rows > most * (best.isEmpty() ? 1 : 2)) {
                best = mark;
                most = rows;
            }
        }
        return best;
    }

    /** Line ends, but for a text of one line in which semicolons separate several pairs. */
    private static String row(String head, String cell) {
        boolean oneLine = head.strip().indexOf('\n') < 0;
        boolean pairs = !cell.isEmpty() && !cell.equals(";")
                && head.indexOf(cell) != head.lastIndexOf(cell);
        return oneLine && pairs && head.indexOf(';') >= 0 ? ";" : "\n";
    }

    /** The rows of one text. */
    private final class Rows {
        private final NoteSink notes;
        private final String cell;
        private final List<String> more = new ArrayList<>();
        private @Nullable List<String> open;
        private long openLine;

        Rows(NoteSink notes, String cell) {
            this.notes = notes;
            this.cell = cell;
        }

        void read(BufferedReader text, String separator, ImportLimits limits) throws IOException {
            StringBuilder row = new StringBuilder();
            long line = 1;
            long started = 1;
            boolean afterReturn = false;
            char last = separator.charAt(separator.length() - 1);
            for (int read = text.read(); read >= 0; read = text.read()) {
                char c = (char) read;
                if (c == '\n' && afterReturn) {
                    afterReturn = false;
                    continue;
                }
                afterReturn = c == '\r';
                c = c == '\r' ? '\n' : c;
                line += c == '\n' ? 1 : 0;
                row.append(c);
                if (c == last && endsWith(row, separator)) {
                    row.setLength(row.length() - separator.length());
                    row(row.toString(), started);
                    row.setLength(0);
                    started = line;
                } else if (row.length() > limits.maxLineChars()) {
                    throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                            "a row has more than " + limits.maxLineChars() + " characters",
                            notes.at(started));
                }
            }
            row(row.toString(), started);
            close();
        }

        private static boolean endsWith(StringBuilder text, String end) {
            int from = text.length() - end.length();
            return from >= 0 && text.indexOf(end, from) == from;
        }

        private void row(String row, long line) throws IOException {
            List<String> cells = cells(row);
            if (row.isBlank()) {
                return;
            }
            if (cells.size() == 1) {
                if (open == null) {
                    notes.warn("skipped-row", "the row has no separator and stands before the first"
                            + " card; it is left out", line);
                } else {
                    notes.info("continued-row", "the row has no separator; it goes on with the card"
                            + " before it", line);
                    more.add(cells.get(0));
                }
                return;
            }
            close();
            open = cells;
            openLine = line;
        }

        private List<String> cells(String row) {
            List<String> cells = new ArrayList<>();
            int from = 0;
            int at = row.indexOf(cell);
            while (at >= 0 && (cells.isEmpty() || cell.equals("\t"))) {
                cells.add(row.substring(from, at).strip());
                from = at + cell.length();
                at = row.indexOf(cell, from);
            }
            cells.add(row.substring(from).strip());
            return cells;
        }

        private void close() throws IOException {
            List<String> cells = open;
            if (cells == null) {
                return;
            }
            open = null;
            more.add(0, cells.get(cells.size() - 1));
            cells.set(cells.size() - 1, String.join("\n", more));
            more.clear();
            boolean hint = format.hasHints() && cells.size() > 2 && !cells.get(2).isEmpty();
            int known = hint ? 3 : 2;
            for (String left : cells.subList(known, cells.size())) {
                if (!left.isEmpty()) {
                    notes.warn("extra-fields", "the row has more than " + known
                            + " columns; left out is '" + left + "'", openLine);
                    break;
                }
            }
            NoteType type = hint ? RowFormat.WITH_HINT : NoteType.basic();
            List<Markup> fields = cells.subList(0, known).stream().map(Markup::plain).toList();
            if (fields.get(1).isBlank()) {
                notes.warn("missing-answer", "the row has no definition", openLine);
            }
            notes.add(notes.note("", type, List.of(), fields, openLine), openLine);
        }
    }
}
