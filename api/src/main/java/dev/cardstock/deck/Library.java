package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a file or an application holds: a tree of decks, the notes in them, note types, deck options
 * and media. What learners did with it is kept beside it, in a
 * {@link dev.cardstock.review.LearningHistory}. Immutable and thread-safe; equal to another library
 * with equal content.
 *
 * {@snippet class = "dev.cardstock.Snippets" region = "library"}
 */
public final class Library {
    /** What stands between the names of a deck path that is written as one text. */
    public static final String PATH_SEPARATOR = "::";

    /** How many decks may lie in one another. */
    public static final int MAX_DEPTH = 200;

    private final String title;
    private final String description;
    private final String language;
    private final Map<String, Deck> decks;
    private final Map<String, NoteType> noteTypes;
    private final Map<String, DeckOptions> options;
    private final Map<String, Note> notes;
    private final Map<CardId, CardOverride> overrides;
    private final Map<String, Media> media;
    private final SortedMap<String, String> attributes;
    private final Map<@Nullable String, List<Deck>> children = new HashMap<>();
    private final Map<String, String> paths = new ConcurrentHashMap<>();

    private Library(Builder builder) {
        title = builder.title;
        description = builder.description;
        language = Languages.check(builder.language);
        decks = Collections.unmodifiableMap(new LinkedHashMap<>(builder.decks));
        noteTypes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.noteTypes));
        options = Collections.unmodifiableMap(new LinkedHashMap<>(builder.options));
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.notes));
        overrides = Collections.unmodifiableMap(new LinkedHashMap<>(builder.overrides));
        media = Collections.unmodifiableMap(new LinkedHashMap<>(builder.media));
        attributes = Attributes.copyOf(builder.attributes);
        decks.values()
                .forEach(deck -> children
                        .computeIfAbsent(deck.parent(), parent -> new ArrayList<>())
                        .add(deck));
    }

    /**
     * Starts a library.
     *
     * @param title its title, for people; may be empty
     * @return a builder
     */
    public static Builder builder(String title) {
        return new Builder(title);
    }

    /** {@return a builder that starts from this library} */
    public Builder toBuilder() {
        Builder builder = new Builder(title).description(description)
                .language(language)
                .attributes(attributes);
        builder.decks.putAll(decks);
        builder.noteTypes.putAll(noteTypes);
        builder.options.putAll(options);
        builder.notes.putAll(notes);
        builder.overrides.putAll(overrides);
        builder.media.putAll(media);
        return builder;
    }

    /** {@return its title, for people; may be empty} */
    public String title() {
        return title;
    }

    /** {@return what it is about; may be empty} */
    public String description() {
        return description;
    }

    /** {@return the language of decks that have none, a BCP 47 tag; empty where it is unknown} */
    public String language() {
        return language;
    }

    /** {@return what a format knows of it and the model does not, by name} */
    public SortedMap<String, String> attributes() {
        return attributes;
    }

    /** {@return all decks, in the author's order} */
    public Collection<Deck> decks() {
        return decks.values();
    }

    /**
     * A deck by its id.
     *
     * @param id its id
     * @return the deck, if there is one
     */
    public Optional<Deck> deck(String id) {
        return Optional.ofNullable(decks.get(requireNonNull(id, "id")));
    }

    /** {@return the decks that lie in no other} */
    public List<Deck> roots() {
        return List.copyOf(children.getOrDefault(null, List.of()));
    }

    /**
     * The decks that lie directly in a deck.
     *
     * @param deck the deck
     * @return its children, in the author's order
     */
    public List<Deck> children(Deck deck) {
        return List.copyOf(children.getOrDefault(deck.id(), List.of()));
    }

    /**
     * The names of the decks from the top of the tree to a deck.
     *
     * @param deckId the deck's id
     * @return the names, the deck's own last
     * @throws IllegalArgumentException if there is no such deck
     */
    public List<String> path(String deckId) {
        List<String> names = new ArrayList<>();
        String next = deckId;
        while (next != null) {
            Deck deck = decks.get(next);
            if (deck == null) {
                throw new IllegalArgumentException("there is no deck with the id '" + next + "'");
            }
            names.add(deck.name());
            next = deck.parent();
        }
        Collections.reverse(names);
        return List.copyOf(names);
    }

    /**
     * The language of a deck: its own, else that of the nearest deck around it, else the library's.
     *
     * @param deckId the deck's id
     * @return a BCP 47 tag, or empty where it is unknown
     */
    public String languageOf(String deckId) {
        Deck deck = decks.get(deckId);
        while (deck != null) {
            if (!deck.language().isEmpty()) {
                return deck.language();
            }
            deck = deck.parent() == null ? null : decks.get(deck.parent());
        }
        return language;
    }

    /** {@return all note types, the built-in ones among them only where they are used} */
    public Collection<NoteType> noteTypes() {
        return noteTypes.values();
    }

    /**
     * The type of a note.
     *
     * @param note a note of this library
     * @return its type
     * @throws IllegalArgumentException if the library has no such type
     */
    public NoteType typeOf(Note note) {
        NoteType type = noteTypes.get(note.typeId());
        if (type == null) {
            throw new IllegalArgumentException(
                    "there is no note type with the id '" + note.typeId() + "'");
        }
        return type;
    }

    /** {@return all deck options} */
    public Collection<DeckOptions> options() {
        return options.values();
    }

    /** {@return all notes, in the author's order} */
    public Collection<Note> notes() {
        return notes.values();
    }

    /**
     * A note by its id.
     *
     * @param id its id
     * @return the note, if there is one
     */
    public Optional<Note> note(String id) {
        return Optional.ofNullable(notes.get(requireNonNull(id, "id")));
    }

    /** {@return all cards, in the order of the notes; derived as the stream is read} */
    public Stream<Card> cards() {
        return notes.values().stream().flatMap(note -> cards(note).stream());
    }

    /**
     * The cards of a note.
     *
     * @param note a note of this library
     * @return its cards, at least one
     */
    public List<Card> cards(Note note) {
        return Card.of(note, typeOf(note)).stream().map(this::placed).toList();
    }

    private Card placed(Card card) {
        CardOverride override = overrides.get(card.id());
        String own = override == null ? null : override.deckId();
        String deck = paths.computeIfAbsent(own == null ? card.note().deckId() : own,
                id -> String.join(PATH_SEPARATOR, path(id)));
        return card.in(deck, override == null ? 0 : override.flag());
    }

    /**
     * A card by its id.
     *
     * @param id its id
     * @return the card, if its note gives rise to it
     */
    public Optional<Card> card(CardId id) {
        Note note = notes.get(id.note());
        return note == null
                ? Optional.empty()
                : cards(note).stream().filter(card -> card.id().equals(id)).findFirst();
    }

    /** {@return what single cards have of their own} */
    public Collection<CardOverride> overrides() {
        return overrides.values();
    }

    /**
     * What one card has of its own.
     *
     * @param id the card
     * @return its override; one that changes nothing where it has none
     */
    public CardOverride override(CardId id) {
        CardOverride override = overrides.get(id);
        return override == null ? CardOverride.of(id) : override;
    }

    /**
     * The deck that a card lies in: its override's, else its note's.
     *
     * @param card a card of this library
     * @return the deck
     * @throws IllegalArgumentException if the library has no such deck
     */
    public Deck deckOf(Card card) {
        String own = override(card.id()).deckId();
        String id = own == null ? card.note().deckId() : own;
        return deck(id).orElseThrow(() -> new IllegalArgumentException(
                "there is no deck with the id '" + id + "'"));
    }

    /** {@return the media that the library knows of} */
    public Collection<Media> media() {
        return media.values();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Library that && title.equals(that.title)
                && description.equals(that.description) && language.equals(that.language)
                && attributes.equals(that.attributes) && sameOrder(decks, that.decks)
                && noteTypes.equals(that.noteTypes) && options.equals(that.options)
                && sameOrder(notes, that.notes) && overrides.equals(that.overrides)
                && media.equals(that.media);
    }

    private static boolean sameOrder(Map<?, ?> a, Map<?, ?> b) {
        return List.copyOf(a.values()).equals(List.copyOf(b.values()));
    }

    @Override
    public int hashCode() {
        return 31 * title.hashCode() + notes.hashCode();
    }

    @Override
    public String toString() {
        return "Library[" + title + ", " + decks.size() + " decks, " + notes.size() + " notes]";
    }

    /** Builds a library. Not thread-safe. */
    public static final class Builder {
        private String title;
        private String description = "";
        private String language = "";
        private String namespace = "local";
        private final Map<String, Deck> decks = new LinkedHashMap<>();
        private final Map<String, NoteType> noteTypes = new LinkedHashMap<>();
        private final Map<String, DeckOptions> options = new LinkedHashMap<>();
        private final Map<String, Note> notes = new LinkedHashMap<>();
        private final Map<CardId, CardOverride> overrides = new LinkedHashMap<>();
        private final Map<String, Media> media = new LinkedHashMap<>();
        private final TreeMap<String, String> attributes = new TreeMap<>();
        private final List<String> problems = new ArrayList<>();
        private @Nullable String current;

        private Builder(String title) {
            this.title = requireNonNull(title, "title");
        }

        /**
         * Renames it.
         *
         * @param newTitle its title
         * @return this builder
         */
        public Builder title(String newTitle) {
            title = requireNonNull(newTitle, "newTitle");
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
         * Sets the language of decks that have none.
         *
         * @param tag a BCP 47 tag, or empty
         * @return this builder
         */
        public Builder language(String tag) {
            language = requireNonNull(tag, "tag");
            return this;
        }

        /**
         * Sets the namespace from which ids are derived for what is added without one, from here on.
         *
         * @param newNamespace a name chosen once and kept; see {@link Ids#derived}
         * @return this builder
         */
        public Builder namespace(String newNamespace) {
            namespace = requireNonNull(newNamespace, "newNamespace");
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
         * Opens the deck with this path for the cards that follow, and adds it with the decks around it
         * where they are not there yet.
         *
         * @param path the names from the top of the tree, at least one
         * @return this builder
         */
        public Builder deck(String... path) {
            if (path.length == 0) {
                throw new IllegalArgumentException("the deck's path is empty");
            }
            String parent = null;
            for (int i = 0; i < path.length; i++) {
                String above = parent;
                String name = path[i];
                parent = decks.values()
                        .stream()
                        .filter(d -> d.name().equals(name)
                                && java.util.Objects.equals(d.parent(), above))
                        .map(Deck::id)
                        .findFirst()
                        .orElse(null);
                if (parent == null) {
                    String[] key = Arrays.copyOf(path, i + 1);
                    parent = Ids.derived(namespace + "#deck", key);
                    add(Deck.builder(parent, name).parent(above).build());
                }
            }
            current = parent;
            return this;
        }

        /**
         * Adds a basic card to the open deck; where none is open, to one that is named like the
         * library.
         *
         * @param front what it asks
         * @param back what it expects
         * @return this builder
         */
        public Builder card(String front, String back) {
            return card(front, back, AnswerKey.NONE);
        }

        /**
         * Adds a basic card with what its author says about right answers.
         *
         * @param front what it asks
         * @param back what it expects
         * @param key what else is right, list items, key points
         * @return this builder
         */
        public Builder card(String front, String back, AnswerKey key) {
            return add(Note.builder(nextId(front), NoteType.basic(), openDeck())
                    .fields(front, back)
                    .answerKey("forward", key)
                    .build());
        }

        /**
         * Adds a note that asks in both directions.
         *
         * @param front one side
         * @param back the other side
         * @return this builder
         */
        public Builder reversedCard(String front, String back) {
            return add(Note.builder(nextId(front), NoteType.basicReversed(), openDeck())
                    .fields(front, back)
                    .build());
        }

        /**
         * Adds a note with cloze deletions.
         *
         * @param text the text, with deletions such as <code>{{c1::hidden}}</code>
         * @return this builder
         */
        public Builder cloze(String text) {
            return add(Note.builder(nextId(text), NoteType.cloze(), openDeck())
                    .fields(text, "")
                    .build());
        }

        private String openDeck() {
            if (current == null) {
                deck(title.isBlank() ? "Default" : title);
            }
            return requireNonNull(current);
        }

        private String nextId(String key) {
            String deck = openDeck();
            String id = Ids.derived(namespace, deck, key);
            for (int i = 2; notes.containsKey(id); i++) {
                id = Ids.derived(namespace, deck, key, String.valueOf(i));
            }
            return id;
        }

        /**
         * Adds a deck, or replaces the one with its id.
         *
         * @param deck the deck
         * @return this builder
         */
        public Builder add(Deck deck) {
            decks.put(deck.id(), deck);
            return this;
        }

        /**
         * Adds a note type, or replaces the one with its id. The built-in types need not be added.
         *
         * @param type the type
         * @return this builder
         */
        public Builder add(NoteType type) {
            noteTypes.put(type.id(), type);
            return this;
        }

        /**
         * Adds deck options, or replaces those with their id.
         *
         * @param preset the options
         * @return this builder
         */
        public Builder add(DeckOptions preset) {
            options.put(preset.id(), preset);
            return this;
        }

        /**
         * Adds a note. Its deck and type may be added later.
         *
         * @param note the note; two with the same id are an error when the library is built, see
         *     {@link #replace}
         * @return this builder
         */
        public Builder add(Note note) {
            if (notes.putIfAbsent(note.id(), note) != null) {
                problem("two notes have the id '" + note.id() + "'");
            }
            return this;
        }

        /**
         * Replaces the note with the same id, in its place.
         *
         * @param note the new note
         * @return this builder
         */
        public Builder replace(Note note) {
            notes.put(note.id(), note);
            return this;
        }

        /**
         * Removes a note with all that its cards have of their own.
         *
         * @param noteId its id; nothing happens where there is none
         * @return this builder
         */
        public Builder removeNote(String noteId) {
            notes.remove(noteId);
            overrides.keySet().removeIf(card -> card.note().equals(noteId));
            return this;
        }

        /**
         * Sets what a card has of its own.
         *
         * @param override the override; one that changes nothing removes it
         * @return this builder
         */
        public Builder add(CardOverride override) {
            if (override.isEmpty()) {
                overrides.remove(override.card());
            } else {
                overrides.put(override.card(), override);
            }
            return this;
        }

        /**
         * Adds media, or replaces the one with its name.
         *
         * @param file the media
         * @return this builder
         */
        public Builder add(Media file) {
            media.put(file.name(), file);
            return this;
        }

        /**
         * Builds the library.
         *
         * @return the library
         * @throws IllegalArgumentException if two notes have one id, something refers to a deck, note
         *     type or options that are not there, a deck lies in itself, or a note has a wrong number
         *     of fields; the message lists what is wrong, up to twenty things
         */
        public Library build() {
            List<String> all = new ArrayList<>(problems);
            Set<String> missing = new HashSet<>();
            for (Note note : notes.values()) {
                if (!noteTypes.containsKey(note.typeId())) {
                    missing.add(note.typeId());
                }
            }
            for (NoteType type : NoteType.builtIn()) {
                if (missing.contains(type.id())) {
                    noteTypes.put(type.id(), type);
                }
            }
            decks.values().forEach(deck -> check(deck, all));
            notes.values().forEach(note -> check(note, all));
            overrides.values().forEach(override -> check(override, all));
            if (!all.isEmpty()) {
                int more = all.size() - 20;
                throw new IllegalArgumentException("the library is not consistent: "
                        + String.join("; ", all.subList(0, Math.min(20, all.size())))
                        + (more > 0 ? "; and " + more + " more" : ""));
            }
            return new Library(this);
        }

        private void check(Deck deck, List<String> all) {
            if (deck.parent() != null && !decks.containsKey(deck.parent())) {
                all.add("deck '" + deck.id() + "' lies in '" + deck.parent()
                        + "', which is not there");
            }
            if (deck.optionsId() != null && !options.containsKey(deck.optionsId())) {
                all.add("deck '" + deck.id() + "' has the options '" + deck.optionsId()
                        + "', which are not there");
            }
            Set<String> seen = new HashSet<>();
            for (Deck at = deck; at != null; at = at.parent() == null
                    ? null
                    : decks.get(at.parent())) {
                if (seen.size() >= MAX_DEPTH) {
                    all.add("deck '" + deck.id() + "' lies more than " + MAX_DEPTH
                            + " decks deep");
                    break;
                }
                if (!seen.add(at.id())) {
                    if (at.id().equals(deck.id())) {
                        all.add("deck '" + deck.id() + "' lies in itself");
                    }
                    break;
                }
            }
        }

        private void check(Note note, List<String> all) {
            if (!decks.containsKey(note.deckId())) {
                all.add("note '" + note.id() + "' lies in deck '" + note.deckId()
                        + "', which is not there");
            }
            NoteType type = noteTypes.get(note.typeId());
            if (type == null) {
                all.add("note '" + note.id() + "' has the type '" + note.typeId()
                        + "', which is not there");
            } else if (type.fields().size() != note.fields().size()) {
                all.add("note '" + note.id() + "' has " + note.fields().size()
                        + " fields, its type '"
                        + type.id() + "' has " + type.fields().size());
            }
        }

        private void check(CardOverride override, List<String> all) {
            if (!notes.containsKey(override.card().note())) {
                all.add("card '" + override.card() + "' belongs to no note");
            }
            if (override.deckId() != null && !decks.containsKey(override.deckId())) {
                all.add("card '" + override.card() + "' lies in deck '" + override.deckId()
                        + "', which is not there");
            }
        }

        private void problem(String text) {
            problems.add(text);
        }
    }
}
