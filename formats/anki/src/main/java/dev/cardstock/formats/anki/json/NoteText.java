package dev.cardstock.formats.anki.json;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.AnkiIds;
import dev.cardstock.formats.text.anki.AnkiTags;
import java.util.ArrayList;
import java.util.List;

/**
 * A note as the two texts in which Anki keeps it.
 *
 * @param fields its fields with U+001F between them
 * @param tags its tags with blanks between and around them
 */
public record NoteText(String fields, String tags) {
    private static final char SEPARATOR = '\u001f';

    /**
     * The texts of a note.
     *
     * @param note the note
     * @return its texts
     */
    public static NoteText of(Note note) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < note.fields().size(); i++) {
            Markup field = note.fields().get(i);
            if (i > 0) {
                fields.append(SEPARATOR);
            }
            fields.append(AnkiHtml.write(field));
        }
        return new NoteText(fields.toString(), AnkiTags.write(tags(note)));
    }

    /**
     * The tags of a note with that for a star.
     *
     * @param note the note
     * @return the tags
     */
    public static List<String> tags(Note note) {
        if (!note.starred()) {
            return note.tags();
        }
        List<String> tags = new ArrayList<>(note.tags());
        tags.add(AnkiTags.STAR);
        return tags;
    }

    /** {@return a digest by which a change is seen} */
    public String digest() {
        return AnkiIds.digest(fields, tags);
    }
}
