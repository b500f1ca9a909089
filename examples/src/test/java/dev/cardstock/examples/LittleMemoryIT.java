package dev.cardstock.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.Options;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes and reads many notes in each format in a JVM with 256 MiB, which fails with an OutOfMemoryError if
 * a format keeps them. {@code -Dcardstock.notes=100000} says how many, and it tells how fast that went.
 */
class LittleMemoryIT {
    @Test
    void manyNotesInEachFormatNeedLittleMemory(@TempDir Path folder)
            throws IOException, InterruptedException {
        String notes = System.getProperty("cardstock.notes", "5000");
        Path said = folder.resolve("said.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), LittleMemoryIT.class.getName(),
                folder.toString(), notes));
        Process run = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int status = run.waitFor();
        String text = Files.readString(said);
        System.out.print(text);
        assertThat(status).as(text).isZero();
    }

    /** Writes to files in the folder that is named, as many notes as are named, and reads them. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int notes = Integer.parseInt(args[1]);
        List<String> ids = List.of(args).subList(2, args.length);
        boolean sound = true;
        System.out.println("| format | MB | written, notes/s | read, notes/s |");
        System.out.println("| --- | ---: | ---: | ---: |");
        for (DeckFormat format : DeckFormats.installed().all()) {
            if (format.writer(Options.none()).isEmpty() || format.reader(Options.none()).isEmpty()
                    || !ids.isEmpty() && !ids.contains(format.id())) {
                continue;
            }
            Path file = folder.resolve("deck." + format.extensions().get(0));
            try {
                System.out.println(measured(format, file, notes));
            } catch (IOException | RuntimeException | OutOfMemoryError | AssertionError e) {
                System.out.println("| `" + format.id() + "` | failed: " + e + " |");
                sound = false;
            }
            remove(file);
        }
        System.exit(sound ? 0 : 1);
    }

    private static String measured(DeckFormat format, Path file, int notes) throws IOException {
        long start = System.nanoTime();
        try (DeckOutput output = format.writer(Options.none())
                .orElseThrow()
                .open(DeckTarget.of(file), dropped -> {})) {
            output.header(LibraryHeader.titled("deck"));
            output.deck(Deck.builder("d", "deck").build());
            output.noteType(NoteType.basic());
            for (int i = 0; i < notes; i++) {
                output.note(Note.builder("n" + i, NoteType.basic(), "d")
                        .fields("What is the meaning of word number " + i + "?",
                                "The meaning of " + i + " is written down here, über alles, 記憶")
                        .build());
            }
            output.finish();
        }
        long written = System.nanoTime();
        Counting counting = new Counting();
        format.reader(Options.none())
                .orElseThrow()
                .read(DeckSource.of(file), counting, ImportLimits.defaults(), Progress.none());
        long read = System.nanoTime();
        if (counting.count != notes) {
            throw new AssertionError("read " + counting.count + " of " + notes);
        }
        return String.format(Locale.ROOT, "| `%s` | %.1f | %,d | %,d |", format.id(),
                size(file) / 1e6, perSecond(notes, written - start),
                perSecond(notes, read - written));
    }

    private static long perSecond(int notes, long nanos) {
        return Math.round(notes * 1e9 / nanos / 100) * 100;
    }

    private static long size(Path file) throws IOException {
        try (Stream<Path> files = Files.walk(file)) {
            long size = 0;
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(path);
            }
            return size;
        }
    }

    private static void remove(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(file)) {
            all = files.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    private static final class Counting implements DeckSink {
        private int count;

        @Override
        public void note(Note note) {
            count++;
        }
    }
}
