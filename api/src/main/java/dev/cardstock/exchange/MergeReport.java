package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of each incoming note, by note id in the order of the incoming library, and what else
 * was changed on the way.
 *
 * @param added notes that were not there
 * @param updated notes that were there and have got other content
 * @param unchanged notes that were there with the same content
 * @param kept notes that were there with other content and stayed as they were, because they are not
 *     older or because updates were not wanted
 * @param conflicting notes that were there with another note type and stayed as they were, although they
 *     are older
 * @param duplicates of the added notes those whose first field another note of the type has, with the
 *     id of that note
 * @param renamedMedia incoming media whose name was taken by other content, with their new names
 * @param copiedNoteTypes ids of incoming note types that have other fields or templates than the type
 *     that was there under their id, with the ids that they have got
 * @param decks the ids of all incoming decks, with those of the decks that they are now
 */
public record MergeReport(List<String> added, List<String> updated, List<String> unchanged,
        List<String> kept, List<Conflict> conflicting, Map<String, String> duplicates,
        Map<String, String> renamedMedia, Map<String, String> copiedNoteTypes,
        Map<String, String> decks) {
    /** Copies the components. */
    public MergeReport {
        added = List.copyOf(added);
        updated = List.copyOf(updated);
        unchanged = List.copyOf(unchanged);
        kept = List.copyOf(kept);
        conflicting = List.copyOf(conflicting);
        duplicates = copyOf(duplicates);
        renamedMedia = copyOf(renamedMedia);
        copiedNoteTypes = copyOf(copiedNoteTypes);
        decks = copyOf(decks);
    }

    /**
     * A note that was not taken.
     *
     * @param noteId its id
     * @param reason why, a sentence for a person
     */
    public record Conflict(String noteId, String reason) {
        /** Checks the components. */
        public Conflict {
            requireNonNull(noteId, "noteId");
            requireNonNull(reason, "reason");
        }
    }

    private static Map<String, String> copyOf(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** {@return the counts as one line for a person} */
    @Override
    public String toString() {
        return added.size() + " new (" + duplicates.size() + " of them duplicates), "
                + updated.size() + " updated, " + unchanged.size() + " unchanged, " + kept.size()
                + " kept, " + conflicting.size() + " conflicting";
    }
}
