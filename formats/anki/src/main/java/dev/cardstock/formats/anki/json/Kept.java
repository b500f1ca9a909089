package dev.cardstock.formats.anki.json;

/** The names of the attributes under which things carry along what the model has no place for. */
public final class Kept {
    /** Anki's id. */
    public static final String ID = "anki.id";
    /** The rest of a note type's JSON. */
    public static final String NOTE_TYPE = "anki.noteType";
    /** The rest of a field's JSON. */
    public static final String FIELD = "anki.field";
    /** The rest of a template's JSON. */
    public static final String TEMPLATE = "anki.template";
    /** The rest of a deck's JSON. */
    public static final String DECK = "anki.deck";
    /** The JSON of deck options. */
    public static final String OPTIONS = "anki.options";

    private Kept() {}
}
