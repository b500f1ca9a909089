package dev.cardstock.contract;

import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.LibraryHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sees whether the pieces come in the order that {@link DeckSink} promises. */
final class OrderedSink implements DeckSink {
    private final List<String> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, @Nullable String> parents = new HashMap<>();
    private int notes;

    List<String> problems() {
        return problems;
    }

    int notes() {
        return notes;
    }

    private void once(String piece) {
        if (!seen.add(piece)) {
            problems.add(piece + " came twice");
        }
        if (!seen.contains("header")) {
            problems.add(piece + " came before the header");
        }
    }

    private void after(String piece, String needed) {
        if (!seen.contains(needed)) {
            problems.add(piece + " came before " + needed);
        }
    }

    @Override
    public void header(LibraryHeader header) {
        once("header");
    }

    @Override
    public void options(DeckOptions options) {
        once("options " + options.id());
    }

    @Override
    public void deck(Deck deck) {
        once("deck " + deck.id());
        if (deck.optionsId() != null) {
            after("deck " + deck.id(), "options " + deck.optionsId());
        }
        parents.put(deck.id(), deck.parent());
    }

    @Override
    public void noteType(NoteType type) {
        once("note type " + type.id());
    }

    @Override
    public void note(Note note) {
        notes++;
        once("note " + note.id());
        after("note " + note.id(), "note type " + note.typeId());
        String deck = note.deckId();
        while (deck != null) {
            after("note " + note.id(), "deck " + deck);
            deck = parents.get(deck);
        }
    }

    @Override
    public void override(CardOverride override) {
        once("override of " + override.card());
        if (override.deckId() != null) {
            after("override of " + override.card(), "deck " + override.deckId());
        }
    }
}
