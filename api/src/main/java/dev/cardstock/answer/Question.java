package dev.cardstock.answer;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.Library;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a learner is asked and what the right answers are. Immutable and thread-safe.
 *
 * {@snippet class = "dev.cardstock.Snippets" region = "question"}
 */
public final class Question {
    private final String prompt;
    private final List<String> references;
    private final List<String> alternatives;
    private final ListOrder list;
    private final List<String> optionalParts;
    private final List<String> keyPoints;
    private final List<String> otherAnswers;
    private final Locale language;

    private Question(Builder builder) {
        prompt = builder.prompt;
        references = List.copyOf(builder.references);
        alternatives = List.copyOf(builder.alternatives);
        list = builder.list;
        optionalParts = List.copyOf(builder.optionalParts);
        keyPoints = List.copyOf(builder.keyPoints);
        otherAnswers = List.copyOf(builder.otherAnswers);
        language = builder.language;
        if (references.stream().allMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "the question '" + prompt + "' has no reference answer to grade against");
        }
    }

    /**
     * Starts a question.
     *
     * @param prompt what is asked, as plain text; may be empty
     * @return a builder
     */
    public static Builder builder(String prompt) {
        return new Builder(prompt);
    }

    /**
     * A question with one right answer.
     *
     * @param prompt what is asked, as plain text
     * @param reference the right answer
     * @return the question
     */
    public static Question of(String prompt, String reference) {
        return builder(prompt).reference(reference).build();
    }

    /**
     * The question that a card asks, with what its author added for grading and the language of its
     * deck.
     *
     * @param library the card's library
     * @param card the card
     * @return the question
     * @throws IllegalArgumentException if the card has no answer in words, such as one whose back is
     *     empty or a picture
     */
    public static Question of(Library library, Card card) {
        AnswerKey key = card.answerKey();
        Builder builder = builder(card.prompt().plainText())
                .language(Locale.forLanguageTag(library.languageOf(library.deckOf(card).id())))
                .alternatives(key.alternatives())
                .optionalParts(key.optionalParts())
                .keyPoints(key.keyPoints());
        return (key.list() == ListOrder.NO_LIST
                ? builder.reference(card.expected().plainText())
                : builder.list(key.list(), key.items())).build();
    }

    /** {@return what is asked, as plain text; may be empty} */
    public String prompt() {
        return prompt;
    }

    /** {@return the right answers, any of which suffices; where the answer is a list, its items, all of
     *     which are required} */
    public List<String> references() {
        return references;
    }

    /** {@return other answers that are as right, each a whole answer} */
    public List<String> alternatives() {
        return alternatives;
    }

    /** {@return whether the references are the items of one list} */
    public ListOrder list() {
        return list;
    }

    /** {@return parts of the answer that may be left out} */
    public List<String> optionalParts() {
        return optionalParts;
    }

    /** {@return what a full answer has to say; empty where the grader finds it out by itself} */
    public List<String> keyPoints() {
        return keyPoints;
    }

    /** {@return the answers of other cards, which must not pass for a slip of the pen} */
    public List<String> otherAnswers() {
        return otherAnswers;
    }

    /** {@return the language of the answer; {@link Locale#ROOT} where it is unknown} */
    public Locale language() {
        return language;
    }

    private List<Object> components() {
        return List.of(prompt, references, alternatives, list, optionalParts, keyPoints,
                otherAnswers, language);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Question that && components().equals(that.components());
    }

    @Override
    public int hashCode() {
        return components().hashCode();
    }

    @Override
    public String toString() {
        return "Question[" + prompt + " -> " + references + "]";
    }

    /** Builds a question. Not thread-safe. */
    public static final class Builder {
        private final String prompt;
        private final List<String> references = new ArrayList<>();
        private final List<String> alternatives = new ArrayList<>();
        private ListOrder list = ListOrder.NO_LIST;
        private final List<String> optionalParts = new ArrayList<>();
        private final List<String> keyPoints = new ArrayList<>();
        private final List<String> otherAnswers = new ArrayList<>();
        private Locale language = Locale.ROOT;

        private Builder(String prompt) {
            this.prompt = requireNonNull(prompt, "prompt");
        }

        /**
         * Adds a right answer.
         *
         * @param reference the answer
         * @return this builder
         */
        public Builder reference(String reference) {
            references.add(requireNonNull(reference, "reference"));
            return this;
        }

        /**
         * Makes the answer a list.
         *
         * @param order whether the order counts; not {@link ListOrder#NO_LIST}
         * @param items its items, all required
         * @return this builder
         */
        public Builder list(ListOrder order, Collection<String> items) {
            if (order == ListOrder.NO_LIST) {
                throw new IllegalArgumentException(
                        "items were given for an answer that is no list");
            }
            list = order;
            references.clear();
            references.addAll(items);
            return this;
        }

        /**
         * Adds answers that are as right.
         *
         * @param more the answers
         * @return this builder
         */
        public Builder alternatives(Collection<String> more) {
            alternatives.addAll(more);
            return this;
        }

        /**
         * Adds parts that may be left out.
         *
         * @param more the parts
         * @return this builder
         */
        public Builder optionalParts(Collection<String> more) {
            optionalParts.addAll(more);
            return this;
        }

        /**
         * Adds what a full answer has to say.
         *
         * @param more the points
         * @return this builder
         */
        public Builder keyPoints(Collection<String> more) {
            keyPoints.addAll(more);
            return this;
        }

        /**
         * Adds the answers of other cards.
         *
         * @param more the answers
         * @return this builder
         */
        public Builder otherAnswers(Collection<String> more) {
            otherAnswers.addAll(more);
            return this;
        }

        /**
         * Sets the language of the answer.
         *
         * @param newLanguage the language
         * @return this builder
         */
        public Builder language(Locale newLanguage) {
            language = requireNonNull(newLanguage, "newLanguage");
            return this;
        }

        /**
         * Builds the question.
         *
         * @return the question
         * @throws IllegalArgumentException if there is no reference answer
         */
        public Question build() {
            return new Question(this);
        }
    }
}
