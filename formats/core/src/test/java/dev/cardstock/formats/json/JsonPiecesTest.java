package dev.cardstock.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.Library;
import dev.cardstock.exchange.ImportLimits;
import org.junit.jupiter.api.Test;

class JsonPiecesTest {
    private static final JsonPieces PIECES = JsonPieces.within(ImportLimits.defaults());

    @Test
    void whateverTheModelAllowsSurvives() {
        for (long seed = 0; seed < 40; seed++) {
            JsonSample sample = RandomSample.of(seed);
            Library library = sample.library();
            library.decks()
                    .forEach(deck -> assertThat(PIECES.deck(JsonPieces.text(deck))).contains(deck));
            library.options()
                    .forEach(options -> assertThat(PIECES.options(JsonPieces.text(options)))
                            .contains(options));
            library.noteTypes()
                    .forEach(type -> assertThat(PIECES.noteType(JsonPieces.text(type)))
                            .contains(type));
            library.notes()
                    .forEach(note -> assertThat(
                            PIECES.note(JsonPieces.text(note, library.typeOf(note)),
                                    library.typeOf(note)))
                            .contains(note));
            library.overrides()
                    .forEach(override -> assertThat(PIECES.override(JsonPieces.text(override)))
                            .contains(override));
            sample.history()
                    .schedules()
                    .forEach(schedule -> assertThat(PIECES.schedule(JsonPieces.text(schedule)))
                            .contains(schedule));
        }
    }

    @Test
    void whatIsNoPieceGivesNothing() {
        assertThat(PIECES.deck("")).isEmpty();
        assertThat(PIECES.deck("[]")).isEmpty();
        assertThat(PIECES.deck("{\"id\": \"d\"}")).isEmpty();
        assertThat(PIECES.deck("{\"id\": \" \", \"name\": \"x\"}")).isEmpty();
        assertThat(PIECES.schedule("[".repeat(10_000))).isEmpty();
        assertThat(JsonPieces.within(ImportLimits.defaults().withMaxFieldChars(3))
                .deck("{\"id\": \"d\", \"name\": \"long\"}")).isEmpty();
    }
}
