package dev.cardstock.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.Location;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Review;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes notes as text, one by one, and reports what the format has no place for. A format says how it
 * writes one question with its answer; notes of types that it does not know become one for each card.
 */
public abstract class TextOutput implements DeckOutput {
    private static final String DROPPED = "dropped";

    /** Takes the text. */
    protected final Writer out;

    /** Takes the bytes, for formats that are not text as a whole. */
    protected final OutputStream stream;

    private final DeckTarget target;
    private final String inside;
    private final DeckFormat format;
    private final FewDiagnostics dropped;
    private final Location where;
    private final Map<String, Deck> decks = new LinkedHashMap<>();
    private final Map<String, NoteType> types = new HashMap<>();
    private final Map<String, List<String>> paths = new LinkedHashMap<>();
    private final Set<List<String>> used = new HashSet<>();
    private final Set<String> filled = new HashSet<>();
    private final Set<String> shown = new HashSet<>();
    private boolean finished;

    /**
     * A question with its answer.
     *
     * @param note the note that it is of
     * @param card the card that asks it
     * @param id an id for it: the note's, where it is the only one
     * @param path the names of the deck and those around it
     * @param front what is asked
     * @param back the answer
     * @param key what was added for grading
     */
    protected record Entry(Note note, CardId card, String id, List<String> path, Markup front,
            Markup back,
            AnswerKey key) {}

    /**
     * Opens the target.
     *
     * @param target where to write
     * @param dropped is told what the format cannot hold
     * @param format the format
     * @throws IOException if it cannot be opened
     */
    protected TextOutput(DeckTarget target, Consumer<Diagnostic> dropped, DeckFormat format)
            throws IOException {
        this(target, dropped, format, "");
    }

    /**
     * Opens the target, or a folder that is to be there.
     *
     * @param target where to write
     * @param dropped is told what the format cannot hold
     * @param format the format
     * @param inside the path of the file for the text in the folder that the target is to be, opened
     *     when something is written to it; empty where the target is the file
     * @throws IOException if it cannot be opened
     */
    protected TextOutput(DeckTarget target, Consumer<Diagnostic> dropped, DeckFormat format,
            String inside) throws IOException {
        this.target = target;
        this.inside = inside;
        this.format = format;
        this.dropped = new FewDiagnostics(dropped);
        where = Location.of(target.name());
        stream = inside.isEmpty() ? target.open() : new LateFile(target, inside);
        out = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
        NoteType.builtIn().forEach(type -> types.put(type.id(), type));
    }

    /**
     * Writes a question with its answer.
     *
     * @param entry the question
     * @throws IOException if it cannot be written
     */
    protected abstract void entry(Entry entry) throws IOException;

    /**
     * Writes a note of a type other than basic in a form of the format's own.
     *
     * @param note the note
     * @param type its type
     * @param path the names of its deck and those around it
     * @return whether the format has a form for it; if not its cards are written
     * @throws IOException if it cannot be written
     */
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        return false;
    }

    /**
     * Writes what comes after the last note.
     *
     * @throws IOException if it cannot be written
     */
    protected void end() throws IOException {}

    /** {@return whether other right answers are written} */
    protected boolean keepsAlternatives() {
        return format.carries().contains(Capability.ALTERNATIVES);
    }

    /** {@return whether wrong answers are written} */
    protected boolean keepsDistractors() {
        return format.carries().contains(Capability.DISTRACTORS);
    }

    /**
     * Whether the items of a list are written.
     *
     * @param order whether their order counts
     * @return whether they are
     */
    protected boolean keepsList(AnswerKey.ListOrder order) {
        return format.carries().contains(Capability.LISTS);
    }

    /** {@return whether decks and their names are written} */
    protected boolean keepsDecks() {
        return format.carries().contains(Capability.NESTED_DECKS);
    }

    /**
     * Whether an attribute of a note is written.
     *
     * @param name its name
     * @return whether it is
     */
    protected boolean keepsAttribute(String name) {
        return false;
    }

    /** {@return whether stars of notes are written} */
    protected boolean keepsStars() {
        return false;
    }

    /**
     * Where a medium is written.
     *
     * @param name its name
     * @return its path from the target's folder on, which the text refers to; empty where the format has
     *     no place for it
     */
    protected String mediaPath(String name) {
        return "";
    }

    /** {@return whether the target is to be a folder of files} */
    protected final boolean isFolder() {
        return !inside.isEmpty();
    }

    /**
     * Opens another file of the folder that the target is to be.
     *
     * @param path its path from the folder on
     * @return takes the bytes; to be closed before the next one is opened
     * @throws IOException if it cannot be opened
     */
    protected final OutputStream another(String path) throws IOException {
        return target.openInside(path);
    }

    /**
     * Whether content can be written as it is.
     *
     * @param kind the language of its source
     * @return whether it can; what cannot is written as its plain text
     */
    protected boolean keepsMarkup(Markup.Kind kind) {
        return switch (kind) {
            case PLAIN -> true;
            case HTML -> format.carries().contains(Capability.HTML);
            case MARKDOWN -> format.carries().contains(Capability.MARKDOWN);
        };
    }

    /**
     * Whether a note type that somebody made has a form in the format.
     *
     * @param type the type
     * @return whether it has
     */
    protected boolean keepsType(NoteType type) {
        return NoteType.builtIn().contains(type);
    }

    /**
     * Writes what was kept until now.
     *
     * @param kept UTF-8
     * @throws IOException if it cannot be written
     */
    protected final void write(Spool kept) throws IOException {
        out.flush();
        kept.copyTo(stream);
    }

    /**
     * Reports a loss, or a change to the text.
     *
     * @param kind what is counted together
     * @param message what happened
     * @param item the id of the note or card
     */
    protected final void report(String kind, String message, String item) {
        dropped.add(kind, Diagnostic.warning(DROPPED, message, where.atItem(item)));
    }

    /**
     * Reports something about the whole file that is worth knowing.
     *
     * @param kind what is counted together
     * @param message what it is
     */
    protected final void remark(String kind, String message) {
        dropped.add(kind, Diagnostic.info(kind, message, where));
    }

    /**
     * Text without blanks around it, without zeros and without halves of surrogate pairs; reports what
     * is left out.
     *
     * @param text the text
     * @param item the id of its note
     * @return the text that is left
     */
    protected final String clean(String text, String item) {
        String kept = text;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || c == '\r' || Character.isSurrogate(c)) {
                StringBuilder valid = new StringBuilder();
                text.replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .codePoints()
                        .filter(p -> p != 0 && !(p >= 0xd800 && p <= 0xdfff))
                        .forEach(valid::appendCodePoint);
                kept = valid.toString();
                break;
            }
        }
        if (!kept.equals(text)) {
            report("characters", "zero characters and halves of surrogate pairs are left out,"
                    + " returns become line ends", item);
        }
        String stripped = kept.strip();
        if (stripped.length() < kept.length()) {
            report("blanks", "blanks and line ends around a text are left out", item);
        }
        return stripped;
    }

    /**
     * Text with a blank in place of each of some marks; reports it.
     *
     * @param text the text
     * @param mark what cannot stand in it
     * @param what the mark's name
     * @param item the id of its note
     * @return the text without the mark
     */
    protected final String without(String text, String mark, String what, String item) {
        if (!text.contains(mark)) {
            return text;
        }
        report(what,
                format.id() + " cannot hold " + what + " in a text; a blank is written instead",
                item);
        String kept = text.replace(mark, " ");
        return kept.contains(mark) ? kept.replace(mark, "") : kept;
    }

    /**
     * Reports that there is no place for something.
     *
     * @param item the id of what it is of, or null for the library
     * @param capability what the format cannot hold
     * @param detail more about it; may be empty
     */
    protected final void drop(@Nullable String item, Capability capability, String detail) {
        String problem = format.id() + " cannot hold " + capability.description();
        dropped.add(problem, Diagnostic.warning(DROPPED,
                problem + (detail.isEmpty() ? "" : ": " + detail),
                item == null ? where : where.atItem(item)));
    }

    @Override
    public void header(LibraryHeader header) {
        if (!header.title().isEmpty()
                && !header.title().equals(NoteSink.title(target.name(), format.extensions()))) {
            dropped.add("title", Diagnostic.info(DROPPED, format.id() + " cannot hold the title '"
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
        if (!keepsType(type)) {
            drop(type.id(), Capability.CUSTOM_NOTE_TYPES, type.name());
        }
    }

    @Override
    public void note(Note note) throws IOException {
        NoteType type = types.get(note.typeId());
        if (type == null) {
            throw new IllegalStateException("the note type '" + note.typeId() + "' was not given");
        }
        List<String> path = path(note.deckId());
        reportDropped(note);
        note.fields().forEach(field -> shown.addAll(field.media()));
        if (type.id().equals(NoteType.basic().id())) {
            entry(new Entry(note, new CardId(note.id(), "forward"), note.id(), path,
                    field(note, 0), field(note, 1), note.answerKey("forward")));
            return;
        }
        if (special(note, type, path)) {
            return;
        }
        List<Card> cards = Card.of(note, type);
        if (keepsType(type)) {
            report("type", format.id() + " has no form for the type '" + type.name()
                    + "'; each card of the note is written with front and back", note.id());
        }
        for (Card card : cards) {
            entry(new Entry(note, card.id(),
                    cards.size() == 1 ? note.id() : note.id() + "/" + card.id().part(), path,
                    card.prompt(), card.expected(), card.answerKey()));
        }
    }

    private static Markup field(Note note, int index) {
        return index < note.fields().size() ? note.fields().get(index) : Markup.EMPTY;
    }

    /**
     * The source where its language is one that can be written, else the plain text.
     *
     * @param content the content
     * @return what to write
     */
    protected final String text(Markup content) {
        return keepsMarkup(content.kind()) ? content.source() : content.plainText();
    }

    private void reportDropped(Note note) {
        for (Markup field : note.fields()) {
            if (!keepsMarkup(field.kind())) {
                drop(note.id(),
                        field.kind() == Markup.Kind.HTML ? Capability.HTML : Capability.MARKDOWN,
                        "its plain text is written");
            }
        }
        if (!note.tags().isEmpty() && !format.carries().contains(Capability.TAGS)) {
            drop(note.id(), Capability.TAGS, String.join(" ", note.tags()));
        }
        note.answerKeys().values().forEach(key -> reportDropped(key, note.id()));
        if (note.starred() && !keepsStars() || !note.sameFactAs().isEmpty()) {
            drop(note.id(), Capability.NOTE_LINKS, "");
        }
        List<String> attributes = note.attributes()
                .keySet()
                .stream()
                .filter(name -> !keepsAttribute(name))
                .toList();
        if (!attributes.isEmpty()) {
            drop(note.id(), Capability.ATTRIBUTES, String.join(", ", attributes));
        }
    }

    private void reportDropped(AnswerKey key, String item) {
        if (!key.alternatives().isEmpty() && !keepsAlternatives()) {
            drop(item, Capability.ALTERNATIVES, "");
        }
        if (!key.distractors().isEmpty() && !keepsDistractors()) {
            drop(item, Capability.DISTRACTORS, "");
        }
        if (!key.items().isEmpty() && !keepsList(key.list())) {
            drop(item, Capability.LISTS, "");
        }
        if (!key.optionalParts().isEmpty() || !key.keyPoints().isEmpty()) {
            drop(item, Capability.KEY_POINTS, "");
        }
    }

    private List<String> path(String deckId) {
        List<String> known = paths.get(deckId);
        if (known != null) {
            return known;
        }
        List<String> names = new ArrayList<>();
        @Nullable
        String at = deckId;
        while (at != null) {
            Deck deck = decks.get(at);
            if (deck == null || names.size() > Library.MAX_DEPTH) {
                throw new IllegalStateException(deck == null
                        ? "the deck '" + at + "' was not given"
                        : "the deck '" + deckId + "' lies too deep");
            }
            filled.add(at);
            names.add(0, deck.name());
            at = deck.parent();
        }
        List<String> path = List.copyOf(names);
        boolean nested = keepsDecks();
        if (!nested && (path.size() > 1 || !used.isEmpty())) {
            drop(deckId, Capability.NESTED_DECKS, "the notes of '" + String.join("::", path)
                    + "' stand in one list with the others");
        } else if (!nested && !path.get(0)
                .equals(NoteSink.title(target.name(), format.extensions()))) {
            dropped.add("deck", Diagnostic.info(DROPPED, format.id()
                    + " cannot hold the name of the deck '" + path.get(0)
                    + "'; when it is read its name is that of the file", where.atItem(deckId)));
        }
        if (!used.add(path) && nested) {
            report("path", "another deck has the path '" + String.join("::", path)
                    + "'; when they are read they are one", deckId);
        }
        paths.put(deckId, path);
        return path;
    }

    @Override
    public void override(CardOverride override) {
        drop(override.card().toString(), Capability.CARD_OVERRIDES, "");
    }

    @Override
    public void media(Media media, @Nullable MediaContent content) throws IOException {
        String path = mediaPath(media.name());
        Optional<OutputStream> file = content == null || path.isEmpty()
                ? Optional.empty()
                : isFolder() ? Optional.of(another(path)) : target.openBeside(path);
        if (content == null || file.isEmpty()) {
            drop(media.name(), Capability.MEDIA, media.name());
            return;
        }
        try (OutputStream to = file.get(); InputStream from = content.open()) {
            from.transferTo(to);
        }
        if (!shown.contains(media.name())) {
            report("unused medium", format.id() + " knows media only by the notes that show them;"
                    + " none shows '" + media.name() + "'", media.name());
        }
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
        end();
        for (Deck deck : decks.values()) {
            if (!filled.contains(deck.id())) {
                report("empty deck", format.id() + " cannot hold the deck '" + deck.name()
                        + "', it has no notes", deck.id());
            }
        }
        dropped.finish();
        out.flush();
        out.close();
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

    /** A file of a folder, opened when the first bytes come. */
    private static final class LateFile extends OutputStream {
        private final DeckTarget target;
        private final String path;
        private @Nullable OutputStream out;

        LateFile(DeckTarget target, String path) {
            this.target = target;
            this.path = path;
        }

        private OutputStream opened() throws IOException {
            OutputStream open = out;
            if (open == null) {
                open = target.openInside(path);
                out = open;
            }
            return open;
        }

        @Override
        public void write(int b) throws IOException {
            opened().write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            opened().write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            if (out != null) {
                out.close();
            }
        }
    }
}
