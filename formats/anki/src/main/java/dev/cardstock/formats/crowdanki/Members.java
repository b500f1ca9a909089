package dev.cardstock.formats.crowdanki;

import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Ids;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.json.NoteTypeJson;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The members of CrowdAnki's JSON. */
final class Members {
    static final String TYPE = "__type__";
    static final String UUID = "crowdanki_uuid";
    static final String OPTIONS_UUID = "deck_config_uuid";
    static final String NOTE_TYPE_UUID = "note_model_uuid";
    static final String OPTIONS = "deck_configurations";
    static final String NOTE_TYPES = "note_models";
    static final String CHILDREN = "children";
    static final String NOTES = "notes";
    static final String MEDIA = "media_files";

    /** Of decks, that the model has or that are made anew. */
    static final Set<String> OF_DECKS = Set.of(TYPE, OPTIONS_UUID, OPTIONS, NOTE_TYPES, CHILDREN,
            NOTES, MEDIA, "name", "desc", NoteTypeJson.OWN);
    /** Of decks, that say something of one collection. */
    static final Set<String> OF_COLLECTIONS = Set.of("id", "mod", "usn", "conf", "newToday",
            "revToday", "lrnToday", "timeToday", "collapsed", "browserCollapsed");
    /** Of note types and options, likewise. */
    static final Set<String> IDENTITY = Set.of("id", "mod", "usn", "did");
    /** Of notes, that the model has. */
    static final Set<String> OF_NOTES = Set.of(TYPE, "fields", "guid", "tags", NOTE_TYPE_UUID,
            NoteTypeJson.OWN);
    /** The attribute of notes that has the others. */
    static final String NOTE_ATTRIBUTE = "crowdanki.note";

    private Members() {}

    /** The UUID that a thing has in its own JSON or as its id; empty if it has none. */
    static String uuid(@Nullable String kept, String id) {
        String known = AnkiJson.text(AnkiJson.kept(kept), UUID);
        return !known.isBlank()
                ? known
                : id.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
                        ? id
                        : "";
    }

    /** A deck that only the name of another knows. */
    static Deck implied(String name, @Nullable String parent) {
        String id = Ids.derived("crowdanki#deck", parent == null ? "" : parent, name);
        return Deck.builder(id, name).parent(parent).build();
    }

    /** A text for a message. */
    static String shortened(String text) {
        return text.length() <= 80
                ? text
                : text.substring(0, text.offsetByCodePoints(78, 1)) + "…";
    }

    /** What we added to an object. */
    static ObjectNode own(ObjectNode json) {
        return AnkiJson.object(json, NoteTypeJson.OWN);
    }
}
