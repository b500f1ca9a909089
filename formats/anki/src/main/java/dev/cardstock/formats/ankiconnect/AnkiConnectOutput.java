package dev.cardstock.formats.ankiconnect;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.json.NoteText;
import dev.cardstock.formats.anki.json.NoteTypeJson;
import dev.cardstock.formats.ankiconnect.AnkiConnectFormat.Request;
import dev.cardstock.formats.json.JsonPieces;
import dev.cardstock.formats.text.TextOutput;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.AnkiTags;
import dev.cardstock.formats.text.anki.DeckNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes actions one by one; notes that follow one another are one action, a hundred at most. */
final class AnkiConnectOutput extends TextOutput {
    private static final int VERSION = 6;
    private static final int NOTES_OF_ACTION = 100;
    private static final int CHUNK = 3 * 16 * 1024;

    private final Request request;
    private final boolean duplicates;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, List<String>> fields = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> madeTypes = new HashSet<>();
    private final Map<List<String>, String> decks = new HashMap<>();
    private final List<NoteType> all = new ArrayList<>();
    private boolean started;
    private boolean hasAction;
    private int notes;

    AnkiConnectOutput(DeckTarget target, Consumer<Diagnostic> dropped, DeckFormat format,
            Request request, boolean duplicates) throws IOException {
        super(target, dropped, format);
        this.request = request;
        this.duplicates = duplicates;
    }

    @Override
    protected boolean keepsMarkup(Markup.Kind kind) {
        return true;
    }

    @Override
    protected boolean keepsStars() {
        return true;
    }

    @Override
    protected boolean keepsType(NoteType type) {
        return request == Request.MULTI || super.keepsType(type);
    }

    @Override
    public void noteType(NoteType type) {
        super.noteType(type);
        all.add(type);
        if (Models.isBuiltIn(type)) {
            used.add(Models.name(type).toLowerCase(Locale.ROOT));
        }
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        add(entry.note(), NoteType.basic(), entry.path());
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        add(note, type, path);
        return true;
    }

    private void start() throws IOException {
        if (!started) {
            started = true;
            out.write(switch (request) {
                case MULTI -> "{\"action\":\"multi\",\"version\":" + VERSION
                        + ",\"params\":{\"actions\":[";
                case ADD_NOTES -> "{\"action\":\"addNotes\",\"version\":" + VERSION
                        + ",\"params\":{\"notes\":[";
                case NOTES -> "[";
            });
        }
    }

    /** Begins an action of several; ends the notes before it. */
    private void action(String name) throws IOException {
        start();
        if (notes > 0) {
            out.write("\n]}}");
            notes = 0;
        }
        out.write((hasAction ? ",\n" : "\n") + "{\"action\":\"" + name + "\",\"version\":"
                + VERSION + ",\"params\":");
        hasAction = true;
    }

    private void add(Note note, NoteType type, List<String> path) throws IOException {
        String model = model(type);
        String deck = deck(path, note.deckId());
        ObjectNode json = AnkiJson.object().put("deckName", deck).put("modelName", model);
        ObjectNode contents = json.putObject("fields");
        List<String> keys = fields.computeIfAbsent(type.id(), id -> Models.fields(type));
        for (int i = 0; i < note.fields().size() && i < keys.size(); i++) {
            contents.put(keys.get(i), html(note.fields().get(i), note.id()));
        }
        ArrayNode tags = json.putArray("tags");
        List<String> all = NoteText.tags(note);
        List<String> written = AnkiTags.read(AnkiTags.write(all));
        written.forEach(tags::add);
        if (!written.equals(all)) {
            report("tags", "Anki has the tags '" + String.join("', '", all) + "' as '"
                    + String.join(" ", written) + "'", note.id());
        }
        if (contents.path(keys.get(0)).asString("").isBlank()) {
            report("empty front", "Anki adds no note whose first field is empty", note.id());
        }
        json.putObject("options").put("allowDuplicate", duplicates);
        json.putObject(NoteTypeJson.OWN).put("id", note.id());
        if (request == Request.MULTI && notes % NOTES_OF_ACTION == 0) {
            action("addNotes");
            out.write("{\"notes\":[");
        }
        start();
        out.write(notes % NOTES_OF_ACTION == 0 && (request == Request.MULTI || notes == 0)
                ? "\n"
                : ",\n");
        out.write(AnkiJson.text(json));
        notes++;
    }

    private String model(NoteType type) throws IOException {
        String name = names.computeIfAbsent(type.id(), id -> {
            String wanted = Models.name(type);
            while (!Models.isBuiltIn(type) && !used.add(wanted.toLowerCase(Locale.ROOT))) {
                wanted += "+";
            }
            return wanted;
        });
        if (request == Request.MULTI && madeTypes.add(type.id())
                && !type.equals(NoteType.imageOcclusion())) { // which Anki alone can make
            action("createModel");
            out.write(AnkiJson.text(Models.parameters(type, name)));
            if (!Models.isBuiltIn(type)) {
                out.write(",\"" + NoteTypeJson.OWN + "\":");
                out.write(AnkiJson.text(AnkiJson.object().put("type", JsonPieces.text(type))));
            }
            out.write("}");
        }
        return name;
    }

    private String deck(List<String> path, String id) throws IOException {
        String known = decks.get(path);
        if (known != null) {
            return known;
        }
        List<String> parts = path.stream().map(DeckNames::part).toList();
        String name = String.join(DeckNames.SEPARATOR, parts);
        if (!parts.equals(path)) {
            report("deck name", "Anki names the deck '" + String.join(DeckNames.SEPARATOR, path)
                    + "' '" + name + "'", id);
        }
        decks.put(path, name);
        if (request == Request.MULTI) {
            action("createDeck");
            out.write(AnkiJson.text(AnkiJson.object().put("deck", name)) + "}");
        }
        return name;
    }

    private String html(Markup field, String item) {
        if (!AnkiHtml.clean(field.source()).equals(field.source())) {
            report("characters", "control characters and halves of surrogate pairs are left out",
                    item);
        }
        if (field.kind() == Markup.Kind.MARKDOWN && !field.source().isEmpty()) {
            report("markdown", "Anki has no Markdown; it is written as HTML", item);
        }
        return AnkiHtml.writeText(field);
    }

    @Override
    public void media(Media media, @Nullable MediaContent content) throws IOException {
        if (request != Request.MULTI) {
            super.media(media, content);
            return;
        }
        if (content == null) {
            report("missing-media", "the bytes of '" + media.name() + "' are missing",
                    media.name());
            return;
        }
        String name = AnkiHtml.mediaName(media.name());
        if (!name.equals(media.name())) {
            report("media name", "Anki names '" + media.name() + "' '" + name + "'", media.name());
        }
        action("storeMediaFile");
        String file = AnkiJson.text(AnkiJson.object().put("filename", name));
        out.write(file.substring(0, file.length() - 1) + ",\"data\":\"");
        try (InputStream in = content.open()) {
            byte[] chunk = in.readNBytes(CHUNK);
            while (chunk.length > 0) {
                out.write(Base64.getEncoder().encodeToString(chunk));
                chunk = in.readNBytes(CHUNK);
            }
        }
        out.write("\"}}");
    }

    @Override
    protected void end() throws IOException {
        start();
        for (NoteType type : all) {
            if (!Models.isBuiltIn(type)) {
                model(type);
            }
        }
        if (request == Request.MULTI) {
            out.write((notes > 0 ? "\n]}}" : "") + "\n]}}\n");
        } else {
            out.write(request == Request.NOTES ? "\n]\n" : "\n]}}\n");
        }
    }
}
