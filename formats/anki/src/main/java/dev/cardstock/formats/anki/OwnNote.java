package dev.cardstock.formats.anki;

import dev.cardstock.deck.Note;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.json.NoteTypeJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands in the column {@code data} of a note, which Anki does not use: what Anki has no place
 * for. It is out of date when the note was changed in Anki since.
 *
 * @param id the id of the note
 * @param modified when the note was written, by which a change is seen
 * @param kinds a letter for each field: p for plain text, h for HTML, x for what stands in the note below
 * @param born whether the note is not from Anki, so that nothing of Anki's is worth keeping
 * @param note the note as JSON with the fields that are marked x, or empty where there is nothing more
 */
record OwnNote(String id, long modified, String kinds, boolean born, String note) {
    static final char PLAIN = 'p';
    static final char HTML = 'h';
    static final char EXACT = 'x';

    static @Nullable OwnNote parse(String data) {
        if (!data.startsWith("{\"" + NoteTypeJson.OWN + "\":")) {
            return null;
        }
        ObjectNode json = AnkiJson.object(AnkiJson.kept(data), NoteTypeJson.OWN);
        String id = AnkiJson.text(json, "id");
        try {
            // Refuses what cannot be an id.
            new dev.cardstock.deck.CardId(id, "x");
        } catch (IllegalArgumentException e) {
            return null;
        }
        return new OwnNote(id, AnkiJson.integer(json, "mod", -1), AnkiJson.text(json, "kinds"),
                AnkiJson.integer(json, "born", 0) == 1, AnkiJson.text(json, "note"));
    }

    String text() {
        if (note.isEmpty() && isSimple(id)) {
            // Most notes are like this, and a tree of JSON for each takes its time.
            return "{\"" + NoteTypeJson.OWN + "\":{\"id\":\"" + id + "\",\"mod\":" + modified
                    + ",\"kinds\":\"" + kinds + "\"" + (born ? ",\"born\":1}}" : "}}");
        }
        ObjectNode json = AnkiJson.object();
        ObjectNode own = json.putObject(NoteTypeJson.OWN);
        own.put("id", id).put("mod", modified).put("kinds", kinds);
        if (born) {
            own.put("born", 1);
        }
        if (!note.isEmpty()) {
            own.put("note", note);
        }
        return AnkiJson.text(json);
    }

    /** Whether a text stands in JSON as it is. */
    private static boolean isSimple(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Whether anything of a note needs more than fields, tags and an id. */
    static boolean hasMore(Note note) {
        if (!note.answerKeys().isEmpty() || !note.sameFactAs().isEmpty()) {
            return true;
        }
        for (String name : note.attributes().keySet()) {
            if (!name.startsWith(AnkiAttributes.PREFIX)) {
                return true;
            }
        }
        return false;
    }
}
