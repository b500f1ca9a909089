package dev.cardstock.examples.cli;

import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.Grade;
import dev.cardstock.examples.AnswerRow;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.FormatException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Grades a file of JSON lines, a batch at a time, on several threads, in the order of the file. */
final class GradeFile {
    private static final int BATCH = 2000;

    /** A graded row, or what is wrong with it. */
    private record Outcome(String text, @Nullable String problem) {}

    private final AnswerGrader grader;
    private final int threads;

    GradeFile(AnswerGrader grader, int threads) {
        this.grader = grader;
        this.threads = threads;
    }

    void grade(Path in, Path out, PrintWriter err) throws IOException {
        DeckTarget target = DeckTarget.of(out);
        Path rejectedFile = Path.of(out + ".rejected");
        DeckTarget rejected = DeckTarget.of(rejectedFile);
        long start = System.nanoTime();
        long row = 0;
        long bad = 0;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(DeckSource.of(in).open(), StandardCharsets.UTF_8))) {
            try (BufferedWriter good = new BufferedWriter(
                    new OutputStreamWriter(target.open(), StandardCharsets.UTF_8));
                    BufferedWriter wrong = new BufferedWriter(
                            new OutputStreamWriter(rejected.open(), StandardCharsets.UTF_8))) {
                for (List<String> lines = batch(reader); !lines.isEmpty(); lines = batch(reader)) {
                    for (Outcome outcome : outcomes(lines, pool)) {
                        row++;
                        if (outcome.problem == null) {
                            good.write(outcome.text);
                            good.write('\n');
                        } else {
                            bad++;
                            err.println("row " + row + ": " + outcome.problem);
                            wrong.write(outcome.text);
                            wrong.write('\n');
                        }
                    }
                }
            }
            target.commit();
            if (bad > 0) {
                rejected.commit();
            } else {
                Files.deleteIfExists(rejectedFile);
            }
        } finally {
            pool.shutdownNow();
            target.discard();
            rejected.discard();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        err.printf(Locale.ROOT, "%d rows graded, %d rejected%s, %.0f answers a second%n", row - bad,
                bad, bad > 0 ? " (see " + rejectedFile + ")" : "", row / Math.max(seconds, 1e-3));
    }

    private static List<String> batch(BufferedReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        String line;
        while (lines.size() < BATCH && (line = reader.readLine()) != null) {
            lines.add(line);
        }
        return lines;
    }

    private List<Outcome> outcomes(List<String> lines, ExecutorService pool) throws IOException {
        int size = Math.max(1, (lines.size() + threads - 1) / threads);
        List<Future<List<Outcome>>> futures = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += size) {
            List<String> part = lines.subList(from, Math.min(lines.size(), from + size));
            futures.add(pool.submit(() -> part.stream().map(this::outcome).toList()));
        }
        List<Outcome> all = new ArrayList<>();
        for (Future<List<Outcome>> future : futures) {
            try {
                all.addAll(future.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } catch (ExecutionException e) {
                throw new IOException("grading failed: " + e.getCause(), e);
            }
        }
        return all;
    }

    private Outcome outcome(String line) {
        try {
            AnswerRow row = AnswerRow.parse(line);
            Grade grade = grader.grade(row.question(), row.answer());
            ObjectNode fields = row.fields();
            fields(grade).forEach(
                    (name, value) -> fields.set(name, Json.COMPACT.valueToTree(value)));
            return new Outcome(Json.line(fields), null);
        } catch (IllegalArgumentException | FormatException e) {
            return new Outcome(line, String.valueOf(e.getMessage()));
        }
    }

    static Map<String, Object> fields(Grade grade) {
        Map<String, Object> fields = Json.object();
        fields.put("score", grade.score());
        fields.put("credit", grade.credit());
        fields.put("verdict", grade.verdict().key());
        fields.put("accepted", grade.accepted());
        fields.put("slips", grade.slips().stream().map(slip -> {
            Map<String, Object> row = Json.object();
            row.put("kind", slip.kind().name());
            row.put("start", slip.start());
            row.put("end", slip.end());
            row.put("expected", slip.expected());
            return row;
        }).toList());
        fields.put("keyPoints", grade.keyPoints().stream().map(point -> {
            Map<String, Object> row = Json.object();
            row.put("text", point.text());
            row.put("status", point.status().name().toLowerCase(Locale.ROOT));
            row.put("evidence", point.evidence());
            return row;
        }).toList());
        fields.put("explanation", grade.explanation());
        fields.put("grader", grade.graderId() + "/" + grade.graderVersion());
        return fields;
    }
}
