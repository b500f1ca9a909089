package dev.cardstock.formats.crowdanki;

import dev.cardstock.Location;
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
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.json.JsonInput;
import dev.cardstock.formats.anki.json.Kept;
import dev.cardstock.formats.anki.json.NoteObject;
import dev.cardstock.formats.anki.json.NoteTypeJson;
import dev.cardstock.formats.anki.json.OptionsJson;
import dev.cardstock.formats.json.JsonPieces;
import dev.cardstock.formats.text.FewDiagnostics;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.AnkiIds;
import dev.cardstock.formats.text.anki.AnkiTags;
import dev.cardstock.formats.text.anki.DeckNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the JSON twice: notes may come before their types, so that first all but the notes is read, then
 * they, one by one.
 */
final class CrowdAnkiReader {
    private static final Set<String> COPIED = Set.of(Members.TYPE, NoteTypeJson.OWN);

    private final DeckSource source;
    private final DeckSink sink;
    private final ImportLimits limits;
    private final Progress progress;
    private final DeckSource json;
    private final Location where;
    private final JsonPieces pieces;
    private final FewDiagnostics diagnostics;
    private final List<Found> found = new ArrayList<>();
    private final Map<String, DeckOptions> options = new LinkedHashMap<>();
    private final Set<String> optionIds = new HashSet<>();
    private final Set<String> typeIds = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Map<String, NoteType> types = new LinkedHashMap<>();
    private final Set<String> media = new TreeSet<>();
    private final Map<String, Deck> decks = new LinkedHashMap<>();
    private final Set<String> guids = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private long notes;
    private int at;

    /** A deck as it stands in the JSON, without what is in it. */
    private static final class Found {
        final @Nullable Found parent;
        ObjectNode json = AnkiJson.object();
        /** The id that it gets; empty for one that is only written around others. */
        String id = "";
        boolean hasNotes;

        Found(@Nullable Found parent) {
            this.parent = parent;
        }
    }

    /** What is done with the notes of a deck. */
    private interface Notes {
        void take(Found deck, JsonInput input) throws IOException;
    }

    CrowdAnkiReader(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        this.source = source;
        this.sink = sink;
        this.limits = limits;
        this.progress = progress;
        json = source.isFolder()
                ? CrowdAnkiFormat.find(source)
                        .orElseThrow(() -> new FormatException("there is no deck in this folder",
                                Location.of(source.name()),
                                "CrowdAnki's folders have a file deck.json, or one with the name of"
                                        + " the folder"))
                : source;
        where = Location.of(json.name());
        pieces = JsonPieces.within(limits);
        diagnostics = new FewDiagnostics(diagnostic -> {
            try {
                sink.diagnostic(diagnostic);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    void read() throws IOException {
        try {
            walk((deck, input) -> {
                while (input.nextItem()) {
                    deck.hasNotes = true;
                    input.skip();
                }
            });
            before();
            at = 0;
            walk((deck, input) -> {
                while (input.nextItem()) {
                    note(deck, input);
                }
            });
            diagnostics.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void warn(String code, String message, Location place) {
        diagnostics.add(code, Diagnostic.warning(code, message, place));
    }

    private void walk(Notes taker) throws IOException {
        JsonInput.read(json, limits, Math.max(limits.maxFieldChars(), limits.maxLineChars()),
                input -> deck(input, null, taker));
    }

    private void deck(JsonInput input, @Nullable Found parent, Notes taker) throws IOException {
        if (!input.isObject()) {
            throw new FormatException("it is no deck of CrowdAnki", input.location(),
                    "a deck begins with {\"__type__\": \"Deck\"");
        }
        boolean first = at == found.size();
        Found deck = first ? new Found(parent) : found.get(at);
        if (first) {
            limits.checkDecks(found.size() + 1L, input.location());
            found.add(deck);
        }
        at++;
        boolean isDeck = false;
        while (input.nextMember()) {
            String name = input.name();
            if (name.equals(Members.CHILDREN) && input.isList()) {
                isDeck = true;
                while (input.nextItem()) {
                    deck(input, deck, taker);
                }
            } else if (name.equals(Members.NOTES) && input.isList()) {
                isDeck = true;
                taker.take(deck, input);
            } else if (!first) {
                input.skip();
            } else {
                Location place = input.location();
                JsonNode value = input.value();
                if (!parts(name, value, place)) {
                    deck.json.set(name, value);
                }
            }
        }
        if (first && !isDeck && !deck.json.has(Members.UUID)) {
            throw new FormatException("it is JSON, but no deck of CrowdAnki", input.location(),
                    "a deck begins with {\"__type__\": \"Deck\"");
        }
    }

    /** Takes what a deck brings along; says whether it was that. */
    private boolean parts(String name, JsonNode value, Location place) {
        if (!(value instanceof ArrayNode list)) {
            return false;
        }
        switch (name) {
            case Members.NOTE_TYPES -> list.forEach(one -> noteType(one, place));
            case Members.OPTIONS -> list.forEach(one -> options(one, place));
            case Members.MEDIA -> list.forEach(one -> {
                if (one.isString() && Media.isSafeName(one.stringValue())) {
                    media.add(one.stringValue());
                } else {
                    warn("media-name", "'" + Members.shortened(one.asString(""))
                            + "' is no name of a medium; it is left out", place);
                }
            });
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String known(ObjectNode node, String kind, String name) {
        String uuid = AnkiJson.text(node, Members.UUID).strip();
        boolean isId = !uuid.isBlank() && uuid.length() <= Ids.MAX_LENGTH
                && uuid.chars().noneMatch(Character::isISOControl);
        return isId ? uuid : Ids.derived("crowdanki#" + kind, uuid.isEmpty() ? name : uuid);
    }

    private void noteType(JsonNode value, Location place) {
        if (!(value instanceof ObjectNode node)) {
            return;
        }
        String uuid = known(node, "type", AnkiJson.text(node, "name"));
        NoteType type = noteType(uuid, AnkiJson.without(node, Set.of(Members.TYPE)), place);
        if (!typeIds.add(type.id())) {
            // Somebody may have made a copy of it.
            type = noteType(uuid, AnkiJson.without(node, COPIED), place);
            if (types.containsKey(uuid) || !typeIds.add(type.id())) {
                warn("repeated-id", "two note types have the id '" + type.id()
                        + "'; the second is left out", place);
                return;
            }
        }
        types.put(uuid, type);
    }

    private NoteType noteType(String uuid, ObjectNode node, Location place) {
        try {
            return new NoteTypeJson(limits).read(uuid, node);
        } catch (IllegalArgumentException e) {
            throw new FormatException("a note type cannot be read: " + e.getMessage(),
                    place.atItem(uuid), "repair it in Anki", e);
        }
    }

    private void options(JsonNode value, Location place) {
        if (!(value instanceof ObjectNode node)) {
            return;
        }
        String uuid = known(node, "options", AnkiJson.text(node, "name"));
        if (OptionsJson.areMade(node, false)) {
            made.add(uuid);
            return;
        }
        DeckOptions one = options(uuid, AnkiJson.without(node, Set.of(Members.TYPE)), place);
        if (!optionIds.add(one.id())) {
            one = options(uuid, AnkiJson.without(node, COPIED), place);
            if (options.containsKey(uuid) || !optionIds.add(one.id())) {
                return; // every deck may bring them along
            }
        }
        options.put(uuid, one);
    }

    private DeckOptions options(String uuid, ObjectNode node, Location place) {
        try {
            return new OptionsJson(limits).read(uuid, node);
        } catch (IllegalArgumentException e) {
            throw new FormatException("deck options cannot be read: " + e.getMessage(),
                    place.atItem(uuid), "repair them in Anki", e);
        }
    }

    /** Sends all that comes before notes. */
    private void before() throws IOException {
        Found root = found.get(0);
        ObjectNode mark = Members.own(root.json);
        for (Found deck : found) {
            // Somebody may have added notes to what was only written around several decks.
            if (deck != root || !mark.has("wrapper") || deck.hasNotes) {
                deck(deck);
            }
        }
        sink.header(header(root, mark));
        for (DeckOptions one : options.values()) {
            sink.options(one);
        }
        for (Deck deck : decks.values()) {
            sink.deck(deck);
        }
        for (NoteType type : types.values()) {
            sink.noteType(type);
        }
        media(AnkiJson.object(mark, "media"));
    }

    private LibraryHeader header(Found root, ObjectNode mark) {
        ObjectNode library = AnkiJson.object(mark, "library");
        TreeMap<String, String> attributes = new TreeMap<>();
        AnkiJson.object(library, "attributes")
                .properties()
                .forEach(member -> attributes.put(member.getKey(), member.getValue().asString()));
        List<String> names = DeckNames.parts(AnkiJson.text(root.json, "name"));
        String title = names.isEmpty()
                ? NoteSink.title(source.name(), List.of())
                : names.get(names.size() - 1);
        return new LibraryHeader(
                library.has("title") ? AnkiJson.text(library, "title") : title,
                AnkiJson.text(library, "description"), AnkiJson.text(library, "language"),
                attributes);
    }

    private void deck(Found deck) {
        String name = AnkiJson.text(deck.json, "name");
        List<String> parts = DeckNames.parts(name);
        String last = parts.isEmpty() ? "blank" : parts.get(parts.size() - 1);
        Found above = deck.parent;
        String parent = above == null || above.id.isEmpty() ? null : above.id;
        for (int i = 1; i < parts.size(); i++) {
            parent = implied(parts.get(i - 1), parent);
        }
        String uuid = known(deck.json, "deck", (parent == null ? "" : parent) + "::" + name);
        String wanted = AnkiJson.text(deck.json, Members.OPTIONS_UUID).strip();
        DeckOptions own = options.get(wanted);
        if (own == null && !wanted.isEmpty() && !made.contains(wanted)) {
            warn("missing-options", "there are no deck options '" + Members.shortened(wanted) + "'",
                    where.atItem(uuid));
        }
        Deck built = built(deck.json, uuid, last, parent, own == null ? null : own.id(), wanted);
        if (decks.containsKey(built.id())) {
            String other = Ids.derived("crowdanki#deck", uuid, Integer.toString(decks.size()));
            warn("repeated-id", "two decks have the id '" + built.id()
                    + "'; the second gets another", where.atItem(uuid));
            built = built(AnkiJson.without(deck.json, Set.of(NoteTypeJson.OWN)), other, last,
                    parent, own == null ? null : own.id(), wanted);
        }
        deck.id = built.id();
        decks.put(built.id(), built);
    }

    private Deck built(ObjectNode node, String id, String name, @Nullable String parent,
            @Nullable String optionsId, String wanted) {
        try {
            Deck seen = Deck.builder(id, name)
                    .parent(parent)
                    .description(AnkiJson.text(node, "desc"))
                    .options(optionsId)
                    .attribute(Kept.DECK,
                            AnkiJson.text(AnkiJson.without(node, Members.OF_DECKS)))
                    .build();
            ObjectNode mark = Members.own(node);
            Deck own = pieces.deck(AnkiJson.text(mark, "deck")).orElse(null);
            if (own == null) {
                return seen;
            }
            Deck.Builder deck = own.toBuilder().parent(parent);
            if (!name.equals(AnkiJson.text(mark, "name"))) {
                deck.name(name);
            }
            boolean sameOptions = wanted.equals(AnkiJson.text(mark, "options"))
                    && (own.optionsId() == null || optionIds.contains(own.optionsId()));
            if (!sameOptions) {
                deck.options(optionsId);
            }
            if (!seen.description().equals(AnkiHtml.clean(own.description()))) {
                deck.description(seen.description());
            }
            return deck.build();
        } catch (IllegalArgumentException e) {
            throw new FormatException("a deck cannot be read: " + e.getMessage(),
                    where.atItem(id), "rename it in Anki", e);
        }
    }

    private String implied(String name, @Nullable String parent) {
        Deck deck = Members.implied(name, parent);
        if (decks.putIfAbsent(deck.id(), deck) == null) {
            limits.checkDecks(decks.size(), where);
        }
        return deck.id();
    }

    private void media(ObjectNode originals) throws IOException {
        Set<String> names = new TreeSet<>(media);
        if (source.isFolder()) {
            for (String file : source.files()) {
                String name = file.startsWith(CrowdAnkiFormat.MEDIA)
                        ? file.substring(CrowdAnkiFormat.MEDIA.length())
                        : "";
                if (Media.isSafeName(name)) {
                    names.add(name);
                }
            }
        }
        if (names.size() > limits.maxEntries()) {
            throw new LimitExceededException("maxEntries", limits.maxEntries(),
                    "there are " + names.size() + " media", where);
        }
        for (String name : names) {
            DeckSource file = source.file(CrowdAnkiFormat.MEDIA + name).orElse(null);
            String original = AnkiJson.text(originals, name);
            String used = !original.isEmpty() && AnkiHtml.mediaName(original).equals(name)
                    && Media.isSafeName(original) ? original : name;
            long size = file == null || file.path().isEmpty()
                    ? -1
                    : Files.size(file.path().get());
            if (size > limits.maxMediaBytes()) {
                throw new LimitExceededException("maxMediaBytes", limits.maxMediaBytes(),
                        "a medium has " + size + " bytes", where.inEntry(name));
            }
            MediaContent content = file == null ? null : file::open;
            sink.media(new Media(used, size, null), content);
        }
    }

    private void note(Found deck, JsonInput input) throws IOException {
        Location place = input.location();
        if (!(input.value() instanceof ObjectNode node)) {
            throw new FormatException("a note is no object", place,
                    "write it as {\"__type__\": \"Note\", …}");
        }
        limits.checkNotes(++notes, place);
        String uuid = AnkiJson.text(node, Members.NOTE_TYPE_UUID).strip();
        NoteType type = types.get(uuid);
        if (type == null) {
            throw new FormatException("a note has the type '" + Members.shortened(uuid)
                    + "', which is not there", place, "add it to note_models");
        }
        List<String> fields = fields(node, type, place);
        List<String> tags = new ArrayList<>();
        if (node.get("tags") instanceof ArrayNode list) {
            list.forEach(tag -> tags.add(tag.asString("")));
        }
        ObjectNode own = Members.own(node);
        String guid = AnkiJson.text(node, "guid");
        String id = id(guid, own, place);
        Note.Builder note = NoteObject.read(id, type, deck.id, fields,
                AnkiTags.read(String.join(" ", tags)), own, pieces);
        if (!guid.isEmpty() && !guid.equals(AnkiIds.guid("", id))) {
            note.attribute(AnkiIds.GUID, guid);
        }
        ObjectNode rest = AnkiJson.without(node, Members.OF_NOTES);
        if (!rest.isEmpty()) {
            note.attribute(Members.NOTE_ATTRIBUTE, AnkiJson.text(rest));
        }
        try {
            sink.note(note.build());
        } catch (IllegalArgumentException e) {
            throw new FormatException("a note cannot be read: " + e.getMessage(), place,
                    "correct it there", e);
        }
        progress.report(notes);
    }

    private List<String> fields(ObjectNode node, NoteType type, Location place) {
        List<String> fields = new ArrayList<>();
        if (node.get("fields") instanceof ArrayNode list) {
            for (JsonNode field : list) {
                String text = field.asString("");
                limits.checkField(text.length(), place);
                fields.add(text);
            }
        }
        int expected = type.fields().size();
        if (fields.size() != expected) {
            warn("wrong-fields", "a note has " + fields.size() + " fields, its type '"
                    + type.name() + "' has " + expected + "; they are filled up or joined", place);
            List<String> more = List.copyOf(fields);
            while (fields.size() < expected) {
                fields.add("");
            }
            if (more.size() > expected) {
                fields.subList(expected, fields.size()).clear();
                fields.set(expected - 1,
                        String.join("<br>", more.subList(expected - 1, more.size())));
            }
        }
        return fields;
    }

    private String id(String guid, ObjectNode own, Location place) {
        boolean repeated = guid.isBlank() || !guids.add(guid);
        String written = NoteObject.id(own);
        String id = written.isEmpty() ? AnkiIds.noteId(guid) : written;
        if (!repeated && ids.add(id) || !written.isEmpty() && ids.add(written)) {
            return id;
        }
        warn("repeated-guid", guid.isBlank()
                ? "a note has no guid; its place is taken instead"
                : "the guid '" + Members.shortened(guid)
                        + "' was there before; the note gets an id of its place",
                place);
        String other = AnkiIds.noteId(guid, notes);
        ids.add(other);
        return other;
    }
}
