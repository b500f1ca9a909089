package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One authored fact, from which one or several cards are derived. Immutable and thread-safe; equal to
 * another note with equal content.
 */
public final class Note {
    private static final SortedMap<String, AnswerKey> NO_KEYS = Collections
            .unmodifiableSortedMap(new TreeMap<>());

    private final String id;
    private final String typeId;
    private final String deckId;
    private final List<Markup> fields;
    private final List<String> tags;
    private final SortedMap<String, AnswerKey> answerKeys;
    private final List<String> sameFactAs;
    private final boolean starred;
    private final SortedMap<String, String> attributes;

    private Note(Builder builder) {
        id = Ids.check(builder.id, "note id");
        typeId = Ids.check(builder.typeId, "note type id");
        deckId = Ids.check(builder.deckId, "deck id");
        fields = List.copyOf(builder.fields);
        tags = List.copyOf(builder.tags);
        builder.answerKeys.values().removeIf(AnswerKey::isEmpty);
        builder.answerKeys.keySet().forEach(CardId::checkPart);
        answerKeys = builder.answerKeys.isEmpty()
                ? NO_KEYS
                : Collections.unmodifiableSortedMap(new TreeMap<>(builder.answerKeys));
        sameFactAs = List.copyOf(builder.sameFactAs);
        starred = builder.starred;
        attributes = Attributes.copyOf(builder.attributes);
    }

    /**
     * Starts a note.
     *
     * @param id its id, unique in the library and stable; see {@link Ids#derived}
     * @param type its type
     * @param deckId the id of its home deck
     * @return a builder
     */
    public static Builder builder(String id, NoteType type, String deckId) {
        return new Builder(id, type.id(), deckId);
    }

    /** {@return a builder that starts from this note} */
    public Builder toBuilder() {
        Builder builder = new Builder(id, typeId, deckId).fields(fields)
                .tags(tags)
                .sameFactAs(sameFactAs)
                .starred(starred)
                .attributes(attributes);
        builder.answerKeys.putAll(answerKeys);
        return builder;
    }

    /** {@return its id, unique in the library} */
    public String id() {
        return id;
    }

    /** {@return the id of its note type} */
    public String typeId() {
        return typeId;
    }

    /** {@return the id of its home deck} */
    public String deckId() {
        return deckId;
    }

    /** {@return the contents of its fields, in the order of the note type's fields} */
    public List<Markup> fields() {
        return fields;
    }

    /** {@return its tags, each once, in the author's order; {@code a::b} lies in {@code a}} */
    public List<String> tags() {
        return tags;
    }

    /** {@return what the author added for grading, by the part of the card that it holds for} */
    public SortedMap<String, AnswerKey> answerKeys() {
        return answerKeys;
    }

    /**
     * What the author added for grading one card.
     *
     * @param part the card's part
     * @return the key; {@link AnswerKey#NONE} where nothing was added
     */
    public AnswerKey answerKey(String part) {
        return answerKeys.getOrDefault(part, AnswerKey.NONE);
    }

    /** {@return the ids of notes that the author declared to ask the same fact} */
    public List<String> sameFactAs() {
        return sameFactAs;
    }

    /** {@return whether somebody marked it with a star} */
    public boolean starred() {
        return starred;
    }

    /** {@return what a format knows of it and the model does not, by name} */
    public SortedMap<String, String> attributes() {
        return attributes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Note that && id.equals(that.id) && typeId.equals(that.typeId)
                && deckId.equals(that.deckId) && fields.equals(that.fields)
                && tags.equals(that.tags) && answerKeys.equals(that.answerKeys)
                && sameFactAs.equals(that.sameFactAs) && starred == that.starred
                && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + fields.hashCode();
    }

    @Override
    public String toString() {
        return "Note[" + id + ", " + fields + "]";
    }

    /** Builds a note. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String typeId;
        private String deckId;
        private final List<Markup> fields = new ArrayList<>();
        private final Set<String> tags = new LinkedHashSet<>();
        private final TreeMap<String, AnswerKey> answerKeys = new TreeMap<>();
        private final Set<String> sameFactAs = new LinkedHashSet<>();
        private boolean starred;
        private final TreeMap<String, String> attributes = new TreeMap<>();

        private Builder(String id, String typeId, String deckId) {
            this.id = requireNonNull(id, "id");
            this.typeId = requireNonNull(typeId, "typeId");
            this.deckId = requireNonNull(deckId, "deckId");
        }

        /**
         * Moves it.
         *
         * @param newDeckId the id of its home deck
         * @return this builder
         */
        public Builder deck(String newDeckId) {
            deckId = requireNonNull(newDeckId, "newDeckId");
            return this;
        }

        /**
         * Adds fields of plain text.
         *
         * @param texts their contents, in the order of the note type's fields
         * @return this builder
         */
        public Builder fields(String... texts) {
            Arrays.stream(texts).map(Markup::plain).forEach(fields::add);
            return this;
        }

        /**
         * Replaces all fields.
         *
         * @param contents their contents, in the order of the note type's fields
         * @return this builder
         */
        public Builder fields(List<Markup> contents) {
            fields.clear();
            fields.addAll(contents);
            return this;
        }

        /**
         * Adds a field.
         *
         * @param content its content
         * @return this builder
         */
        public Builder field(Markup content) {
            fields.add(requireNonNull(content, "content"));
            return this;
        }

        /**
         * Adds tags.
         *
         * @param more tags; blank ones are left out
         * @return this builder
         */
        public Builder tags(Iterable<String> more) {
            for (String tag : more) {
                if (!tag.isBlank()) {
                    tags.add(tag.strip());
                }
            }
            return this;
        }

        /**
         * Adds tags.
         *
         * @param more tags
         * @return this builder
         */
        public Builder tags(String... more) {
            return tags(List.of(more));
        }

        /** {@return this builder, with the tags so far removed} */
        public Builder clearTags() {
            tags.clear();
            return this;
        }

        /**
         * Sets what holds for grading one of its cards.
         *
         * @param part the card's part, such as {@code forward} or {@code c1}
         * @param key the key
         * @return this builder
         */
        public Builder answerKey(String part, AnswerKey key) {
            answerKeys.put(requireNonNull(part, "part"), requireNonNull(key, "key"));
            return this;
        }

        /**
         * Declares that other notes ask the same fact.
         *
         * @param noteIds their ids
         * @return this builder
         */
        public Builder sameFactAs(Iterable<String> noteIds) {
            noteIds.forEach(sameFactAs::add);
            return this;
        }

        /**
         * Marks it with a star or takes the star away.
         *
         * @param newStarred whether it has one
         * @return this builder
         */
        public Builder starred(boolean newStarred) {
            starred = newStarred;
            return this;
        }

        /**
         * Adds an attribute.
         *
         * @param name its name
         * @param value its value
         * @return this builder
         */
        public Builder attribute(String name, String value) {
            attributes.put(name, value);
            return this;
        }

        /**
         * Adds attributes.
         *
         * @param more values by name
         * @return this builder
         */
        public Builder attributes(Map<String, String> more) {
            attributes.putAll(more);
            return this;
        }

        /**
         * Builds the note.
         *
         * @return the note
         * @throws IllegalArgumentException if an id or a part is not valid
         */
        public Note build() {
            return new Note(this);
        }
    }
}
