package dev.cardstock.grading.sentence;

import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.Question;
import dev.cardstock.grading.evaluate.Evaluation;
import dev.cardstock.grading.evaluate.JudgedAnswer;
import dev.cardstock.grading.language.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Learns the models of {@link SentenceScorer} from graded answers, and says how well they do. */
public final class TrainModels {
    static final int FOLDS = 5;

    private static final String NOTICE = """
            # Learned from SciEntsBank and Beetle (SemEval-2013 Task 7, Dzikovska et al., CC BY-SA 3.0), from SAF
            # (Filighera et al. 2022, MIT and CC BY 4.0) and from graded answers of Cardstock's own.
            # This file alone is under CC BY-SA 3.0: https://creativecommons.org/licenses/by-sa/3.0/
            """;

    private static final int TREES = 300;
    /** The set of answers that are right ones of other questions; nobody would accept them. */
    private static final String FOREIGN = "foreign";

    /** Pairs of a right and a wrong answer that words alone do not tell apart. */
    private static final Map<String, String> PAIRS = new TreeMap<>(
            Map.of("minimal_ok", "minimal", "paraphrase", "misconception"));

    private static final int FOREIGN_ANSWERS = 4;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A graded answer. */
    record Row(String set, String question, String kind, boolean right, String threeWay,
            double score,
            Assessment assessment) {
        double[] features() {
            return assessment.nearest().values();
        }
    }

    /** How much the rows of a set count. */
    private static final Map<String, Double> WEIGHTS = Map.of("scientsbank", 1.0, "beetle", 1.0,
            "saf_en", 0.3, "saf_de", 0.3, "contrast", 3.0, FOREIGN, 1.0);

    private TrainModels() {}

    static List<Row> read(Path file, StaticVectors vectors) throws IOException {
        Model none = new Model(0, List.of());
        SentenceScorer scorer = new SentenceScorer(new Words(), vectors, none, none);
        List<Row> rows = new ArrayList<>();
        Map<String, Question> questions = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = JSON.readTree(line);
            String set = row.get("dataset").asString();
            Question.Builder question = Question.builder(row.get("question").asString())
                    .language(set.endsWith("_de") ? Locale.GERMAN : Locale.ENGLISH);
            row.get("references").forEach(text -> {
                if (!text.asString().isBlank()) {
                    question.reference(text.asString());
                }
            });
            questions.put(set + "/" + row.get("question_id").asString(), question.build());
            boolean twoWay = row.has("label2");
            rows.add(new Row(set, set + "/" + row.get("question_id").asString(),
                    row.has("kind") ? row.get("kind").asString() : "",
                    row.get(twoWay ? "label2" : "label").asString().equals("correct"),
                    twoWay ? row.get("label3").asString() : "",
                    row.has("score") ? row.get("score").asDouble() : Double.NaN,
                    scorer.assess(question.build(), row.get("answer").asString())));
        }
        if (rows.getFirst().set.equals("contrast")) {
            addForeign(rows, questions, scorer);
        }
        return rows;
    }

    private static void addForeign(List<Row> rows, Map<String, Question> questions,
            SentenceScorer scorer) {
        List<String> names = List.copyOf(questions.keySet());
        for (String name : names) {
            Question question = questions.get(name);
            List<Row> others = new ArrayList<>();
            for (String other : names) {
                if (!other.equals(name)) {
                    others.add(new Row(FOREIGN, name, "", false, "", Double.NaN,
                            scorer.assess(question,
                                    questions.get(other).references().getFirst())));
                }
            }
            others.sort(Comparator.comparingDouble(
                    row -> -row.assessment.nearest().get(Feature.COSINE)));
            // The most alike, then some of the others.
            rows.addAll(others.subList(0, FOREIGN_ANSWERS));
            rows.addAll(others.subList(60, 60 + FOREIGN_ANSWERS / 2));
        }
    }

    /** Questions are dealt out by their names: which fold one is in depends on no other. */
    static int fold(String question) {
        long hash = 1_125_899_906_842_597L;
        for (byte b : question.getBytes(StandardCharsets.UTF_8)) {
            hash = 31 * hash + b;
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return (int) Long.remainderUnsigned(hash, FOLDS);
    }

    static Model learn(List<Row> rows, Predicate<Row> positive, Predicate<Row> counts) {
        List<Row> kept = rows.stream().filter(counts).toList();
        double[][] features = kept.stream().map(Row::features).toArray(double[][]::new);
        double[] labels = kept.stream().mapToDouble(row -> positive.test(row) ? 1 : 0).toArray();
        double[] weights = kept.stream().mapToDouble(row -> WEIGHTS.get(row.set)).toArray();
        return Boosting.learn(features, labels, weights, TREES);
    }

    static Model acceptance(List<Row> rows) {
        return learn(rows, Row::right, row -> true);
    }

    static Model contradiction(List<Row> rows) {
        return learn(rows, row -> row.threeWay.equals("contradictory"),
                row -> row.set.equals("scientsbank") || row.set.equals("beetle"));
    }

    /** What an answer gets from models that never saw its question. */
    record Judged(Row row, Assessment assessment, double score) {
        static Judged of(Row row, Model acceptance, Model contradiction) {
            Assessment same = row.assessment;
            Assessment assessment = new Assessment(same.nearest(), same.reference(), same.report(),
                    acceptance.probability(row.features()),
                    contradiction.probability(row.features()));
            return new Judged(row, assessment, assessment.held());
        }

        String predicted(GradingPolicy policy) {
            return score >= policy.acceptFrom()
                    ? "correct"
                    : score < policy.rejectBelow() && assessment.contradicts()
                            ? "contradictory"
                            : "incorrect";
        }

        JudgedAnswer judged(GradingPolicy policy) {
            String predicted = predicted(policy);
            boolean unsure = score < policy.acceptFrom() && score >= policy.rejectBelow();
            String label = row.threeWay.isEmpty()
                    ? row.right ? "correct" : "incorrect"
                    : row.threeWay;
            return new JudgedAnswer(row.question, row.kind, label, row.right, predicted,
                    predicted.equals("correct"), unsure, score, score,
                    Double.isNaN(row.score)
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(row.score));
        }
    }

    static List<Judged> crossValidate(List<Row> rows) {
        List<Judged> judged = new ArrayList<>();
        for (int f = 0; f < FOLDS; f++) {
            int fold = f;
            List<Row> others = rows.stream().filter(row -> fold(row.question) != fold).toList();
            Model acceptance = acceptance(others);
            Model contradiction = contradiction(others);
            rows.stream()
                    .filter(row -> fold(row.question) == fold)
                    .forEach(row -> judged.add(Judged.of(row, acceptance, contradiction)));
        }
        return judged;
    }

    /**
     * Writes the models, and prints how well models do that never saw the questions.
     *
     * @param args the folder for the models, then files of graded answers
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Path out = Path.of(args[0]);
        List<Row> rows = new ArrayList<>();
        for (String file : Arrays.asList(args).subList(1, args.length)) {
            rows.addAll(read(Path.of(file), StaticVectors.shipped()));
        }
        Files.createDirectories(out);
        Files.writeString(out.resolve("acceptance.model"), NOTICE + acceptance(rows).write());
        Files.writeString(out.resolve("contradiction.model"), NOTICE + contradiction(rows).write());
        Map<String, List<JudgedAnswer>> bySet = new TreeMap<>();
        for (Judged one : crossValidate(rows)) {
            bySet.computeIfAbsent(one.row.set, set -> new ArrayList<>())
                    .add(one.judged(GradingPolicy.standard()));
        }
        bySet.remove(FOREIGN); // All of them are wrong: a set of its own says nothing.
        bySet.forEach((set, answers) -> System.out.print(report(set, Evaluation.of(answers))));
    }

    private static String report(String set, Evaluation evaluation) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "%s: %d answers to %d questions%n  weighted F1 %.3f, macro-F1 %.3f, labels macro-F1 %.3f,"
                        + " AUC %.3f, calibration error %.3f, unsure %.3f%n",
                set, evaluation.size(), evaluation.cards(), evaluation.twoWay().weightedF1(),
                evaluation.twoWay().macroF1(), evaluation.labels().macroF1(),
                evaluation.auc().orElse(Double.NaN), evaluation.calibrationError(),
                evaluation.unsureShare()));
        PAIRS.forEach((right, wrong) -> evaluation.pairAccuracy(Map.of(right, wrong))
                .ifPresent(share -> text.append(String.format(Locale.ROOT,
                        "  %s above %s %.3f%n", right, wrong, share))));
        evaluation.byKind()
                .forEach((kind, part) -> text.append(kind.isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, "  %s accepted %.3f%n", kind,
                                part.acceptedShare())));
        return text.toString();
    }
}
