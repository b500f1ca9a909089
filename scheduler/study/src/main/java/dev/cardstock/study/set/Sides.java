package dev.cardstock.study.set;

import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Card;
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

/** Both sides of a card, rendered, and what they amount to. */
record Sides(Card card, Markup prompt, Markup answer, EquivalenceKey promptKey,
        EquivalenceKey answerKey, Locale language, List<String> section) {

    static Sides of(Library library, Card card, Map<String, Media> media) {
        String deck = library.deckOf(card).id();
        Locale language = Locale.forLanguageTag(library.languageOf(deck));
        Markup prompt = card.prompt();
        Markup expected = card.expected();
        Markup answer = expected.isBlank() && card.type().kind() == NoteType.Kind.IMAGE_OCCLUSION
                ? card.answer()
                : expected;
        return new Sides(card, prompt, answer, key(prompt, media, language),
                key(answer, media, language), language, library.path(deck));
    }

    private static EquivalenceKey key(Markup side, Map<String, Media> media, Locale language) {
        List<String> shown = side.media().stream().map(name -> {
            Media known = media.get(name);
            String hash = known == null ? null : known.sha256();
            return hash == null ? name : hash;
        }).toList();
        return EquivalenceKey.of(side.plainText(), shown, language);
    }

    boolean isEmpty() {
        return promptKey.isEmpty() || answerKey.isEmpty();
    }

    /** What its own right answers amount to. */
    Set<EquivalenceKey> accepted() {
        Set<EquivalenceKey> accepted = new LinkedHashSet<>();
        accepted.add(answerKey);
        if (card.answerKey().list() == ListOrder.NO_LIST) {
            for (String text : card.answerKey().alternatives()) {
                EquivalenceKey key = EquivalenceKey.of(text, language);
                if (!key.isEmpty()) {
                    accepted.add(key);
                }
            }
        }
        return accepted;
    }
}
