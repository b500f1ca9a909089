package dev.cardstock.formats.table;

import dev.cardstock.Location;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.text.DeckPath;
import dev.cardstock.formats.text.FewDiagnostics;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Review;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes notes as the rows of a table, one by one, under a header from which {@link NoteRows} reads the
 * same, and reports what a table has no place for. A format says how it writes a row.
 */
public abstract class TableOutput implements DeckOutput {
    private final DeckTarget target;
    private final FewDiagnostics dropped;
    private final Location where;
    private final OutputStream stream;
    private final Map<String, Deck> decks = new LinkedHashMap<>();
    private final Set<String> usedDecks = new HashSet<>();
    private final Map<String, String> pathOfDeck = new HashMap<>();
    private final Set<String> paths = new HashSet<>();
    private final Map<String, NoteType> types = new LinkedHashMap<>();
    private final Map<String, int[]> columnsOfType = new HashMap<>();
    private List<String> fields = List.of();
    private boolean started;
    private boolean finished;

    /**
     * Opens the target.
     *
     * @param target where to write
     * @param dropped is told what the table cannot hold
     * @throws IOException if it cannot be opened
     */
    protected TableOutput(DeckTarget target, Consumer<Diagnostic> dropped) throws IOException {
        this.target = target;
        this.dropped = new FewDiagnostics(dropped);
        where = Location.of(target.name());
        stream = target.open();
    }

    /** {@return takes the bytes} */
    protected final OutputStream stream() {
        return stream;
    }

    /**
     * Writes a row, the first of which is the header.
     *
     * @param cells its cells
     * @throws IOException if it cannot be written
     */
    protected abstract void row(List<String> cells) throws IOException;

    /**
     * Writes what comes after the last row, and closes the stream.
     *
     * @throws IOException if it cannot be written
     */
    protected abstract void complete() throws IOException;

    /**
     * A cell as it can be written; reports what is left out of it.
     *
     * @param cell the cell
     * @param item the id of its note
     * @return what is written, the same where all of it can be
     */
    protected String writable(String cell, String item) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                StringBuilder kept = new StringBuilder();
                cell.codePoints()
                        .filter(p -> p != 0 && !(p >= 0xd800 && p <= 0xdfff))
                        .forEach(kept::appendCodePoint);
                if (kept.length() < cell.length()) {
                    report("characters",
                            "zero characters and halves of surrogate pairs are left out", item);
                }
                return kept.toString();
            }
        }
        return cell;
    }

    /**
     * Reports a loss.
     *
     * @param kind what is counted together
     * @param message what happened
     * @param item the id of the note
     */
    protected final void report(String kind, String message, String item) {
        dropped.add(kind, Diagnostic.warning("dropped", message, where.atItem(item)));
    }

    private void drop(@Nullable String item, Capability capability, String detail) {
        String problem = "the table cannot hold " + capability.description();
        dropped.add(problem, Diagnostic.warning("dropped",
                problem + (detail.isEmpty() ? "" : ": " + detail),
                item == null ? where : where.atItem(item)));
    }

    @Override
    public void header(LibraryHeader header) {
        String name = target.name();
        int dot = name.lastIndexOf('.');
        if (!header.title().isEmpty()
                && !header.title().equals(dot > 0 ? name.substring(0, dot) : name)) {
            dropped.add("title", Diagnostic.info("dropped", "the table cannot hold the title '"
                    + header.title() + "'; when it is read its title is that of the file", where));
        }
        if (!header.description().isEmpty() || !header.language().isEmpty()) {
            drop(null, Capability.LIBRARY_DETAILS, "");
        }
        if (!header.attributes().isEmpty()) {
            drop(null, Capability.ATTRIBUTES, String.join(", ", header.attributes().keySet()));
        }
    }

    @Override
    public void options(DeckOptions options) {
        drop(options.id(), Capability.DECK_OPTIONS, options.name());
    }

    @Override
    public void deck(Deck deck) {
        decks.put(deck.id(), deck);
        if (!deck.description().isEmpty() || !deck.language().isEmpty()) {
            drop(deck.id(), Capability.DECK_DETAILS, deck.name());
        }
        if (!deck.attributes().isEmpty()) {
            drop(deck.id(), Capability.ATTRIBUTES, String.join(", ", deck.attributes().keySet()));
        }
    }

    @Override
    public void noteType(NoteType type) {
        types.put(type.id(), type);
        if (!NoteType.builtIn().contains(type)) {
            drop(type.id(), Capability.CUSTOM_NOTE_TYPES, type.name());
        }
    }

    @Override
    public void note(Note note) throws IOException {
        start(note);
        reportDropped(note);
        List<String> cells = new ArrayList<>(fields.size() + 4);
        for (int i = 0; i < fields.size(); i++) {
            cells.add("");
        }
        NoteType type = type(note);
        int[] columns = columnsOfType.computeIfAbsent(type.id(), id -> columns(type));
        for (int i = 0; i < note.fields().size(); i++) {
            String source = note.fields().get(i).source();
            if (i < columns.length && columns[i] >= 0) {
                cells.set(columns[i], source);
            } else if (!source.isEmpty()) {
                dropped.add("field without column",
                        Diagnostic.warning("dropped", "field " + (i + 1) + " of type '"
                                + type.id()
                                + "' has no column, for the type came after the first note",
                                where.atItem(note.id())));
            }
        }
        cells.add(Cells.tags(note.tags()));
        cells.add(path(note.deckId()));
        cells.add(note.typeId());
        cells.add(note.id());
        for (int i = 0; i < cells.size(); i++) {
            cells.set(i, writable(cells.get(i), note.id()));
        }
        row(cells);
    }

    private void reportDropped(Note note) {
        for (Markup field : note.fields()) {
            if (field.kind() != Markup.Kind.PLAIN) {
                drop(note.id(),
                        field.kind() == Markup.Kind.HTML ? Capability.HTML : Capability.MARKDOWN,
                        "its source is written and read as plain text");
            }
        }
        for (AnswerKey key : note.answerKeys().values()) {
            if (!key.alternatives().isEmpty()) {
                drop(note.id(), Capability.ALTERNATIVES, "");
            }
            if (!key.distractors().isEmpty()) {
                drop(note.id(), Capability.DISTRACTORS, "");
            }
            if (!key.items().isEmpty()) {
                drop(note.id(), Capability.LISTS, "");
            }
            if (!key.optionalParts().isEmpty() || !key.keyPoints().isEmpty()) {
                drop(note.id(), Capability.KEY_POINTS, "");
            }
        }
        if (note.starred() || !note.sameFactAs().isEmpty()) {
            drop(note.id(), Capability.NOTE_LINKS, "");
        }
        if (!note.attributes().isEmpty()) {
            drop(note.id(), Capability.ATTRIBUTES, String.join(", ", note.attributes().keySet()));
        }
    }

    private NoteType type(Note note) {
        NoteType type = types.get(note.typeId());
        if (type == null) {
            type = NoteType.builtIn()
                    .stream()
                    .filter(known -> known.id().equals(note.typeId()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "the note type '" + note.typeId() + "' was not given"));
            types.put(type.id(), type);
        }
        return type;
    }

    /** Where the fields of a type go; as the reader looks for them. */
    private int[] columns(NoteType type) {
        int[] columns = type.fields().stream().mapToInt(f -> fields.indexOf(f.name())).toArray();
        for (int column : columns) {
            if (column >= 0) {
                return columns;
            }
        }
        for (int i = 0; i < Math.min(columns.length, fields.size()); i++) {
            columns[i] = i;
        }
        return columns;
    }

    private String path(String deckId) {
        String known = pathOfDeck.get(deckId);
        if (known != null) {
            return known;
        }
        List<String> names = new ArrayList<>();
        String at = deckId;
        while (at != null) {
            Deck deck = decks.get(at);
            if (deck == null || names.size() > dev.cardstock.deck.Library.MAX_DEPTH) {
                throw new IllegalStateException(deck == null
                        ? "the deck '" + at + "' was not given"
                        : "the deck '" + deckId + "' lies too deep");
            }
            usedDecks.add(at);
            names.add(0, deck.name());
            at = deck.parent();
        }
        String path = DeckPath.of(names);
        if (!paths.add(path)) {
            dropped.add("path", Diagnostic.warning("dropped", "another deck has the path '" + path
                    + "'; when they are read they are one", where.atItem(deckId)));
        }
        pathOfDeck.put(deckId, path);
        return path;
    }

    private void start(@Nullable Note first) throws IOException {
        if (started) {
            return;
        }
        started = true;
        if (first != null) {
            type(first);
        } else if (types.isEmpty()) {
            types.put("basic", NoteType.basic());
        }
        Set<String> names = new LinkedHashSet<>();
        for (String basic : List.of("Front", "Back")) {
            if (types.values().stream().anyMatch(type -> type.indexOf(basic) >= 0)) {
                names.add(basic);
            }
        }
        types.values().forEach(type -> type.fields().forEach(field -> names.add(field.name())));
        fields = List.copyOf(names);
        List<String> cells = new ArrayList<>(fields.stream().map(Columns::headerOf).toList());
        cells.addAll(List.of("Tags", "Deck", "Type", "Id"));
        row(cells);
    }

    @Override
    public void override(CardOverride override) {
        drop(override.card().toString(), Capability.CARD_OVERRIDES, "");
    }

    @Override
    public void media(Media media, @Nullable MediaContent content) {
        drop(media.name(), Capability.MEDIA, media.name());
    }

    @Override
    public void review(Review review) {
        drop(review.card().toString(), Capability.REVIEW_LOG, "");
    }

    @Override
    public void schedule(CardSchedule schedule) {
        drop(schedule.card().toString(), Capability.SCHEDULES, "");
    }

    @Override
    public void finish() throws IOException {
        start(null);
        for (Deck deck : decks.values()) {
            if (!usedDecks.contains(deck.id())) {
                dropped.add("empty deck", Diagnostic.warning("dropped",
                        "the table cannot hold the deck '" + deck.name() + "', it has no notes",
                        where.atItem(deck.id())));
            }
        }
        dropped.finish();
        complete();
        target.commit();
        finished = true;
    }

    @Override
    public void close() throws IOException {
        if (finished) {
            return;
        }
        finished = true;
        try {
            stream.close();
        } finally {
            target.discard();
        }
    }
}
