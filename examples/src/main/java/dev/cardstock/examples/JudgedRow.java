package dev.cardstock.examples;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row of graded answers, as in the corpora of short-answer grading.
 *
 * @param row the question and the answer
 * @param card what was asked
 * @param kind what kind of answer it is; may be empty
 * @param label what people said, in the finest labels that the grader has
 * @param right whether people took it for right
 * @param mark the share of the points that people gave, if they gave any
 */
record JudgedRow(AnswerRow row, String card, String kind, String label, boolean right,
        OptionalDouble mark) {
    static final String CORRECT = "correct";
    static final String CONTRADICTORY = "contradictory";
    static final String INCORRECT = "incorrect";
    static final Set<String> PARTIAL = Set.of("partial", "partially_correct");

    static JudgedRow parse(String line) {
        AnswerRow row = AnswerRow.parse(line);
        ObjectNode fields = row.fields();
        if (!fields.hasNonNull("language")) {
            fields.put("language", text(fields, "dataset", "").endsWith("_de") ? "de" : "en");
            row = AnswerRow.of(fields);
        }
        String label = label(fields);
        // Rows whose labels have a part that is right take an answer for right only if it is so as a whole.
        boolean right = fields.hasNonNull("label2")
                ? fields.get("label2").asString().equals(CORRECT)
                : label.equals(CORRECT);
        JsonNode mark = fields.get("score");
        return new JudgedRow(row, text(fields, "question_id", text(fields, "question", "")),
                text(fields, "kind", ""), label, right,
                mark == null || !mark.isNumber()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(mark.asDouble()));
    }

    /** How right the answer is, for a memory of answers: 1 only if it was taken for right as a whole. */
    double remembered() {
        return right ? 1 : Math.min(0.5, mark.orElse(PARTIAL.contains(label) ? 0.5 : 0));
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

    private static String text(JsonNode row, String name, String fallback) {
        return row.hasNonNull(name) ? row.get(name).asString() : fallback;
    }
}
