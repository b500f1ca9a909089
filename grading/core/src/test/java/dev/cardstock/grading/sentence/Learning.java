package dev.cardstock.grading.sentence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Learns the two models of {@link SentenceScorer}. */
final class Learning {
    /** How much the rows of a set count. */
    private static final Map<String, Double> WEIGHTS = Map.of("scientsbank", 1.75, "beetle", 1.0,
            "saf_en", 0.3, "saf_de", 0.3, "contrast", 4.0, "cards", 1.0, "classroom", 0.4,
            TrainingData.FOREIGN, 0.6);

    private static final Boosting.Settings ACCEPTANCE = new Boosting.Settings(500, 16, 0.05, true);
    /** What makes an answer worse may make it the opposite or nonsense: nothing is known beforehand. */
    private static final Boosting.Settings CONTRADICTION = new Boosting.Settings(300, 8, 0.05,
            false);

    private Learning() {}

    /** Learns whether an answer is accepted, from all but some features. */
    static Model acceptance(List<TrainingRow> rows, Set<Feature> without) {
        return learn(rows, TrainingRow::right, ACCEPTANCE, without);
    }

    /** Learns whether an answer says the opposite, from the sets that tell. */
    static Model contradiction(List<TrainingRow> rows) {
        return learn(rows.stream().filter(row -> !row.threeWay().isEmpty()).toList(),
                row -> row.threeWay().equals("contradictory"), CONTRADICTION, Set.of());
    }

    private static Model learn(List<TrainingRow> rows, Predicate<TrainingRow> positive,
            Boosting.Settings settings, Set<Feature> without) {
        double[][] features = rows.stream().map(TrainingRow::features).toArray(double[][]::new);
        if (!without.isEmpty()) {
            for (int i = 0; i < features.length; i++) {
                features[i] = features[i].clone();
                for (Feature feature : without) {
                    features[i][feature.place()] = 0;
                }
            }
        }
        double[] labels = rows.stream().mapToDouble(row -> positive.test(row) ? 1 : 0).toArray();
        double[] weights = rows.stream().mapToDouble(row -> WEIGHTS.get(row.set())).toArray();
        return Boosting.learn(features, labels, weights, settings);
    }
}
