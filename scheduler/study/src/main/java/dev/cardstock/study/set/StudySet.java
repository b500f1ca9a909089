package dev.cardstock.study.set;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.text.EquivalenceKey;
import dev.cardstock.text.TextSimilarity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The items of a library, or of one deck in it, prepared for studying: every card that is neither
 * suspended nor without content on one of its sides. It is made once and shared by all learners.
 * Immutable and thread-safe.
 *
 * {@snippet class = "dev.cardstock.study.Snippets" region = "set"}
 */
public final class StudySet {
    private final Library library;
    private final @Nullable String deckId;
    private final Map<CardId, Item> items;
    private final List<Item> inOrder;
    private final Map<EquivalenceKey, Item> byAnswer = new HashMap<>();
    private final Map<EquivalenceKey, List<Item>> byPrompt = new HashMap<>();
    private final List<CardId> empty;
    private final TextSimilarity similarity;
    private final Likeness likeness;
    private final Distractors distractors;
    private final String fingerprint;

    private StudySet(Builder builder) {
        library = builder.library;
        deckId = builder.deckId;
        similarity = builder.similarity;
        Map<String, Media> media = new HashMap<>();
        library.media().forEach(medium -> media.put(medium.name(), medium));
        Set<String> decks = decks(library, deckId);
        List<Sides> sides = new ArrayList<>();
        List<CardId> without = new ArrayList<>();
        library.cards()
                .filter(card -> decks.contains(library.deckOf(card).id())
                        && !library.override(card.id()).suspended())
                .map(card -> Sides.of(library, card, media))
                .forEach(card -> {
                    if (card.isEmpty()) {
                        without.add(card.card().id());
                    } else {
                        sides.add(card);
                    }
                });
        empty = List.copyOf(without);
        items = Collections.unmodifiableMap(items(sides));
        inOrder = List.copyOf(items.values());
        for (Item item : inOrder) {
            byAnswer.putIfAbsent(item.answerKey(), item);
            byPrompt.computeIfAbsent(item.promptKey(), key -> new ArrayList<>()).add(item);
        }
        likeness = new Likeness(inOrder, library.notes(), builder.rule);
        distractors = new Distractors(inOrder, likeness, similarity);
        fingerprint = Fingerprint.of(inOrder, library.notes(), builder.rule);
    }

    private static Set<String> decks(Library library, @Nullable String root) {
        Set<String> decks = new HashSet<>();
        if (root == null) {
            library.decks().forEach(deck -> decks.add(deck.id()));
            return decks;
        }
        List<Deck> open = new ArrayList<>();
        open.add(library.deck(root)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the library has no deck with the id '" + root + "'")));
        while (!open.isEmpty()) {
            Deck deck = open.remove(open.size() - 1);
            if (decks.add(deck.id())) {
                open.addAll(library.children(deck));
            }
        }
        return decks;
    }

    private static Map<CardId, Item> items(List<Sides> all) {
        Map<EquivalenceKey, Set<EquivalenceKey>> byPrompt = new HashMap<>();
        for (Sides sides : all) {
            byPrompt.computeIfAbsent(sides.promptKey(), key -> new LinkedHashSet<>())
                    .addAll(sides.accepted());
        }
        byPrompt.replaceAll((key, accepted) -> Collections.unmodifiableSet(accepted));
        Map<CardId, Item> items = new LinkedHashMap<>();
        for (Sides sides : all) {
            items.put(sides.card().id(), new Item(sides,
                    requireNonNull(byPrompt.get(sides.promptKey())), items.size()));
        }
        return items;
    }

    /**
     * Prepares all cards of a library, with the plain similarity and the default rule.
     *
     * @param library the library
     * @return the set
     */
    public static StudySet of(Library library) {
        return builder(library).build();
    }

    /**
     * Starts a set.
     *
     * @param library the library
     * @return a builder
     */
    public static Builder builder(Library library) {
        return new Builder(library);
    }

    /** {@return the library} */
    public Library library() {
        return library;
    }

    /** {@return whether it holds the whole library rather than one of its decks} */
    public boolean isWhole() {
        return deckId == null;
    }

    /** {@return the id of the deck that is studied with those below it; empty for the whole library} */
    public Optional<String> deck() {
        return Optional.ofNullable(deckId);
    }

    /** {@return the items, in the author's order} */
    public List<Item> items() {
        return inOrder;
    }

    /** {@return the cards that cannot be studied because one of their sides has no content} */
    public List<CardId> empty() {
        return empty;
    }

    /**
     * The item of a card.
     *
     * @param id the card
     * @return the item; empty if the set does not hold the card
     */
    public Optional<Item> item(CardId id) {
        return Optional.ofNullable(items.get(requireNonNull(id, "id")));
    }

    /**
     * The items with a prompt.
     *
     * @param prompt what the prompt amounts to
     * @return the items, in the author's order
     */
    public List<Item> items(EquivalenceKey prompt) {
        return List.copyOf(byPrompt.getOrDefault(prompt, List.of()));
    }

    /**
     * The first item with an answer.
     *
     * @param answer what the answer amounts to
     * @return the item; empty if no item has this answer
     */
    public Optional<Item> itemWithAnswer(EquivalenceKey answer) {
        return Optional.ofNullable(byAnswer.get(requireNonNull(answer, "answer")));
    }

    /** {@return the id of the measure by which wrong answers are chosen} */
    public String similarityId() {
        return similarity.id();
    }

    /**
     * {@return a short text that is the same for sets with the same items in the same order and the same
     * rule, whatever the machine}
     */
    public String fingerprint() {
        return fingerprint;
    }

    /**
     * Wrong answers to offer beside the right one: first the author's own, then answers of items that the
     * learner took this one for, then answers of the same kind (a number, a date, a word, a phrase, a
     * sentence) and of half to twice the length, then those most like the right one, then those of the
     * same section or with a common tag; chance decides among the rest. None is right for the item, and
     * no two amount to the same; see {@link DistractorRule}.
     *
     * @param item an item of this set
     * @param count how many at most, 0 or more
     * @param seed what chance is drawn from
     * @param confusions how often the learner took the item for other ones, by their cards
     * @return the wrong answers, the best first; fewer than asked for where there are no more
     * @throws IllegalArgumentException if the count is negative or the item is not of this set
     */
    public List<Distractor> distractors(Item item, int count, long seed,
            Map<CardId, Integer> confusions) {
        check(item);
        if (count < 0) {
            throw new IllegalArgumentException("count is " + count + ", must be 0 or more");
        }
        return distractors.of(item, count, seed, confusions);
    }

    /**
     * Whether two items can stand side by side where each answer is to belong to one prompt alone: their
     * prompts and their answers are different, neither answer is right for the other prompt, and they do
     * not ask nearly the same.
     *
     * @param a an item of this set
     * @param b another one
     * @return whether they can
     * @throws IllegalArgumentException if one is not of this set
     */
    public boolean canStandTogether(Item a, Item b) {
        check(a);
        check(b);
        return likeness.differ(a, b) && Collections.disjoint(a.accepted(), b.accepted())
                && !a.promptKey().equals(b.promptKey());
    }

    private void check(Item item) {
        Item own = items.get(item.id());
        if (own == null || !own.equals(item) || own.position() != item.position()) {
            throw new IllegalArgumentException(
                    "item '" + item.id() + "' is not of this set; take those that items() gives");
        }
    }

    @Override
    public String toString() {
        return "StudySet[" + library.title() + ", " + items.size() + " items]";
    }

    /** A wrong answer to offer. */
    public record Distractor(Markup answer, @Nullable CardId source) {
        /**
         * Checks the components.
         *
         * @param answer what is shown
         * @param source the card whose answer it is; null for one that the author wrote
         */
        public Distractor {
            requireNonNull(answer, "answer");
        }
    }

    /** Builds a set. Not thread-safe. */
    public static final class Builder {
        private final Library library;
        private @Nullable String deckId;
        private TextSimilarity similarity = new WordOverlap();
        private DistractorRule rule = DistractorRule.ofDefaults();

        private Builder(Library library) {
            this.library = requireNonNull(library, "library");
        }

        /**
         * Takes one deck, with the decks below it.
         *
         * @param id the id of the deck
         * @return this builder
         */
        public Builder deck(String id) {
            deckId = requireNonNull(id, "id");
            return this;
        }

        /**
         * Sets by what measure wrong answers are chosen; without it by the words that they have in common.
         *
         * @param measure the measure
         * @return this builder
         */
        public Builder similarity(TextSimilarity measure) {
            similarity = requireNonNull(measure, "measure");
            return this;
        }

        /**
         * Sets which answers of other cards are too near to be offered as wrong.
         *
         * @param newRule the rule
         * @return this builder
         */
        public Builder rule(DistractorRule newRule) {
            rule = requireNonNull(newRule, "newRule");
            return this;
        }

        /**
         * Prepares the set.
         *
         * @return the set
         * @throws IllegalArgumentException if the library has no such deck
         */
        public StudySet build() {
            return new StudySet(this);
        }
    }
}
