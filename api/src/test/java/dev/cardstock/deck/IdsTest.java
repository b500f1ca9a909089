package dev.cardstock.deck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdsTest {
    /** Expected are {@code uuid5(uuid5(NAMESPACE_URL, namespace), "\x1f".join(key))} of Python. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            https://example.org/decks/transformers, front,   '', b7455e79-02b4-55a4-8f96-0a01b9e840f4
            local,                                  a,       b,  a5b4262c-af2a-515f-9fff-d4d40309f752
            csv,                                    Zürich,  日本語 𝄞, fdfa4bad-54c5-5496-910d-8269a7cc7a7e
            '',                                     '',      '', 99454d6a-8efb-576b-96f4-fae2f0a37cde
            """)
    void derivedIdsAreUuidsOfVersionFive(String namespace, String first, String second,
            String expected) {
        String id = second.isEmpty()
                ? Ids.derived(namespace, first)
                : Ids.derived(namespace, first, second);
        assertThat(id).isEqualTo(expected);
        assertThat(UUID.fromString(id).version()).isEqualTo(5);
        assertThat(UUID.fromString(id).variant()).isEqualTo(2);
    }

    @Test
    void namespacesAndPartsAreNotRunTogether() {
        assertThat(Ids.derived("n", "ab", "c")).isNotEqualTo(Ids.derived("n", "a", "bc"));
        assertThat(Ids.derived("n", "a")).isNotEqualTo(Ids.derived("n", "a", ""));
        assertThat(Ids.derived("na", "b")).isNotEqualTo(Ids.derived("n", "ab"));
    }

    @Test
    void anIdIsNeitherBlankNorLongNorHoldsControlCharacters() {
        String longest = "x".repeat(Ids.MAX_LENGTH);
        assertThat(Deck.builder(longest, "name").build().id()).isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> Deck.builder(" ", "name").build())
                .withMessage("deck id ' ' is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Deck.builder(longest + "x", "name").build())
                .withMessageContaining("has 256 characters, may have 255");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Deck.builder("a\nb", "name").build())
                .withMessage("deck id 'a b' holds a control character");
    }

    @Test
    void cardIdsAreReadAsTheyAreWritten() {
        CardId id = new CardId("path/to/note", "c3");
        assertThat(id).hasToString("path/to/note/c3");
        assertThat(CardId.parse("path/to/note/c3")).isEqualTo(id);
        assertThatIllegalArgumentException().isThrownBy(() -> CardId.parse("note"))
                .withMessageContaining("has no slash");
        assertThatIllegalArgumentException().isThrownBy(() -> new CardId("note", "a/b"))
                .withMessageContaining("holds a slash");
    }
}
