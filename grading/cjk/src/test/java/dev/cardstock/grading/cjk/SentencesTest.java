package dev.cardstock.grading.cjk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Verdict;
import dev.cardstock.grading.SemanticGrader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chinese, Japanese and Korean sentences, by the table in {@code spec/sentences.txt}. */
class SentencesTest {
    private static final SemanticGrader GRADER = SemanticGrader.ofDefaults();

    static Stream<List<String>> cases() throws IOException {
        try (InputStream in = SentencesTest.class.getResourceAsStream("/spec/sentences.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ¦ ", -1)))
                    .toList()
                    .stream();
        }
    }

    private static Question question(String language, String prompt, String reference) {
        return Question.builder(prompt.equals("-") ? "" : prompt)
                .reference(reference)
                .language(Locale.forLanguageTag(language))
                .build();
    }

    private static Grade grade(List<String> row) {
        return GRADER.grade(question(row.get(0), row.get(1), row.get(2)), row.get(3));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void verdicts(List<String> row) {
        Verdict verdict = grade(row).verdict();
        switch (row.get(4)) {
            case "ok" -> assertThat(verdict.accepted()).as(row.toString()).isTrue();
            case "no" -> assertThat(verdict.accepted()).as(row.toString()).isFalse();
            default -> assertThat(verdict.key()).as(row.toString()).isEqualTo(row.get(4));
        }
    }

    @Test
    void aDenialIsShownWhereItStands() {
        String answer = "  心臓は血液を全身に送り出しません。";
        Grade grade = GRADER.grade(question("ja", "-", "心臓は血液を全身に送り出す。"), answer);
        assertThat(grade.slips())
                .containsExactly(new Slip(Slip.Kind.NEGATION, 11, 15, "送り出す"));
        assertThat(answer.substring(11, 15)).isEqualTo("送り出し");
    }

    @Test
    void wordsAreFoundInTextsBesidesTheBasicPlaneAndInTraditionalCharacters() {
        Grade grade = GRADER.grade(question("zh", "-", "植物通过光合作用把阳光转化为化学能。"),
                "😀 植物不能通過光合作用把陽光轉化為化學能");
        assertThat(grade.verdict()).isEqualTo(Verdict.CONTRADICTORY);
        assertThat(grade.slips()).containsExactly(new Slip(Slip.Kind.NEGATION, 9, 13, ""));
    }

    @Test
    void theGraderNamesTheAnalysis() {
        assertThat(GRADER.version()).endsWith("+cjk");
    }

    @Test
    void threadsThatShareAGraderGetTheSameGrades() throws Exception {
        List<List<String>> rows = cases().toList();
        List<Grade> alone = rows.stream().map(SentencesTest::grade).toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<List<Grade>>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(pool.submit(() -> rows.stream().map(SentencesTest::grade).toList()));
            }
            for (Future<List<Grade>> one : all) {
                assertThat(one.get()).isEqualTo(alone);
            }
        }
    }
}
