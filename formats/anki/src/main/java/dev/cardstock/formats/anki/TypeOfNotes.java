package dev.cardstock.formats.anki;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.NoteType;
import dev.cardstock.formats.anki.collection.AnkiJson;
import java.util.HashMap;
import java.util.Map;

/** A note type, with what a card's ordinal in Anki means for it. */
final class TypeOfNotes {
    private static final String BEYOND = "ord ";
    private static final int MAX_NUMBER = 500;

    private final NoteType type;
    private final long id;
    private final int sortField;
    private final Map<String, Integer> ords = new HashMap<>();

    /**
     * Makes it.
     *
     * @param type the type
     * @param id its id in Anki
     */
    TypeOfNotes(NoteType type, long id) {
        this.type = type;
        this.id = id;
        sortField = (int) AnkiJson.integer(
                AnkiJson.kept(type.attributes().get(AnkiAttributes.NOTE_TYPE)), "sortf", 0);
        for (int i = 0; i < type.templates().size(); i++) {
            ords.put(type.templates().get(i).id(), i);
        }
    }

    NoteType type() {
        return type;
    }

    long id() {
        return id;
    }

    /** The index of the field by which Anki sorts its notes; may be that of none. */
    int sortField() {
        return sortField;
    }

    private String prefix() {
        return type.kind() == NoteType.Kind.IMAGE_OCCLUSION ? "m" : "c";
    }

    /** The part of a card; one of its own for an ordinal without a template. */
    String part(long ord) {
        if (type.kind() != NoteType.Kind.NORMAL) {
            return ord >= 0 && ord < Integer.MAX_VALUE ? prefix() + (ord + 1) : BEYOND + ord;
        }
        return ord >= 0 && ord < type.templates().size()
                ? type.templates().get((int) ord).id()
                : BEYOND + ord;
    }

    /** The ordinal of a card; -1 if it cannot be one of this type. */
    int ord(CardId card) {
        String part = card.part();
        if (type.kind() == NoteType.Kind.NORMAL) {
            Integer ord = ords.get(part);
            return ord == null ? beyond(part) : ord;
        }
        long number = part.startsWith(prefix()) ? Numbers.id(part.substring(1)) : 0;
        return number > 0 && number <= MAX_NUMBER && part.charAt(1) != '0'
                ? (int) number - 1
                : beyond(part);
    }

    private static int beyond(String part) {
        return part.matches(BEYOND + "\\d{1,4}")
                ? Integer.parseInt(part.substring(BEYOND.length()))
                : -1;
    }
}
