package dev.cardstock.grading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs a JVM with 64 MiB of heap, which fails with an OutOfMemoryError if what was learned does not fit or if
 * something of each question is kept. {@code -Dcardstock.rows=1000000} grades a million.
 */
class GraderMemoryTest {
    private static final int ROWS = Integer.getInteger("cardstock.rows", 3000);

    private static final String[] WORDS = ("the cell water heat light energy moves because more pressure"
            + " membrane through plant blood heart current battery bulb closed circuit terminal gap"
            + " is not increases of and to from less temperature evaporates salt mixture rock layer"
            + " magnet attracts iron price demand falls supply rises buyers cost market plate earth"
            + " crust mantle wave sound pitch string vibrates faster slower a in with by sugar leaf"
            + " root stem soil protein enzyme breaks bonds acid base ion electron orbit moon gravity"
            + " mass weight force friction surface smooth rough seven twelve never always")
            .split(" ");

    @Test
    void gradesEverNewQuestionsInALittleMemory(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process run = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
                "-cp", System.getProperty("java.class.path"), GraderMemoryTest.class.getName(),
                Integer.toString(ROWS))
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int status = run.waitFor();
        assertThat(Files.readString(said)).isEqualTo("graded " + ROWS + "\n");
        assertThat(status).isZero();
    }

    /** Grades as many answers as are asked for, each to another question. */
    public static void main(String[] args) {
        SemanticGrader grader = SemanticGrader.ofDefaults();
        Random random = new Random(1);
        int graded = 0;
        for (int rows = Integer.parseInt(args[0]); graded < rows; graded++) {
            Question question = Question.builder(words(random, 14) + "?")
                    .reference(words(random, 24) + ".")
                    .language(Locale.ENGLISH)
                    .build();
            grader.grade(question, words(random, 14));
        }
        System.out.writeBytes(("graded " + graded + "\n").getBytes(UTF_8));
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }
}
