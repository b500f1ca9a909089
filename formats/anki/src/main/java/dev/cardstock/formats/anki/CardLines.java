package dev.cardstock.formats.anki;

import dev.cardstock.formats.anki.collection.CardRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a note's cards as an attribute: see {@link AnkiAttributes#CARDS}.
 *
 * @param cards the rows, whose deck is 0 unless it is another than the note's
 * @param absent the ordinals of cards that the note has not in Anki
 */
record CardLines(List<CardRow> cards, Set<Integer> absent) {
    private static final int NUMBERS = 16;
    private static final CardLines NONE = new CardLines(List.of(), Set.of());

    String text() {
        StringBuilder text = new StringBuilder();
        for (CardRow card : cards) {
            StringBuilder line = new StringBuilder();
            long[] numbers = {card.ord(), card.id(), card.modified(), card.usn(), card.type(),
                    card.queue(), card.due(), card.ivl(), card.factor(), card.reps(),
                    card.lapses(), card.left(), card.odue(), card.odid(), card.flags(),
                    card.deck()};
            int last = NUMBERS - 1;
            while (card.data().isEmpty() && last > 0 && numbers[last] == 0) {
                last--;
            }
            for (int i = 0; i <= last; i++) {
                line.append(i == 0 ? "" : ",").append(numbers[i]);
            }
            if (!card.data().isEmpty()) {
                line.append(',').append(card.data().replace("\n", " "));
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        for (int ord : absent) {
            text.append(text.isEmpty() ? "" : "\n").append('-').append(ord);
        }
        return text.toString();
    }

    static CardLines parse(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        List<CardRow> cards = new ArrayList<>();
        Set<Integer> absent = new TreeSet<>();
        for (String line : text.split("\n")) {
            try {
                if (line.startsWith("-")) {
                    absent.add(Integer.parseInt(line.substring(1)));
                } else if (!line.isBlank()) {
                    cards.add(card(line));
                }
            } catch (NumberFormatException e) {
                // An attribute that somebody else wrote: the card gets what a new one gets.
            }
        }
        return new CardLines(cards, absent);
    }

    private static CardRow card(String line) {
        String[] parts = line.split(",", NUMBERS + 1);
        long[] n = new long[NUMBERS];
        for (int i = 0; i < Math.min(parts.length, NUMBERS); i++) {
            n[i] = Long.parseLong(parts[i]);
        }
        return new CardRow(n[1], 0, n[15], n[0], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9],
                n[10], n[11], n[12], n[13], n[14], parts.length > NUMBERS ? parts[NUMBERS] : "");
    }
}
