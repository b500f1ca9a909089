package dev.cardstock.grading.evaluate;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which labels people gave and which a grader gave. Labels are all that occur on either side. Immutable and
 * thread-safe.
 */
public final class Classification {
    private final SortedMap<String, SortedMap<String, Integer>> counts = new TreeMap<>();
    private final SortedSet<String> labels = new TreeSet<>();
    private final int size;

    private Classification(Collection<JudgedAnswer> answers, Function<JudgedAnswer, String> given,
            Function<JudgedAnswer, String> predicted) {
        for (JudgedAnswer answer : answers) {
            String label = given.apply(answer);
            String other = predicted.apply(answer);
            labels.add(label);
            labels.add(other);
            counts.computeIfAbsent(label, l -> new TreeMap<>()).merge(other, 1, Integer::sum);
        }
        size = answers.size();
    }

    static Classification of(Collection<JudgedAnswer> answers,
            Function<JudgedAnswer, String> given, Function<JudgedAnswer, String> predicted) {
        return new Classification(answers, given, predicted);
    }

    /** {@return the labels, in alphabetical order} */
    public SortedSet<String> labels() {
        return Collections.unmodifiableSortedSet(labels);
    }

    /**
     * A cell of the confusion matrix.
     *
     * @param label what people said
     * @param predicted what the grader said
     * @return how many answers
     */
    public int count(String label, String predicted) {
        return counts.getOrDefault(label, Collections.emptySortedMap()).getOrDefault(predicted, 0);
    }

    /**
     * How often people gave a label.
     *
     * @param label the label
     * @return how many answers
     */
    public int support(String label) {
        return counts.getOrDefault(label, Collections.emptySortedMap())
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** {@return the share of answers that got the label that people gave, 0 to 1; 0 of no answers} */
    public double accuracy() {
        int hits = labels.stream().mapToInt(label -> count(label, label)).sum();
        return size == 0 ? 0 : (double) hits / size;
    }

    /**
     * The harmonic mean of precision and recall of a label.
     *
     * @param label the label
     * @return 0 to 1; 0 where neither people nor the grader gave it
     */
    public double f1(String label) {
        int predicted = labels.stream().mapToInt(given -> count(given, label)).sum();
        int both = support(label) + predicted;
        return both == 0 ? 0 : 2.0 * count(label, label) / both;
    }

    /** {@return the mean of the labels' F1, 0 to 1; 0 of no answers} */
    public double macroF1() {
        return labels.stream().mapToDouble(this::f1).average().orElse(0);
    }

    /** {@return the mean of the labels' F1, weighed by how often people gave them, 0 to 1} */
    public double weightedF1() {
        double sum = labels.stream().mapToDouble(label -> support(label) * f1(label)).sum();
        return size == 0 ? 0 : sum / size;
    }
}
