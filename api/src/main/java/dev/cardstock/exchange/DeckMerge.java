package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/**
 * Takes the notes of one library over into another, as Anki does when it imports a package. Notes are
 * the same if they have the same id.
 *
 * <ul>
 * <li>A note that is not there is added with its cards, their schedules and reviews.
 * <li>A note that is there with the same note type gets fields, tags, star and what was added for
 * grading, if the incoming one is newer. Its cards keep deck, schedule and reviews. Where the incoming
 * note says nothing for grading, what is there stays.
 * <li>A note that is there with another note type stays as it is: a conflict.
 * <li>Note types are the same if they have the same id and the same fields and templates; newer ones
 * bring their style and the texts of their templates. One with other fields or templates is added as
 * a copy with an id of its own, or merged.
 * <li>Decks are the same if the names on their paths are, in upper or lower case; what is there keeps
 * its options and description.
 * <li>Media that the notes and note types taken over show are added. One whose name is taken by other
 * content is called {@code stem-<SHA-1>.ext} and its references are rewritten. Names that begin with
 * {@code _} or {@code latex-} belong to templates and keep what is there.
 * </ul>
 *
 * Nothing that is there is removed. Merging the same library again changes nothing. Immutable and
 * thread-safe.
 */
public final class DeckMerge {
    /** Which notes and note types that are there are updated. */
    public enum Update {
        /** Those of which the incoming one is newer, or of which that is not known. */
        IF_NEWER,
        /** All. */
        ALWAYS,
        /** None. */
        NEVER
    }

    private static final DeckMerge DEFAULTS = builder().build();

    private final Update notes;
    private final Update noteTypes;
    private final boolean mergesNoteTypes;
    private final boolean history;
    private final MergeRules rules;

    private DeckMerge(Builder builder) {
        notes = builder.notes;
        noteTypes = builder.noteTypes;
        mergesNoteTypes = builder.mergesNoteTypes;
        history = builder.history;
        rules = builder.rules;
    }

    /** {@return a merge as Anki does it by itself: updates if newer, with history} */
    public static DeckMerge ofDefaults() {
        return DEFAULTS;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that starts from these settings} */
    public Builder toBuilder() {
        return builder().updateNotes(notes)
                .updateNoteTypes(noteTypes)
                .mergeNoteTypes(mergesNoteTypes)
                .history(history)
                .rules(rules);
    }

    /** {@return which notes are updated} */
    public Update updateNotes() {
        return notes;
    }

    /** {@return which note types are updated} */
    public Update updateNoteTypes() {
        return noteTypes;
    }

    /** {@return whether a type with other fields or templates is merged instead of copied} */
    public boolean mergeNoteTypes() {
        return mergesNoteTypes;
    }

    /** {@return whether schedules, reviews, flags and suspension of added cards are taken} */
    public boolean history() {
        return history;
    }

    /** {@return what a format knows of editions} */
    public MergeRules rules() {
        return rules;
    }

    /**
     * Merges two libraries. Neither is changed.
     *
     * @param existing what is there; its title, settings and order stay
     * @param incoming what is taken over into it
     * @return both as one, and what became of each note
     * @throws IOException if media of the same name cannot be read to be compared
     */
    public MergeResult merge(LibraryContent existing, LibraryContent incoming)
            throws IOException {
        return new Merging(this, existing, incoming).run();
    }

    /** Builds a merge. Not thread-safe. */
    public static final class Builder {
        private Update notes = Update.IF_NEWER;
        private Update noteTypes = Update.IF_NEWER;
        private boolean mergesNoteTypes;
        private boolean history = true;
        private MergeRules rules = new MergeRules() {
        };

        private Builder() {}

        /**
         * Sets which notes are updated; without it those of which the incoming one is newer.
         *
         * @param which which
         * @return this builder
         */
        public Builder updateNotes(Update which) {
            notes = requireNonNull(which, "which");
            return this;
        }

        /**
         * Sets which note types are updated; without it those of which the incoming one is newer.
         *
         * @param which which
         * @return this builder
         */
        public Builder updateNoteTypes(Update which) {
            noteTypes = requireNonNull(which, "which");
            return this;
        }

        /**
         * Sets whether a note type that has other fields or templates than the one with its id is
         * merged with it: the one that is there then gets the fields and templates that it lacks. By
         * default it is added as a copy, and notes of it that are there already are conflicts.
         *
         * @param merges whether types are merged
         * @return this builder
         */
        public Builder mergeNoteTypes(boolean merges) {
            mergesNoteTypes = merges;
            return this;
        }

        /**
         * Sets whether cards that are added bring schedules, reviews, flags and suspension; by default
         * they do.
         *
         * @param withHistory false if they are to be new
         * @return this builder
         */
        public Builder history(boolean withHistory) {
            history = withHistory;
            return this;
        }

        /**
         * Sets what a format knows of editions, such as times of changes.
         *
         * @param newRules the rules
         * @return this builder
         */
        public Builder rules(MergeRules newRules) {
            rules = requireNonNull(newRules, "newRules");
            return this;
        }

        /** {@return the merge} */
        public DeckMerge build() {
            return new DeckMerge(this);
        }
    }
}
