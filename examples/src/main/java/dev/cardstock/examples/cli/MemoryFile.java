package dev.cardstock.examples.cli;

import dev.cardstock.examples.AnswerRow;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.grading.memory.AnswerMemory;
import dev.cardstock.grading.memory.GradedAnswer;
import dev.cardstock.grading.memory.GradedAnswer.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes an answer memory of a file of graded answers; what is not a row of one is reported. */
final class MemoryFile {
    private static final int BATCH = 1000;

    private MemoryFile() {}

    static AnswerMemory read(Path file, PrintWriter err) throws IOException {
        AnswerMemory memory = AnswerMemory.inMemory();
        try {
            fill(memory, file, err);
        } catch (IOException | RuntimeException e) {
            memory.close();
            throw e;
        }
        return memory;
    }

    private static void fill(AnswerMemory memory, Path file, PrintWriter err) throws IOException {
        long row = 0;
        long skipped = 0;
        List<GradedAnswer> batch = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(DeckSource.of(file).open(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                row++;
                try {
                    batch.add(graded(AnswerRow.parse(line)));
                } catch (IllegalArgumentException | FormatException e) {
                    skipped++;
                    err.println("memory row " + row + ": " + e.getMessage());
                }
                if (batch.size() == BATCH) {
                    memory.rememberAll(batch);
                    batch.clear();
                }
            }
        }
        memory.rememberAll(batch);
        err.printf(Locale.ROOT, "%d graded answers remembered, %d rows skipped%n", memory.size(),
                skipped);
    }

    /** Rows that mark the same answer differently are both kept, whichever comes first. */
    private static GradedAnswer graded(AnswerRow row) {
        GradedAnswer graded = GradedAnswer.of(row.question(), row.answer(), row.mark(),
                Source.TEACHER);
        return graded.withId(graded.id() + "-" + graded.mark());
    }
}
