package dev.cardstock.exchange;

import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;

/**
 * What a format knows of two editions of a thing and the model does not. The methods as they stand
 * here are for libraries of which nothing more is known. Implementations are stateless and
 * thread-safe.
 */
public interface MergeRules {
    /**
     * Whether an incoming note was changed later than the one that is there.
     *
     * @param incoming the incoming note
     * @param existing the note that is there
     * @return whether it is newer; true where the times are not known
     */
    default boolean isNewer(Note incoming, Note existing) {
        return true;
    }

    /**
     * Whether an incoming note type was changed later than the one that is there.
     *
     * @param incoming the incoming type
     * @param existing the type that is there
     * @return whether it is newer; true where the times are not known
     */
    default boolean isNewer(NoteType incoming, NoteType existing) {
        return true;
    }

    /**
     * Whether an update changes anything.
     *
     * @param existing the note that is there
     * @param updated the same note with the content of the incoming one
     * @return whether they are the same to whoever learns them; attributes do not count
     */
    default boolean sameContent(Note existing, Note updated) {
        return existing.fields().equals(updated.fields()) && existing.tags().equals(updated.tags())
                && existing.starred() == updated.starred()
                && existing.answerKeys().equals(updated.answerKeys())
                && existing.sameFactAs().equals(updated.sameFactAs());
    }

    /**
     * Completes a note that is added: attributes that hold only where it comes from are to go.
     *
     * @param incoming the incoming note
     * @return the note as it is added, with the same id
     */
    default Note added(Note incoming) {
        return incoming;
    }

    /**
     * Completes a note that is updated.
     *
     * @param updated the note that is there with the content of the incoming one; it has the
     *     attributes of both, where they differ the incoming ones
     * @param existing the note that is there
     * @param incoming the incoming note
     * @return the note as it is to be, with the same id
     */
    default Note updated(Note updated, Note existing, Note incoming) {
        return updated;
    }
}
