package dev.cardstock.examples;

import dev.cardstock.Location;
import dev.cardstock.answer.Question;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.exchange.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row of a file of answers: a JSON object with a question, its right answers and what was typed.
 *
 * @param question what was asked and what is right
 * @param answer what was typed
 * @param fields all fields of the row
 */
public record AnswerRow(Question question, String answer, ObjectNode fields) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Reads a row.
     *
     * @param line the JSON
     * @return the row
     * @throws FormatException if it is not one, or an IllegalArgumentException; the message says why
     */
    public static AnswerRow parse(String line) {
        try {
            if (!(JSON.readTree(line) instanceof ObjectNode row)) {
                throw problem("it is not a JSON object");
            }
            return of(row);
        } catch (JacksonException e) {
            throw problem("it is not JSON: " + e.getOriginalMessage());
        }
    }

    static AnswerRow of(ObjectNode row) {
        return new AnswerRow(question(row), text(row, "answer"), row);
    }

    /** {@return how right a person found the answer, 0 to 1, by its label or else its score} */
    public double mark() {
        if (fields.hasNonNull("label")) {
            String label = text(fields, "label");
            return switch (label) {
                case "correct", "correct_with_slips" -> 1;
                case "partial" -> 0.5;
                case "incorrect", "contradictory" -> 0;
                default -> throw wrong("label", "'correct', 'correct_with_slips', 'partial',"
                        + " 'contradictory' or 'incorrect', it is '" + label + "'");
            };
        }
        JsonNode score = fields.get("score");
        if (score == null || !score.isNumber()
                || !(score.asDouble() >= 0 && score.asDouble() <= 1)) {
            throw wrong("label", "there, or 'score' be a number from 0 to 1");
        }
        return score.asDouble();
    }

    private static Question question(ObjectNode row) {
        Question.Builder builder = Question
                .builder(row.has("question") ? text(row, "question") : "")
                .language(Locale.forLanguageTag(row.has("language") ? text(row, "language") : ""))
                .alternatives(texts(row, "alternatives"))
                .optionalParts(texts(row, "optional"))
                .keyPoints(texts(row, "keyPoints"))
                .otherAnswers(texts(row, "otherCards"));
        List<String> references = row.has("references")
                ? texts(row, "references")
                : List.of(text(row, "reference"));
        JsonNode list = row.get("list");
        if (list == null || list.isNull()) {
            references.forEach(builder::reference);
        } else {
            builder.list(switch (list.asString("")) {
                case "any-order" -> ListOrder.ANY_ORDER;
                case "ordered" -> ListOrder.ORDERED;
                default -> throw wrong("list", "'any-order' or 'ordered'");
            }, references);
        }
        return builder.build();
    }

    private static String text(ObjectNode row, String name) {
        JsonNode value = row.get(name);
        if (value == null || !value.isString()) {
            throw wrong(name, "a text");
        }
        return value.asString();
    }

    private static List<String> texts(ObjectNode row, String name) {
        JsonNode value = row.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(name, "a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value) {
            if (!item.isString()) {
                throw wrong(name, "a list of texts");
            }
            texts.add(item.asString());
        }
        return texts;
    }

    private static FormatException wrong(String name, String expected) {
        return problem("'" + name + "' must be " + expected);
    }

    private static FormatException problem(String problem) {
        return new FormatException(problem, Location.UNKNOWN, "");
    }
}
