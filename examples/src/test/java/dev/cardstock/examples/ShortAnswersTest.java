package dev.cardstock.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.grading.SemanticGrader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The grader agrees with people's labels at least as often as it did. */
class ShortAnswersTest {
    private static final Set<String> ACCEPTED = Set.of("correct", "correct_with_slips");

    /** A labelled answer with the grade that it got. */
    private record Graded(String id, String domain, String answer, String label, Grade grade) {
        boolean acceptedAsLabelled() {
            return grade.accepted() == ACCEPTED.contains(label);
        }

        boolean verdictAsLabelled() {
            return grade.verdict().key().equals(label);
        }

        @Override
        public String toString() {
            return id + " (" + domain + ") '" + answer + "' is " + label + ", graded "
                    + grade.verdict().key();
        }
    }

    private static List<Graded> rows = List.of();

    @BeforeAll
    static void grade() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        AnswerGrader grader = SemanticGrader.ofDefaults();
        List<Graded> graded = new ArrayList<>();
        try (InputStream in = ShortAnswersTest.class.getResourceAsStream("/answers/short.jsonl")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                JsonNode row = json.readTree(line);
                String answer = row.get("answer").asString();
                graded.add(new Graded(row.get("id").asString(), row.get("domain").asString(),
                        answer, row.get("label").asString(),
                        grader.grade(question(row), answer)));
            });
        }
        rows = List.copyOf(graded);
    }

    private static Question question(JsonNode row) {
        Question.Builder question = Question.builder(row.get("question").asString())
                .language(Locale.forLanguageTag(row.get("language").asString()))
                .alternatives(texts(row, "alternatives"))
                .optionalParts(texts(row, "optional"))
                .otherAnswers(texts(row, "otherCards"));
        if (row.get("list").isNull()) {
            texts(row, "references").forEach(question::reference);
        } else {
            question.list(row.get("list").asString().equals("ordered")
                    ? ListOrder.ORDERED
                    : ListOrder.ANY_ORDER, texts(row, "references"));
        }
        return question.build();
    }

    private static List<String> texts(JsonNode row, String name) {
        List<String> texts = new ArrayList<>();
        row.get(name).forEach(item -> texts.add(item.asString()));
        return texts;
    }

    private static void assertShare(List<Graded> right, double floor) {
        List<Graded> wrong = new ArrayList<>(rows);
        wrong.removeAll(right);
        double share = right.size() / (double) rows.size();
        assertThat(share)
                .as(() -> String.format(Locale.ROOT, "%d of %d right, %.1f %%; wrong are%n  ",
                        right.size(), rows.size(), 100 * share)
                        + String.join("\n  ", wrong.stream().map(Graded::toString).toList()))
                .isGreaterThanOrEqualTo(floor);
    }

    @Test
    void allRowsAreGraded() {
        assertThat(rows).hasSize(456).extracting(Graded::id).doesNotHaveDuplicates();
    }

    @Test
    void atLeast98PercentAreAcceptedOrNotAsPeopleDo() {
        assertShare(rows.stream().filter(Graded::acceptedAsLabelled).toList(), 0.98);
    }

    @Test
    void atLeast98PercentGetTheVerdictThatPeopleGive() {
        assertShare(rows.stream().filter(Graded::verdictAsLabelled).toList(), 0.98);
    }
}
