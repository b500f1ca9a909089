package dev.cardstock.grading.sentence;

import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.grading.evaluate.Evaluation;
import dev.cardstock.grading.evaluate.JudgedAnswer;
import dev.cardstock.grading.sentence.CrossValidation.Judged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Chooses the score from which an answer is accepted within the folds: for each fold by what models say of the other
 * four that saw neither, and judges the fold by that.
 */
public final class Thresholds {
    private static final List<String> SETS = List.of("scientsbank", "beetle", "contrast");

    private Thresholds() {}

    /** Two folds, of which models learn nothing. */
    private record Two(int one, int other) {
        boolean has(int fold) {
            return one == fold || other == fold;
        }
    }

    /**
     * Prints the thresholds and the figures of each set.
     *
     * @param args files of graded answers
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        List<TrainingRow> rows = TrainingData.read(Arrays.asList(args));
        List<Two> pairs = new ArrayList<>();
        for (int one = 0; one < CrossValidation.FOLDS; one++) {
            for (int other = one + 1; other < CrossValidation.FOLDS; other++) {
                pairs.add(new Two(one, other));
            }
        }
        Map<Two, List<Judged>> inner = new HashMap<>();
        List<List<Judged>> judgedPairs = pairs.parallelStream().map(two -> {
            List<TrainingRow> both = new ArrayList<>(CrossValidation.inside(rows, two.one));
            both.addAll(CrossValidation.inside(rows, two.other));
            return CrossValidation.judge(both,
                    CrossValidation.outside(rows, Set.of(two.one, two.other)), Set.of());
        }).toList();
        for (int i = 0; i < pairs.size(); i++) {
            inner.put(pairs.get(i), judgedPairs.get(i));
        }
        List<Judged> outer = CrossValidation.judge(rows, Set.of());
        Map<String, List<JudgedAnswer>> bySet = new TreeMap<>();
        for (int f = 0; f < CrossValidation.FOLDS; f++) {
            int fold = f;
            List<Judged> others = new ArrayList<>();
            inner.forEach((two, judged) -> {
                if (two.has(fold)) {
                    judged.stream()
                            .filter(one -> CrossValidation.fold(one.row().question()) != fold)
                            .forEach(others::add);
                }
            });
            double threshold = best(others);
            System.out.printf(Locale.ROOT, "fold %d: accepted from %.2f%n", fold, threshold);
            outer.stream()
                    .filter(one -> CrossValidation.fold(one.row().question()) == fold)
                    .forEach(one -> bySet
                            .computeIfAbsent(one.row().set(), set -> new ArrayList<>())
                            .add(one.judged(policy(threshold))));
        }
        bySet.remove(TrainingData.FOREIGN);
        bySet.forEach((set, answers) -> {
            Evaluation evaluation = Evaluation.of(answers);
            System.out.printf(Locale.ROOT,
                    "%s: weighted F1 %.3f, labels macro-F1 %.3f, unsure %.3f%n", set,
                    evaluation.twoWay().weightedF1(), evaluation.labels().macroF1(),
                    evaluation.unsureShare());
        });
    }

    private static GradingPolicy policy(double threshold) {
        return GradingPolicy.standard().withThresholds(threshold, threshold - 0.05);
    }

    /** The threshold with the best weighted F1, on average over the sets. */
    private static double best(List<Judged> judged) {
        return IntStream.rangeClosed(30, 60)
                .mapToObj(percent -> percent / 100.0)
                .max((a, b) -> Double.compare(mean(judged, a), mean(judged, b)))
                .orElseThrow();
    }

    private static double mean(List<Judged> judged, double threshold) {
        Map<String, Evaluation> bySet = JudgeModels.evaluate(judged, policy(threshold));
        return SETS.stream()
                .mapToDouble(set -> bySet.get(set).twoWay().weightedF1())
                .average()
                .orElseThrow();
    }
}
