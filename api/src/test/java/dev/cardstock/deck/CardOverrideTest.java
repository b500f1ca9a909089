package dev.cardstock.deck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardstock.deck.CardOverride.Buried;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardOverrideTest {
    private static final CardId CARD = new CardId("n", "forward");
    private static final CardOverride NOTHING = CardOverride.of(CARD);

    @Test
    void oneThatChangesNothingIsEmpty() {
        assertThat(NOTHING.isEmpty()).isTrue();
        assertThat(NOTHING.inDeck("d").isEmpty()).isFalse();
        assertThat(NOTHING.flagged(1).isEmpty()).isFalse();
        assertThat(NOTHING.suspended(true).isEmpty()).isFalse();
        assertThat(NOTHING.buried(Buried.BY_LEARNER).isEmpty()).isFalse();
        assertThat(NOTHING.withAttributes(Map.of("a", "b")).isEmpty()).isFalse();
    }

    @Test
    void takingAChangeBackLeavesTheOthers() {
        CardOverride all = NOTHING.inDeck("d")
                .flagged(7)
                .suspended(true)
                .buried(Buried.BY_SCHEDULER)
                .withAttributes(Map.of("a", "b"));
        assertThat(all.flagged(0).suspended(false)).isEqualTo(
                NOTHING.inDeck("d").buried(Buried.BY_SCHEDULER).withAttributes(Map.of("a", "b")));
        assertThat(all.inDeck(null)
                .flagged(0)
                .suspended(false)
                .buried(Buried.NO)
                .withAttributes(Map.of())).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 8})
    void aFlagIsZeroToSeven(int flag) {
        assertThatIllegalArgumentException().isThrownBy(() -> NOTHING.flagged(flag))
                .withMessage("the flag of card 'n/forward' is " + flag + ", must be 0 to 7");
    }

    @Test
    void aLibraryKeepsOnlyThoseThatChangeSomething() {
        Library.Builder builder = Library.builder("L")
                .add(Deck.builder("d", "D").build())
                .add(Deck.builder("e", "E").build())
                .add(Note.builder("n", NoteType.basic(), "d").fields("a", "b").build())
                .add(NOTHING.inDeck("e"));
        Library moved = builder.build();
        assertThat(moved.deckOf(moved.cards().findFirst().orElseThrow()).id()).isEqualTo("e");
        Library back = builder.add(NOTHING).build();
        assertThat(back.overrides()).isEmpty();
        assertThat(back.deckOf(back.cards().findFirst().orElseThrow()).id()).isEqualTo("d");
        assertThat(back.override(CARD)).isEqualTo(NOTHING);
    }
}
