package dev.cardstock.examples;

import dev.cardstock.answer.Question;
import dev.cardstock.deck.AnswerKey.ListOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A row of graded answers, as in the corpora of short-answer grading.
 *
 * @param card what was asked
 * @param kind what kind of answer it is; may be empty
 * @param question what was asked and what is right
 * @param answer what was answered
 * @param label what people said, in the finest labels that the grader has
 * @param right whether people took it for right
 * @param mark the share of the points that people gave, if they gave any
 */
record AnswerRow(String card, String kind, Question question, String answer, String label,
        boolean right, OptionalDouble mark) {
    static final String CORRECT = "correct";
    static final String CONTRADICTORY = "contradictory";
    static final String INCORRECT = "incorrect";
    static final Set<String> PARTIAL = Set.of("partial", "partially_correct");

    static AnswerRow of(JsonNode row) {
        String label = label(row);
        // Rows whose labels have a part that is right take an answer for right only if it is so as a whole.
        boolean right = row.hasNonNull("label2")
                ? row.get("label2").asString().equals(CORRECT)
                : label.equals(CORRECT);
        JsonNode mark = row.get("score");
        return new AnswerRow(text(row, "question_id", text(row, "question", "")),
                text(row, "kind", ""), question(row), text(row, "answer", ""), label, right,
                mark == null || !mark.isNumber()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(mark.asDouble()));
    }

    private static String label(JsonNode row) {
        for (String name : List.of("label3", "label", "label2")) {
            if (row.hasNonNull(name)) {
                String label = row.get(name).asString();
                return label.equals("correct_with_slips") ? CORRECT : label;
            }
        }
        throw new IllegalArgumentException("it has no 'label3', 'label' or 'label2'");
    }

    private static Question question(JsonNode row) {
        String language = text(row, "language",
                text(row, "dataset", "").endsWith("_de") ? "de" : "en");
        Question.Builder question = Question.builder(text(row, "question", ""))
                .language(Locale.forLanguageTag(language))
                .alternatives(texts(row, "alternatives"))
                .optionalParts(texts(row, "optional"))
                .keyPoints(texts(row, "keyPoints"))
                .otherAnswers(texts(row, "otherCards"));
        List<String> references = texts(row, "references");
        if (row.hasNonNull("list")) {
            return question.list(row.get("list").asString().equals("ordered")
                    ? ListOrder.ORDERED
                    : ListOrder.ANY_ORDER, references).build();
        }
        references.forEach(question::reference);
        return question.build();
    }

    private static String text(JsonNode row, String name, String fallback) {
        return row.hasNonNull(name) ? row.get(name).asString() : fallback;
    }

    private static List<String> texts(JsonNode row, String name) {
        List<String> texts = new ArrayList<>();
        if (row.hasNonNull(name)) {
            row.get(name).forEach(item -> texts.add(item.asString()));
        }
        return texts;
    }
}
