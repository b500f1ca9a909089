package dev.cardstock.formats.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.cardstock.Location;
import dev.cardstock.deck.Markup;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.table.FileHeader;
import dev.cardstock.formats.table.NoteRows;
import dev.cardstock.formats.table.Separators;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.TextInput;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows as notes, one by one. */
final class TableReader implements DeckReader {
    private static final int HEAD = 32 * 1024;

    private final TableOptions.Reading options;
    private final List<String> extensions;

    /** Reads by these options; files have these endings. */
    TableReader(TableOptions.Reading options, List<String> extensions) {
        this.options = options;
        this.extensions = extensions;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        Location where = Location.of(source.name());
        try (PushbackReader text = new PushbackReader(
                TextInput.open(source, limits, options.encoding()), HEAD)) {
            char[] head = new char[HEAD];
            int length = 0;
            int count;
            while (length < HEAD && (count = text.read(head, length, HEAD - length)) > 0) {
                length += count;
            }
            String beginning = new String(head, 0, length);
            if (length < HEAD && beginning.isBlank()) {
                throw new FormatException("it is empty", where,
                        "check that it was saved or downloaded completely");
            }
            boolean complete = length < HEAD;
            FileHeader header = FileHeader.find(beginning);
            int skipped = header == null ? 0 : header.chars();
            int lines = header == null ? 0 : header.lines();
            String rows = beginning.substring(skipped);
            char separator = separator(header, rows, complete);
            int remarks = header == null ? FileHeader.remarks(rows, separator) : 0;
            int remarkChars = FileHeader.skipLines(rows, remarks);
            if (remarks > 0 && rows.indexOf(separator, remarkChars) >= 0) {
                skipped += remarkChars;
                lines += remarks;
                rows = rows.substring(remarkChars);
            }
            text.unread(head, skipped, length - skipped);
            char quote = options.quote();
            // Where tabs stand between cells quotes often mean nothing: they cannot be needed.
            if (separator == '\t' && !options.quoteGiven() && header == null
                    && !Separators.isWellQuoted(rows, complete, separator, quote)) {
                quote = TableOptions.NO_QUOTE;
            }
            int width = Separators.widest(rows, complete, separator, quote);
            NoteRows notes = new NoteRows(
                    new NoteRows.Settings(options.header(), options.columns(),
                            markup(header,
                                    Separators.split(rows, complete, separator, quote)),
                            options.namespace()),
                    header, width, NoteSink.title(source.name(), extensions), sink, limits,
                    progress, where);
            Layout layout = new Layout(separator, quote, header != null, lines);
            new Reading(text, layout, notes, limits, where).run();
        }
    }

    /** How the rows of one table are to be taken. */
    private record Layout(char separator, char quote, boolean comments, int skippedLines) {}

    private char separator(@Nullable FileHeader header, String rows, boolean complete) {
        if (options.separator() != Separators.AUTO) {
            return options.separator();
        }
        if (header != null && header.separator() != Separators.AUTO) {
            return header.separator();
        }
        Separators.Found found = Separators.find(rows, complete, options.quote());
        if (header != null && found.columns() == 1) {
            return rows.indexOf(':') >= 0 ? ':' : rows.indexOf(' ') >= 0 ? ' ' : ',';
        }
        return found.separator();
    }

    private Markup.Kind markup(@Nullable FileHeader header, List<List<String>> rows) {
        if (options.markup() != null) {
            return options.markup();
        }
        if (header == null) {
            return Markup.Kind.PLAIN;
        }
        boolean html = header.html() == null ? FileHeader.looksLikeHtml(rows) : header.html();
        return html ? Markup.Kind.HTML : Markup.Kind.PLAIN;
    }

    /** A row, used again for the next. */
    private static final class Row {
        long line;
        List<String> cells = new ArrayList<>();
    }

    /** Takes cells within the limits and knows on which line the next one begins. */
    private static final class Rows extends AbstractBaseCsvCallbackHandler<Row> {
        private final Row row = new Row();
        private final ImportLimits limits;
        private final Location where;
        private final long skippedLines;
        private long line;

        Rows(ImportLimits limits, long skippedLines, Location where) {
            this.limits = limits;
            this.skippedLines = skippedLines;
            this.where = where;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.cells.clear();
            line = startingLineNumber + skippedLines;
            row.line = line;
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int length,
                boolean quoted) {
            if (length > limits.maxFieldChars()) {
                limits.checkField(length, where.atLine(line));
            }
            row.cells.add(length == 0 ? "" : new String(text, offset, length));
            for (int i = offset; quoted && i < offset + length; i++) {
                if (text[i] == '\n' && (i == offset || text[i - 1] != '\r') || text[i] == '\r') {
                    line++;
                }
            }
        }

        @Override
        protected Row buildRecord() {
            return row;
        }
    }

    /** The rows of one table. */
    private static final class Reading {
        private final Reader text;
        private final Layout layout;
        private final NoteRows notes;
        private final ImportLimits limits;
        private final Location where;

        Reading(Reader text, Layout layout, NoteRows notes, ImportLimits limits, Location where) {
            this.text = text;
            this.layout = layout;
            this.notes = notes;
            this.limits = limits;
            this.where = where;
        }

        void run() throws IOException {
            notes.begin();
            Rows rows = new Rows(limits, layout.skippedLines(), where);
            int buffer = (int) Math.min(1 << 30, 2L * limits.maxFieldChars() + 64 * 1024);
            try (CsvReader<Row> reader = CsvReader.builder()
                    .fieldSeparator(layout.separator())
                    .quoteCharacter(layout.quote())
                    .commentStrategy(
                            layout.comments() ? CommentStrategy.SKIP : CommentStrategy.NONE)
                    .skipEmptyLines(true)
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(buffer)
                    .build(rows, text)) {
                for (Row row : reader) {
                    notes.row(row.cells, row.line);
                }
                notes.end();
            } catch (CsvParseException e) {
                throw failure(e, rows.line);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        /** What FastCSV says, as a failure of ours; what we threw through it, as it was. */
        private RuntimeException failure(CsvParseException e, long line) throws IOException {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException io && !isBuffer(io)) {
                    throw io;
                }
                if (cause instanceof FormatException ours) {
                    return ours;
                }
                if (isBuffer(cause)) {
                    return new LimitExceededException("maxFieldChars", limits.maxFieldChars(),
                            "a field has more than " + limits.maxFieldChars()
                                    + " characters; perhaps the quote that opens it is not closed",
                            where.atLine(line));
                }
            }
            String message = String.valueOf(e.getMessage());
            if (message.contains("closing quote")) {
                return new FormatException("text follows the quote that closes a field",
                        where.atLine(line),
                        "write quotes within a quoted field twice, or read it with the option"
                                + " quote=none",
                        e);
            }
            if (message.toLowerCase(java.util.Locale.ROOT).contains("quote")) {
                return new FormatException("a quote is opened and not closed before the end",
                        where.atLine(line),
                        "close it, or write a quote that begins a field twice and in quotes, or read"
                                + " it with the option quote=none",
                        e);
            }
            return new FormatException("the row cannot be read: " + message, where.atLine(line),
                    "correct the row", e);
        }

        private boolean isBuffer(Throwable e) {
            return String.valueOf(e.getMessage()).contains("buffer size");
        }
    }
}
