package dev.cardstock.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.cardstock.Options;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rows per second: a table of a million rows and four columns read as notes and written from notes,
 * beside the bare parser and writer below us with the same cells.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(CsvBenchmark.ROWS)
@Fork(value = 2, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 2, time = 10)
@Measurement(iterations = 3, time = 10)
public class CsvBenchmark {
    static final int ROWS = 1_000_000;

    /** Notes that are written again and again: a million would not fit into memory. */
    private static final int POOL = 10_000;

    private final DeckReader reader = new CsvFormat().reader(Options.none()).orElseThrow();
    private final DeckWriter writer = new CsvFormat().writer(Options.none()).orElseThrow();
    private final List<Note> notes = new ArrayList<>(POOL);
    private final List<List<String>> cells = new ArrayList<>(POOL);
    private Path withIds = Path.of("");
    private Path withoutIds = Path.of("");

    /** Makes the files and notes. */
    @Setup
    public void makeFiles() throws IOException {
        withIds = Files.createTempFile("rows", ".csv");
        withoutIds = Files.createTempFile("rows", ".csv");
        RandomRows rows = new RandomRows(1);
        try (CsvWriter ids = CsvWriter.builder().build(withIds, UTF_8);
                CsvWriter noIds = CsvWriter.builder().build(withoutIds, UTF_8)) {
            ids.writeRecord(RandomRows.HEADER);
            noIds.writeRecord("Front", "Back", "Tags", "Deck");
            for (int i = 0; i < ROWS; i++) {
                List<String> row = rows.next();
                ids.writeRecord(row);
                noIds.writeRecord(row.get(0), row.get(1), row.get(2), "Words::Part " + i % 20);
                if (i < POOL) {
                    Note note = Note.builder(row.get(3), NoteType.basic(), "d")
                            .fields(row.get(0), row.get(1))
                            .tags(Cells.parseTags(row.get(2)))
                            .build();
                    notes.add(note);
                    cells.add(List.of(row.get(0), row.get(1), row.get(2), "Words", "basic",
                            row.get(3)));
                }
            }
        }
        System.out.println("# " + Files.size(withIds) + " bytes with ids, " + Files.size(withoutIds)
                + " without");
    }

    /** Removes the files. */
    @TearDown
    public void removeFiles() throws IOException {
        Files.deleteIfExists(withIds);
        Files.deleteIfExists(withoutIds);
    }

    /** Reads notes whose ids are in the table. */
    @Benchmark
    public long readWithIds() throws IOException {
        return read(withIds);
    }

    /** Reads notes whose ids are derived from deck and front. */
    @Benchmark
    public long readWithoutIds() throws IOException {
        return read(withoutIds);
    }

    private long read(Path file) throws IOException {
        long[] count = {0};
        reader.read(DeckSource.of(file), new DeckSink() {
            @Override
            public void note(Note note) {
                count[0]++;
            }
        }, ImportLimits.defaults(), Progress.none());
        return checked(count[0]);
    }

    /** Reads the cells only. */
    @Benchmark
    public long readBare() throws IOException {
        long count = -1;
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(withIds, UTF_8)) {
            for (CsvRecord row : records) {
                count += row.getFieldCount() / 4;
            }
        }
        return checked(count);
    }

    /** Writes notes to nowhere. */
    @Benchmark
    public long write() throws IOException {
        CountingStream stream = new CountingStream();
        try (DeckOutput output = writer.open(DeckTarget.of("rows.csv", stream), dropped -> {})) {
            output.deck(Deck.builder("d", "Words").build());
            output.noteType(NoteType.basic());
            for (int i = 0; i < ROWS; i++) {
                output.note(notes.get(i % POOL));
            }
            output.finish();
        }
        return stream.count;
    }

    /** Writes the same cells only. */
    @Benchmark
    public long writeBare() throws IOException {
        CountingStream stream = new CountingStream();
        try (CsvWriter output = CsvWriter.builder().build(new OutputStreamWriter(stream, UTF_8))) {
            output.writeRecord("Front", "Back", "Tags", "Deck", "Type", "Id");
            for (int i = 0; i < ROWS; i++) {
                output.writeRecord(cells.get(i % POOL));
            }
        }
        return stream.count;
    }

    private static long checked(long rows) {
        if (rows != ROWS) {
            throw new IllegalStateException(rows + " rows");
        }
        return rows;
    }

    /** Takes bytes and keeps their number. */
    private static final class CountingStream extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
