package dev.cardstock.grading.sentence;

import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.grading.evaluate.Evaluation;
import dev.cardstock.grading.evaluate.JudgedAnswer;
import dev.cardstock.grading.sentence.CrossValidation.Judged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Says how well models do on questions that they never saw. */
public final class JudgeModels {
    /** Pairs of a right and a wrong answer that words alone do not tell apart. */
    private static final Map<String, String> PAIRS = new TreeMap<>(
            Map.of("minimal_ok", "minimal", "paraphrase", "misconception"));

    private JudgeModels() {}

    /**
     * Prints the figures of each set, by the thresholds of the standard policy.
     *
     * @param args files of graded answers
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        List<TrainingRow> rows = TrainingData.read(Arrays.asList(args));
        evaluate(CrossValidation.judge(rows, Set.of()), GradingPolicy.standard())
                .forEach((set, evaluation) -> System.out.print(report(set, evaluation)));
    }

    /** The figures of each set. */
    static Map<String, Evaluation> evaluate(List<Judged> judged, GradingPolicy policy) {
        Map<String, List<JudgedAnswer>> bySet = new TreeMap<>();
        for (Judged one : judged) {
            bySet.computeIfAbsent(one.row().set(), set -> new ArrayList<>())
                    .add(one.judged(policy));
        }
        bySet.remove(TrainingData.FOREIGN); // All of them are wrong: a set of its own says nothing.
        Map<String, Evaluation> evaluations = new TreeMap<>();
        bySet.forEach((set, answers) -> evaluations.put(set, Evaluation.of(answers)));
        return evaluations;
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
