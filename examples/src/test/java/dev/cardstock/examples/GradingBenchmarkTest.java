package dev.cardstock.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GradingBenchmarkTest {
    private static final String ROWS = """
            {"question_id": "1", "question": "Capital of France?", "references": ["Paris"], "answer": "paris", "label": "correct", "score": 1}
            {"question_id": "1", "question": "Capital of France?", "references": ["Paris"], "answer": "Pariss", "label": "correct_with_slips", "score": 0.9}
            {"question_id": "1", "question": "Capital of France?", "references": ["Paris"], "answer": "Lyon", "label": "incorrect", "score": 0}

            {"question_id": "2", "question": "Zwei und zwei?", "dataset": "sums_de", "references": ["vier"], "answer": "vier", "label2": "correct", "label3": "correct", "kind": "exact"}
            """;

    @TempDir
    Path folder;

    private Path file(String rows) throws Exception {
        return Files.writeString(folder.resolve("rows.jsonl"), rows);
    }

    @Test
    void figuresComeAsJson() throws Exception {
        JsonNode figures = JsonMapper.builder()
                .build()
                .readTree(GradingBenchmark.report(List.of("--json", file(ROWS).toString())))
                .get("rows.jsonl");
        assertThat(figures.get("answers").asInt()).isEqualTo(4);
        assertThat(figures.get("cards").asInt()).isEqualTo(2);
        assertThat(figures.get("twoWay").get("accuracy").asDouble()).isEqualTo(1);
        assertThat(figures.get("labels").get("confusion").get("correct").get("correct").asInt())
                .isEqualTo(3);
        assertThat(figures.get("score").get("answers").asInt()).isEqualTo(3);
        assertThat(figures.get("kinds").has("exact")).isTrue();
    }

    @Test
    void figuresComeAsTables() throws Exception {
        assertThat(GradingBenchmark.report(List.of(file(ROWS).toString())))
                .contains("rows.jsonl: 4 answers to 2 cards", "right or wrong", "AUC 1.000");
    }

    @Test
    void aStrictGraderAcceptsNoTypo() throws Exception {
        assertThat(GradingBenchmark.report(
                List.of("--strictness", "strict", file(ROWS).toString())))
                .contains("0.750");
    }

    private static final String TIDES = """
            {"question": "What makes the tides?", "references": ["The gravity of the moon pulls on the water of the oceans."], "answer": "%s", "label": "correct"}
            """;
    private static final List<String> IN_OTHER_WORDS = List.of(
            "our companion in space tugs at everything wet",
            "a companion in space tugs at everything wet",
            "that companion in space tugs at everything wet",
            "this companion in space tugs at everything that is wet");

    private static String rows(List<String> answers) {
        return answers.stream().map(TIDES::formatted).collect(Collectors.joining());
    }

    @Test
    void answersOfAnotherFileAreRemembered() throws Exception {
        String judged = file(rows(IN_OTHER_WORDS.subList(0, 2))).toString();
        Path graded = Files.writeString(folder.resolve("graded.jsonl"),
                rows(IN_OTHER_WORDS.subList(2, 4)));
        assertThat(accepted("--json", judged)).isZero();
        assertThat(accepted("--json", "--memory", graded.toString(), judged)).isEqualTo(2);
    }

    @Test
    void eachPartIsJudgedWithTheOthersRemembered() throws Exception {
        String path = file(rows(IN_OTHER_WORDS)).toString();
        assertThat(accepted("--json", path)).isZero();
        assertThat(accepted("--json", "--parts", "40", path)).isEqualTo(4);
        assertThatThrownBy(() -> GradingBenchmark.report(List.of("--parts", "1", path)))
                .hasMessageContaining("must be 2 to 1000");
    }

    private static int accepted(String... args) throws Exception {
        return JsonMapper.builder()
                .build()
                .readTree(GradingBenchmark.report(List.of(args)))
                .get("rows.jsonl")
                .get("labels")
                .get("confusion")
                .get("correct")
                .get("correct")
                .asInt();
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() throws Exception {
        String path = file(ROWS + "{\"question\": \"?\"}\n").toString();
        assertThatThrownBy(() -> GradingBenchmark.report(List.of(path)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 6");
        assertThatThrownBy(() -> GradingBenchmark.report(List.of("--no-such", path)))
                .hasMessageContaining("--no-such");
        assertThatThrownBy(() -> GradingBenchmark.report(List.of()))
                .hasMessageContaining("usage");
    }
}
