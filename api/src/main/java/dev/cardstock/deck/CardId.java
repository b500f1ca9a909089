package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

/**
 * What identifies a card, for ever: its note and the part of the note that it asks. Learning history
 * is kept under it.
 *
 * @param note the id of the note
 * @param part the id of the card template, or {@code c3} for the cloze deletion 3, or {@code m3} for
 *     the mask 3 of an image
 */
public record CardId(String note, String part) implements Comparable<CardId> {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is blank or too long, or the part holds a slash
     */
    public CardId {
        Ids.check(note, "note id");
        checkPart(part);
    }

    static String checkPart(String part) {
        Ids.check(part, "card part");
        if (part.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "card part '" + Ids.shortened(part) + "' holds a slash");
        }
        return part;
    }

    /**
     * Reads an id from the form that {@link #toString()} gives.
     *
     * @param text such as {@code note-17/forward}
     * @return the id
     * @throws IllegalArgumentException if it is not such a form
     */
    public static CardId parse(String text) {
        int slash = requireNonNull(text, "text").lastIndexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("card id '" + Ids.shortened(text)
                    + "' has no slash between note and part, as in 'note-17/forward'");
        }
        return new CardId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(CardId other) {
        int byNote = note.compareTo(other.note);
        return byNote != 0 ? byNote : part.compareTo(other.part);
    }

    /** {@return note and part with a slash between them} */
    @Override
    public String toString() {
        return note + "/" + part;
    }
}
