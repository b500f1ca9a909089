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
 * four that saw neither, and judges the fold by that. Of scores that do about as well the lowest is chosen, since a
 * right answer that is refused annoys more than a wrong one that passes.
 */
public final class Thresholds {
    /** So much of the weighted F1 is given for right answers that are not refused. */
    private static final double GIVEN = 0.005;

    private static final int MIN_PERCENT = 30;
    private static final int MAX_PERCENT = 60;

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
        System.out.printf(Locale.ROOT, "terse right answers of the contrast set accepted: %.3f%n",
                bySet.get("contrast")
                        .stream()
                        .filter(one -> one.kind().equals("terse"))
                        .mapToInt(one -> one.accepted() ? 1 : 0)
                        .average()
                        .orElseThrow());
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

    /** The lowest threshold whose weighted F1, on average over the sets, is about the best. */
    private static double best(List<Judged> judged) {
        double[] byPercent = IntStream.rangeClosed(0, MAX_PERCENT)
                .mapToDouble(percent -> percent < MIN_PERCENT ? 0 : mean(judged, percent / 100.0))
                .toArray();
        double best = Arrays.stream(byPercent).max().orElseThrow();
        return IntStream.rangeClosed(MIN_PERCENT, MAX_PERCENT)
                .filter(percent -> byPercent[percent] >= best - GIVEN)
                .findFirst()
                .orElseThrow() / 100.0;
    }

    private static double mean(List<Judged> judged, double threshold) {
        Map<String, Evaluation> bySet = JudgeModels.evaluate(judged, policy(threshold));
        return SETS.stream()
                .mapToDouble(set -> bySet.get(set).twoWay().weightedF1())
                .average()
                .orElseThrow();
    }
}
