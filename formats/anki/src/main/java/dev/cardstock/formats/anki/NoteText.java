package dev.cardstock.formats.anki;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.AnkiIds;
import dev.cardstock.formats.text.anki.AnkiTags;

/**
 * A note as the two texts in which Anki keeps it.
 *
 * @param fields its fields with U+001F between them
 * @param tags its tags with blanks between and around them
 */
record NoteText(String fields, String tags) {
    private static final char SEPARATOR = '\u001f';

    static NoteText of(Note note) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < note.fields().size(); i++) {
            Markup field = note.fields().get(i);
            if (i > 0) {
                fields.append(SEPARATOR);
            }
            fields.append(AnkiHtml.write(field));
        }
        return new NoteText(fields.toString(), AnkiTags.write(NoteMapping.written(note)));
    }

    String digest() {
        return AnkiIds.digest(fields, tags);
    }
}
