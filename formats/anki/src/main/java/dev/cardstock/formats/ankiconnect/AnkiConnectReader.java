package dev.cardstock.formats.ankiconnect;

import dev.cardstock.Location;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.json.Kept;
import dev.cardstock.formats.anki.json.NoteObject;
import dev.cardstock.formats.json.JsonPieces;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.AnkiTags;
import dev.cardstock.formats.text.anki.DeckNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads notes, the types that are made for them, and media. */
final class AnkiConnectReader implements Walk.Taker {
    private static final List<String> MEDIA_KINDS = List.of("picture", "audio", "video");
    private static final Pattern CLOZE = Pattern.compile("\\{\\{c\\d+::");

    private final DeckSource source;
    private final DeckSink sink;
    private final ImportLimits limits;
    private final NoteSink notes;
    private final JsonPieces pieces;
    private final Map<String, NoteType> models = new HashMap<>();
    private final Map<List<String>, NoteType> madeUp = new HashMap<>();
    private final Map<String, List<String>> keysOfTypes = new HashMap<>();
    private final Set<String> seenNotes = new HashSet<>();
    private final Set<String> media = new HashSet<>();

    AnkiConnectReader(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress,
            DeckFormat format, String namespace) throws IOException {
        this.source = source;
        this.sink = sink;
        this.limits = limits;
        notes = new NoteSink(source, sink, limits, progress, format, namespace);
        pieces = JsonPieces.within(limits);
    }

    void read() throws IOException {
        Walk.through(source, limits, this);
        notes.end("there are no notes in it",
                "send notesInfo for notes that there are, or see the error in the answer");
    }

    private static long line(Location place) {
        return place.line();
    }

    @Override
    public void error(String message, Location place) throws IOException {
        notes.warn("anki-error", "Anki answered: " + message, line(place));
    }

    @Override
    public void action(String name, ObjectNode parameters, ObjectNode own, Location place)
            throws IOException {
        if (name.equals("createModel")) {
            model(parameters, own, place);
        } else if (name.equals("storeMediaFile")) {
            medium(AnkiJson.text(parameters, "filename"), parameters, place);
        }
    }

    private void model(ObjectNode parameters, ObjectNode own, Location place) {
        String name = AnkiJson.text(parameters, "modelName");
        try {
            NoteType type = pieces.noteType(AnkiJson.text(own, "type")).orElse(null);
            boolean current = type != null
                    && Models.parameters(type, name).equals(parameters);
            models.put(name, current && type != null ? type : modelOf(parameters));
        } catch (IllegalArgumentException e) {
            throw new FormatException("a note type cannot be read: " + e.getMessage(), place,
                    "correct the parameters of createModel", e);
        }
    }

    /** Anki's own types are the built-in ones. */
    private static NoteType modelOf(ObjectNode parameters) {
        NoteType type = Models.read(parameters);
        List<String> names = type.fields().stream().map(field -> field.name()).toList();
        NoteType builtIn = Models.builtIn(type.name(), names);
        return builtIn != null && Models.parameters(builtIn, type.name()).equals(parameters)
                ? builtIn
                : type;
    }

    @Override
    public void note(ObjectNode node, Location place) throws IOException {
        boolean isCard = node.has("cardId");
        String number = AnkiJson.integer(node, isCard ? "note" : "noteId", 0) == 0
                ? ""
                : Long.toString(AnkiJson.integer(node, isCard ? "note" : "noteId", 0));
        if (!number.isEmpty() && !seenNotes.add(number)) {
            return; // another card of it
        }
        long line = line(place);
        List<Content> contents = contents(node, place);
        NoteType type = type(AnkiJson.text(node, "modelName"), contents, line);
        List<String> keys = keysOfTypes.computeIfAbsent(type.id(), id -> Models.fields(type));
        List<String> fields = fields(keys, contents, type, line);
        ofNote(node, keys, fields, place);
        if (isCard) {
            notes.info("schedule-ignored", "the schedules of cards are not read", line);
        }
        String id = NoteObject.id(AnkiJson.object(node, "cardstock"));
        List<Markup> markup = fields.stream().map(AnkiHtml::readText).toList();
        List<String> deck = DeckNames.parts(AnkiJson.text(node, "deckName"));
        Note.Builder note = notes.note(id.isEmpty() ? number : id, type, deck, markup, line);
        List<String> tags = tags(node);
        note.starred(tags.removeIf(AnkiTags.STAR::equalsIgnoreCase)).tags(tags);
        if (!number.isEmpty()) {
            note.attribute(Kept.ID, number);
        }
        notes.add(note, line);
    }

    private static List<String> tags(ObjectNode node) {
        StringBuilder tags = new StringBuilder();
        if (node.get("tags") instanceof ArrayNode list) {
            list.forEach(tag -> tags.append(tag.asString("")).append(' '));
        }
        return new ArrayList<>(AnkiTags.read(tags.toString()));
    }

    private record Content(String name, String html, long order) {}

    /** The fields in the order that they have or are given. */
    private List<Content> contents(ObjectNode node, Location place) {
        List<Content> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        AnkiJson.object(node, "fields").properties().forEach(member -> {
            JsonNode value = member.getValue();
            boolean isAnswer = value instanceof ObjectNode;
            String html = isAnswer ? AnkiJson.text(value, "value") : value.asString("");
            limits.checkField(html.length(), place);
            if (!member.getKey().isBlank() && names.add(member.getKey().toLowerCase(Locale.ROOT))) {
                found.add(new Content(member.getKey(), html,
                        isAnswer ? AnkiJson.integer(value, "order", 0) : 0));
            }
        });
        if (found.isEmpty()) {
            throw new FormatException("a note has no fields", place,
                    "give the fields of its type, such as {\"Front\": \"…\"}");
        }
        found.sort(Comparator.comparingLong(Content::order));
        return found;
    }

    /** The contents in the order of the type's fields; upper and lower case are the same to Anki. */
    private List<String> fields(List<String> keys, List<Content> contents, NoteType type,
            long line) throws IOException {
        Map<String, String> left = new LinkedHashMap<>();
        contents.forEach(one -> left.put(one.name.toLowerCase(Locale.ROOT), one.html));
        List<String> fields = new ArrayList<>();
        for (String key : keys) {
            String html = left.remove(key.toLowerCase(Locale.ROOT));
            fields.add(html == null ? "" : html);
        }
        if (!left.isEmpty()) {
            notes.warn("field-ignored", "the type '" + type.name() + "' has no field "
                    + String.join(", ", left.keySet()), line);
        }
        return fields;
    }

    private NoteType type(String name, List<Content> contents, long line) throws IOException {
        NoteType known = models.get(name);
        if (known != null) {
            return known;
        }
        List<String> names = contents.stream().map(Content::name).toList();
        NoteType builtIn = Models.builtIn(name, names);
        if (builtIn != null) {
            return builtIn;
        }
        List<String> key = new ArrayList<>(names);
        key.add(0, name);
        NoteType made = madeUp.get(key);
        if (made == null) {
            made = Models.made(name, names,
                    contents.stream().anyMatch(one -> CLOZE.matcher(one.html).find()));
            notes.warn("unknown-type", "the templates of the note type '" + name
                    + "' are not in the document; it asks for its first field", line);
            madeUp.put(key, made);
        }
        return made;
    }

    /** What a note brings along is shown in the fields that it names. */
    private void ofNote(ObjectNode node, List<String> keys, List<String> fields, Location place)
            throws IOException {
        for (String kind : MEDIA_KINDS) {
            for (JsonNode one : Walk.media(node, kind)) {
                if (!(one instanceof ObjectNode medium)) {
                    continue;
                }
                String name = AnkiJson.text(medium, "filename");
                if (!Media.isSafeName(name) || !(medium.get("fields") instanceof ArrayNode shown)
                        || shown.isEmpty()) {
                    continue;
                }
                medium(name, medium, place);
                String html = kind.equals("picture")
                        ? "<img src=\"" + name.replace("&", "&amp;").replace("\"", "&quot;") + "\">"
                        : "[sound:" + name + "]";
                for (JsonNode field : shown) {
                    int at = keys.indexOf(field.asString(""));
                    if (at >= 0 && !fields.get(at).contains(html)) {
                        fields.set(at, fields.get(at) + html);
                    }
                }
            }
        }
    }

    private void medium(String name, ObjectNode json, Location place) throws IOException {
        if (!Media.isSafeName(name)) {
            notes.warn("media-name", "a medium has a name that no file may have; it is left out",
                    line(place));
            return;
        }
        if (!media.add(name)) {
            return;
        }
        if (media.size() > limits.maxEntries()) {
            throw new LimitExceededException("maxEntries", limits.maxEntries(),
                    "there are more than " + limits.maxEntries() + " media", place);
        }
        if (!json.has("data")) {
            notes.warn("missing-media", "'" + name + "' is given as a path or an address, which is"
                    + " not opened", line(place));
            sink.media(Media.named(name), null);
            return;
        }
        int size = decoded(json, place).length;
        sink.media(new Media(name, size, null), () -> reopened(name));
    }

    private byte[] decoded(ObjectNode json, Location place) {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(AnkiJson.text(json, "data"));
        } catch (IllegalArgumentException e) {
            throw new FormatException("the data of a medium is no base64: " + e.getMessage(), place,
                    "correct it or take the medium out", e);
        }
        if (bytes.length > limits.maxMediaBytes()) {
            throw new LimitExceededException("maxMediaBytes", limits.maxMediaBytes(),
                    "a medium has " + bytes.length + " bytes", place);
        }
        return bytes;
    }

    private InputStream reopened(String name) throws IOException {
        List<byte[]> found = new ArrayList<>();
        Walk.through(source, limits, new Walk.Taker() {
            @Override
            public void note(ObjectNode note, Location place) {
                for (String kind : MEDIA_KINDS) {
                    Walk.media(note, kind).forEach(one -> take(one, place));
                }
            }

            @Override
            public void action(String action, ObjectNode parameters, ObjectNode own,
                    Location place) {
                if (action.equals("storeMediaFile")) {
                    take(parameters, place);
                }
            }

            private void take(JsonNode node, Location place) {
                if (found.isEmpty() && node instanceof ObjectNode json && json.has("data")
                        && AnkiJson.text(json, "filename").equals(name)) {
                    found.add(decoded(json, place));
                }
            }

            @Override
            public void error(String message, Location place) {}
        });
        if (found.isEmpty()) {
            throw new NoSuchFileException(name);
        }
        return new ByteArrayInputStream(found.get(0));
    }
}
