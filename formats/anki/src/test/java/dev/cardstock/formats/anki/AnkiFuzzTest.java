package dev.cardstock.formats.anki;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.github.luben.zstd.Zstd;
import dev.cardstock.CardstockException;
import dev.cardstock.Options;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a file holds, it gives a library or a reason, and nothing stays behind. Inputs that once
 * broke this are among the test's resources.
 */
class AnkiFuzzTest {
    private static final ImportLimits LIMITS = new ImportLimits(16 << 20, 100, 200, 1000, 100,
            100_000, 400_000, 4 << 20, 64, 1000);

    private static final List<String> ENTRIES = List.of("meta", "media", "collection.anki2",
            "collection.anki21", "collection.anki21b", "0", "1", "2");

    private static final byte[] OLD = Fixture.schema11(3);
    private static final byte[] MODERN = NewFixture.schema18(3);

    /** Files of every kind, from which the search for others begins. */
    static Stream<byte[]> files() {
        Map<String, byte[]> media = Map.of("a.png", new byte[9], "b.mp3", new byte[20]);
        return Stream.of(OLD, MODERN, Fixture.zip(Fixture.legacy(OLD, media), false),
                Fixture.zip(Fixture.latest(MODERN, media), true));
    }

    /** Any bytes. */
    @MethodSource("files")
    @FuzzTest(maxDuration = "15m")
    void files(byte[] file) throws IOException {
        read(file);
    }

    /** A zip whose entries are right, wrong, or nearly right. */
    @FuzzTest(maxDuration = "15m")
    void entries(FuzzedDataProvider data) throws IOException {
        List<byte[]> contents = List.of(OLD, MODERN, Zstd.compress(MODERN),
                new byte[]{8, 2}, new byte[]{8, 3},
                Fixture.utf8("{\"0\": \"a.png\", \"1\": \"b.png\"}"), new byte[5]);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        int count = data.consumeInt(0, 6);
        for (int i = 0; i < count; i++) {
            String name = data.consumeBoolean()
                    ? data.pickValue(ENTRIES)
                    : data.consumeString(30);
            byte[] content = data.consumeBoolean()
                    ? data.pickValue(contents)
                    : data.consumeBytes(200);
            if (data.consumeBoolean()) {
                content = Values.spliced(content, data);
            }
            entries.put(name, data.consumeBoolean() ? Zstd.compress(content) : content);
        }
        byte[] zip = Fixture.zip(entries, data.consumeBoolean());
        read(data.consumeBoolean() ? Values.spliced(zip, data) : zip);
    }

    /** A sound collection with strange values in it: JSON, protobuf, fields, numbers. */
    @FuzzTest(maxDuration = "30m")
    void values(FuzzedDataProvider data) throws IOException {
        byte[] collection = data.consumeBoolean() ? OLD : MODERN;
        int changes = data.consumeInt(1, 4);
        read(Values.changed(collection, changes, data));
    }

    private static void read(byte[] file) throws IOException {
        List<Path> before = left();
        for (String salvage : List.of("false", "true")) {
            try (ImportResult read = Packages.FORMATS.read(DeckSource.of("fuzz.apkg", file),
                    ImportSettings.defaults()
                            .limits(LIMITS)
                            .options(Options.none().with("salvage", salvage)))) {
                use(read);
            } catch (CardstockException e) {
                assertThat(e.problem()).isNotBlank();
            }
        }
        assertThat(left()).isEqualTo(before);
    }

    private static void use(ImportResult read) throws IOException {
        read.library().cards().forEach(card -> assertThat(card.prompt()).isNotNull());
        for (String name : read.media().names()) {
            assertThat(name).doesNotContain("/", "\\").isNotIn("", ".", "..");
            try (InputStream in = read.media().open(name)) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (CardstockException | IOException e) {
                assertThat(e).hasMessageMatching("(?s).+");
                return;
            }
        }
        for (String version : List.of("modern", "legacy")) {
            byte[] written = Packages.write(read, "package", version);
            try (ImportResult again = Packages.read(written)) {
                assertThat(again.library().notes()).hasSameSizeAs(read.library().notes());
            }
        }
    }

    private static List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("cardstock"))
                    .sorted()
                    .toList();
        }
    }
}
