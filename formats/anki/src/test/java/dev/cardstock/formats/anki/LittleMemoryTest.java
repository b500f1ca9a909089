package dev.cardstock.formats.anki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.Options;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.exchange.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs a JVM with little memory, which fails with an OutOfMemoryError if reading or writing keeps notes or media.
 * {@code -Dcardstock.notes} and {@code -Dcardstock.mebibytes} make the package larger.
 */
class LittleMemoryTest {
    @Test
    void writesAndReadsALargePackageInALittleMemory(@TempDir Path folder)
            throws IOException, InterruptedException {
        String notes = System.getProperty("cardstock.notes", "100000");
        String mebibytes = System.getProperty("cardstock.mebibytes", "64");
        Path said = folder.resolve("said.txt");
        Process run = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                LittleMemoryTest.class.getName(), folder.resolve("large.apkg").toString(), notes,
                mebibytes)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int status = run.waitFor();
        assertThat(Files.readString(said)).isEqualTo("read " + notes + " notes and "
                + (Long.parseLong(mebibytes) << 20) + " bytes of media\n");
        assertThat(status).isZero();
    }

    /** Writes to the file that is named and reads it. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        int notes = Integer.parseInt(args[1]);
        long bytes = Long.parseLong(args[2]) << 20;
        AnkiFormat format = new AnkiFormat();
        try (DeckOutput output = format.writer(Options.none())
                .orElseThrow()
                .open(DeckTarget.of(file), dropped -> {})) {
            output.deck(Deck.builder("d", "D").build());
            output.noteType(NoteType.basicReversed());
            for (int i = 0; i < notes; i++) {
                output.note(Note.builder("n" + i, NoteType.basicReversed(), "d")
                        .fields("What is number %d called, and why would anybody ask?".formatted(i),
                                "It is called <b>%d</b>, after the one before it.".formatted(i))
                        .build());
            }
            output.media(Media.named("film.mp4"), () -> new Noise(bytes));
            output.finish();
        }
        Counting counting = new Counting();
        ImportLimits usual = ImportLimits.defaults();
        format.reader(Options.none())
                .orElseThrow()
                .read(DeckSource.of(file), counting,
                        new ImportLimits(usual.maxBytes(), usual.maxEntries(), usual.maxRatio(),
                                usual.maxNotes(), usual.maxDecks(), usual.maxFieldChars(),
                                usual.maxLineChars(), usual.maxBytes(), usual.maxDepth(),
                                usual.maxDiagnostics()),
                        Progress.none());
        System.out.writeBytes(("read " + counting.notes + " notes and " + counting.bytes
                + " bytes of media\n").getBytes(UTF_8));
    }

    private static final class Counting implements DeckSink {
        private int notes;
        private long bytes;

        @Override
        public void note(Note note) {
            notes++;
        }

        @Override
        public void media(Media media, @Nullable MediaContent content) {
            if (content != null) {
                byte[] buffer = new byte[1 << 16];
                try (InputStream in = content.open()) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        bytes += read;
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Bytes that do not compress. */
    private static final class Noise extends InputStream {
        private final Random random = new Random(1);
        private long left;

        Noise(long bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? random.nextInt(256) : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            byte[] some = new byte[(int) Math.min(left, Math.min(length, 1 << 16))];
            random.nextBytes(some);
            System.arraycopy(some, 0, bytes, offset, some.length);
            left -= some.length;
            return some.length;
        }
    }
}
