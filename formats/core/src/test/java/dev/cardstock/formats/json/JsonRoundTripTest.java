package dev.cardstock.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.review.LearningHistory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRoundTripTest {
    private static void assertSurvives(JsonSample sample, String name) throws IOException {
        byte[] first = sample.write();
        // Strict: whatever is written has to be UTF-8.
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(first));
        try (ImportResult read = JsonSample.read(first)) {
            assertThat(read.diagnostics()).as(name).isEmpty();
            assertThat(read.library()).as(name).isEqualTo(sample.library());
            assertThat(read.history()).as(name).isEqualTo(sample.history());
            assertThat(contents(read)).as(name).containsExactlyInAnyOrderEntriesOf(sample.media());
            assertThat(JsonSample.write(read)).as(name).isEqualTo(first);
        }
    }

    private static Map<String, byte[]> contents(ImportResult read) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        for (String name : read.media().names()) {
            try (InputStream in = read.media().open(name)) {
                contents.put(name, in.readAllBytes());
            }
        }
        return contents;
    }

    @Test
    void everythingSurvivesAndTheSecondWritingIsTheSame() throws IOException {
        assertSurvives(JsonSample.rich(), "rich");
    }

    @Test
    void whateverTheModelAllowsSurvivesAndTheSecondWritingIsTheSame() throws IOException {
        for (long seed = 0; seed < Long.getLong("cardstock.seeds", 150); seed++) {
            assertSurvives(RandomSample.of(seed), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "\ud83d\ud83d\ude00", "a\ude00\ud83d", "😀\ud83d\n",
            "\udc00\ud800"})
    void halvesOfSurrogatePairsSurviveAsEscapes(String text) throws IOException {
        Library library = Library.builder(text).card("front" + text, text).build();
        assertSurvives(new JsonSample(library, LearningHistory.empty(), Map.of()), "half");
    }

    @Test
    void halvesOfSurrogatePairsInNamesAreRefused() {
        Library library = Library.builder("t").attribute("cut \ud83d", "x").build();
        JsonSample sample = new JsonSample(library, LearningHistory.empty(), Map.of());
        assertThatThrownBy(sample::write).isInstanceOf(FormatException.class)
                .hasMessageContaining("x.json")
                .hasMessageContaining("'cut \\ud83d' holds half of a surrogate pair");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] document = "{\"format\":\"cardstock\",\"version\":1,\"title\":\"___\"}"
                .getBytes(StandardCharsets.US_ASCII);
        // Half of a surrogate pair as three bytes, which UTF-8 forbids.
        int at = document.length - 5;
        document[at] = (byte) 0xed;
        document[at + 1] = (byte) 0xa0;
        document[at + 2] = (byte) 0x80;
        assertThatThrownBy(() -> JsonSample.read(document)).isInstanceOf(FormatException.class)
                .hasMessageContaining("is not valid UTF-8");
    }

    @Test
    void attributesThatOnlyLookAsIfKeptStayAttributes() throws IOException {
        Library library = Library.builder("t")
                .attribute("json:", "1")
                .attribute("json:text", "no JSON {")
                .attribute("json:more", "1 2")
                .attribute("json:nothing", "")
                .attribute("json:title", "\"another title\"")
                .add(Deck.builder("d", "D").attribute("json:attributes", "{}").build())
                .build();
        assertSurvives(new JsonSample(library, LearningHistory.empty(), Map.of()), "json:");
    }
}
