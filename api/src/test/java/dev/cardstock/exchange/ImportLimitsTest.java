package dev.cardstock.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Location;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ImportLimitsTest {
    private static final ImportLimits LIMITS = ImportLimits.defaults();
    private static final Location PLACE = Location.of("words.csv").atLine(3);

    @Test
    void allLimitsBelowOneAreListed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImportLimits(0, -1, 0, 0, 0, 0, 0, 0, 0, 0))
                .withMessageStartingWith("maxBytes is 0, must be 1 or more; maxEntries is -1, must")
                .withMessageContainingAll("maxRatio", "maxNotes", "maxDecks", "maxFieldChars",
                        "maxLineChars", "maxMediaBytes", "maxDepth", "maxDiagnostics");
        assertThat(new ImportLimits(1, 1, 1, 1, 1, 1, 1, 1, 1, 1).maxDepth()).isEqualTo(1);
    }

    @Test
    void whatReachesALimitPassesAndWhatExceedsItIsNamedWithItsPlace() {
        ImportLimits limits = LIMITS.withMaxNotes(2).withMaxFieldChars(5);
        limits.checkNotes(2, PLACE);
        limits.checkField(5, PLACE);
        limits.checkDecks(LIMITS.maxDecks(), PLACE);
        assertThatThrownBy(() -> limits.checkNotes(3, PLACE))
                .isInstanceOfSatisfying(LimitExceededException.class, e -> {
                    assertThat(e.limit()).isEqualTo("maxNotes");
                    assertThat(e.allowed()).isEqualTo(2);
                    assertThat(e.location()).isEqualTo(PLACE);
                })
                .hasMessage("words.csv, line 3: there are more than 2 notes; if the material can be"
                        + " trusted, raise the limit maxNotes (now 2)");
        assertThatThrownBy(() -> limits.checkField(6, PLACE))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("a field has 6 characters");
        assertThatThrownBy(() -> limits.checkDecks(LIMITS.maxDecks() + 1L, PLACE))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("maxDecks");
    }

    @Test
    void longerFieldsHaveRoomInLines() {
        assertThat(LIMITS.withMaxFieldChars(9_000_000).maxLineChars()).isEqualTo(9_000_000);
        assertThat(LIMITS.withMaxFieldChars(10).maxLineChars()).isEqualTo(LIMITS.maxLineChars());
    }

    @Test
    void aSourceIsReadUpToTheLimitOfBytesHoweverItIsRead() throws IOException {
        DeckSource source = DeckSource.of("ten.txt", "0123456789");
        try (InputStream in = LIMITS.withMaxBytes(10).open(source)) {
            assertThat(in.readAllBytes()).hasSize(10);
            assertThat(in.read()).isEqualTo(-1);
        }
        try (InputStream in = LIMITS.withMaxBytes(9).open(source)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(LimitExceededException.class)
                    .hasMessageStartingWith("ten.txt: it has more than 9 bytes");
        }
        try (InputStream in = LIMITS.withMaxBytes(2).open(source)) {
            assertThat(in.read()).isEqualTo('0');
            assertThat(in.skip(1)).isEqualTo(1);
            assertThatThrownBy(in::read).isInstanceOf(LimitExceededException.class);
            assertThat(in.markSupported()).isFalse();
        }
    }
}
