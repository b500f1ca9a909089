package dev.cardstock.formats.anki.json;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.json.JsonPieces;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.AnkiIds;
import dev.cardstock.formats.text.anki.AnkiTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notes as fields and tags in JSON. What they cannot say stands in a member of our own, which other
 * programs pass over; most notes need none.
 */
public final class NoteObject {
    /** Attributes that tell of a note's rows in one collection. */
    public static final Set<String> ROWS = Set.of(Kept.ID, "anki.mod", "anki.usn", "anki.digest",
            "anki.data", "anki.cards");

    private static final char EXACT = 'x';
    private static final char SAID = '-';

    private NoteObject() {}

    /**
     * A note as it is written.
     *
     * @param fields its fields as HTML
     * @param tags its tags, that for a star among them
     * @param own what they do not say, or null
     */
    public record Written(List<String> fields, List<String> tags, @Nullable ObjectNode own) {}

    /**
     * Writes a note.
     *
     * @param note the note
     * @param type its type
     * @param idIsSaid whether its id follows from something else that is written
     * @param isSaid which of its attributes are written elsewhere
     * @return its JSON
     */
    public static Written write(Note note, NoteType type, boolean idIsSaid,
            Predicate<String> isSaid) {
        List<String> fields = new ArrayList<>();
        StringBuilder kinds = new StringBuilder();
        for (Markup field : note.fields()) {
            String html = AnkiHtml.writeText(field);
            fields.add(html);
            kinds.append(says(html, field) ? SAID : EXACT);
        }
        List<String> all = NoteText.tags(note);
        List<String> tags = AnkiTags.read(AnkiTags.write(all));
        boolean more = kinds.indexOf("" + EXACT) >= 0 || !tags.equals(all)
                || note.tags().stream().anyMatch(AnkiTags.STAR::equalsIgnoreCase)
                || !note.answerKeys().isEmpty() || !note.sameFactAs().isEmpty()
                || !note.attributes().keySet().stream().allMatch(isSaid);
        ObjectNode own = AnkiJson.object();
        if (!idIsSaid) {
            own.put("id", note.id());
        }
        if (more) {
            own.put("digest", digest(fields, tags)).put("kinds", kinds.toString());
            own.put("note", piece(note, type, kinds, isSaid));
        }
        return new Written(fields, tags, own.isEmpty() ? null : own);
    }

    /** Whether HTML says all about a field; it need not say that a text without tags was HTML. */
    private static boolean says(String html, Markup field) {
        Markup read = AnkiHtml.readText(html);
        return read.equals(field) || read.source().equals(field.source())
                && field.kind() == Markup.Kind.HTML && read.media().equals(field.media())
                && read.plainText().equals(field.plainText());
    }

    private static String digest(List<String> fields, List<String> tags) {
        return AnkiIds.digest(String.join("\u001f", fields), AnkiTags.write(tags));
    }

    private static String piece(Note note, NoteType type, CharSequence kinds,
            Predicate<String> isSaid) {
        Note.Builder slim = Note.builder(note.id(), type, note.deckId())
                .tags(note.tags())
                .sameFactAs(note.sameFactAs())
                .starred(note.starred());
        for (int i = 0; i < note.fields().size(); i++) {
            slim.field(kinds.charAt(i) == EXACT ? note.fields().get(i) : Markup.EMPTY);
        }
        note.answerKeys().forEach(slim::answerKey);
        note.attributes().forEach((name, value) -> {
            if (!isSaid.test(name)) {
                slim.attribute(name, value);
            }
        });
        return JsonPieces.text(slim.build(), type);
    }

    /**
     * The id that a note had when it was written.
     *
     * @param own what was written of it besides its fields
     * @return the id; empty if it was not written
     */
    public static String id(ObjectNode own) {
        String id = AnkiJson.text(own, "id");
        try {
            // Refuses what cannot be an id.
            new dev.cardstock.deck.CardId(id, "x");
            return id;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * Reads a note.
     *
     * @param id its id
     * @param type its type
     * @param deck the id of its deck
     * @param fields its fields as HTML, as many as its type has
     * @param tags its tags, that for a star among them
     * @param own what was written besides; empty where there is nothing
     * @param pieces reads it
     * @return the note
     */
    public static Note.Builder read(String id, NoteType type, String deck, List<String> fields,
            List<String> tags, ObjectNode own, JsonPieces pieces) {
        String kinds = AnkiJson.text(own, "kinds");
        String written = AnkiJson.text(own, "note");
        Note more = written.isEmpty() ? null : pieces.note(written, type).orElse(null);
        boolean current = more != null && kinds.length() == fields.size()
                && more.fields().size() == fields.size()
                && AnkiJson.text(own, "digest").equals(digest(fields, tags));
        Note.Builder note = Note.builder(id, type, deck);
        for (int i = 0; i < fields.size(); i++) {
            note.field(current && more != null && kinds.charAt(i) == EXACT
                    ? more.fields().get(i)
                    : AnkiHtml.readText(fields.get(i)));
        }
        List<String> found = new ArrayList<>(tags);
        boolean starred = found.removeIf(AnkiTags.STAR::equalsIgnoreCase);
        if (more != null) {
            more.answerKeys().forEach(note::answerKey);
            note.sameFactAs(more.sameFactAs()).attributes(more.attributes());
            if (current) {
                found = more.tags();
                starred = more.starred();
            }
        }
        return note.tags(found).starred(starred);
    }
}
