package dev.cardstock.examples.cli;

import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import java.util.LinkedHashMap;
import java.util.Map;

/** What there is in a library, counted once. */
final class Counts {
    final Map<Deck, long[]> notesAndCards = new LinkedHashMap<>();
    long cards;
    long answered;

    private Counts() {}

    static Counts of(Library library) {
        Counts counts = new Counts();
        library.decks().forEach(deck -> counts.notesAndCards.put(deck, new long[2]));
        library.notes()
                .forEach(note -> library.deck(note.deckId())
                        .ifPresent(deck -> counts.at(deck)[0]++));
        library.cards().forEach(card -> {
            counts.at(library.deckOf(card))[1]++;
            counts.cards++;
            counts.answered += card.answer().isBlank() ? 0 : 1;
        });
        return counts;
    }

    long[] at(Deck deck) {
        return notesAndCards.getOrDefault(deck, new long[2]);
    }

    long usedDecks() {
        return notesAndCards.values().stream().filter(count -> count[1] > 0).count();
    }

    String summary() {
        return usedDecks() + " sections, " + cards + " cards, " + answered + " answered";
    }
}
