package dev.cardstock.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cardstock.CardstockException;
import dev.cardstock.Options;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.exchange.LibraryContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a file holds, each format makes a library of it or gives a reason, and can write again what it
 * has read. {@code -Dcardstock.format=gift} searches one format alone. Inputs that once broke this are among
 * the test's resources.
 */
class FormatsFuzzTest {
    private static final DeckFormats FORMATS = DeckFormats.installed();
    private static final ImportLimits LIMITS = new ImportLimits(4 << 20, 100, 200, 1000, 100,
            100_000, 400_000, 1 << 20, 64, 1000);

    private static List<DeckFormat> formats() {
        String one = System.getProperty("cardstock.format", "");
        return FORMATS.all()
                .stream()
                .filter(format -> format.reader(Options.none()).isPresent())
                .filter(format -> one.isEmpty() || format.id().equals(one))
                .toList();
    }

    /** A rich deck in each format, from which the search for other files begins. */
    static Stream<byte[]> files() throws IOException {
        LibraryContent rich = RichDeck.content();
        Stream.Builder<byte[]> files = Stream.builder();
        for (DeckFormat format : formats()) {
            if (format.writer(Options.none()).isEmpty()) {
                continue;
            }
            Path folder = Files.createTempDirectory("cards");
            Path file = folder.resolve("deck." + format.extensions().get(0));
            FORMATS.write(rich.library(), rich.history(), rich.media(), DeckTarget.of(file),
                    ExportSettings.defaults().format(format.id()));
            try (Stream<Path> written = Files.walk(folder)) {
                for (Path path : written.filter(Files::isRegularFile).sorted().limit(3).toList()) {
                    files.add(Files.readAllBytes(path));
                }
            }
        }
        files.add(new byte[0]);
        return files.build();
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "15m")
    void files(byte[] file) throws IOException {
        for (DeckFormat format : formats()) {
            try (ImportResult read = FORMATS.read(
                    DeckSource.of("fuzz." + format.extensions().get(0), file),
                    ImportSettings.defaults().limits(LIMITS).format(format.id()))) {
                use(read, format);
            } catch (CardstockException e) {
                assertThat(e.problem()).isNotBlank();
            }
        }
    }

    private static void use(ImportResult read, DeckFormat format) throws IOException {
        read.library().cards().forEach(card -> assertThat(card.prompt()).isNotNull());
        if (format.writer(Options.none()).isPresent()) {
            FORMATS.write(read.library(), read.history(), read.media(),
                    DeckTarget.of("again." + format.extensions().get(0),
                            new ByteArrayOutputStream()),
                    ExportSettings.defaults().format(format.id()));
        }
    }
}
