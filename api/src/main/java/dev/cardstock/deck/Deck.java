package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree that notes are kept in. A section of a study set, a deck {@code A::B} of Anki and
 * a heading in Markdown are all decks.
 *
 * @param id its id, unique among the library's decks
 * @param parent the id of the deck that it lies in, or null for a deck at the top
 * @param name its own name, without those of its parents
 * @param description what it is about; may be empty
 * @param language the language of its notes as a BCP 47 tag such as {@code en} or {@code pt-BR}; empty
 *     where it is that of its parent or unknown
 * @param optionsId the id of its {@link DeckOptions}, or null
 * @param attributes what a format knows of it and the model does not, by name
 */
public record Deck(String id, @Nullable String parent, String name, String description,
        String language, @Nullable String optionsId, SortedMap<String, String> attributes) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if an id or the name is blank, or the language is not a tag
     */
    public Deck {
        Ids.check(id, "deck id");
        if (parent != null) {
            Ids.check(parent, "parent deck id");
        }
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of deck '" + id + "' is blank");
        }
        requireNonNull(description, "description");
        Languages.check(language);
        if (optionsId != null) {
            Ids.check(optionsId, "deck options id");
        }
        attributes = Attributes.copyOf(attributes);
    }

    /**
     * Starts a deck.
     *
     * @param id its id
     * @param name its name
     * @return a builder
     */
    public static Builder builder(String id, String name) {
        return new Builder(id, name);
    }

    /** {@return a builder that starts from this deck} */
    public Builder toBuilder() {
        Builder builder = new Builder(id, name).description(description)
                .language(language)
                .attributes(attributes);
        builder.parent = parent;
        builder.optionsId = optionsId;
        return builder;
    }

    /** Builds a deck. Not thread-safe. */
    public static final class Builder {
        private String id;
        private String name;
        private @Nullable String parent;
        private String description = "";
        private String language = "";
        private @Nullable String optionsId;
        private final TreeMap<String, String> attributes = new TreeMap<>();

        private Builder(String id, String name) {
            this.id = requireNonNull(id, "id");
            this.name = requireNonNull(name, "name");
        }

        /**
         * Puts it into another deck.
         *
         * @param parentId that deck's id, or null for none
         * @return this builder
         */
        public Builder parent(@Nullable String parentId) {
            parent = parentId;
            return this;
        }

        /**
         * Renames it.
         *
         * @param newName its name
         * @return this builder
         */
        public Builder name(String newName) {
            name = requireNonNull(newName, "newName");
            return this;
        }

        /**
         * Describes it.
         *
         * @param text the description
         * @return this builder
         */
        public Builder description(String text) {
            description = requireNonNull(text, "text");
            return this;
        }

        /**
         * Sets the language of its notes.
         *
         * @param tag a BCP 47 tag, or empty
         * @return this builder
         */
        public Builder language(String tag) {
            language = requireNonNull(tag, "tag");
            return this;
        }

        /**
         * Sets its options.
         *
         * @param id the options' id, or null
         * @return this builder
         */
        public Builder options(@Nullable String id) {
            optionsId = id;
            return this;
        }

        /**
         * Adds an attribute.
         *
         * @param attribute its name
         * @param value its value
         * @return this builder
         */
        public Builder attribute(String attribute, String value) {
            attributes.put(attribute, value);
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

        /** {@return the deck} */
        public Deck build() {
            return new Deck(id, parent, name, description, language, optionsId, attributes);
        }
    }
}
