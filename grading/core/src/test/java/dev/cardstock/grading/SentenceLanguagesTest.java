package dev.cardstock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.Question;
import dev.cardstock.answer.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Stems, letters and articles of each language, by the tables in {@code spec}. */
class SentenceLanguagesTest {
    private static final SemanticGrader GRADER = SemanticGrader.ofDefaults();

    private static Stream<List<String>> table(String name, String separator) {
        try (InputStream in = SentenceLanguagesTest.class.getResourceAsStream("/spec/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(separator, -1)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<List<String>> sentences() {
        return table("sentences.txt", " ¦ ");
    }

    static Stream<List<String>> unrelated() {
        return table("unrelated-sentences.txt", " \\| ");
    }

    private static Verdict verdict(String language, String reference, String answer) {
        return GRADER.grade(Question.builder("")
                .reference(reference)
                .language(Locale.forLanguageTag(language))
                .build(), answer).verdict();
    }

    @ParameterizedTest
    @MethodSource
    void sentences(List<String> row) {
        Verdict verdict = verdict(row.get(0), row.get(2), row.get(3));
        switch (row.get(4)) {
            case "ok" -> assertThat(verdict.accepted()).as(row.toString()).isTrue();
            case "no" -> assertThat(verdict.accepted()).as(row.toString()).isFalse();
            default -> assertThat(verdict.key()).as(row.toString()).isEqualTo(row.get(4));
        }
    }

    @ParameterizedTest
    @MethodSource
    void unrelated(List<String> row) {
        List<String> texts = row.subList(1, row.size());
        for (String reference : texts) {
            for (String answer : texts) {
                assertThat(verdict(row.get(0), reference, answer).accepted())
                        .as(reference + " / " + answer)
                        .isEqualTo(reference.equals(answer));
            }
        }
    }

    @Test
    void theScriptAndNotTheLanguageOfTheDeckTellsWhetherWordsAreKnown() {
        assertThat(verdict("en", "Сердце качает кровь по всему телу.",
                "Реки несут соль из горных пород в море.").accepted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"zh, 植物通过光合作用把阳光转化为化学能。, 植物不能通过光合作用把阳光转化为化学能",
            "ja, 心臓は血液を全身に送り出す。, 心臓は血液を全身に送り出しません。",
            "ko, 늑대가 사슴을 잡아먹어 수를 줄인다., 사슴이 늑대를 잡아먹어 수를 줄인다."})
    void denialsAndRolesInChineseJapaneseAndKoreanNeedTheirOwnModule(String language,
            String reference, String answer) {
        assertThat(verdict(language, reference, answer).accepted()).isTrue();
    }
}
