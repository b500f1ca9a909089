package dev.cardstock.formats.text;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Location;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands what a reader of text finds to a sink: decks by their paths and note types once, before the first
 * note that needs them; notes with ids that follow from deck and front where the source has none.
 */
public final class NoteSink {
    private final DeckSink sink;
    private final ImportLimits limits;
    private final Progress progress;
    private Location where;
    private final String namespace;
    private final String title;
    private final FewDiagnostics diagnostics;
    private final Map<List<String>, String> decks = new HashMap<>();
    private final Map<List<String>, String> deckIds = new HashMap<>();
    private final Set<String> types = new HashSet<>();
    private final LongCounts repeated = new LongCounts();
    private final LongCounts ids = new LongCounts();
    private long notes;

    /**
     * Begins with the header.
     *
     * @param source what is read
     * @param sink takes the content
     * @param limits how much to take
     * @param progress follows the reading
     * @param format the format, whose ending the title does not have
     * @param namespace from what ids are derived
     * @throws IOException if the sink fails
     */
    public NoteSink(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress,
            DeckFormat format, String namespace) throws IOException {
        this(source, sink, limits, progress, format, namespace,
                LibraryHeader.titled(title(source.name(), format.extensions())));
    }

    /**
     * Begins with the header that a source has.
     *
     * @param source what is read
     * @param sink takes the content
     * @param limits how much to take
     * @param progress follows the reading
     * @param format the format, whose ending the usual deck does not have
     * @param namespace from what ids are derived
     * @param header what the source says of itself; without a title it gets that of the file
     * @throws IOException if the sink fails
     */
    public NoteSink(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress,
            DeckFormat format, String namespace, LibraryHeader header) throws IOException {
        this.sink = sink;
        this.limits = limits;
        this.progress = progress;
        this.namespace = namespace;
        where = Location.of(source.name());
        title = title(source.name(), format.extensions());
        diagnostics = new FewDiagnostics(diagnostic -> {
            try {
                sink.diagnostic(diagnostic);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        sink.header(header.title().isBlank()
                ? new LibraryHeader(title, header.description(), header.language(),
                        header.attributes())
                : header);
    }

    /**
     * The title that a file gives its deck: its name without folders and ending.
     *
     * @param name the file's name
     * @param extensions the endings to look for first
     * @return the title, never blank
     */
    public static String title(String name, List<String> extensions) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int end = file.lastIndexOf('.');
        for (String extension : extensions) {
            if (file.toLowerCase(java.util.Locale.ROOT).endsWith("." + extension)) {
                end = Math.min(end, file.length() - extension.length() - 1);
            }
        }
        String title = (end > 0 ? file.substring(0, end) : file).strip();
        return title.isEmpty() ? "Cards" : title;
    }

    /**
     * Goes on with a file of the folder that is read.
     *
     * @param path the file's path in the folder, for messages
     */
    public void enter(String path) {
        where = where.inEntry(path);
    }

    /** {@return the path of the deck for notes whose deck the source does not name} */
    public List<String> usualDeck() {
        return List.of(title);
    }

    /**
     * Where a line is.
     *
     * @param line its number from 1
     * @return the place
     */
    public Location at(long line) {
        return where.atLine(line);
    }

    /**
     * Refuses text that a small source would repeat in many notes.
     *
     * @param chars how many characters all the notes would have of it
     * @param line where it stands
     * @throws LimitExceededException if they are more than four records may have
     */
    public void checkRepeated(long chars, long line) {
        if (chars > 4L * limits.maxLineChars()) {
            throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                    "the notes of a question repeat its text to " + chars + " characters",
                    at(line));
        }
    }

    /**
     * Says that something should be looked at.
     *
     * @param code a stable name
     * @param message what happened
     * @param line in which line
     * @throws IOException if the sink fails
     */
    public void warn(String code, String message, long line) throws IOException {
        add(Diagnostic.warning(code, message, at(line)));
    }

    /**
     * Says something worth knowing.
     *
     * @param code a stable name
     * @param message what happened
     * @param line in which line
     * @throws IOException if the sink fails
     */
    public void info(String code, String message, long line) throws IOException {
        add(Diagnostic.info(code, message, at(line)));
    }

    private void add(Diagnostic diagnostic) throws IOException {
        try {
            diagnostics.add(diagnostic.code(), diagnostic);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Gives a deck the id that the source has for it; before the first note in it.
     *
     * @param path the names of the deck and those around it
     * @param id the id
     */
    public void deckId(List<String> path, String id) {
        deckIds.putIfAbsent(List.copyOf(path), id);
    }

    /**
     * Starts a note and sends what it refers to.
     *
     * @param id its id, blank to derive one
     * @param type its type
     * @param path the names of its deck and those around it; empty for the usual one
     * @param fields its fields
     * @param line where it begins
     * @return the note, to be added with {@link #add}
     * @throws IOException if the sink fails
     */
    public Note.Builder note(String id, NoteType type, List<String> path, List<Markup> fields,
            long line) throws IOException {
        Location at = at(line);
        limits.checkNotes(++notes, at);
        for (Markup field : fields) {
            limits.checkField(field.source().length(), at);
        }
        if (types.add(type.id())) {
            sink.noteType(type);
        }
        List<String> names = path.isEmpty() ? usualDeck() : path;
        String deck = deck(names, at);
        String place = path.isEmpty() ? "" : deck; // so that a file may be renamed
        return Note.builder(id(id, place, fields.get(0).source(), line), type, deck)
                .fields(fields);
    }

    /**
     * Adds a note.
     *
     * @param note the note
     * @param line where it begins
     * @return the note as it was added
     * @throws FormatException if its id is none
     * @throws IOException if the sink fails
     */
    public Note add(Note.Builder note, long line) throws IOException {
        Note built;
        try {
            built = note.build();
        } catch (IllegalArgumentException e) {
            throw new FormatException(String.valueOf(e.getMessage()), at(line),
                    "correct it there", e);
        }
        sink.note(built);
        progress.report(notes);
        return built;
    }

    /**
     * Ends the reading.
     *
     * @param missing what a source without notes lacks, a sentence
     * @param remedy what to do then
     * @throws FormatException if there was no note
     * @throws IOException if the sink fails
     */
    public void end(String missing, String remedy) throws IOException {
        if (notes == 0) {
            throw new FormatException(missing, Location.of(where.source()), remedy);
        }
        try {
            diagnostics.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String deck(List<String> path, Location at) throws IOException {
        String known = decks.get(path);
        if (known != null) {
            return known;
        }
        if (path.size() > limits.maxDepth()) {
            throw new LimitExceededException("maxDepth", limits.maxDepth(),
                    "a deck lies " + path.size() + " decks deep", at);
        }
        @Nullable
        String parent = null;
        for (int i = 1; i <= path.size(); i++) {
            List<String> above = List.copyOf(path.subList(0, i));
            String id = decks.get(above);
            if (id == null) {
                limits.checkDecks(decks.size() + 1L, at);
                id = deckIds.get(above);
                if (id == null) {
                    id = Ids.derived(namespace + "#deck", above.toArray(String[]::new));
                }
                sink.deck(Deck.builder(id, above.get(i - 1)).parent(parent).build());
                decks.put(above, id);
            }
            parent = id;
        }
        return requireNonNull(parent);
    }

    private String id(String id, String deck, String front, long line) throws IOException {
        if (!id.isBlank()) {
            if (ids.add(LongCounts.hash(id)) == 1) {
                return id;
            }
            warn("repeated-id", "the id '" + id + "' was there before; the note gets another",
                    line);
        }
        int ordinal = repeated.add(LongCounts.hash(deck, front));
        while (true) {
            String derived = ordinal == 1
                    ? Ids.derived(namespace, deck, front)
                    : Ids.derived(namespace, deck, front, Integer.toString(ordinal));
            if (ids.add(LongCounts.hash(derived)) == 1) {
                return derived;
            }
            ordinal++;
        }
    }
}
