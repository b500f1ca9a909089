package dev.cardstock.study.set;

import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.NoteType;
import dev.cardstock.text.EquivalenceKey;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing to learn: a card with both its sides as they are studied. Progress is kept for each item.
 * Immutable and thread-safe; equal to another item of the same card with the same sides.
 */
public final class Item {
    private final Card card;
    private final Markup prompt;
    private final Markup answer;
    private final EquivalenceKey promptKey;
    private final EquivalenceKey answerKey;
    private final Set<EquivalenceKey> accepted;
    private final Locale language;
    private final List<String> section;
    private final int position;

    Item(Sides sides, Set<EquivalenceKey> accepted, int position) {
        card = sides.card();
        prompt = sides.prompt();
        answer = sides.answer();
        promptKey = sides.promptKey();
        answerKey = sides.answerKey();
        language = sides.language();
        section = sides.section();
        this.accepted = accepted;
        this.position = position;
    }

    /** {@return the id of its card} */
    public CardId id() {
        return card.id();
    }

    /** {@return its card} */
    public Card card() {
        return card;
    }

    /** {@return what is asked} */
    public Markup prompt() {
        return prompt;
    }

    /**
     * {@return what is to be answered: what the card {@linkplain Card#expected expects}, or the answering
     * side of a card whose answer is under a mask}
     */
    public Markup answer() {
        return answer;
    }

    /** {@return what the prompt amounts to} */
    public EquivalenceKey promptKey() {
        return promptKey;
    }

    /** {@return what the answer amounts to} */
    public EquivalenceKey answerKey() {
        return answerKey;
    }

    /**
     * {@return what all right answers amount to: its own answer, its author's alternatives, and the same of
     * every item with the same prompt}
     */
    public Set<EquivalenceKey> accepted() {
        return accepted;
    }

    /** {@return the language of its deck; {@link Locale#ROOT} where it is unknown} */
    public Locale language() {
        return language;
    }

    /** {@return the names of the decks that it lies in, from the top of the tree} */
    public List<String> section() {
        return section;
    }

    /** {@return its place in the author's order, from 0} */
    public int position() {
        return position;
    }

    /**
     * {@return whether its answer can be put in words at all; never for a mask of an image}
     */
    public boolean hasWords() {
        return card.type().kind() != NoteType.Kind.IMAGE_OCCLUSION
                && !answer.plainText().isBlank();
    }

    /**
     * Whether its answer is short enough to be typed and compared without a grader of sentences: at most 8
     * words and 60 characters, or with key points of the author.
     *
     * @return whether it is; never for an answer without text
     */
    public boolean isTypeable() {
        String text = answer.plainText().strip();
        return hasWords() && (!card.answerKey().keyPoints().isEmpty()
                || text.length() <= 60 && text.split("\\s+", 10).length <= 8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Item that && id().equals(that.id()) && prompt.equals(that.prompt)
                && answer.equals(that.answer);
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    @Override
    public String toString() {
        return "Item[" + id() + ", " + prompt.plainText() + "]";
    }
}
