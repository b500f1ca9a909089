package dev.cardstock.grading.sentence;

import static dev.cardstock.grading.sentence.Feature.*;

import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.grading.evaluate.Evaluation;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Says what features give: how much worse models do that are learned without them. */
public final class Ablation {
    private Ablation() {}

    private static Set<Feature> those(Predicate<String> names) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if (names.test(feature.name())) {
                features.add(feature);
            }
        }
        return features;
    }

    private static Map<String, Set<Feature>> groups() {
        Map<String, Set<Feature>> groups = new LinkedHashMap<>();
        groups.put("(all features)", Set.of());
        groups.put("same words", those(name -> name.contains("EXACT")));
        groups.put("WordNet", EnumSet.of(LEXICAL, LEXICAL_NEW, SYNONYMS, SIBLINGS, OPPOSITES));
        groups.put("vectors of words", those(name -> name.contains("VECTOR")));
        groups.put("best of these", those(name -> name.contains("MIXED")));
        groups.put("vectors of texts",
                those(name -> name.startsWith("COSINE") || name.equals("PROJECTION")));
        groups.put("how the reference covers the answer",
                those(name -> name.startsWith("BACK") || name.equals("FOREIGN")));
        groups.put("the least covered words",
                EnumSet.of(LEAST, SECOND_LEAST, LOST, KEY, KEY_EXACT));
        groups.put("question's words left aside",
                those(name -> name.contains("NEW") || name.contains("SOFT")
                        || name.contains("QUESTION") || name.contains("FRESH")));
        groups.put("letters", those(name -> name.startsWith("TRIGRAMS")));
        groups.put("lengths",
                EnumSet.of(LENGTH, WORDS, RATIO, REFERENCE_LENGTH, FRESH, ANSWER_FRESH));
        groups.put("denial and opposites", EnumSet.of(NEGATION, OPPOSITE, NOT_IN_REFERENCE,
                NOT_IN_ANSWER, PARITY, OPPOSITES));
        groups.put("order and roles",
                EnumSet.of(ROLES, ASCENDING, NEIGHBOURS, FUNCTION, BROKEN, PAIRS));
        groups.put("numbers", EnumSet.of(NUMBER, NUMBERS_FOUND, NUMBERS_FOREIGN));
        groups.put("more, less, because", EnumSet.of(COMPARED, COMPARED_LOST, REASON));
        groups.put("other references",
                those(name -> name.endsWith("_MAX") || name.endsWith("_MEAN")
                        || name.equals("REFERENCES")));
        return groups;
    }

    /**
     * Prints a table.
     *
     * @param args files of graded answers; with "--each" before them a line for each feature
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        boolean each = args[0].equals("--each");
        List<TrainingRow> rows = TrainingData
                .read(Arrays.asList(args).subList(each ? 1 : 0, args.length));
        Map<String, Set<Feature>> groups = groups();
        if (each) {
            groups.keySet().retainAll(Set.of("(all features)"));
            for (Feature feature : Feature.values()) {
                groups.put(feature.name(), Set.of(feature));
            }
        }
        System.out.println(
                "| without | SciEntsBank F1 | AUC | Beetle F1 | AUC | contrast F1 | AUC | small change |\n"
                        + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        groups.forEach((name, without) -> {
            Map<String, Evaluation> bySet = JudgeModels.evaluate(
                    CrossValidation.judge(rows, without), GradingPolicy.standard());
            StringBuilder line = new StringBuilder("| " + name);
            for (String set : List.of("scientsbank", "beetle", "contrast")) {
                Evaluation evaluation = bySet.get(set);
                line.append(String.format(Locale.ROOT, " | %.3f | %.3f",
                        evaluation.twoWay().weightedF1(), evaluation.auc().orElse(Double.NaN)));
            }
            System.out.printf(Locale.ROOT, "%s | %.3f |%n", line, bySet.get("contrast")
                    .pairAccuracy(Map.of("minimal_ok", "minimal"))
                    .orElse(Double.NaN));
        });
    }
}
