package dev.cardstock.formats.json;

import dev.cardstock.Location;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.text.Spool;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Review;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps each section by itself until all is there, since they may come in any order. */
final class JsonDeckOutput implements DeckOutput {
    /** The sections of the document in their order. */
    private enum Section {
        OPTIONS("options"),
        DECKS("decks"),
        NOTE_TYPES("noteTypes"),
        NOTES("notes"),
        CARDS("cards"),
        MEDIA("media"),
        SCHEDULES("schedules"),
        REVIEWS("reviews");

        final String member;

        Section(String member) {
            this.member = member;
        }
    }

    private final DeckTarget target;
    private final OutputStream out;
    private final Map<Section, Spool> spools = new EnumMap<>(Section.class);
    private final Map<String, NoteType> types = new HashMap<>();
    /** Built-in types that no note names yet; the others need not be written. */
    private final Set<String> unused = new HashSet<>();
    private LibraryHeader header = LibraryHeader.titled("");
    private boolean finished;

    JsonDeckOutput(DeckTarget target, Consumer<Diagnostic> dropped) throws IOException {
        this.target = target;
        out = target.open();
    }

    private void add(Section section, JsonNode value) throws IOException {
        Spool spool = spools.get(section);
        boolean first = spool == null;
        if (spool == null) {
            spool = new Spool();
            spools.put(section, spool);
        }
        spool.write(((first ? "\n    " : ",\n    ")
                + JsonText.pretty(value, "    ", Location.of(target.name())))
                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void header(LibraryHeader newHeader) {
        header = newHeader;
    }

    @Override
    public void options(DeckOptions options) throws IOException {
        add(Section.OPTIONS, JsonValues.of(options));
    }

    @Override
    public void deck(Deck deck) throws IOException {
        add(Section.DECKS, JsonValues.of(deck));
    }

    @Override
    public void noteType(NoteType type) throws IOException {
        types.put(type.id(), type);
        if (NoteType.builtIn().contains(type)) {
            unused.add(type.id());
        } else {
            add(Section.NOTE_TYPES, JsonValues.of(type));
        }
    }

    @Override
    public void note(Note note) throws IOException {
        NoteType type = types.get(note.typeId());
        if (type == null) {
            throw new IllegalStateException("note '" + note.id() + "' came before its type '"
                    + note.typeId() + "'");
        }
        unused.remove(type.id());
        add(Section.NOTES, JsonValues.of(note, type));
    }

    @Override
    public void override(CardOverride override) throws IOException {
        add(Section.CARDS, JsonValues.of(override));
    }

    @Override
    public void media(Media media, @Nullable MediaContent content) throws IOException {
        ObjectNode node = JsonValues.object();
        node.put("name", media.name());
        if (media.size() >= 0) {
            node.put("size", media.size());
        }
        JsonValues.put(node, "sha256", media.sha256());
        if (content != null) {
            try (InputStream in = content.open()) {
                node.put("data", Base64.getEncoder().encodeToString(in.readAllBytes()));
            }
        }
        add(Section.MEDIA, node);
    }

    @Override
    public void schedule(CardSchedule schedule) throws IOException {
        add(Section.SCHEDULES, JsonValues.of(schedule));
    }

    @Override
    public void review(Review review) throws IOException {
        add(Section.REVIEWS, JsonValues.of(review));
    }

    @Override
    public void finish() throws IOException {
        for (NoteType type : NoteType.builtIn()) {
            if (unused.contains(type.id())) {
                add(Section.NOTE_TYPES, JsonValues.of(type));
            }
        }
        ObjectNode head = JsonValues.object();
        head.put("format", "cardstock");
        head.put("version", JsonFormat.VERSION);
        JsonValues.put(head, "title", header.title());
        JsonValues.put(head, "description", header.description());
        JsonValues.put(head, "language", header.language());
        JsonValues.attributes(head, header.attributes());
        String text = JsonText.pretty(head, "", Location.of(target.name()));
        write(text.substring(0, text.length() - 2)); // without the last line end and brace
        for (Map.Entry<Section, Spool> spool : spools.entrySet()) {
            write(",\n  \"" + spool.getKey().member + "\": [");
            spool.getValue().copyTo(out);
            write("\n  ]");
        }
        write("\n}\n");
        out.close();
        target.commit();
        finished = true;
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        for (Spool spool : spools.values()) {
            spool.close();
        }
        if (!finished) {
            out.close();
            target.discard();
        }
    }
}
