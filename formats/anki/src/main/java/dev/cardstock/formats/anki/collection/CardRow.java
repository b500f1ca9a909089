package dev.cardstock.formats.anki.collection;

/**
 * A row of the table {@code cards}, with the names of Anki's columns where there is no better one.
 *
 * @param id when it was made, in milliseconds
 * @param note the id of its note
 * @param deck the id of the deck that it lies in
 * @param ord its template, or its number less one
 * @param modified when it was changed, in seconds
 * @param usn its number in synchronisation
 * @param type 0 new, 1 learning, 2 review, 3 relearning
 * @param queue 0 new, 1 learning, 2 review, 3 learning by days, 4 preview; -1 suspended, -2 and -3 buried
 * @param due its position, a time in seconds, or a day of the collection
 * @param ivl days, or less than 0 for seconds
 * @param factor the ease in thousandths
 * @param reps how often it was answered
 * @param lapses how often it was forgotten
 * @param left the steps left
 * @param odue where it is due when it leaves a filtered deck
 * @param odid the deck to which it returns from a filtered deck, or 0
 * @param flags its flag in the lowest three bits
 * @param data more, as JSON
 */
public record CardRow(long id, long note, long deck, long ord, long modified, long usn, long type,
        long queue, long due, long ivl, long factor, long reps, long lapses, long left, long odue,
        long odid, long flags, String data) {
    /** {@return the deck that it belongs to, also while it is in a filtered deck} */
    public long home() {
        return odid == 0 ? deck : odid;
    }

    /** {@return the due value that holds outside of a filtered deck} */
    public long ownDue() {
        return odid != 0 && odue != 0 ? odue : due;
    }

    /** {@return whether it is a new card of which nothing is special but deck and position} */
    public boolean isUntouched() {
        return type == 0 && queue == 0 && ivl == 0 && factor == 0 && reps == 0 && lapses == 0
                && left == 0 && odue == 0 && odid == 0 && flags == 0 && data.isEmpty();
    }

    /**
     * The card in another deck.
     *
     * @param newDeck the deck's id
     * @return the changed row
     */
    public CardRow inDeck(long newDeck) {
        return new CardRow(id, note, newDeck, ord, modified, usn, type, queue, due, ivl, factor,
                reps, lapses, left, odue, odid, flags, data);
    }
}
