package dev.cardstock.review;

/** Where a card stands in its schedule. */
public enum Phase {
    /** Never answered. */
    NEW,
    /** In the short steps of a new card. */
    LEARNING,
    /** At intervals of days. */
    REVIEW,
    /** In the short steps after it was forgotten. */
    RELEARNING
}
