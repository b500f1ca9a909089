package dev.cardstock.formats.anki;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.formats.json.JsonPieces;
import dev.cardstock.formats.text.anki.AnkiHtml;

/** Which fields of a note its HTML says all about. */
final class OwnFields {
    private OwnFields() {}

    static char kind(Markup field, String html) {
        if (field.source().isEmpty() && html.isEmpty() && field.equals(Markup.EMPTY)) {
            return OwnNote.HTML;
        }
        return switch (field.kind()) {
            case PLAIN -> field.media().isEmpty() && AnkiHtml.plain(html).equals(field.source())
                    ? OwnNote.PLAIN
                    : OwnNote.EXACT;
            case MARKDOWN -> OwnNote.EXACT;
            case HTML -> AnkiHtml.read(html).equals(field) ? OwnNote.HTML : OwnNote.EXACT;
        };
    }

    /** A note as JSON, without what the rows say: of its fields those whose kind is exact. */
    static String piece(Note note, NoteType type, CharSequence kinds) {
        Note.Builder slim = Note.builder(note.id(), type, note.deckId())
                .tags(note.tags())
                .sameFactAs(note.sameFactAs())
                .starred(note.starred());
        for (int i = 0; i < note.fields().size(); i++) {
            slim.field(kinds.charAt(i) == OwnNote.EXACT ? note.fields().get(i) : Markup.EMPTY);
        }
        note.answerKeys().forEach(slim::answerKey);
        note.attributes().forEach((name, value) -> {
            if (!name.startsWith(AnkiAttributes.PREFIX)) {
                slim.attribute(name, value);
            }
        });
        return JsonPieces.text(slim.build(), type);
    }
}
