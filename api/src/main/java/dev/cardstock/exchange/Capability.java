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
    /** Notes that are asked both ways. */
    REVERSED_NOTES("notes that are asked both ways"),
    /** Cloze notes with several deletions and hints. */
    CLOZE_NOTES("cloze notes"),
    /** Images of which parts are hidden. */
    IMAGE_OCCLUSION("image occlusion"),
    /** Fields and templates of note types that somebody made. */
    CUSTOM_NOTE_TYPES("custom note types with templates"),
    /** HTML in fields. */
    HTML("HTML"),
    /** Markdown in fields. */
    MARKDOWN("Markdown"),
    /** Other right answers. */
    ALTERNATIVES("other right answers"),
    /** Wrong answers to choose from. */
    DISTRACTORS("wrong answers"),
    /** Answers that are lists, in any order or in this one. */
    LISTS("answers that are lists"),
    /** Key points of answers, and parts of them that may be left out. */
    KEY_POINTS("key points and optional parts of answers"),
    /** Links between notes that ask the same fact, and stars. */
    NOTE_LINKS("links between notes of the same fact, and stars"),
    /** Media and their bytes. */
    MEDIA("media"),
    /** What single cards have of their own. */
    CARD_OVERRIDES("flags, suspension and own decks of single cards"),
    /** The review log. */
    REVIEW_LOG("the review log"),
    /** When cards are due, to the day, and their intervals in days. */
    SCHEDULES("when cards are due"),
    /** Schedules to the millisecond with steps, counts and what algorithms know of a learner's memory. */
    MEMORY_STATES("the memory states of schedulers"),
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
