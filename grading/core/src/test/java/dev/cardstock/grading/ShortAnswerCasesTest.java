package dev.cardstock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Slip.Kind;
import dev.cardstock.deck.AnswerKey.ListOrder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Short answers of every kind, by the tables {@code short-answers*.txt} in {@code spec}. */
class ShortAnswerCasesTest {
    private final AnswerGrader grader = SemanticGrader.ofDefaults();

    static Stream<List<String>> cases() {
        return Stream.of("short-answers.txt", "short-answers-languages.txt")
                .flatMap(ShortAnswerCasesTest::lines)
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split(" ¦ ", -1)));
    }

    private static Stream<String> lines(String table) {
        try (InputStream in = ShortAnswerCasesTest.class.getResourceAsStream("/spec/" + table)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> several(String text) {
        return text.equals("-") ? List.of() : Arrays.asList(text.split(" ;; "));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void verdicts(List<String> row) {
        String right = row.get(2);
        Question.Builder question = Question.builder(row.get(1).equals("-") ? "" : row.get(1))
                .language(Locale.forLanguageTag(row.get(0)))
                .otherAnswers(several(row.get(5)));
        if (right.startsWith("[any] ")) {
            question.list(ListOrder.ANY_ORDER, several(right.substring(6)));
        } else if (right.startsWith("[ordered] ")) {
            question.list(ListOrder.ORDERED, several(right.substring(10)));
        } else {
            question.reference(right);
        }
        assertThat(grader.grade(question.build(), row.get(3)).verdict().key()).as(row.toString())
                .isEqualTo(row.get(4));
    }

    private Grade grade(String reference, String answer) {
        return grader.grade(
                Question.builder("").reference(reference).language(Locale.ENGLISH).build(), answer);
    }

    @Test
    void aSlipSpansOnlyWhatDiffers() {
        assertThat(grade("Canberra", " Canbera").slips())
                .containsExactly(new Slip(Kind.TYPO, 7, 7, "r"));
        assertThat(grade("the café", "the cafe").slips())
                .containsExactly(new Slip(Kind.ACCENT, 7, 8, "é"));
        assertThat(grade("5 km", "5 kg").slips())
                .containsExactly(new Slip(Kind.UNIT, 2, 4, "km"));
    }

    @Test
    void slipsOfItemsStandWhereTheItemStands() {
        Grade grade = grader.grade(Question.builder("")
                .list(ListOrder.ANY_ORDER, List.of("nucleus", "ribosome"))
                .language(Locale.ENGLISH)
                .build(), "nucleus, ribosme");
        assertThat(grade.slips()).containsExactly(new Slip(Kind.TYPO, 14, 14, "o"));
    }
}
