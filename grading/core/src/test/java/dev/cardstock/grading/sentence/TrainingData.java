package dev.cardstock.grading.sentence;

import dev.cardstock.answer.Question;
import dev.cardstock.grading.language.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads graded answers to learn from and to judge. */
final class TrainingData {
    /** The set of answers that are right ones of other questions; nobody would accept them. */
    static final String FOREIGN = "foreign";

    /** Sets of cards, of which each can be taken for another. */
    private static final Set<String> CARDS = Set.of("contrast", "cards");

    private static final int MOST_ALIKE = 4;
    private static final int OTHERS = 2;
    private static final int OTHERS_FROM = 60;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SentenceScorer scorer;

    private TrainingData(SentenceScorer scorer) {
        this.scorer = scorer;
    }

    /** The rows of files with one JSON object a line. */
    static List<TrainingRow> read(List<String> files) throws IOException {
        return read(files, StaticVectors.shipped());
    }

    /** The rows of files, compared by other vectors. */
    static List<TrainingRow> read(List<String> files, WordVectors vectors) throws IOException {
        Model none = new Model(0, List.of());
        TrainingData data = new TrainingData(
                new SentenceScorer(new Words(), vectors, none, none));
        List<TrainingRow> rows = new ArrayList<>();
        for (String file : files) {
            rows.addAll(data.read(Path.of(file)));
        }
        return rows;
    }

    private List<TrainingRow> read(Path file) throws IOException {
        List<TrainingRow> rows = new ArrayList<>();
        Map<String, Question> questions = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = JSON.readTree(line);
            String set = row.get("dataset").asString();
            String name = set + "/" + row.get("question_id").asString();
            Question question = question(row, set.endsWith("_de") ? Locale.GERMAN : Locale.ENGLISH);
            questions.put(name, question);
            boolean twoWay = row.has("label2");
            rows.add(new TrainingRow(set, name, row.path("kind").asString(""),
                    row.get(twoWay ? "label2" : "label").asString().equals("correct"),
                    twoWay ? row.get("label3").asString() : "",
                    row.path("score").asDouble(Double.NaN),
                    scorer.assess(question, row.get("answer").asString())));
        }
        if (CARDS.contains(rows.getFirst().set())) {
            rows.addAll(foreign(questions));
        }
        return rows;
    }

    private static Question question(JsonNode row, Locale language) {
        Question.Builder question = Question.builder(row.get("question").asString())
                .language(language);
        row.get("references").forEach(text -> {
            if (!text.asString().isBlank()) {
                question.reference(text.asString());
            }
        });
        return question.build();
    }

    /** For each question the right answers of those whose answers are most alike, and of some others. */
    private List<TrainingRow> foreign(Map<String, Question> questions) {
        List<TrainingRow> rows = new ArrayList<>();
        questions.forEach((name, question) -> {
            List<TrainingRow> others = new ArrayList<>();
            questions.forEach((other, its) -> {
                if (!other.equals(name)) {
                    others.add(new TrainingRow(FOREIGN, name, "", false, "", Double.NaN,
                            scorer.assess(question, its.references().getFirst())));
                }
            });
            others.sort(Comparator.comparingDouble(
                    row -> -row.assessment().nearest().get(Feature.COSINE)));
            rows.addAll(others.subList(0, MOST_ALIKE));
            rows.addAll(others.subList(OTHERS_FROM, OTHERS_FROM + OTHERS));
        });
        return rows;
    }
}
