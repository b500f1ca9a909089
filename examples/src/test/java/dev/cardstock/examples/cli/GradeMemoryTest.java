package dev.cardstock.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code grade --memory}. */
class GradeMemoryTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path memory;

    private int run(Object... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true),
                Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    }

    @BeforeEach
    void memory() throws IOException {
        memory = Files.writeString(folder.resolve("memory.jsonl"),
                """
                        {"question":"Capital?","references":["Canberra"],"answer":"ACT","label":"correct"}
                        {"question":"Capital?","reference":"Canberra","answer":"Sydney","label":"incorrect"}
                        not json
                        {"question":"Capital?","reference":"Canberra","answer":"NSW","label":"maybe"}
                        {"question":"Capital?","reference":"Canberra","answer":"in the ACT","score":0.5}
                        {"question":"Capital?","reference":"Canberra","answer":"NT","score":7}
                        {"question":"Capital?","reference":"Canberra","answer":"WA"}
                        {"question":"Capital?","reference":"Canberra","answer":"Canbera","label":"correct_with_slips"}
                        {"question":"Capital?","reference":"Canberra","answer":"anything but Canberra","label":"contradictory"}
                        {"question":"Capital?","reference":"Canberra","answer":" ","label":"correct"}
                        """);
    }

    private List<JsonNode> grade(Path rows, Path remembered) throws IOException {
        Path graded = folder.resolve("graded.jsonl");
        assertThat(run("grade", "--in", rows, "--out", graded, "--memory", remembered)).isZero();
        return Files.readAllLines(graded).stream().map(JSON::readTree).toList();
    }

    @Test
    void rememberedAnswersAreGradedAsTheyWereMarked() throws IOException {
        Path rows = Files.writeString(folder.resolve("in.jsonl"),
                """
                        {"question":"Capital?","references":["Canberra"],"answer":"act"}
                        {"question":"Capital?","references":["Canberra"],"answer":"Sydney"}
                        {"question":"Capital?","references":["Canberra"],"answer":"in the ACT"}
                        {"question":"Capital?","references":["Canberra"],"answer":"Canbera"}
                        {"question":"Another?","references":["Canberra"],"answer":"ACT"}
                        """);
        List<JsonNode> graded = grade(rows, memory);
        assertThat(graded).extracting(row -> row.get("verdict").asString())
                .containsExactly("correct", "incorrect", "partial", "correct_with_slips",
                        "incorrect");
        assertThat(graded.get(0).get("explanation").asString())
                .isEqualTo("A teacher accepted “ACT”.");
    }

    @Test
    void rowsThatAreNoneAreReportedAndSkipped() throws IOException {
        grade(Files.writeString(folder.resolve("in.jsonl"), ""), memory);
        assertThat(err.toString().lines().filter(line -> line.startsWith("memory row ")))
                .hasSize(5)
                .satisfiesExactly(row -> assertThat(row).startsWith("memory row 3: it is not JSON"),
                        row -> assertThat(row).contains("row 4:", "it is 'maybe'"),
                        row -> assertThat(row).contains("row 6:", "from 0 to 1"),
                        row -> assertThat(row).contains("row 7:", "'label' must be there"),
                        row -> assertThat(row).contains("row 10:", "answer is blank"));
        assertThat(err.toString()).contains("5 graded answers remembered, 5 rows skipped");
    }

    @Test
    void theOrderOfTheRowsDoesNotCount() throws IOException {
        String question = "{\"question\":\"Why?\",\"reference\":\"The moon pulls the water\",";
        List<String> rows = Stream.of("the moon pulls\",\"label\":\"correct\"}",
                "the moon pulls\",\"label\":\"incorrect\"}", "the moon\",\"label\":\"partial\"}",
                "moon pulls the sea\",\"score\":0.9}", "the sun pulls\",\"label\":\"incorrect\"}")
                .map(rest -> question + "\"answer\":\"" + rest)
                .toList();
        Path in = Files.writeString(folder.resolve("in.jsonl"),
                question + "\"answer\":\"the moon pulls\"}\n" + question
                        + "\"answer\":\"the moon pulls the sea\"}\n");
        List<JsonNode> forward = grade(in, Files.write(folder.resolve("a.jsonl"), rows));
        List<String> reversed = new java.util.ArrayList<>(rows);
        Collections.reverse(reversed);
        assertThat(grade(in, Files.write(folder.resolve("b.jsonl"), reversed)))
                .isEqualTo(forward)
                .hasSize(2);
    }

    @Test
    void oneAnswerIsGradedWithAMemoryToo() {
        assertThat(run("grade", "--memory", memory, "--question", "Capital?", "--reference",
                "Canberra", "ACT")).isZero();
        assertThat(out.toString()).startsWith("correct (score 1.00");
    }

    @Test
    void aMemoryGoesWithTheGraderThatHasOne() {
        assertThat(run("grade", "--memory", memory, "--grader", "exact", "--reference", "a", "a"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--memory goes with --grader semantic");
        assertThat(run("grade", "--memory", folder.resolve("none.jsonl"), "--reference", "a", "a"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("none.jsonl: there is no such file");
    }
}
