package dev.cardstock.formats.anki;

import dev.cardstock.formats.anki.json.Kept;
import dev.cardstock.formats.text.anki.AnkiIds;

/**
 * The names of the attributes under which things read from Anki carry along what the model has no place
 * for. What is written to Anki again takes it from there; where the model says something else, the model
 * holds.
 */
public final class AnkiAttributes {
    /** Of note types, decks, deck options and notes: Anki's id, milliseconds since 1970 as a rule. */
    public static final String ID = Kept.ID;

    /** Of notes: what identifies the note in all collections. Real decks repeat it. */
    public static final String GUID = AnkiIds.GUID;

    /** Of notes: when it was changed, in seconds since 1970. */
    public static final String MODIFIED = "anki.mod";

    /** Of notes: the number in synchronisation, where it is not -1. */
    public static final String USN = "anki.usn";

    /** Of notes: a digest of its content, by which a change is seen. */
    public static final String DIGEST = "anki.digest";

    /** Of notes: what stands in the column {@code data}, where it is not empty. */
    public static final String DATA = "anki.data";

    /**
     * Of notes: a line for each card with the columns ord, id, mod, usn, type, queue, due, ivl, factor,
     * reps, lapses, left, odue, odid, flags, did and data, zeros at the end left out; {@code -} and an
     * ordinal for a card that the note would have in Cardstock and has not in Anki.
     */
    public static final String CARDS = "anki.cards";

    /** Of note types: the rest of Anki's JSON. */
    public static final String NOTE_TYPE = Kept.NOTE_TYPE;

    /** Of fields: the rest of Anki's JSON. */
    public static final String FIELD = Kept.FIELD;

    /** Of card templates: the rest of Anki's JSON. */
    public static final String TEMPLATE = Kept.TEMPLATE;

    /** Of decks: the rest of Anki's JSON. A filtered deck has {@code "dyn":1} in it. */
    public static final String DECK = Kept.DECK;

    /** Of deck options: Anki's JSON. */
    public static final String OPTIONS = Kept.OPTIONS;

    /** Of libraries: the collection's settings, days, tags and deletions to be told, as JSON. */
    public static final String COLLECTION = "anki.collection";

    /** Of reviews: the columns ivl, lastIvl, factor, usn, ease and type with blanks between them. */
    public static final String REVIEW = "anki.review";

    /** What the names of all these attributes begin with. */
    static final String PREFIX = "anki.";

    private AnkiAttributes() {}
}
