package dev.cardstock.lint;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Location;
import dev.cardstock.Severity;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Note;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Something that an author should look at. Immutable and thread-safe. */
public final class Finding {
    private static final Pattern ARGUMENT = Pattern.compile("\\{([a-z]+)\\}");

    private static final int LONGEST_SHOWN = 80;

    /** The sides of a card. */
    public enum Side {
        /** The side that asks. */
        PROMPT,
        /** The side that answers. */
        ANSWER
    }

    private final String ruleId;
    private final Severity severity;
    private final String messageKey;
    private final SortedMap<String, String> arguments;
    private final String message;
    private final Location where;
    private final String noteId;
    private final @Nullable CardId card;
    private final @Nullable Side side;
    private final String field;
    private final int start;
    private final int end;
    private final List<String> relatedIds;
    private final @Nullable Note fix;

    private Finding(Builder builder) {
        ruleId = builder.ruleId;
        severity = builder.severity;
        messageKey = builder.messageKey;
        arguments = Collections.unmodifiableSortedMap(new TreeMap<>(builder.arguments));
        message = sentence(builder.message, arguments);
        where = builder.where;
        noteId = builder.noteId;
        card = builder.card;
        side = builder.side;
        field = builder.field;
        start = builder.start;
        end = builder.end;
        relatedIds = List.copyOf(builder.relatedIds);
        fix = builder.fix;
    }

    private static String sentence(String message, SortedMap<String, String> arguments) {
        return ARGUMENT.matcher(message).replaceAll(found -> {
            String value = arguments.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : shown(value));
        });
    }

    private static String shown(String value) {
        String line = value.length() > LONGEST_SHOWN
                ? value.substring(0, LONGEST_SHOWN) + "…"
                : value;
        return line.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\s]+", " ").strip();
    }

    /**
     * Starts a finding.
     *
     * @param ruleId the id of the rule
     * @param severity how much it matters
     * @param message what is wrong and what to do, one sentence in English; arguments stand in it as
     *     <code>{name}</code>
     * @return a builder
     */
    public static Builder builder(String ruleId, Severity severity, String message) {
        return new Builder(ruleId, severity, message);
    }

    /** {@return the same finding with another severity} */
    Finding at(Severity other) {
        Builder builder = new Builder(ruleId, other, message);
        builder.messageKey = messageKey;
        builder.arguments.putAll(arguments);
        builder.where = where;
        builder.noteId = noteId;
        builder.card = card;
        builder.side = side;
        builder.field = field;
        builder.start = start;
        builder.end = end;
        builder.relatedIds.addAll(relatedIds);
        builder.fix = fix;
        return new Finding(builder);
    }

    /** {@return the id of the rule} */
    public String ruleId() {
        return ruleId;
    }

    /** {@return how much it matters} */
    public Severity severity() {
        return severity;
    }

    /**
     * What the message is, for programs that say it in another language.
     *
     * @return the id of the rule, and for a rule that says several things a name behind it
     */
    public String messageKey() {
        return messageKey;
    }

    /** {@return what the message speaks of, by name; unmodifiable} */
    public SortedMap<String, String> arguments() {
        return arguments;
    }

    /** {@return what is wrong and what to do, one sentence in English} */
    public String message() {
        return message;
    }

    /** {@return where in the file that was read; unknown for what was found in the library} */
    public Location where() {
        return where;
    }

    /** {@return the id of the note; empty where it concerns the library as a whole} */
    public String noteId() {
        return noteId;
    }

    /** {@return the card, or null where it concerns all cards of the note or no note} */
    public @Nullable CardId card() {
        return card;
    }

    /** {@return the side of the card, or null where it concerns no single side} */
    public @Nullable Side side() {
        return side;
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
        return severity.name().toLowerCase(Locale.ROOT) + " " + ruleId
                + (noteId.isEmpty() ? "" : " at " + (card == null ? noteId : card)) + ": "
                + message;
    }

    /** Builds a finding. Not thread-safe. */
    public static final class Builder {
        private final String ruleId;
        private final Severity severity;
        private final String message;
        private String messageKey;
        private final TreeMap<String, String> arguments = new TreeMap<>();
        private Location where = Location.UNKNOWN;
        private String noteId = "";
        private @Nullable CardId card;
        private @Nullable Side side;
        private String field = "";
        private int start;
        private int end;
        private final List<String> relatedIds = new ArrayList<>();
        private @Nullable Note fix;

        private Builder(String ruleId, Severity severity, String message) {
            this.ruleId = requireNonNull(ruleId, "ruleId");
            this.severity = requireNonNull(severity, "severity");
            this.message = requireNonNull(message, "message");
            messageKey = ruleId;
        }

        /**
         * Names the message, where the rule says several things.
         *
         * @param name a name that is unique among those of the rule
         * @return this builder
         */
        public Builder variant(String name) {
            messageKey = ruleId + "." + requireNonNull(name, "name");
            return this;
        }

        /**
         * Says what the message speaks of.
         *
         * @param name the name by which it stands in the message, small letters
         * @param value a text or a number; in the message it is cut where it is long
         * @return this builder
         */
        public Builder argument(String name, Object value) {
            arguments.put(name, value.toString());
            return this;
        }

        /**
         * Places it in the file that was read.
         *
         * @param place the place
         * @return this builder
         */
        public Builder where(Location place) {
            where = requireNonNull(place, "place");
            return this;
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
         * Places it at a side of a card.
         *
         * @param id the card
         * @param cardSide the side, or null where it concerns both
         * @return this builder
         */
        public Builder card(CardId id, @Nullable Side cardSide) {
            card = id;
            noteId = id.note();
            side = cardSide;
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
