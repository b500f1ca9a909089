package dev.cardstock.deck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {
    /** As Python's {@code uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, namespace), key)} gives them. */
    @Test
    void derivesVersionFiveUuids() {
        assertThat(Ids.derived("csv", "Words", "Äpfel"))
                .isEqualTo("efdddc2c-d2d5-502f-b707-8e6181da2730");
        assertThat(Ids.derived("https://example.org/decks", "a", "b", "2"))
                .isEqualTo("b9b1187f-87ae-5a8a-b24a-e7665b89f293");
    }
}
