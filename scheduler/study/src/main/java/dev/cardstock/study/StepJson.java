package dev.cardstock.study;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Verdict;
import dev.cardstock.review.Rating;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads the steps of a session. */
final class StepJson {
    private StepJson() {}

    static JsonNode write(Step step) {
        ObjectNode json = SavedSession.MAPPER.createObjectNode();
        json.put("do", step.kind().name().toLowerCase(Locale.ROOT));
        json.put("at", step.at().toString());
        if (!step.asked().equals(step.at())) {
            json.put("asked", step.asked().toString());
        }
        if (step.question() > 0) {
            json.put("question", step.question());
        }
        Response response = step.response();
        if (response != null) {
            write(response, json);
        }
        Grade grade = step.grade();
        if (grade != null) {
            json.putObject("grade")
                    .put("verdict", grade.verdict().key())
                    .put("score", grade.score())
                    .put("credit", grade.credit())
                    .put("explanation", grade.explanation())
                    .put("grader", grade.graderId())
                    .put("graderVersion", grade.graderVersion());
        }
        Rating decided = step.decided();
        if (decided != null) {
            json.put("decided", decided.value());
        }
        Boolean overridden = step.overridden();
        if (overridden != null) {
            json.put("overridden", overridden);
        }
        return json;
    }

    private static void write(Response response, ObjectNode json) {
        switch (response) {
            case Response.Chosen chosen -> json.put("chosen", chosen.option());
            case Response.Judged judged -> json.put("judged", judged.isTrue());
            case Response.Typed typed -> json.put("typed", typed.text());
            case Response.Rated rated -> json.put("rated", rated.rating().value());
            case Response.Confident confident -> json.put("confident", confident.confidence());
            case Response.Paired paired -> json.putArray("paired")
                    .add(paired.prompt())
                    .add(paired.answer());
            case Response.Assigned assigned -> {
                var answers = json.putArray("assigned");
                assigned.answers().forEach(answers::add);
            }
            case Response.DontKnow none -> json.put("dontKnow", true);
        }
    }

    static Step read(JsonNode json) {
        Instant at = Instant.parse(text(json, "at"));
        JsonNode grade = json.get("grade");
        JsonNode decided = json.get("decided");
        JsonNode overridden = json.get("overridden");
        Step.Kind kind = Step.Kind.valueOf(text(json, "do").toUpperCase(Locale.ROOT));
        Step step = new Step(kind, json.path("question").asInt(0),
                json.has("asked") ? Instant.parse(text(json, "asked")) : at, at,
                kind == Step.Kind.ANSWER ? response(json) : null,
                grade == null ? null : grade(grade),
                decided == null ? null : Rating.of(decided.asInt()),
                overridden == null ? null : overridden.asBoolean());
        if (step.response() instanceof Response.Typed != (grade != null)) {
            throw new IllegalArgumentException(
                    "an answer of " + at + " is typed without a grade, or graded without text");
        }
        return step;
    }

    private static Response response(JsonNode json) {
        if (json.has("chosen")) {
            return new Response.Chosen((int) number(json, "chosen"));
        }
        if (json.has("judged")) {
            return new Response.Judged(field(json, "judged").asBoolean());
        }
        if (json.has("typed")) {
            return new Response.Typed(text(json, "typed"));
        }
        if (json.has("rated")) {
            return new Response.Rated(Rating.of((int) number(json, "rated")));
        }
        if (json.has("confident")) {
            return new Response.Confident((int) number(json, "confident"));
        }
        if (json.has("paired")) {
            List<Integer> pair = integers(json, "paired");
            if (pair.size() != 2) {
                throw new IllegalArgumentException("'paired' is not two numbers");
            }
            return new Response.Paired(pair.get(0), pair.get(1));
        }
        if (json.has("assigned")) {
            return new Response.Assigned(integers(json, "assigned"));
        }
        if (json.has("dontKnow")) {
            return new Response.DontKnow();
        }
        throw new IllegalArgumentException("a step has no response");
    }

    private static List<Integer> integers(JsonNode json, String name) {
        return field(json, name).valueStream().map(JsonNode::asInt).toList();
    }

    private static Grade grade(JsonNode json) {
        return Grade.builder(Verdict.valueOf(text(json, "verdict").toUpperCase(Locale.ROOT)),
                field(json, "score").asDouble())
                .credit(field(json, "credit").asDouble())
                .explanation(text(json, "explanation"))
                .grader(text(json, "grader"), text(json, "graderVersion"))
                .build();
    }

    static JsonNode field(JsonNode json, String name) {
        @Nullable
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("it has no '" + name + "'");
        }
        return value;
    }

    static String text(JsonNode json, String name) {
        JsonNode value = field(json, name);
        if (!value.isString()) {
            throw new IllegalArgumentException("'" + name + "' is no text");
        }
        return value.asString();
    }

    static long number(JsonNode json, String name) {
        JsonNode value = field(json, name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("'" + name + "' is no whole number");
        }
        return value.asLong();
    }
}
