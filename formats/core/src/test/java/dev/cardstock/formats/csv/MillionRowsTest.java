package dev.cardstock.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.Options;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.table.Cells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a JVM with little memory, which fails with an OutOfMemoryError if reading or writing keeps rows. */
class MillionRowsTest {
    private static final int ROWS = 1_000_000;

    @Test
    void writesAndReadsAMillionRowsInALittleMemory(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path file = folder.resolve("million.csv");
        Path said = folder.resolve("said.txt");
        Process run = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-cp", System.getProperty("java.class.path"), MillionRowsTest.class.getName(),
                file.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int status = run.waitFor();
        assertThat(Files.readString(said)).isEqualTo("wrote 1000000, read 1000000\n");
        assertThat(status).isZero();
    }

    /** Writes to the file that is named and reads it. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        RandomRows rows = new RandomRows(1);
        long written = 0;
        try (DeckOutput output = new CsvFormat().writer(Options.none())
                .orElseThrow()
                .open(DeckTarget.of(file), dropped -> {})) {
            output.deck(Deck.builder("d", "D").build());
            output.noteType(NoteType.basic());
            for (; written < ROWS; written++) {
                output.note(noteOf(rows.next()));
            }
            output.finish();
        }
        Checking checking = new Checking();
        new CsvFormat().reader(Options.none())
                .orElseThrow()
                .read(DeckSource.of(file), checking, ImportLimits.defaults(), Progress.none());
        System.out.writeBytes(
                ("wrote " + written + ", read " + checking.count + "\n").getBytes(UTF_8));
    }

    private static Note noteOf(List<String> cells) {
        return Note.builder(cells.get(3), NoteType.basic(), "d")
                .fields(cells.get(0), cells.get(1))
                .tags(Cells.parseTags(cells.get(2)))
                .build();
    }

    /** Compares what comes with what was written. */
    private static final class Checking implements DeckSink {
        private final RandomRows rows = new RandomRows(1);
        private long count;

        @Override
        public void note(Note note) {
            Note expected = noteOf(rows.next());
            if (!note.id().equals(expected.id()) || !note.fields().equals(expected.fields())
                    || !note.tags().equals(expected.tags())) {
                throw new IllegalStateException("wrote " + expected + ", read " + note);
            }
            count++;
        }
    }
}
