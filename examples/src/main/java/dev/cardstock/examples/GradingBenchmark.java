package dev.cardstock.examples;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.AnswerGraderProvider;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Verdict;
import dev.cardstock.grading.SemanticGrader;
import dev.cardstock.grading.evaluate.Classification;
import dev.cardstock.grading.evaluate.Evaluation;
import dev.cardstock.grading.evaluate.Evaluation.Agreement;
import dev.cardstock.grading.evaluate.JudgedAnswer;
import dev.cardstock.grading.memory.AnswerMemory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how well a grader judges answers that people have judged: {@code GradingBenchmark [OPTIONS]
 * FILE.jsonl…}. Each line is a JSON object with {@code question}, {@code references}, {@code answer}, one of
 * {@code label3}, {@code label} and {@code label2}, and as may be {@code question_id}, {@code language},
 * {@code alternatives}, {@code list}, {@code optional}, {@code otherCards}, {@code keyPoints}, {@code kind}
 * and {@code score} (0 to 1). An answer of which the grader is unsure counts as not accepted. The grader
 * {@code semantic} can remember other answers: those of another file, or those of the same file but for the part
 * that it judges.
 */
public final class GradingBenchmark {
    private static final String USAGE = """
            usage: GradingBenchmark [OPTIONS] FILE.jsonl...
              --strictness S       lenient, standard (the default) or strict
              --grader ID          the grader, semantic by default
              --option NAME=VALUE  another option of the grader; repeatable
              --memory FILE.jsonl  graded answers that the grader remembers
              --parts N            deals the answers into N parts, 2 or more, and judges each with
                                   the others remembered
              --json               print JSON instead of tables""";

    /** Pairs of a right and a wrong answer that words alone do not tell apart. */
    private static final Map<String, String> PAIRS = Map.of("minimal_ok", "minimal", "paraphrase",
            "misconception");

    /** Makes something of a grader which remembers graded answers. */
    private interface Use<T> {
        T of(AnswerGrader grader);
    }

    private final AnswerGrader grader;
    private final List<JudgedRow> remembered;
    private final int parts;

    private GradingBenchmark(AnswerGrader grader, List<JudgedRow> remembered, int parts) {
        this.grader = grader;
        this.remembered = remembered;
        this.parts = parts;
    }

    /**
     * Runs it.
     *
     * @param args options and files
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            out.println(report(List.of(args)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static String report(List<String> args) throws IOException {
        Options options = Options.none();
        String graderId = "semantic";
        boolean json = false;
        List<JudgedRow> remembered = List.of();
        int parts = 1;
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            boolean takesValue = Set
                    .of("--strictness", "--grader", "--option", "--memory", "--parts")
                    .contains(arg);
            if (takesValue && i + 1 == args.size()) {
                throw new IllegalArgumentException(arg + " needs a value\n" + USAGE);
            }
            String value = takesValue ? args.get(++i) : "";
            switch (arg) {
                case "--strictness" -> options = options.with("strictness", value);
                case "--grader" -> graderId = value;
                case "--option" -> {
                    int equals = value.indexOf('=');
                    if (equals < 1) {
                        throw new IllegalArgumentException(
                                "--option is '" + value + "', must be NAME=VALUE");
                    }
                    options = options.with(value.substring(0, equals), value.substring(equals + 1));
                }
                case "--memory" -> remembered = JudgedRows.read(Path.of(value));
                case "--parts" -> parts = parts(value);
                case "--json" -> json = true;
                default -> {
                    if (arg.startsWith("-")) {
                        throw new IllegalArgumentException("unknown option " + arg + "\n" + USAGE);
                    }
                    files.add(Path.of(arg));
                }
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        AnswerGrader grader = Plugins.load(AnswerGraderProvider.class)
                .get(graderId)
                .create(options);
        if ((parts > 1 || !remembered.isEmpty()) && !(grader instanceof SemanticGrader)) {
            throw new IllegalArgumentException(
                    "the grader " + graderId + " has no memory; leave --memory and --parts out");
        }
        GradingBenchmark benchmark = new GradingBenchmark(grader, remembered, parts);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("grader", benchmark.grader.id() + "/" + benchmark.grader.version());
        figures.put("options", options.asMap());
        figures.put("remembered", remembered.size());
        figures.put("parts", parts);
        StringBuilder tables = new StringBuilder();
        for (Path file : files) {
            Evaluation evaluation = Evaluation.of(benchmark.judge(file));
            figures.put(String.valueOf(file.getFileName()), figures(evaluation));
            tables.append(table(String.valueOf(file.getFileName()), evaluation)).append('\n');
        }
        return json
                ? JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(figures)
                : figures.get("grader") + " " + options + "\n\n"
                        + tables.toString().stripTrailing();
    }

    private List<JudgedAnswer> judge(Path file) throws IOException {
        List<JudgedRow> rows = JudgedRows.read(file);
        Set<String> labels = new TreeSet<>();
        rows.forEach(row -> labels.add(row.label()));
        List<JudgedAnswer> judged = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            int part = i;
            List<JudgedRow> others = new ArrayList<>(remembered);
            rows.stream().filter(row -> JudgedRows.part(row, parts) != part).forEach(others::add);
            judged.addAll(remembering(others, g -> rows.parallelStream()
                    .filter(row -> JudgedRows.part(row, parts) == part)
                    .map(row -> judged(row, g, labels))
                    .toList()));
        }
        return judged;
    }

    private <T> T remembering(List<JudgedRow> rows, Use<T> use) {
        if (rows.isEmpty() || !(grader instanceof SemanticGrader semantic)) {
            return use.of(grader);
        }
        try (AnswerMemory memory = JudgedRows.remember(rows)) {
            return use.of(SemanticGrader.builder()
                    .policy(semantic.policy())
                    .memory(memory)
                    .build());
        }
    }

    private static JudgedAnswer judged(JudgedRow row, AnswerGrader grader, Set<String> labels) {
        Grade grade = grader.grade(row.row().question(), row.row().answer());
        return JudgedAnswer.of(row.card(), row.kind(), row.label(), row.right(),
                predicted(grade.verdict(), labels), grade, row.mark());
    }

    private static int parts(String value) {
        try {
            int parts = Integer.parseInt(value);
            if (parts >= 2 && parts <= 1000) {
                return parts;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("--parts is '" + value + "', must be 2 to 1000");
    }

    /** The verdict in the labels of the file: what it has no label for is incorrect. */
    private static String predicted(Verdict verdict, Set<String> labels) {
        return switch (verdict) {
            case CORRECT, CORRECT_WITH_SLIPS -> JudgedRow.CORRECT;
            case CONTRADICTORY -> labels.contains(JudgedRow.CONTRADICTORY)
                    ? JudgedRow.CONTRADICTORY
                    : JudgedRow.INCORRECT;
            case PARTIAL -> JudgedRow.PARTIAL.stream()
                    .filter(labels::contains)
                    .findFirst()
                    .orElse(JudgedRow.INCORRECT);
            case INCORRECT, UNSURE -> JudgedRow.INCORRECT;
        };
    }

    private static Map<String, Object> figures(Evaluation evaluation) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("answers", evaluation.size());
        figures.put("cards", evaluation.cards());
        figures.put("twoWay", figures(evaluation.twoWay()));
        figures.put("labels", figures(evaluation.labels()));
        put(figures, "auc", evaluation.auc());
        figures.put("calibrationError", evaluation.calibrationError());
        figures.put("calibrationErrorOfEqualBins", evaluation.calibrationErrorOfEqualBins());
        figures.put("unsureShare", evaluation.unsureShare());
        put(figures, "pairAccuracy", evaluation.pairAccuracy(PAIRS));
        Agreement agreement = evaluation.scoreAgreement();
        if (agreement.answers() > 0) {
            figures.put("score", agreement);
            figures.put("credit", evaluation.creditAgreement());
        }
        Map<String, Object> kinds = new LinkedHashMap<>();
        evaluation.byKind().forEach((kind, part) -> {
            if (!kind.isEmpty()) {
                Map<String, Object> row = part(part);
                put(row, "auc", evaluation.auc(kind));
                kinds.put(kind, row);
            }
        });
        figures.put("kinds", kinds);
        Map<String, Object> labels = new LinkedHashMap<>();
        evaluation.byLabel().forEach((label, part) -> labels.put(label, part(part)));
        figures.put("byLabel", labels);
        return figures;
    }

    private static void put(Map<String, Object> figures, String name, OptionalDouble value) {
        value.ifPresent(v -> figures.put(name, v));
    }

    private static Map<String, Object> part(Evaluation part) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("answers", part.size());
        row.put("accuracy", part.twoWay().accuracy());
        row.put("acceptedShare", part.acceptedShare());
        row.put("unsureShare", part.unsureShare());
        return row;
    }

    private static Map<String, Object> figures(Classification classification) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("accuracy", classification.accuracy());
        figures.put("macroF1", classification.macroF1());
        figures.put("weightedF1", classification.weightedF1());
        Map<String, Object> matrix = new LinkedHashMap<>();
        for (String label : classification.labels()) {
            Map<String, Object> row = new LinkedHashMap<>();
            classification.labels()
                    .forEach(other -> row.put(other, classification.count(label, other)));
            matrix.put(label, row);
        }
        figures.put("confusion", matrix);
        return figures;
    }

    private static String table(String name, Evaluation evaluation) {
        StringBuilder table = new StringBuilder();
        line(table, "%s: %d answers to %d cards", name, evaluation.size(), evaluation.cards());
        line(table, "  %-22s %8s %8s %11s", "", "accuracy", "macro-F1", "weighted F1");
        row(table, "right or wrong", evaluation.twoWay());
        row(table, "by label", evaluation.labels());
        line(table, "  AUC %s, calibration error %.3f (bins of equal size %.3f), unsure %.1f %%",
                text(evaluation.auc()), evaluation.calibrationError(),
                evaluation.calibrationErrorOfEqualBins(), 100 * evaluation.unsureShare());
        evaluation.pairAccuracy(PAIRS)
                .ifPresent(share -> line(table, "  pair accuracy %.3f", share));
        Agreement score = evaluation.scoreAgreement();
        if (score.answers() > 0) {
            Agreement credit = evaluation.creditAgreement();
            line(table, "  marks: score r %.3f RMSE %.3f, credit r %.3f RMSE %.3f",
                    score.pearson(), score.rmse(), credit.pearson(), credit.rmse());
        }
        Classification labels = evaluation.labels();
        line(table, "  %-22s %8s %8s %8s  graded as", "label", "answers", "accepted", "unsure");
        evaluation.byLabel()
                .forEach((label, part) -> line(table, "  %-22s %8d %7.1f%% %7.1f%%  %s", label,
                        part.size(), 100 * part.acceptedShare(), 100 * part.unsureShare(),
                        String.join(", ",
                                labels.labels()
                                        .stream()
                                        .map(other -> other + " " + labels.count(label, other))
                                        .toList())));
        if (evaluation.byKind().size() > 1) {
            line(table, "  %-22s %8s %8s %8s %8s", "kind", "answers", "accepted", "unsure", "AUC");
            evaluation.byKind()
                    .forEach((kind, part) -> line(table, "  %-22s %8d %7.1f%% %7.1f%% %8s", kind,
                            part.size(), 100 * part.acceptedShare(), 100 * part.unsureShare(),
                            text(evaluation.auc(kind))));
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String name, Classification figures) {
        line(table, "  %-22s %8.3f %8.3f %11.3f", name, figures.accuracy(), figures.macroF1(),
                figures.weightedF1());
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void line(StringBuilder table, String format, Object... values) {
        table.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String text(OptionalDouble value) {
        return value.isPresent()
                ? String.format(Locale.ROOT, "%.3f", value.getAsDouble())
                : "-";
    }
}
