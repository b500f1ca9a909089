package dev.cardstock.formats.json;

import dev.cardstock.Location;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.text.TextInput;
import dev.cardstock.review.CardSchedule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.NoSuchFileException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a document twice: first what others refer to (header, options, decks, note types), then the
 * rest, an item at a time, so that the order of the sections in the file does not matter.
 */
final class JsonDeckReader {
    private static final Set<String> SECTIONS = Set.of("options", "decks", "noteTypes", "notes",
            "cards", "media", "schedules", "reviews");
    private static final Set<String> FIRST = Set.of("options", "decks", "noteTypes");
    private static final Set<String> HEADER = Set.of("format", "version", "title", "description",
            "language", "attributes");

    private final DeckSource source;
    private final DeckSink sink;
    private final ImportLimits limits;
    private final Progress progress;
    private final boolean keepUnknown;
    private final boolean salvage;
    private final JsonMapper mapper;
    private final Map<String, NoteType> types = new HashMap<>();
    private final Map<String, Deck> decks = new HashMap<>();
    private final Set<String> optionIds = new HashSet<>();
    private final Set<String> noteIds = new HashSet<>();
    private final Set<CardId> overridden = new HashSet<>();
    private final Set<CardId> scheduled = new HashSet<>();
    private final Set<String> mediaNames = new HashSet<>();
    private long items;

    /** What is done with an item of a section. */
    private interface Items {
        void take(String section, JsonObject item) throws IOException;
    }

    JsonDeckReader(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress,
            boolean keepUnknown, boolean salvage) {
        this.source = source;
        this.sink = sink;
        this.limits = limits;
        this.progress = progress;
        this.keepUnknown = keepUnknown;
        this.salvage = salvage;
        long base64 = Math.min(Integer.MAX_VALUE - 100L, limits.maxMediaBytes() / 3 * 4 + 8);
        mapper = JsonText.reading(limits.maxDepth(),
                (int) Math.max(limits.maxFieldChars(), base64));
    }

    void read() throws IOException {
        NoteType.builtIn().forEach(type -> types.put(type.id(), type));
        ObjectNode head = JsonValues.object();
        Map<String, DeckOptions> options = new java.util.LinkedHashMap<>();
        Map<String, Deck> ordered = new java.util.LinkedHashMap<>();
        Map<String, NoteType> own = new java.util.LinkedHashMap<>();
        walk(head, FIRST, (section, item) -> {
            switch (section) {
                case "options" -> {
                    DeckOptions one = JsonItems.options(item);
                    item.check(options.put(one.id(), one) == null,
                            "two deck options have the id '" + one.id() + "'", "rename one");
                }
                case "decks" -> {
                    Deck one = JsonItems.deck(item);
                    item.check(ordered.put(one.id(), one) == null,
                            "two decks have the id '" + one.id() + "'", "rename one");
                    limits.checkDecks(ordered.size(), item.location());
                }
                default -> {
                    NoteType one = JsonItems.noteType(item);
                    item.check(own.put(one.id(), one) == null,
                            "two note types have the id '" + one.id() + "'", "rename one");
                }
            }
        });
        header(head);
        for (DeckOptions one : options.values()) {
            optionIds.add(one.id());
            sink.options(one);
        }
        decks.putAll(ordered);
        if (salvage) {
            for (Deck deck : List.copyOf(ordered.values())) {
                mend(deck, ordered);
            }
        }
        for (Deck deck : ordered.values()) {
            checkDeck(deck);
            sink.deck(deck);
        }
        types.putAll(own);
        for (NoteType type : own.values()) {
            sink.noteType(type);
        }
        Set<String> sent = new HashSet<>(own.keySet());
        walk(JsonValues.object(), Set.of("notes", "cards", "media", "schedules", "reviews"),
                (section, item) -> {
                    switch (section) {
                        case "notes" -> note(item, sent);
                        case "cards" -> override(item);
                        case "media" -> media(item);
                        case "schedules" -> schedule(item);
                        default -> sink.review(JsonItems.review(item));
                    }
                    progress.report(++items);
                });
    }

    /** Takes a deck out of one that is not there, and out of itself. */
    private void mend(Deck deck, Map<String, Deck> ordered) throws IOException {
        Location place = Location.of(source.name()).atItem(deck.id());
        Set<String> above = new HashSet<>();
        for (String at = deck.id(); at != null; at = parent(at, ordered)) {
            if (!ordered.containsKey(at) || !above.add(at)) {
                sink.diagnostic(ordered.containsKey(at)
                        ? Diagnostic.warning("deck-cycle", "the deck '" + deck.name()
                                + "' lies in itself; it is taken out", place)
                        : Diagnostic.warning("missing-deck", "the deck '" + deck.name()
                                + "' lies in '" + at + "', which is not there; it is taken out",
                                place));
                Deck out = new Deck(deck.id(), null, deck.name(), deck.description(),
                        deck.language(), deck.optionsId(), deck.attributes());
                ordered.put(out.id(), out);
                decks.put(out.id(), out);
                return;
            }
        }
    }

    private static @Nullable String parent(String id, Map<String, Deck> ordered) {
        Deck deck = ordered.get(id);
        return deck == null ? null : deck.parent();
    }

    private void checkDeck(Deck deck) {
        Location place = Location.of(source.name()).atItem(deck.id());
        if (deck.parent() != null && !decks.containsKey(deck.parent())) {
            throw new FormatException(
                    "the deck lies in '" + deck.parent() + "', which is not there",
                    place, "add that deck or take 'parent' out");
        }
        if (deck.optionsId() != null && !optionIds.contains(deck.optionsId())) {
            throw new FormatException("the deck has the options '" + deck.optionsId()
                    + "', which are not there", place, "add them or take 'options' out");
        }
    }

    private void header(ObjectNode head) throws IOException {
        JsonObject object = new JsonObject(head, Location.of(source.name()), "", keepUnknown,
                limits);
        TreeMap<String, String> attributes = new TreeMap<>(object.attributes());
        LibraryHeader header = new LibraryHeader(object.text("title", ""),
                object.text("description", ""), object.text("language", ""), attributes);
        object.skip("format");
        object.skip("version");
        object.finish(attributes);
        sink.header(new LibraryHeader(header.title(), header.description(), header.language(),
                attributes));
    }

    private void note(JsonObject item, Set<String> sent) throws IOException {
        String typeId = item.text("type");
        NoteType type = types.get(typeId);
        if (type == null) {
            throw item.wrong("type", "there is no note type '" + typeId + "'",
                    "add it to noteTypes");
        }
        if (salvage) {
            mendId(item);
        }
        Note note = JsonItems.note(item, type);
        item.check(decks.containsKey(note.deckId()), "there is no deck '" + note.deckId() + "'",
                "add it to decks");
        item.check(noteIds.add(note.id()), "two notes have the id '" + note.id() + "'",
                "give one of them another id");
        limits.checkNotes(noteIds.size(), item.location());
        if (sent.add(typeId)) {
            sink.noteType(type);
        }
        sink.note(note);
    }

    /** Gives a note without an id, or with one that is taken, another. */
    private void mendId(JsonObject item) throws IOException {
        String id = item.text("id", "");
        if (!id.isBlank() && !noteIds.contains(id)) {
            return;
        }
        String fields = item.object("fields").members().toString();
        String derived;
        int ordinal = 1;
        do {
            derived = Ids.derived("json", item.text("deck"), fields, Integer.toString(ordinal++));
        } while (noteIds.contains(derived));
        item.put("id", derived);
        sink.diagnostic(id.isBlank()
                ? Diagnostic.warning("missing-id",
                        "the note has no id; it gets one that follows from its text",
                        item.location())
                : Diagnostic.warning("repeated-id", "another note has the id '" + id
                        + "'; this one gets another", item.location()));
    }

    private void override(JsonObject item) throws IOException {
        CardOverride override = JsonItems.override(item);
        item.check(overridden.add(override.card()),
                "two rows are of the card '" + override.card() + "'", "make one of them");
        sink.override(override);
    }

    private void schedule(JsonObject item) throws IOException {
        CardSchedule schedule = JsonItems.schedule(item);
        item.check(scheduled.add(schedule.card()),
                "two schedules are of the card '" + schedule.card() + "'", "take one out");
        sink.schedule(schedule);
    }

    private void media(JsonObject item) throws IOException {
        String name = item.text("name");
        item.check(mediaNames.add(name), "two media have the name '" + name + "'", "rename one");
        item.check(!item.has("size") || item.integer("size", -1L) >= 0, "size is negative",
                "write how many bytes it has, or take it out");
        boolean hasData = item.has("data");
        if (hasData) {
            decode(item);
        }
        Media media = item.make(() -> new Media(name, item.integer("size", -1L),
                item.has("sha256") ? item.text("sha256") : null));
        item.skip("data");
        item.finish(new TreeMap<>());
        MediaContent content = hasData ? () -> reopen(name) : null;
        sink.media(media, content);
    }

    private byte[] decode(JsonObject item) {
        byte[] bytes = item.make(() -> Base64.getDecoder().decode(item.text("data")));
        if (bytes.length > limits.maxMediaBytes()) {
            throw new LimitExceededException("maxMediaBytes", limits.maxMediaBytes(),
                    "a medium has " + bytes.length + " bytes", item.location());
        }
        return bytes;
    }

    private InputStream reopen(String name) throws IOException {
        byte[][] found = new byte[1][];
        walk(JsonValues.object(), Set.of("media"), (section, item) -> {
            if (found[0] == null && item.text("name").equals(name)) {
                found[0] = decode(item);
            }
        });
        if (found[0] == null) {
            throw new NoSuchFileException(name);
        }
        return new ByteArrayInputStream(found[0]);
    }

    /** Goes through the document; what is not of the wanted sections is passed over. */
    private void walk(ObjectNode head, Set<String> wanted, Items taker) throws IOException {
        // Strings of the document are limited one by one, lines are not.
        ImportLimits wide = new ImportLimits(limits.maxBytes(), limits.maxEntries(),
                limits.maxRatio(), limits.maxNotes(), limits.maxDecks(), limits.maxFieldChars(),
                Integer.MAX_VALUE, limits.maxMediaBytes(), limits.maxDepth(),
                limits.maxDiagnostics());
        Location place = Location.of(source.name());
        try (Reader in = TextInput.open(source, wide, null);
                JsonParser parser = mapper.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new FormatException("it is not a JSON object", at(place, parser),
                        "a Cardstock document begins with {\"format\": \"cardstock\"");
            }
            boolean marked = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (!marked) {
                    // The mark comes first, so that a foreign document is refused at once.
                    if (!name.equals("format") || token != JsonToken.VALUE_STRING
                            || !parser.getString().equals("cardstock")) {
                        throw new FormatException("it is JSON, but not of Cardstock",
                                at(place, parser),
                                "a Cardstock document begins with {\"format\": \"cardstock\"");
                    }
                    marked = true;
                } else if (name.equals("version")) {
                    version(parser, place);
                    head.put("version", 1);
                } else if (SECTIONS.contains(name)) {
                    section(name, parser, wanted.contains(name), taker, place);
                } else {
                    JsonNode value = mapper.readTree(parser);
                    head.set(name, value);
                    if (!HEADER.contains(name) && !keepUnknown) {
                        throw JsonObject.unknown(name, at(place, parser).inEntry(name));
                    }
                }
            }
            if (!head.has("version")) {
                throw new FormatException("the version is missing", place, "add \"version\": 1");
            }
            if (parser.nextToken() != null) {
                throw new FormatException("something follows the document", at(place, parser),
                        "take it out");
            }
        } catch (StreamConstraintsException e) {
            if (e.getOriginalMessage().contains("nesting depth")) {
                throw new LimitExceededException("maxDepth", limits.maxDepth(),
                        "something lies more than " + limits.maxDepth() + " levels deep",
                        at(place, e));
            }
            throw new FormatException("it is beyond a limit: " + e.getOriginalMessage(),
                    at(place, e), "if it can be trusted, raise maxFieldChars or maxDepth", e);
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new FormatException("it is not well-formed JSON: " + e.getOriginalMessage(),
                    at(place, e), "correct it there; it may be cut off or edited by hand", e);
        }
    }

    private static void version(JsonParser parser, Location place) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new FormatException("version is not a whole number",
                    at(place, parser).inEntry("version"), "write 1");
        }
        long version = parser.getLongValue();
        if (version > JsonFormat.VERSION) {
            throw new FormatException(
                    "it was written by a newer Cardstock (format version " + version
                            + ")",
                    at(place, parser).inEntry("version"),
                    "update Cardstock; this one reads up to version " + JsonFormat.VERSION);
        }
        if (version < 1) {
            throw new FormatException("version is " + version, at(place, parser).inEntry("version"),
                    "write 1");
        }
    }

    private void section(String name, JsonParser parser, boolean wanted, Items taker,
            Location place)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new FormatException(name + " is not a list", at(place, parser).inEntry(name),
                    "write it as [ … ]");
        }
        if (!wanted) {
            parser.skipChildren();
            return;
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            Location here = at(place, parser);
            String path = name + "[" + i + "]";
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new FormatException("it is not an object", here.inEntry(path),
                        "write it as { … }");
            }
            JsonNode node = mapper.readTree(parser);
            taker.take(name,
                    new JsonObject((ObjectNode) node, here, path, keepUnknown, limits));
        }
    }

    private static Location at(Location place, JsonParser parser) {
        return place.atLine(Math.max(0, parser.currentTokenLocation().getLineNr()));
    }

    private static Location at(Location place, JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null ? place : place.atLine(Math.max(0, location.getLineNr()));
    }
}
