package dev.cardstock.grading.attack;

import dev.cardstock.answer.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A question with its references, of a file of graded answers with one JSON object a line. */
public record Card(String set, String id, String question, List<String> references,
        List<String> keyPoints,
        Locale language) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Card {
        references = List.copyOf(references);
        keyPoints = List.copyOf(keyPoints);
    }

    /** The questions of a file, each once. */
    public static List<Card> read(InputStream in) {
        Map<String, Card> cards = new LinkedHashMap<>();
        for (JsonNode row : rows(in)) {
            Card card = of(row);
            cards.putIfAbsent(card.id, card);
        }
        return List.copyOf(cards.values());
    }

    /** The rows of a file. */
    public static List<JsonNode> rows(InputStream in) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank())
                    .map(JSON::readTree)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The question of a row; German where the data set's name says so. */
    public static Card of(JsonNode row) {
        String language = row.path("language")
                .asString(row.path("dataset").asString("").endsWith("_de") ? "de" : "en");
        return new Card(row.path("dataset").asString(""), row.path("question_id").asString(),
                row.path("question").asString(),
                strings(row.path("references")), strings(row.path("keyPoints")),
                Locale.forLanguageTag(language));
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(value -> strings.add(value.asString()));
        return strings;
    }

    /** The first reference, from which answers are made. */
    public String reference() {
        return references.getFirst();
    }

    /** What a grader is asked: with all references, since a copy of each is right. */
    public Question asked() {
        Question.Builder builder = Question.builder(question).language(language);
        references.forEach(builder::reference);
        return builder.keyPoints(keyPoints).build();
    }
}
