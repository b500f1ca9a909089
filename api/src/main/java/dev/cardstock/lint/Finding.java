package dev.cardstock.lint;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Severity;
import dev.cardstock.deck.Note;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that an author should look at. Immutable and thread-safe. */
public final class Finding {
    private final String ruleId;
    private final Severity severity;
    private final String message;
    private final String noteId;
    private final String field;
    private final int start;
    private final int end;
    private final List<String> relatedIds;
    private final @Nullable Note fix;

    private Finding(Builder builder) {
        ruleId = builder.ruleId;
        severity = builder.severity;
        message = builder.message;
        noteId = builder.noteId;
        field = builder.field;
        start = builder.start;
        end = builder.end;
        relatedIds = List.copyOf(builder.relatedIds);
        fix = builder.fix;
    }

    /**
     * Starts a finding.
     *
     * @param ruleId the id of the rule
     * @param severity how much it matters
     * @param message what is wrong and what to do, one sentence
     * @return a builder
     */
    public static Builder builder(String ruleId, Severity severity, String message) {
        return new Builder(ruleId, severity, message);
    }

    /** {@return the id of the rule} */
    public String ruleId() {
        return ruleId;
    }

    /** {@return how much it matters} */
    public Severity severity() {
        return severity;
    }

    /** {@return what is wrong and what to do, one sentence} */
    public String message() {
        return message;
    }

    /** {@return the id of the note; empty where it concerns the library as a whole} */
    public String noteId() {
        return noteId;
    }

    /** {@return the name of the field; empty where it concerns the note as a whole} */
    public String field() {
        return field;
    }

    /** {@return where it begins in the field's plain text, in UTF-16 units} */
    public int start() {
        return start;
    }

    /** {@return where it ends, exclusive; equal to the start where it concerns the whole field} */
    public int end() {
        return end;
    }

    /** {@return the ids of other notes that are part of it} */
    public List<String> relatedIds() {
        return relatedIds;
    }

    /** {@return the note as it would be right, or null where no safe correction is known} */
    public @Nullable Note fix() {
        return fix;
    }

    @Override
    public String toString() {
        return severity + " " + ruleId + (noteId.isEmpty() ? "" : " at " + noteId) + ": " + message;
    }

    /** Builds a finding. Not thread-safe. */
    public static final class Builder {
        private final String ruleId;
        private final Severity severity;
        private final String message;
        private String noteId = "";
        private String field = "";
        private int start;
        private int end;
        private final List<String> relatedIds = new ArrayList<>();
        private @Nullable Note fix;

        private Builder(String ruleId, Severity severity, String message) {
            this.ruleId = requireNonNull(ruleId, "ruleId");
            this.severity = requireNonNull(severity, "severity");
            this.message = requireNonNull(message, "message");
        }

        /**
         * Places it at a note.
         *
         * @param id the note's id
         * @return this builder
         */
        public Builder note(String id) {
            noteId = requireNonNull(id, "id");
            return this;
        }

        /**
         * Places it at a span of a field.
         *
         * @param name the field's name
         * @param from where it begins in the plain text
         * @param to where it ends, exclusive
         * @return this builder
         * @throws IllegalArgumentException if the span is negative or reversed
         */
        public Builder field(String name, int from, int to) {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("span " + from + " to " + to);
            }
            field = requireNonNull(name, "name");
            start = from;
            end = to;
            return this;
        }

        /**
         * Names other notes that are part of it.
         *
         * @param ids their ids
         * @return this builder
         */
        public Builder related(Collection<String> ids) {
            relatedIds.addAll(ids);
            return this;
        }

        /**
         * Offers a correction that cannot do harm.
         *
         * @param corrected the note as it would be right
         * @return this builder
         */
        public Builder fix(Note corrected) {
            fix = requireNonNull(corrected, "corrected");
            return this;
        }

        /** {@return the finding} */
        public Finding build() {
            return new Finding(this);
        }
    }
}
