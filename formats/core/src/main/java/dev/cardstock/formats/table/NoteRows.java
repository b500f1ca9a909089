package dev.cardstock.formats.table;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Location;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckSink;
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
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.AnkiIds;
import dev.cardstock.formats.text.anki.AnkiTags;
import dev.cardstock.formats.text.anki.DeckNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes notes of the rows of one table, the first of which may name the columns. */
public final class NoteRows {
    private static final Pattern CLOZE = Pattern.compile("\\{\\{c\\d+::");

    /** Whether the first row names the columns. */
    public enum Header {
        /** If it looks so. */
        AUTO,
        /** It does. */
        PRESENT,
        /** It does not. */
        ABSENT
    }

    /**
     * How rows are taken.
     *
     * @param header whether the first one names the columns
     * @param columns what stands in which column; empty if the header says it
     * @param markup the language of cells
     * @param namespace from what ids are derived
     */
    public record Settings(Header header, List<String> columns, Markup.Kind markup,
            String namespace) {
        /** What the text of {@link #columns(String)} has to be. */
        public static final String COLUMNS_EXPECTED = "front, back, tags, deck, type, id, names of"
                + " fields, or - for what is not read, with commas between them";

        /**
         * What stands in which column, as somebody wrote it.
         *
         * @param text names with commas between them
         * @return the names
         * @throws IllegalArgumentException if none is a field
         */
        public static List<String> columns(String text) {
            List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
            if (!Columns.named(names, "", "").hasFields()) {
                throw new IllegalArgumentException("no field");
            }
            return names;
        }
    }

    private final Settings settings;
    private final @Nullable FileHeader header;
    private final int width;
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

    /**
     * Starts with none.
     *
     * @param settings how rows are taken
     * @param header what the file says of itself before the first row, or null
     * @param width how wide the first rows are
     * @param title the title, and the name of the deck of rows that name none
     * @param sink takes the notes
     * @param limits how much to take
     * @param progress follows the reading
     * @param where what is read
     */
    public NoteRows(Settings settings, @Nullable FileHeader header, int width, String title,
            DeckSink sink,
            ImportLimits limits, Progress progress, Location where) {
        this.settings = settings;
        this.header = header;
        this.width = width;
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
        this.title = title;
        NoteType.builtIn().forEach(type -> types.put(type.id(), type));
    }

    /**
     * Begins with the title, that of the file.
     *
     * @throws IOException if the sink fails
     */
    public void begin() throws IOException {
        sink.header(header == null
                ? LibraryHeader.titled(title)
                : new LibraryHeader(title, "", "", header.attributes()));
        if (header != null && !header.attributes().isEmpty()) {
            remark(Diagnostic.info("if-matches",
                    "what the file says of notes that are there already, "
                            + header.attributes().values()
                            + ", is kept; reading it merges nothing",
                    where));
        }
    }

    /**
     * Passes on something worth knowing, unless there was much of the kind.
     *
     * @param diagnostic what it is
     */
    public void remark(Diagnostic diagnostic) {
        diagnostics.add(diagnostic.code(), diagnostic);
    }

    /** Ends; says how many diagnostics there were more. */
    public void end() {
        diagnostics.finish();
    }

    /**
     * Takes a row. The first one may name the columns.
     *
     * @param cells its cells; not kept
     * @param line where it begins
     * @throws FormatException if it cannot be a note
     * @throws IOException if the sink fails
     */
    public void row(List<String> cells, long line) throws IOException {
        if (isBlank(cells)) {
            return;
        }
        Location at = where.atLine(line);
        Columns known = columns;
        if (known == null) {
            boolean named = switch (settings.header()) {
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
        if (!settings.columns().isEmpty()) {
            found = Columns.named(settings.columns(), settings.namespace(), title);
        } else if (header != null && (header.describesColumns() || !named)) {
            found = Columns.declared(header, Math.max(cells.size(), width),
                    settings.namespace(), title, at, d -> diagnostics.add(d.code(), d));
        } else if (named) {
            found = Columns.named(List.copyOf(cells), settings.namespace(), title);
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
                settings.namespace());
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
                    settings.namespace());
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
                id = Ids.derived(settings.namespace() + "#deck", above.toArray(String[]::new));
                sink.deck(Deck.builder(id, above.get(i - 1)).parent(parent).build());
                decks.put(above, id);
            }
            parent = id;
        }
        return requireNonNull(parent);
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
                    ? Ids.derived(settings.namespace(), deckCell, front)
                    : Ids.derived(settings.namespace(), deckCell, front,
                            Integer.toString(ordinal));
            if (ids.add(LongCounts.hash(id)) == 1) {
                return id;
            }
            ordinal++;
        }
    }

    private Markup markup(String cell) {
        return switch (settings.markup()) {
            case PLAIN -> Markup.plain(cell);
            case HTML -> header == null ? MarkupParser.html(cell) : AnkiHtml.readText(cell);
            case MARKDOWN -> MarkupParser.markdown(cell);
        };
    }
}
