package dev.cardstock.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Grades a file in a JVM with 96 MiB of heap, which fails with an OutOfMemoryError if something of each row
 * is kept. {@code -Dcardstock.rows=1000000} grades a million.
 */
class GradeManyRowsIT {
    private static final int ROWS = Integer.getInteger("cardstock.rows", 6000);

    private static final String[] WORDS = ("the cell water heat light energy moves because more pressure"
            + " membrane through plant blood heart current battery bulb closed circuit terminal gap"
            + " is not increases of and to from less temperature evaporates salt mixture rock layer")
            .split(" ");

    @TempDir
    Path folder;

    @Test
    void aFileIsGradedRowByRow() throws IOException, InterruptedException {
        Path in = folder.resolve("in.jsonl");
        Path out = folder.resolve("out.jsonl");
        Path said = folder.resolve("said.txt");
        write(in);
        Process run = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m",
                "-jar", System.getProperty("cardstock.jar"), "grade", "--in", in.toString(),
                "--out", out.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int status = run.waitFor();
        assertThat(Files.readString(said)).contains(ROWS + " rows graded, 0 rejected");
        assertThat(status).isZero();
        try (Stream<String> lines = Files.lines(out)) {
            assertThat(lines.filter(line -> line.contains("\"verdict\""))).hasSize(ROWS);
        }
    }

    /** Sentences and short answers, each to a question of its own. */
    private static void write(Path file) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < ROWS; i++) {
                int length = i % 4 == 0 ? 2 : 20;
                writer.write("{\"question\":\"" + words(random, 12) + "?\",\"references\":[\""
                        + words(random, length) + "\"],\"answer\":\"" + words(random, length)
                        + "\"}\n");
            }
        }
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }
}
