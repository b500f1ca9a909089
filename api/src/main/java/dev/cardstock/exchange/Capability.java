package dev.cardstock.exchange;

/** What a format can hold, beyond notes with a front and a back in plain text. */
public enum Capability {
    /** The library's title, description and language. */
    LIBRARY_DETAILS("title, description and language of the library"),
    /** Decks within decks. */
    NESTED_DECKS("decks within decks"),
    /** Descriptions and languages of decks. */
    DECK_DETAILS("descriptions and languages of decks"),
    /** Options of decks. */
    DECK_OPTIONS("deck options"),
    /** Tags of notes. */
    TAGS("tags"),
    /** Ids of notes. */
    NOTE_IDS("ids of notes"),
    /** Which of the built-in types a note has. */
    BUILT_IN_NOTE_TYPES("note types: reversed, cloze, image occlusion"),
    /** Fields and templates of note types that somebody made. */
    CUSTOM_NOTE_TYPES("custom note types with templates"),
    /** Markdown and HTML in fields. */
    MARKUP("Markdown and HTML"),
    /** Alternatives, lists, key points and distractors. */
    ANSWER_KEYS("alternatives, lists, key points and distractors of answers"),
    /** Links between notes that ask the same fact, and stars. */
    NOTE_LINKS("links between notes of the same fact, and stars"),
    /** Media and their bytes. */
    MEDIA("media"),
    /** What single cards have of their own. */
    CARD_OVERRIDES("flags, suspension and own decks of single cards"),
    /** The review log. */
    REVIEW_LOG("the review log"),
    /** Schedules of cards. */
    SCHEDULES("schedules of cards"),
    /** What other formats know and the model does not. */
    ATTRIBUTES("attributes of other formats");

    private final String description;

    Capability(String description) {
        this.description = description;
    }

    /** {@return what is held, for a sentence such as "cannot carry the review log"} */
    public String description() {
        return description;
    }
}
