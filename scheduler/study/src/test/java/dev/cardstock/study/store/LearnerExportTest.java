package dev.cardstock.study.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.CardId;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.StaleRevisionException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LearnerExportTest {
    @TempDir
    Path folder;

    private static byte[] exported(ProgressStore store, String learner) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LearnerExport.write(store, learner, out);
        return out.toByteArray();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    @Test
    void anExportIsReadable() throws IOException {
        ProgressStore store = new MemoryProgressStore();
        Instant time = Instant.parse("2026-03-20T12:00:00.5Z");
        store.append("änn", 0, List.of(
                new ProgressEvent(time, "answered", new CardId("n/1", "c3"),
                        new TreeMap<>(Map.of("answer", "日 \"x\"\0\ud800", "mode", "learn"))),
                new ProgressEvent(time, "noted", null,
                        new TreeMap<>(Map.of("\ud800", "", "a", "b"))),
                new ProgressEvent(time, "ended", null, new TreeMap<>())));
        assertThat(new String(exported(store, "änn"), UTF_8)).isEqualTo("""
                {"format":"cardstock-learner","version":1,"learner":"änn","events":[
                {"time":"2026-03-20T12:00:00.500Z","kind":"answered","card":"n/1/c3",\
                "values":{"answer":"日 \\"x\\"\\u0000\\uD800","mode":"learn"}},
                {"time":"2026-03-20T12:00:00.500Z","kind":"noted","values":["a","b","\\uD800",""]},
                {"time":"2026-03-20T12:00:00.500Z","kind":"ended"}
                ]}
                """);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsExportedCanBeTakenToAnyStore(StoreKind kind) throws IOException {
        RandomEvents some = new RandomEvents(new Random(5));
        ProgressStore from = new MemoryProgressStore();
        String learner = "L" + some.text(30);
        for (int i = 0; i < 20; i++) {
            from.append(learner, from.load(learner).revision(), some.events(100));
        }
        byte[] document = exported(from, learner);
        try (ProgressStore to = kind.open(folder)) {
            assertThat(LearnerExport.read(new ByteArrayInputStream(document), to))
                    .isEqualTo(learner);
            assertThat(to.load(learner)).isEqualTo(from.load(learner));
            assertThat(exported(to, learner)).isEqualTo(document);
            assertThatThrownBy(() -> LearnerExport.read(new ByteArrayInputStream(document), to))
                    .isInstanceOf(StaleRevisionException.class);
            assertThat(to.load(learner)).isEqualTo(from.load(learner));
            to.erase(learner);
        }
    }

    @Test
    void anUnknownLearnerHasAnEmptyExport() throws IOException {
        ProgressStore store = new MemoryProgressStore();
        byte[] document = exported(store, "ann");
        assertThat(document).asString(UTF_8).endsWith("\"events\":[\n]}\n");
        assertThat(LearnerExport.read(new ByteArrayInputStream(document), store)).isEqualTo("ann");
        assertThat(store.learners()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "`` | where an object has to be", "{} | needs the members format",
            "[] | where an object has to be",
            "nonsense | it is no JSON", "{\"format\":1} | where a text has to be",
            "{\"format\":\"cardstock\",\"version\":1,\"learner\":\"a\"} | needs the members format",
            "{\"format\":\"cardstock-learner\",\"version\":2,\"new\":1} | use a newer Cardstock",
            "{\"format\":\"cardstock-learner\",\"version\":1,\"learner\":\"\"} | must have 1 to 255",
            "{\"format\":\"cardstock-learner\",\"x\":1} | unknown member 'x'",
            "{\"format\":\"cardstock-learner\",\"version\":1,\"learner\":\"a\"} {} | more after the end",
            "{\"events\":[{\"kind\":\"k\"}]} | at events[0]: an event lacks its time",
            "{\"events\":[{\"time\":\"1970-01-01T00:00:00Z\",\"kind\":\"k\"},7]} | at events[1]: there is",
            "{\"events\":[{\"time\":\"noon\",\"kind\":\"k\"}]} | at events[0]: Text 'noon'",
            "{\"events\":[{\"time\":\"1970-01-01T00:00:00Z\",\"kind\":\" \"}]} | is blank",
            "{\"events\":[{\"card\":\"x\"}]} | has no slash",
            "{\"events\":[{\"x\":1}]} | an event has no member 'x'",
            "{\"events\":[{\"values\":{\"a\":\"b\",\"a\":\"c\"}}]} | two values 'a'",
            "{\"events\":[{\"values\":[\"a\",\"b\",\"a\"]}]} | where a text has to be",
            "{\"events\":[{\"values\":{\"a\":{}}}]} | where a text has to be",
            "{\"events\":[[[[[[[[ | at events[0]: there is", "{\"events\":[ | it is no JSON"})
    void whatIsNoExportIsRefused(String document, String message) throws IOException {
        ProgressStore store = new MemoryProgressStore();
        assertThatThrownBy(() -> LearnerExport.read(stream(document), store))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
        assertThat(store.learners()).isEmpty();
    }

    @Test
    void anExportInAnotherEncodingIsRefused() {
        byte[] latin = "{\"learner\":\"änn\"}".getBytes(ISO_8859_1);
        assertThatThrownBy(() -> LearnerExport.read(new ByteArrayInputStream(latin),
                new MemoryProgressStore())).isInstanceOf(FormatException.class)
                .hasMessageContaining("it is not UTF-8");
    }

    @Test
    void anExportThatIsTooLargeIsRefused() {
        byte[] event = ("{\"time\":\"1970-01-01T00:00:00Z\",\"kind\":\"" + "x".repeat(900_000)
                + "\"},").getBytes(UTF_8);
        List<InputStream> pieces = new ArrayList<>(List.of(stream("{\"events\":[")));
        IntStream.range(0, 200).forEach(i -> pieces.add(new ByteArrayInputStream(event)));
        InputStream document = new SequenceInputStream(Collections.enumeration(pieces));
        assertThatThrownBy(() -> LearnerExport.read(document, new MemoryProgressStore()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("which no store takes at a time");
    }
}
