package dev.cardstock.formats.anki;

import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.MergeRules;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.collection.CardRow;
import dev.cardstock.formats.anki.json.NoteText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What Anki's attributes say of two editions. */
final class AnkiMergeRules implements MergeRules {
    private static final String TO_BE_SENT = "-1";

    @Override
    public boolean isNewer(Note incoming, Note existing) {
        return isLater(modified(incoming), modified(existing));
    }

    @Override
    public boolean isNewer(NoteType incoming, NoteType existing) {
        return isLater(modified(incoming), modified(existing));
    }

    /** Whether a time is later than another, 0 standing for one that is not known. */
    private static boolean isLater(long incoming, long existing) {
        return incoming == 0 || existing == 0 || incoming > existing;
    }

    private static long modified(Note note) {
        return Numbers.id(note.attributes().get(AnkiAttributes.MODIFIED));
    }

    private static long modified(NoteType type) {
        return AnkiJson.integer(
                AnkiJson.kept(type.attributes().get(AnkiAttributes.NOTE_TYPE)), "mod", 0);
    }

    @Override
    public boolean sameContent(Note existing, Note updated) {
        return NoteText.of(existing).equals(NoteText.of(updated))
                && existing.answerKeys().equals(updated.answerKeys())
                && existing.sameFactAs().equals(updated.sameFactAs());
    }

    /** A note of another collection is new to the server of this one, as are its cards. */
    @Override
    public Note added(Note incoming) {
        String cards = incoming.attributes().get(AnkiAttributes.CARDS);
        if (cards == null) {
            return incoming;
        }
        CardLines lines = CardLines.parse(cards);
        List<CardRow> rows = lines.cards().stream().map(AnkiMergeRules::added).toList();
        return incoming.toBuilder()
                .attribute(AnkiAttributes.USN, TO_BE_SENT)
                .attribute(AnkiAttributes.CARDS, new CardLines(rows, lines.absent()).text())
                .build();
    }

    private static CardRow added(CardRow card) {
        CardRow row = CardRows.unfiltered(card, 0);
        return new CardRow(row.id(), row.note(), row.deck(), row.ord(), row.modified(), -1,
                row.type(), row.queue(), row.due(), row.ivl(), row.factor(), row.reps(),
                row.lapses(), row.left(), row.odue(), row.odid(), row.flags(), row.data());
    }

    /** Guid, id and cards stay; the time is that of the edition, so that the next one is newer. */
    @Override
    public Note updated(Note updated, Note existing, Note incoming) {
        Note.Builder note = updated.toBuilder();
        existing.attributes().forEach((name, value) -> {
            if (name.startsWith(AnkiAttributes.PREFIX)) {
                note.attribute(name, value);
            }
        });
        String kept = existing.attributes().get(AnkiAttributes.CARDS);
        if (kept == null) {
            return note.build();
        }
        note.attribute(AnkiAttributes.CARDS, withCardsOf(incoming, CardLines.parse(kept)));
        if (modified(incoming) > modified(existing)) {
            note.attribute(AnkiAttributes.MODIFIED, Long.toString(modified(incoming)))
                    .attribute(AnkiAttributes.USN, TO_BE_SENT)
                    .attribute(AnkiAttributes.DIGEST, NoteText.of(updated).digest());
        }
        return note.build();
    }

    /** A card that was not there and that the incoming note has is there from now on. */
    private static String withCardsOf(Note incoming, CardLines kept) {
        Set<Integer> absent = new TreeSet<>(kept.absent());
        CardLines.parse(incoming.attributes().get(AnkiAttributes.CARDS))
                .cards()
                .forEach(card -> absent.remove((int) card.ord()));
        return new CardLines(kept.cards(), absent).text();
    }
}
