package dev.cardstock.formats.crowdanki;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.Location;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.json.Kept;
import dev.cardstock.formats.anki.json.NoteObject;
import dev.cardstock.formats.anki.json.NoteTypeJson;
import dev.cardstock.formats.anki.json.OptionsJson;
import dev.cardstock.formats.json.JsonPieces;
import dev.cardstock.formats.text.FewDiagnostics;
import dev.cardstock.formats.text.Spool;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.AnkiIds;
import dev.cardstock.formats.text.anki.DeckNames;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Review;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the notes of each deck until the end, then writes the tree. */
final class CrowdAnkiOutput implements DeckOutput {
    /** CrowdAnki asks that every deck has options. */
    private static final String USUAL_OPTIONS = Ids.derived("crowdanki#options", "default");

    private final DeckTarget target;
    private final boolean isFile;
    private final Location where;
    private final FewDiagnostics dropped;
    private final Map<String, DeckNode> decks = new LinkedHashMap<>();
    private final Map<String, String> optionUuids = new HashMap<>();
    private final Map<String, ObjectNode> options = new LinkedHashMap<>();
    private final Map<String, NoteType> types = new HashMap<>();
    private final Map<String, String> typeUuids = new HashMap<>();
    private final Map<String, ObjectNode> typeJson = new LinkedHashMap<>();
    private final Set<String> uuids = new HashSet<>();
    private final Set<String> shownByNotes = new HashSet<>();
    private final Map<String, MediaContent> media = new LinkedHashMap<>();
    private final Set<String> mediaNames = new LinkedHashSet<>();
    private final Map<String, String> renamed = new TreeMap<>();
    private LibraryHeader header = LibraryHeader.titled("");
    /** The decks around the outermost that is written, as they stand before its name. */
    private String above = "";
    private @Nullable OutputStream stream;
    private boolean finished;

    /** A deck with what is written of it. */
    private static final class DeckNode {
        final @Nullable Deck deck;
        final String name;
        final String uuid;
        final List<DeckNode> children = new ArrayList<>();
        final Set<String> media = new TreeSet<>();
        final Spool notes = new Spool();
        boolean hasNotes;

        DeckNode(@Nullable Deck deck, String name, String uuid) {
            this.deck = deck;
            this.name = name;
            this.uuid = uuid;
        }
    }

    CrowdAnkiOutput(DeckTarget target, Consumer<Diagnostic> dropped) {
        this.target = target;
        this.dropped = new FewDiagnostics(dropped);
        where = Location.of(target.name());
        isFile = target.name().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private void drop(Capability capability, String item) {
        String problem = "crowdanki cannot hold " + capability.description();
        dropped.add(problem, Diagnostic.warning("dropped", problem, where.atItem(item)));
    }

    private void report(String kind, String message, String item) {
        dropped.add(kind, Diagnostic.warning(kind, message, where.atItem(item)));
    }

    @Override
    public void header(LibraryHeader newHeader) {
        header = newHeader;
    }

    private String uuid(String kind, @Nullable String kept, String id) {
        String wanted = Members.uuid(kept, id);
        for (int i = 1; wanted.isEmpty() || !uuids.add(wanted); i++) {
            wanted = Ids.derived("crowdanki#" + kind, id, Integer.toString(i));
        }
        return wanted;
    }

    private static ObjectNode typed(ObjectNode json, String type) {
        return json.put(Members.TYPE, type);
    }

    @Override
    public void options(DeckOptions one) {
        String uuid = uuid("options", one.attributes().get(Kept.OPTIONS), one.id());
        optionUuids.put(one.id(), uuid);
        options.put(uuid, typed(OptionsJson.write(one, uuid, Members.IDENTITY, Members.UUID),
                "DeckConfig"));
    }

    @Override
    public void deck(Deck deck) {
        decks.put(deck.id(), new DeckNode(deck, DeckNames.part(deck.name()),
                uuid("deck", deck.attributes().get(Kept.DECK), deck.id())));
    }

    @Override
    public void noteType(NoteType type) {
        String uuid = uuid("type", type.attributes().get(Kept.NOTE_TYPE), type.id());
        types.put(type.id(), type);
        typeUuids.put(type.id(), uuid);
        typeJson.put(uuid, typed(NoteTypeJson.write(type, uuid, Members.IDENTITY, Members.UUID),
                "NoteModel"));
    }

    @Override
    public void note(Note note) throws IOException {
        NoteType type = types.get(note.typeId());
        DeckNode deck = decks.get(note.deckId());
        if (type == null || deck == null) {
            throw new IllegalStateException("note '" + note.id() + "' came before its type '"
                    + note.typeId() + "' or its deck '" + note.deckId() + "'");
        }
        String guid = note.attributes().getOrDefault(AnkiIds.GUID, "");
        guid = guid.isBlank() ? AnkiIds.guid("", note.id()) : guid;
        NoteObject.Written written = NoteObject.write(note, type,
                AnkiIds.noteId(guid).equals(note.id()),
                name -> name.equals(AnkiIds.GUID) || name.equals(Members.NOTE_ATTRIBUTE)
                        || NoteObject.ROWS.contains(name));
        if (note.attributes().keySet().stream().anyMatch(NoteObject.ROWS::contains)) {
            report("dropped", "crowdanki cannot hold the rows that a note has in a collection",
                    note.id());
        }
        ObjectNode json = AnkiJson.kept(note.attributes().get(Members.NOTE_ATTRIBUTE));
        typed(json, "Note").put("guid", guid);
        json.put(Members.NOTE_TYPE_UUID, typeUuids.get(note.typeId()));
        ArrayNode fields = json.putArray("fields");
        written.fields().forEach(fields::add);
        ArrayNode tags = json.putArray("tags");
        written.tags().forEach(tags::add);
        if (written.own() != null) {
            json.set(NoteTypeJson.OWN, written.own());
        }
        StringBuilder text = new StringBuilder(deck.hasNotes ? ",\n" : "");
        PythonJson.write(text, json, 0);
        deck.notes.write(text.toString().getBytes(UTF_8));
        deck.hasNotes = true;
        note.fields().forEach(field -> field.media().forEach(name -> {
            String used = AnkiHtml.mediaName(name);
            deck.media.add(used);
            shownByNotes.add(used);
        }));
    }

    @Override
    public void override(CardOverride override) {
        drop(Capability.CARD_OVERRIDES, override.card().toString());
    }

    @Override
    public void review(Review review) {
        drop(Capability.REVIEW_LOG, review.card().toString());
    }

    @Override
    public void schedule(CardSchedule schedule) {
        drop(Capability.SCHEDULES, schedule.card().toString());
    }

    @Override
    public void media(Media file, @Nullable MediaContent content) {
        String name = AnkiHtml.mediaName(file.name());
        if (!name.equals(file.name())) {
            renamed.put(name, file.name());
        }
        mediaNames.add(name);
        if (content == null) {
            report("missing-media", "the bytes of '" + file.name() + "' are missing", file.name());
        } else {
            media.put(name, content);
        }
    }

    @Override
    public void finish() throws IOException {
        DeckNode root = tree();
        while (isImplied(root)) {
            above += root.name + DeckNames.SEPARATOR;
            root = root.children.get(0);
        }
        if (root.deck == null
                || decks.values().stream().anyMatch(node -> hasNoOptions(node.deck))) {
            options.put(USUAL_OPTIONS,
                    typed(AnkiJson.without(OptionsJson.made(0), Members.IDENTITY)
                            .put(Members.UUID, USUAL_OPTIONS), "DeckConfig"));
        }
        writeMedia();
        OutputStream out = isFile ? target.open() : target.openInside(CrowdAnkiFormat.FILE);
        stream = out;
        try (OutputStream buffer = new BufferedOutputStream(out, 1 << 16);
                Writer text = new BufferedWriter(new OutputStreamWriter(buffer, UTF_8))) {
            write(root, true, buffer, text, 0);
        }
        dropped.finish();
        target.commit();
        finished = true;
    }

    /** Whether a deck is only there since the name of the one in it says so. */
    private static boolean isImplied(DeckNode node) {
        Deck deck = node.deck;
        return deck != null && !node.hasNotes && node.children.size() == 1
                && deck.equals(Members.implied(node.name, deck.parent()));
    }

    /** The outermost deck, which is made where there are several or none. */
    private DeckNode tree() {
        List<DeckNode> roots = new ArrayList<>();
        for (DeckNode node : decks.values()) {
            Deck deck = node.deck;
            DeckNode parent = deck == null || deck.parent() == null
                    ? null
                    : decks.get(deck.parent());
            (parent == null ? roots : parent.children).add(node);
        }
        if (roots.size() == 1) {
            return roots.get(0);
        }
        String title = header.title().isBlank() ? "Cards" : header.title();
        DeckNode wrapper = new DeckNode(null, DeckNames.part(title), uuid("deck", null, "around "
                + title));
        wrapper.children.addAll(roots);
        return wrapper;
    }

    private void writeMedia() throws IOException {
        for (Map.Entry<String, MediaContent> medium : media.entrySet()) {
            String path = CrowdAnkiFormat.MEDIA + medium.getKey();
            OutputStream file = isFile
                    ? target.openBeside(path).orElse(null)
                    : target.openInside(path);
            if (file == null) {
                report("dropped", "there is no place for media beside the target",
                        medium.getKey());
                continue;
            }
            try (OutputStream out = file; InputStream in = medium.getValue().open()) {
                in.transferTo(out);
            }
        }
    }

    private void write(DeckNode node, boolean isRoot, OutputStream buffer, Writer text, int level)
            throws IOException {
        ObjectNode json = json(node, isRoot);
        if (isRoot) {
            ArrayNode all = json.putArray(Members.NOTE_TYPES);
            typeJson.values().forEach(all::add);
            ArrayNode configs = json.putArray(Members.OPTIONS);
            options.values().forEach(configs::add);
        }
        json.putArray(Members.CHILDREN);
        json.putArray(Members.NOTES);
        TreeMap<String, JsonNode> members = new TreeMap<>();
        json.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        String indent = PythonJson.indent(level + 1);
        String between = "{\n";
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            text.append(between).append(indent);
            between = ",\n";
            PythonJson.text(text, member.getKey());
            text.append(": ");
            if (member.getKey().equals(Members.CHILDREN) && !node.children.isEmpty()) {
                text.append("[");
                String separator = "\n";
                for (DeckNode child : node.children) {
                    text.append(separator).append(PythonJson.indent(level + 2));
                    write(child, false, buffer, text, level + 2);
                    separator = ",\n";
                }
                text.append("\n").append(indent).append("]");
            } else if (member.getKey().equals(Members.NOTES) && node.hasNotes) {
                text.append("[\n").append(PythonJson.indent(level + 2)).flush();
                node.notes.copyTo(new Indenting(buffer, PythonJson.indent(level + 2)));
                text.append("\n").append(indent).append("]");
            } else {
                PythonJson.write(text, member.getValue(), level + 1);
            }
        }
        text.append("\n").append(PythonJson.indent(level)).append("}");
    }

    private ObjectNode json(DeckNode node, boolean isRoot) {
        Deck deck = node.deck;
        ObjectNode json = AnkiJson.without(
                AnkiJson.kept(deck == null ? null : deck.attributes().get(Kept.DECK)),
                Members.OF_COLLECTIONS);
        if (AnkiJson.integer(json, "dyn", 0) != 0) {
            json.put("dyn", 0);
            report("filtered-deck", "crowdanki has no filtered decks; '" + node.name
                    + "' is written as an ordinary one", node.uuid);
        }
        NoteTypeJson.preset(json, "dyn", 0);
        NoteTypeJson.preset(json, "extendNew", 0);
        NoteTypeJson.preset(json, "extendRev", 0);
        typed(json, "Deck").put(Members.UUID, node.uuid)
                .put("name", isRoot ? above + node.name : node.name);
        json.put("desc", deck == null ? "" : AnkiHtml.clean(deck.description()));
        json.put(Members.OPTIONS_UUID, deck == null || hasNoOptions(deck)
                ? USUAL_OPTIONS
                : optionUuids.get(deck.optionsId()));
        ArrayNode names = json.putArray(Members.MEDIA);
        Set<String> all = new TreeSet<>(node.media);
        if (isRoot) {
            mediaNames.stream().filter(name -> !shownByNotes.contains(name)).forEach(all::add);
        }
        all.forEach(names::add);
        ObjectNode own = mark(node, json, isRoot);
        if (!own.isEmpty()) {
            json.set(NoteTypeJson.OWN, own);
        }
        return json;
    }

    private boolean hasNoOptions(@Nullable Deck deck) {
        return deck == null || deck.optionsId() == null
                || !optionUuids.containsKey(deck.optionsId());
    }

    /** What the JSON of a deck cannot say. */
    private ObjectNode mark(DeckNode node, ObjectNode json, boolean isRoot) {
        ObjectNode mark = AnkiJson.object();
        Deck deck = node.deck;
        if (deck == null) {
            mark.put("wrapper", true);
        } else {
            Deck seen = Deck.builder(node.uuid, node.name)
                    .parent(deck.parent())
                    .description(AnkiJson.text(json, "desc"))
                    .options(deck.optionsId())
                    .attribute(Kept.DECK, AnkiJson.text(AnkiJson.without(json, Members.OF_DECKS)))
                    .build();
            if (!seen.equals(deck)) {
                mark.put("deck", JsonPieces.text(deck)).put("name", node.name);
                mark.put("options", AnkiJson.text(json, Members.OPTIONS_UUID));
            }
        }
        if (isRoot) {
            mark(node, mark);
        }
        return mark;
    }

    private void mark(DeckNode root, ObjectNode mark) {
        if (!header.title().equals(root.name) || !header.description().isEmpty()
                || !header.language().isEmpty() || !header.attributes().isEmpty()) {
            ObjectNode library = mark.putObject("library");
            library.put("title", header.title()).put("description", header.description());
            library.put("language", header.language());
            ObjectNode attributes = library.putObject("attributes");
            header.attributes().forEach(attributes::put);
        }
        if (!renamed.isEmpty()) {
            ObjectNode names = mark.putObject("media");
            renamed.forEach(names::put);
        }
    }

    /** Begins lines with an indent. */
    private static final class Indenting extends FilterOutputStream {
        private final byte[] indent;

        Indenting(OutputStream out, String indent) {
            super(out);
            this.indent = indent.getBytes(UTF_8);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            if (b == '\n') {
                out.write(indent);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int start = offset;
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    out.write(bytes, start, i + 1 - start);
                    out.write(indent);
                    start = i + 1;
                }
            }
            out.write(bytes, start, offset + length - start);
        }
    }

    @Override
    public void close() throws IOException {
        for (DeckNode node : decks.values()) {
            node.notes.close();
        }
        if (finished) {
            return;
        }
        finished = true;
        try {
            if (stream != null) {
                stream.close(); // it is closed already, unless it could not be written
            }
        } finally {
            target.discard();
        }
    }
}
