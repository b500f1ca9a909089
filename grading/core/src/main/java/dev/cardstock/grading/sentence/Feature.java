package dev.cardstock.grading.sentence;

/**
 * A figure of how an answer stands to a reference and to the question, of which a {@link Model} makes a
 * probability. "New" means: the words of the question left aside. Each says which way it may move the
 * probability: a model can learn how much, not that a denial makes an answer better.
 */
enum Feature {
    // The share of the reference's content words that the answer has, by what makes a word the same.
    EXACT(1),
    EXACT_NEW(1),
    EXACT_SOFT(1),
    EXACT_PLAIN(1),
    LEXICAL(1),
    LEXICAL_NEW(1),
    VECTOR(1),
    VECTOR_NEW(1),
    VECTOR_SOFT(1),
    MIXED(1),
    MIXED_NEW(1),
    // The share of the answer's content words that the reference has.
    BACK_EXACT(0),
    BACK_EXACT_NEW(0),
    BACK_VECTOR(0),
    BACK_VECTOR_NEW(0),
    BACK_MIXED_NEW(0),
    BACK_SOFT(0),
    BACK_ALL(0),
    // The new words of the reference that the answer covers least; the one that says most.
    LEAST(1),
    SECOND_LEAST(1),
    LOST(-1),
    KEY(1),
    KEY_EXACT(1),
    SYNONYMS(0),
    SIBLINGS(-1),
    // The texts as a whole.
    COSINE(1),
    COSINE_ANSWER_QUESTION(0),
    COSINE_REFERENCE_QUESTION(0),
    COSINE_WITHOUT(1),
    COSINE_NEW(1),
    COSINE_SOFT(1),
    COSINE_BOTH(1),
    PROJECTION(1),
    PAIRS(1),
    TRIGRAMS(0),
    TRIGRAMS_IN(1),
    TRIGRAMS_BACK(0),
    // How long they are.
    LENGTH(0),
    WORDS(0),
    RATIO(0),
    REFERENCE_LENGTH(0),
    FRESH(0),
    ANSWER_FRESH(0),
    FOREIGN(-1),
    FROM_QUESTION(0),
    // Signs of another meaning.
    NEGATION(-1),
    OPPOSITE(-1),
    ROLES(-1),
    NUMBER(-1),
    ASCENDING(0),
    NEIGHBOURS(0),
    FUNCTION(0),
    BROKEN(-1),
    NOT_IN_REFERENCE(0),
    NOT_IN_ANSWER(0),
    PARITY(-1),
    OPPOSITES(-1),
    COMPARED(0),
    COMPARED_LOST(0),
    NUMBERS_FOUND(1),
    NUMBERS_FOREIGN(-1),
    REASON(0),
    // Of all references, not of the nearest one.
    REFERENCES(0),
    MIXED_NEW_MEAN(1),
    COSINE_MAX(1),
    COSINE_MEAN(1),
    EXACT_NEW_MAX(1),
    EXACT_NEW_MEAN(1),
    BACK_MIXED_NEW_MAX(0),
    BACK_MIXED_NEW_MEAN(0),
    VECTOR_SOFT_MAX(1),
    VECTOR_SOFT_MEAN(1);

    static final int COUNT = values().length;

    /** 1 if more of it never makes the answer worse, -1 if it never makes it better, 0 if it may do both. */
    final int direction;

    Feature(int direction) {
        this.direction = direction;
    }

    /** Its place in a row. The names, not the places, are in the files of what was learned. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }
}
