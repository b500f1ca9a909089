package dev.cardstock.grading.evaluate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Figures of how well a grader judges, over answers that people have judged as well. An answer of which the
 * grader is unsure counts as not accepted in all of them. Whoever fits a grader reports figures of answers
 * to cards that it was not fitted to. The order of the answers is of no account but for the last bits of
 * sums. Immutable and thread-safe; a million answers are no burden.
 *
 * {@snippet class = "dev.cardstock.grading.Snippets" region = "evaluation"}
 */
public final class Evaluation {
    private static final int BINS = 10;
    private static final Comparator<JudgedAnswer> BY_SCORE = Comparator
            .comparingDouble(JudgedAnswer::score);

    /**
     * How well two marks of the same answers agree.
     *
     * @param answers how many answers people have marked
     * @param pearson the correlation (Pearson's r), -1 to 1; 0 where all marks of one side are equal
     * @param rmse the root of the mean squared difference, 0 to 1
     */
    public record Agreement(int answers, double pearson, double rmse) {}

    private final List<JudgedAnswer> answers;

    private Evaluation(Collection<JudgedAnswer> answers) {
        this.answers = List.copyOf(answers);
    }

    /**
     * Evaluates judged answers.
     *
     * @param answers the answers; copied
     * @return their figures
     */
    public static Evaluation of(Collection<JudgedAnswer> answers) {
        return new Evaluation(answers);
    }

    /** {@return how many answers there are} */
    public int size() {
        return answers.size();
    }

    /** {@return how many different cards they answer} */
    public int cards() {
        return (int) answers.stream().map(JudgedAnswer::card).distinct().count();
    }

    /** {@return right or wrong, as {@code right} and {@code wrong}} */
    public Classification twoWay() {
        return Classification.of(answers, answer -> side(answer.right()),
                answer -> side(answer.accepted()));
    }

    private static String side(boolean right) {
        return right ? "right" : "wrong";
    }

    /** {@return all labels that people and the grader gave} */
    public Classification labels() {
        return Classification.of(answers, JudgedAnswer::label, JudgedAnswer::predicted);
    }

    /** {@return the share of answers that were accepted, 0 to 1; 0 of no answers} */
    public double acceptedShare() {
        return share(JudgedAnswer::accepted);
    }

    /** {@return the share of answers of which the grader is unsure, 0 to 1; 0 of no answers} */
    public double unsureShare() {
        return share(JudgedAnswer::unsure);
    }

    private double share(Predicate<JudgedAnswer> test) {
        return answers.isEmpty()
                ? 0
                : (double) answers.stream().filter(test).count() / answers.size();
    }

    /**
     * The probability that a right answer has a higher score than a wrong one, equal scores counting half:
     * the area under the ROC curve (Mann and Whitney, 1947).
     *
     * @return 0 to 1; empty where all answers are right or all are wrong
     */
    public OptionalDouble auc() {
        return auc(answers);
    }

    private static OptionalDouble auc(Collection<JudgedAnswer> some) {
        List<JudgedAnswer> sorted = new ArrayList<>(some);
        sorted.sort(BY_SCORE);
        long right = 0;
        long wrong = 0;
        // Twice the number of pairs won, to count a tie as one.
        long won = 0;
        for (int from = 0; from < sorted.size();) {
            int to = from;
            long rightHere = 0;
            while (to < sorted.size() && sorted.get(to).score() == sorted.get(from).score()) {
                rightHere += sorted.get(to).right() ? 1 : 0;
                to++;
            }
            long wrongHere = to - from - rightHere;
            won += rightHere * (2 * wrong + wrongHere);
            right += rightHere;
            wrong += wrongHere;
            from = to;
        }
        return right == 0 || wrong == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(won / (2.0 * right * wrong));
    }

    /**
     * The area under the ROC curve for one kind of answers: those of the kind against all of the other
     * side, right ones against all wrong ones and wrong ones against all right ones.
     *
     * @param kind the kind
     * @return 0 to 1; empty where there is nothing to compare, or the kind has right and wrong answers
     */
    public OptionalDouble auc(String kind) {
        List<JudgedAnswer> own = answers.stream().filter(a -> a.kind().equals(kind)).toList();
        if (own.isEmpty() || own.stream().anyMatch(a -> a.right() != own.get(0).right())) {
            return OptionalDouble.empty();
        }
        boolean right = own.get(0).right();
        return auc(answers.stream()
                .filter(answer -> answer.kind().equals(kind) || answer.right() != right)
                .toList());
    }

    /**
     * The expected calibration error: how far the scores are from the share of right answers, in ten bins
     * of equal width, each weighed by its answers (Naeini, Cooper and Hauskrecht, "Obtaining Well
     * Calibrated Probabilities Using Bayesian Binning", 2015). A bin holds its lower bound; the last one
     * holds 1 too.
     *
     * @return 0 to 1; 0 of no answers
     */
    public double calibrationError() {
        List<List<JudgedAnswer>> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new ArrayList<>());
        }
        answers.forEach(
                answer -> bins.get(Math.min(BINS - 1, (int) (answer.score() * BINS))).add(answer));
        return calibrationError(bins);
    }

    /**
     * The expected calibration error in ten bins of about equal numbers of answers. Answers with equal
     * scores stay in one bin, the earlier.
     *
     * @return 0 to 1; 0 of no answers
     */
    public double calibrationErrorOfEqualBins() {
        List<JudgedAnswer> sorted = new ArrayList<>(answers);
        sorted.sort(BY_SCORE);
        List<List<JudgedAnswer>> bins = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= BINS; i++) {
            int to = Math.max(from, (int) ((long) sorted.size() * i / BINS));
            while (to > from && to < sorted.size()
                    && sorted.get(to).score() == sorted.get(to - 1).score()) {
                to++;
            }
            bins.add(sorted.subList(from, to));
            from = to;
        }
        return calibrationError(bins);
    }

    private double calibrationError(List<List<JudgedAnswer>> bins) {
        double sum = 0;
        for (List<JudgedAnswer> bin : bins) {
            double scores = 0;
            double right = 0;
            for (JudgedAnswer answer : bin) {
                scores += answer.score();
                right += answer.right() ? 1 : 0;
            }
            sum += Math.abs(scores - right);
        }
        return answers.isEmpty() ? 0 : sum / answers.size();
    }

    /**
     * How well the scores agree with the marks that people gave.
     *
     * @return the agreement; of 0 answers where people gave none
     */
    public Agreement scoreAgreement() {
        return agreement(JudgedAnswer::score);
    }

    /**
     * How well the credits agree with the marks that people gave.
     *
     * @return the agreement; of 0 answers where people gave none
     */
    public Agreement creditAgreement() {
        return agreement(JudgedAnswer::credit);
    }

    private Agreement agreement(ToDoubleFunction<JudgedAnswer> given) {
        List<JudgedAnswer> marked = answers.stream().filter(a -> a.mark().isPresent()).toList();
        if (marked.isEmpty()) {
            return new Agreement(0, 0, 0);
        }
        double meanX = marked.stream().mapToDouble(given).average().orElse(0);
        double meanY = marked.stream().mapToDouble(a -> a.mark().orElse(0)).average().orElse(0);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        double squares = 0;
        for (JudgedAnswer answer : marked) {
            double x = given.applyAsDouble(answer);
            double y = answer.mark().orElse(0);
            xy += (x - meanX) * (y - meanY);
            xx += (x - meanX) * (x - meanX);
            yy += (y - meanY) * (y - meanY);
            squares += (x - y) * (x - y);
        }
        double pearson = xx * yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
        return new Agreement(marked.size(), Math.max(-1, Math.min(1, pearson)),
                Math.sqrt(squares / marked.size()));
    }

    /**
     * The share of pairs of answers to the same card, a right one of one kind and a wrong one of another, in
     * which the right one has the higher score; equal scores count half, so chance gives 0.5.
     *
     * @param rightToWrong the kinds of wrong answers by the kinds of right ones that they are paired with,
     *     such as {@code paraphrase} to {@code misconception}
     * @return 0 to 1; empty where there is no such pair
     */
    public OptionalDouble pairAccuracy(Map<String, String> rightToWrong) {
        Map<String, List<JudgedAnswer>> byKind = group(JudgedAnswer::kind);
        long pairs = 0;
        long won = 0;
        for (Map.Entry<String, String> kinds : rightToWrong.entrySet()) {
            Map<String, List<JudgedAnswer>> wrong = byKind.getOrDefault(kinds.getValue(), List.of())
                    .stream()
                    .filter(answer -> !answer.right())
                    .collect(groupingBy(JudgedAnswer::card));
            for (JudgedAnswer better : byKind.getOrDefault(kinds.getKey(), List.of())) {
                if (!better.right()) {
                    continue;
                }
                for (JudgedAnswer worse : wrong.getOrDefault(better.card(), List.of())) {
                    pairs++;
                    won += 1 + Integer.signum(Double.compare(better.score(), worse.score()));
                }
            }
        }
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(won / (2.0 * pairs));
    }

    /** {@return the figures of each kind of answer, by kind} */
    public SortedMap<String, Evaluation> byKind() {
        return evaluations(JudgedAnswer::kind);
    }

    /** {@return the figures of the answers with each label that people gave, by label} */
    public SortedMap<String, Evaluation> byLabel() {
        return evaluations(JudgedAnswer::label);
    }

    private SortedMap<String, Evaluation> evaluations(Function<JudgedAnswer, String> by) {
        SortedMap<String, Evaluation> parts = new TreeMap<>();
        group(by).forEach((name, some) -> parts.put(name, new Evaluation(some)));
        return parts;
    }

    private SortedMap<String, List<JudgedAnswer>> group(Function<JudgedAnswer, String> by) {
        return answers.stream().collect(groupingBy(by, TreeMap::new, toList()));
    }
}
