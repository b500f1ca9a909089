package dev.cardstock.grading.sentence;

import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.grading.evaluate.JudgedAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Judges answers by models that never saw their questions. */
final class CrossValidation {
    static final int FOLDS = 5;

    private CrossValidation() {}

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

    /** The rows whose questions are in none of some folds. */
    static List<TrainingRow> outside(List<TrainingRow> rows, Set<Integer> folds) {
        return rows.stream().filter(row -> !folds.contains(fold(row.question()))).toList();
    }

    /** The rows whose questions are in a fold. */
    static List<TrainingRow> inside(List<TrainingRow> rows, int fold) {
        return rows.stream().filter(row -> fold(row.question()) == fold).toList();
    }

    /** What an answer gets from models that never saw its question. */
    record Judged(TrainingRow row, Assessment assessment, double score) {
        static Judged of(TrainingRow row, Model acceptance, Model contradiction) {
            Assessment same = row.assessment();
            Assessment assessment = new Assessment(same.nearest(), same.reference(), same.report(),
                    acceptance.probability(row.features()),
                    contradiction.probability(row.features()));
            return new Judged(row, assessment, assessment.held());
        }

        private String predicted(GradingPolicy policy) {
            return score >= policy.acceptFrom()
                    ? "correct"
                    : score < policy.rejectBelow() && assessment.contradicts()
                            ? "contradictory"
                            : "incorrect";
        }

        JudgedAnswer judged(GradingPolicy policy) {
            String predicted = predicted(policy);
            boolean unsure = score < policy.acceptFrom() && score >= policy.rejectBelow();
            String label = row.threeWay().isEmpty()
                    ? row.right() ? "correct" : "incorrect"
                    : row.threeWay();
            return new JudgedAnswer(row.question(), row.kind(), label, row.right(), predicted,
                    predicted.equals("correct"), unsure, score, score,
                    Double.isNaN(row.score())
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(row.score()));
        }
    }

    /** Judges all rows, each by models that were learned from the other folds, without some features. */
    static List<Judged> judge(List<TrainingRow> rows, Set<Feature> without) {
        return IntStream.range(0, FOLDS)
                .parallel()
                .mapToObj(fold -> judge(inside(rows, fold), outside(rows, Set.of(fold)), without))
                .flatMap(List::stream)
                .toList();
    }

    /** Judges rows by models that were learned from others. */
    static List<Judged> judge(List<TrainingRow> rows, List<TrainingRow> others,
            Set<Feature> without) {
        Model acceptance = Learning.acceptance(others, without);
        Model contradiction = Learning.contradiction(others);
        List<Judged> judged = new ArrayList<>(rows.size());
        rows.forEach(row -> judged.add(Judged.of(row, acceptance, contradiction)));
        return judged;
    }
}
