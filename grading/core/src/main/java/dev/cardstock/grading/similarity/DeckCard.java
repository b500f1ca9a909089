package dev.cardstock.grading.similarity;

import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.NoteType;
import dev.cardstock.text.EquivalenceKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is compared of a card.
 *
 * @param number its place in the library
 * @param card the card
 * @param deck the deck that it lies in
 * @param language the language of that deck
 * @param side what it is a side of, where notes have several: answers in different directions are not
 *     compared with one another
 * @param prompt what it asks
 * @param promptKey what the prompt amounts to
 * @param answer what it expects
 * @param accepted what the answers amount to that are right, the card's own first
 */
record DeckCard(int number, Card card, String deck, Locale language, String side, String prompt,
        EquivalenceKey promptKey, String answer, List<EquivalenceKey> accepted) {

    static DeckCard of(int number, Card card, Library library, Map<String, Media> media) {
        String deck = library.deckOf(card).id();
        Locale language = Locale.forLanguageTag(library.languageOf(deck));
        Markup prompt = card.prompt();
        Markup expected = card.expected();
        Set<EquivalenceKey> accepted = new LinkedHashSet<>();
        accepted.add(key(expected, media, language));
        if (card.answerKey().list() == ListOrder.NO_LIST) {
            card.answerKey()
                    .alternatives()
                    .forEach(
                            text -> accepted.add(EquivalenceKey.of(text, language)));
        }
        return new DeckCard(number, card, deck, language, side(card), prompt.plainText(),
                key(prompt, media, language), expected.plainText(), List.copyOf(accepted));
    }

    private static EquivalenceKey key(Markup side, Map<String, Media> media, Locale language) {
        List<String> shown = side.media().stream().map(name -> {
            Media known = media.get(name);
            String hash = known == null ? null : known.sha256();
            return hash == null ? name : hash;
        }).toList();
        return EquivalenceKey.of(side.plainText(), shown, language);
    }

    private static String side(Card card) {
        return card.type().kind() == NoteType.Kind.NORMAL && card.type().templates().size() > 1
                ? card.type().id() + "/" + card.template().id()
                : "";
    }

    CardId id() {
        return card.id();
    }

    EquivalenceKey answerKey() {
        return accepted.get(0);
    }

    boolean accepts(EquivalenceKey key) {
        return accepted.contains(key);
    }

    boolean acceptsAnyOf(DeckCard other) {
        return accepted.stream().anyMatch(other::accepts);
    }

    /** Whether the author says that both ask the same fact, or they are cards of one note. */
    boolean declaredSame(DeckCard other) {
        return card.note().id().equals(other.card.note().id()) || declaredSameFact(other);
    }

    boolean declaredSameFact(DeckCard other) {
        return card.note().sameFactAs().contains(other.card.note().id())
                || other.card.note().sameFactAs().contains(card.note().id());
    }

    boolean sharesTag(DeckCard other) {
        return card.note().tags().stream().anyMatch(other.card.note().tags()::contains);
    }
}
