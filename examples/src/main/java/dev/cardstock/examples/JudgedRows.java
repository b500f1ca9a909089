package dev.cardstock.examples;

import dev.cardstock.exchange.FormatException;
import dev.cardstock.grading.memory.AnswerMemory;
import dev.cardstock.grading.memory.GradedAnswer;
import dev.cardstock.grading.memory.GradedAnswer.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Reads files of graded answers, remembers them, and deals them into parts. */
final class JudgedRows {
    private JudgedRows() {}

    static List<JudgedRow> read(Path file) throws IOException {
        List<JudgedRow> rows = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank()) {
                try {
                    rows.add(JudgedRow.parse(line));
                } catch (FormatException | IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            file + ", line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        return rows;
    }

    /** A memory of what people said, in which those who disagree about an answer are both kept. */
    static AnswerMemory remember(Collection<JudgedRow> rows) {
        AnswerMemory memory = AnswerMemory.inMemory();
        memory.rememberAll(rows.stream()
                .filter(row -> !row.row().answer().isBlank())
                .map(JudgedRows::graded)
                .toList());
        return memory;
    }

    private static GradedAnswer graded(JudgedRow row) {
        GradedAnswer graded = GradedAnswer.of(row.row().question(), row.row().answer(),
                row.remembered(), Source.TEACHER);
        return graded.withId(graded.id() + "-" + graded.mark());
    }

    /** The part of a row, from 0: which one depends on its card and its answer alone. */
    static int part(JudgedRow row, int parts) {
        String answer = row.row().answer().strip().toLowerCase(Locale.ROOT);
        int hash = (row.card() + " " + answer).hashCode() * 0x85ebca6b;
        return Math.floorMod(hash ^ hash >>> 15, parts);
    }
}
