package dev.cardstock.grading.sentence;

import dev.cardstock.grading.Calibration;
import dev.cardstock.grading.Calibration.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Fits what is made of scores where no vectors are at hand: models that were learned with vectors judge answers that
 * are compared without, to questions that they never saw.
 */
public final class WithoutVectors {
    private static final Set<String> SETS = Set.of("scientsbank", "beetle", "contrast", "cards");

    private WithoutVectors() {}

    /**
     * Prints the slope and the shift.
     *
     * @param args files of graded answers
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        List<TrainingRow> with = TrainingData.read(Arrays.asList(args));
        List<TrainingRow> without = TrainingData.read(Arrays.asList(args),
                WordVectors.none());
        List<Judgement> judgements = new ArrayList<>();
        Map<String, List<Judgement>> bySet = new TreeMap<>();
        for (int fold = 0; fold < CrossValidation.FOLDS; fold++) {
            CrossValidation.judge(CrossValidation.inside(without, fold),
                    CrossValidation.outside(with, Set.of(fold)), Set.of())
                    .stream()
                    .filter(one -> SETS.contains(one.row().set())
                            && one.assessment().signs().isEmpty()
                            && !one.assessment().isNearCopy())
                    .forEach(one -> {
                        Judgement judgement = new Judgement(one.score(), one.row().right());
                        judgements.add(judgement);
                        bySet.computeIfAbsent(one.row().set(), set -> new ArrayList<>())
                                .add(judgement);
                    });
        }
        System.out.println("all: " + Calibration.fit(judgements));
        bySet.forEach((set, some) -> System.out.printf(Locale.ROOT, "%s: %s of %d%n", set,
                Calibration.fit(some), some.size()));
    }
}
