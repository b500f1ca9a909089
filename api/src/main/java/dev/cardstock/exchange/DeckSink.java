package dev.cardstock.exchange;

import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Review;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the content of a library piece by piece, so that no more than a piece is in memory. The header
 * comes first and once. Deck options, decks and note types (the built-in ones too) come once each,
 * before the first thing that refers to them; only decks among themselves come in the author's order,
 * so that a deck may come before the one that it lies in, but both before the first note in it.
 * Everything else comes in any order.
 *
 * <p>Every method does nothing unless it is overridden, so that a sink can take what it is interested
 * in. For one thread.
 */
public interface DeckSink {
    /**
     * Takes what the library says of itself.
     *
     * @param header the header
     * @throws IOException if the sink writes and cannot
     */
    default void header(LibraryHeader header) throws IOException {}

    /**
     * Takes deck options.
     *
     * @param options the options
     * @throws IOException if the sink writes and cannot
     */
    default void options(DeckOptions options) throws IOException {}

    /**
     * Takes a deck.
     *
     * @param deck the deck
     * @throws IOException if the sink writes and cannot
     */
    default void deck(Deck deck) throws IOException {}

    /**
     * Takes a note type.
     *
     * @param type the type
     * @throws IOException if the sink writes and cannot
     */
    default void noteType(NoteType type) throws IOException {}

    /**
     * Takes a note.
     *
     * @param note the note
     * @throws IOException if the sink writes and cannot
     */
    default void note(Note note) throws IOException {}

    /**
     * Takes what a card has of its own.
     *
     * @param override the override
     * @throws IOException if the sink writes and cannot
     */
    default void override(CardOverride override) throws IOException {}

    /**
     * Takes a medium.
     *
     * @param media what is known of it
     * @param content its bytes, or null where they are missing
     * @throws IOException if the sink writes and cannot
     */
    default void media(Media media, @Nullable MediaContent content) throws IOException {}

    /**
     * Takes a review.
     *
     * @param review the review
     * @throws IOException if the sink writes and cannot
     */
    default void review(Review review) throws IOException {}

    /**
     * Takes the schedule of a card.
     *
     * @param schedule the schedule
     * @throws IOException if the sink writes and cannot
     */
    default void schedule(CardSchedule schedule) throws IOException {}

    /**
     * Takes what the reader noticed.
     *
     * @param diagnostic the diagnostic
     * @throws IOException if the sink writes and cannot
     */
    default void diagnostic(Diagnostic diagnostic) throws IOException {}
}
