package dev.cardstock.lint;

import dev.cardstock.deck.Card;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.text.EquivalenceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A card with what its sides amount to, made once for all rules.
 *
 * @param card the card
 * @param prompt the side that asks
 * @param expected what a learner has to answer
 * @param language the language of its deck; {@link Locale#ROOT} where it is unknown
 * @param promptKey what the prompt amounts to
 * @param expectedKey what the expected answer amounts to
 */
public record CheckedCard(Card card, Markup prompt, Markup expected, Locale language,
        EquivalenceKey promptKey, EquivalenceKey expectedKey) {

    static List<CheckedCard> of(Library library) {
        Map<String, String> hashes = new java.util.HashMap<>();
        for (Media media : library.media()) {
            if (media.sha256() != null) {
                hashes.put(media.name(), media.sha256());
            }
        }
        List<CheckedCard> cards = new ArrayList<>();
        Map<String, Locale> languages = new java.util.HashMap<>();
        library.cards().forEach(card -> {
            Locale language = languages.computeIfAbsent(library.deckOf(card).id(),
                    id -> Locale.forLanguageTag(library.languageOf(id)));
            Markup prompt = card.prompt();
            Markup expected = card.expected();
            cards.add(new CheckedCard(card, prompt, expected, language,
                    key(prompt, hashes, language), key(expected, hashes, language)));
        });
        return List.copyOf(cards);
    }

    private static EquivalenceKey key(Markup side, Map<String, String> hashes, Locale language) {
        return EquivalenceKey.of(side.plainText(),
                side.media().stream().map(name -> hashes.getOrDefault(name, name)).toList(),
                language);
    }

    /** {@return the id of its note} */
    public String noteId() {
        return card.note().id();
    }
}
