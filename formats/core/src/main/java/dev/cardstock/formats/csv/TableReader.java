package dev.cardstock.formats.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.cardstock.Location;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.formats.text.DeckPath;
import dev.cardstock.formats.text.FewDiagnostics;
import dev.cardstock.formats.text.LongCounts;
import dev.cardstock.formats.text.TextInput;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.AnkiIds;
import dev.cardstock.formats.text.anki.AnkiTags;
import dev.cardstock.formats.text.anki.DeckNames;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rows as notes, one by one. */
final class TableReader implements DeckReader {
    private static final int HEAD = 32 * 1024;
    private static final Pattern CLOZE = Pattern.compile("\\{\\{c\\d+::");

    private final TableOptions.Reading options;

    TableReader(TableOptions.Reading options) {
        this.options = options;
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
            Layout layout = new Layout(separator, quote, header, lines, width, markup(header,
                    Separators.split(rows, complete, separator, quote)));
            new Reading(text, layout, sink, limits, progress, where).run();
        }
    }

    /** How the rows of one table are to be taken. */
    private record Layout(char separator, char quote, @Nullable FileHeader header,
            int skippedLines, int width, Markup.Kind markup) {}

    private char separator(@Nullable FileHeader header, String rows, boolean complete) {
        if (options.separator() != TableOptions.AUTO) {
            return options.separator();
        }
        if (header != null && header.separator() != TableOptions.AUTO) {
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

    private final class Reading {
        private final Reader text;
        private final Layout layout;
        private final @Nullable FileHeader header;
        private final DeckSink sink;
        private final FewDiagnostics diagnostics;
        private final ImportLimits limits;
        private final Progress progress;
        private final Location where;
        private final String title;
        private final LongCounts repeated = new LongCounts();
        private final LongCounts ids = new LongCounts();
        private final LongCounts guids = new LongCounts();
        private final Map<List<String>, String> decks = new HashMap<>();
        private final Map<String, String> deckOfCell = new HashMap<>();
        private final Set<String> sentTypes = new HashSet<>();
        private final Map<String, NoteType> types = new HashMap<>();
        private @Nullable Columns columns;
        private long notes;

        Reading(Reader text, Layout layout, DeckSink sink, ImportLimits limits,
                Progress progress, Location where) {
            this.text = text;
            this.layout = layout;
            header = layout.header();
            this.sink = sink;
            diagnostics = new FewDiagnostics(diagnostic -> {
                try {
                    sink.diagnostic(diagnostic);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            this.limits = limits;
            this.progress = progress;
            this.where = where;
            title = title(where.source());
            NoteType.builtIn().forEach(type -> types.put(type.id(), type));
        }

        void run() throws IOException {
            sink.header(header == null
                    ? LibraryHeader.titled(title)
                    : new LibraryHeader(title, "", "", header.attributes()));
            matching();
            Rows rows = new Rows(limits, layout.skippedLines(), where);
            int buffer = (int) Math.min(1 << 30, 2L * limits.maxFieldChars() + 64 * 1024);
            try (CsvReader<Row> reader = CsvReader.builder()
                    .fieldSeparator(layout.separator())
                    .quoteCharacter(layout.quote())
                    .commentStrategy(header == null ? CommentStrategy.NONE : CommentStrategy.SKIP)
                    .skipEmptyLines(true)
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(buffer)
                    .build(rows, text)) {
                for (Row row : reader) {
                    row(row);
                }
                diagnostics.finish();
            } catch (CsvParseException e) {
                throw failure(e, rows.line);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        /** What is said of notes that are there already is for who merges them. */
        private void matching() {
            if (header != null && !header.attributes().isEmpty()) {
                diagnostics.add("if-matches", Diagnostic.info("if-matches",
                        "what the file says of notes that are there already, "
                                + header.attributes().values()
                                + ", is kept; reading it merges nothing",
                        where));
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

        private void row(Row row) throws IOException {
            List<String> cells = row.cells;
            if (isBlank(cells)) {
                return;
            }
            Location at = where.atLine(row.line);
            Columns known = columns;
            if (known == null) {
                boolean named = switch (options.header()) {
                    case PRESENT -> true;
                    case ABSENT -> false;
                    case AUTO -> Columns.isHeader(cells)
                            && (header == null || !header.describesColumns());
                };
                known = columns(cells, named, at);
                columns = known;
                if (named) {
                    return;
                }
            }
            note(known, cells, at);
        }

        private boolean isBlank(List<String> cells) {
            for (String cell : cells) {
                if (!cell.isBlank()) {
                    return false;
                }
            }
            return true;
        }

        private Columns columns(List<String> cells, boolean named, Location at) {
            Columns found;
            if (!options.columns().isEmpty()) {
                found = Columns.named(options.columns(), options.namespace(), title);
            } else if (header != null && (header.describesColumns() || !named)) {
                found = Columns.declared(header, Math.max(cells.size(), layout.width()),
                        options.namespace(), title, at, d -> diagnostics.add(d.code(), d));
            } else if (named) {
                found = Columns.named(List.copyOf(cells), options.namespace(), title);
            } else {
                found = Columns.unnamed(cells.size(), at, d -> diagnostics.add(d.code(), d));
            }
            if (!found.hasFields()) {
                throw new FormatException("no column has a field in it", at,
                        "name columns front and back in the header, or with the option columns");
            }
            return found;
        }

        private void note(Columns known, List<String> cells, Location at) throws IOException {
            if (header != null && known.first(cells).isBlank()) {
                warn("missing-front", "the first field is empty, so the row is left out", at);
                return;
            }
            limits.checkNotes(++notes, at);
            extra(known, cells, at);
            NoteType type = type(known, cells, at);
            List<String> unused = known.unused(type, cells);
            if (!unused.isEmpty() && header != null && NoteType.builtIn().contains(type)
                    && !known.cell("type", cells).isBlank()) {
                type = larger(type, known, cells, at);
            } else if (!unused.isEmpty()) {
                warn("field-ignored", "the type '" + type.id() + "' has no field "
                        + String.join(", ", unused), at);
            }
            String deckCell = known.cell("deck", cells);
            String deckId = deckOfCell.get(deckCell);
            if (deckId == null) {
                deckId = deck(deckCell, at);
                deckOfCell.put(deckCell, deckId);
            }
            int[] indexes = known.indexes(type);
            List<Markup> fields = new ArrayList<>(indexes.length);
            for (int index : indexes) {
                fields.add(index < 0 || index >= cells.size()
                        ? Markup.EMPTY
                        : markup(cells.get(index)));
            }
            String guid = header != null && header.hasGuids() ? known.cell("id", cells) : "";
            String id = id(guid.isBlank() ? known.cell("id", cells) : guid(guid, at), deckCell,
                    fields.get(0).source(), at);
            try {
                Note.Builder note = Note.builder(id, type, deckId).fields(fields);
                if (!guid.isBlank() && !guid.equals(AnkiIds.guid("", id))) {
                    note.attribute(AnkiIds.GUID, guid);
                }
                String tags = known.cell("tags", cells);
                if (header != null) {
                    List<String> all = new ArrayList<>(AnkiTags.read(tags.replace('\t', ' ')));
                    all.addAll(header.tags());
                    note.starred(all.removeIf(tag -> tag.equalsIgnoreCase(AnkiTags.STAR)));
                    note.tags(all);
                } else if (!tags.isEmpty()) {
                    note.tags(Cells.parseTags(tags));
                }
                sink.note(note.build());
            } catch (IllegalArgumentException e) {
                throw new FormatException(String.valueOf(e.getMessage()), at, "correct the row", e);
            }
            progress.report(notes);
        }

        /** The id of a note that a guid identifies; empty, so that one is derived, if others have it. */
        private String guid(String guid, Location at) {
            if (guids.add(LongCounts.hash(guid)) > 1) {
                warn("repeated-guid", "the guid '" + guid
                        + "' was there before; to Anki the row is a change of that note, here it"
                        + " is a note of its own", at);
                return "";
            }
            return AnkiIds.noteId(guid);
        }

        /** The type of a row that has more fields than the built-in type of the name. */
        private NoteType larger(NoteType builtIn, Columns known, List<String> cells, Location at)
                throws IOException {
            String name = known.cell("type", cells).strip();
            NoteType type = known.custom(name, builtIn.kind() == NoteType.Kind.CLOZE,
                    options.namespace());
            types.put(name, type);
            if (sentTypes.add(type.id())) {
                warn("unknown-type", "the note type '" + name + "' has more than "
                        + builtIn.fields().size() + " fields; it gets a field for each column", at);
                sink.noteType(type);
            }
            return type;
        }

        private void warn(String code, String message, Location at) {
            diagnostics.add(code, Diagnostic.warning(code, message, at));
        }

        private void extra(Columns known, List<String> cells, Location at) {
            int filled = cells.size();
            while (filled > known.width() && cells.get(filled - 1).isBlank()) {
                filled--;
            }
            if (filled > known.width()) {
                warn("extra-fields", "the row has " + filled + " cells, there are " + known.width()
                        + " columns; those beyond are left out", at);
            }
        }

        private NoteType type(Columns known, List<String> cells, Location at) throws IOException {
            String name = known.cell("type", cells).strip();
            if (name.isEmpty() && header != null) {
                name = header.noteType();
            }
            NoteType type = name.isEmpty() ? known.defaultType() : types.get(name);
            if (type == null) {
                type = unknownType(name, known, cells, at);
            }
            if (sentTypes.add(type.id())) {
                sink.noteType(type);
            }
            return type;
        }

        private NoteType unknownType(String name, Columns known, List<String> cells,
                Location at) {
            NoteType type = Columns.builtIn(name);
            boolean many = types.size() >= 1000;
            if (type == null && header != null && !many) {
                type = known.custom(name, CLOZE.matcher(known.first(cells)).find(),
                        options.namespace());
                warn("unknown-type", "the fields of the note type '" + name
                        + "' are not in the file; it gets a field for each column", at);
            } else if (type == null) {
                type = known.defaultType();
                warn("unknown-type", "there is no note type '" + name
                        + "'; its notes are read as '" + type.name() + "'", at);
            }
            if (!many) {
                types.put(name, type);
            }
            return type;
        }

        private String deck(String cell, Location at) throws IOException {
            List<String> path = header == null ? DeckPath.names(cell) : DeckNames.parts(cell);
            if (path.isEmpty() && header != null) {
                path = DeckNames.parts(header.deck());
            }
            if (path.isEmpty()) {
                path = List.of(title);
            }
            if (path.size() > limits.maxDepth()) {
                throw new LimitExceededException("maxDepth", limits.maxDepth(),
                        "a deck lies " + path.size() + " decks deep", at);
            }
            String parent = null;
            for (int i = 1; i <= path.size(); i++) {
                List<String> above = List.copyOf(path.subList(0, i));
                String id = decks.get(above);
                if (id == null) {
                    limits.checkDecks(decks.size() + 1L, at);
                    id = Ids.derived(options.namespace() + "#deck", above.toArray(String[]::new));
                    sink.deck(Deck.builder(id, above.get(i - 1)).parent(parent).build());
                    decks.put(above, id);
                }
                parent = id;
            }
            return java.util.Objects.requireNonNull(parent);
        }

        private String id(String cell, String deckCell, String front, Location at) {
            if (!cell.isBlank()) {
                if (ids.add(LongCounts.hash(cell)) > 1) {
                    throw new FormatException("the id '" + cell + "' was there before", at,
                            "give each row an id of its own, or leave the column id out");
                }
                return cell;
            }
            int ordinal = repeated.add(LongCounts.hash(deckCell, front));
            while (true) {
                String id = ordinal == 1
                        ? Ids.derived(options.namespace(), deckCell, front)
                        : Ids.derived(options.namespace(), deckCell, front,
                                Integer.toString(ordinal));
                if (ids.add(LongCounts.hash(id)) == 1) {
                    return id;
                }
                ordinal++;
            }
        }

        private Markup markup(String cell) {
            return switch (layout.markup()) {
                case PLAIN -> Markup.plain(cell);
                case HTML -> header == null ? MarkupParser.html(cell) : AnkiHtml.readText(cell);
                case MARKDOWN -> MarkupParser.markdown(cell);
            };
        }
    }

    private static String title(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        String title = (dot > 0 ? file.substring(0, dot) : file).strip();
        return title.isEmpty() ? "Cards" : title;
    }
}
