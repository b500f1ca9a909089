package dev.cardstock.grading.sentence;

import java.util.ArrayList;
import java.util.List;

/**
 * How far an answer makes a point.
 *
 * @param share how much of the point's words it covers, 0 to 1
 * @param contradicted whether it says the opposite
 * @param evidence the words of the answer that cover it, in the answer's order
 */
public record PointMade(double share, boolean contradicted, List<String> evidence) {
    private static final double LEAST = 0.55;

    static PointMade of(Comparison comparison, Guards.Report report) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < comparison.reference.size(); i++) {
            int best = -1;
            double most = LEAST;
            for (int j = 0; j < comparison.answer.size(); j++) {
                double likeness = Math.max(comparison.lexical[i][j], comparison.vector[i][j]);
                if (likeness >= most && (best < 0 || likeness > most)) {
                    best = j;
                    most = likeness;
                }
            }
            if (best >= 0) {
                places.add(best);
            }
        }
        boolean contradicted = report.findings()
                .stream()
                .anyMatch(finding -> finding.kind() == Guards.Kind.NEGATION
                        || finding.kind() == Guards.Kind.OPPOSITE
                        || finding.kind() == Guards.Kind.NUMBER);
        return new PointMade(comparison.get(Feature.MIXED), contradicted,
                places.stream()
                        .distinct()
                        .sorted()
                        .map(place -> comparison.answer.word(place).word().text())
                        .toList());
    }
}
