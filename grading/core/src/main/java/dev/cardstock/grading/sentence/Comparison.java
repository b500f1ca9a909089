package dev.cardstock.grading.sentence;

import dev.cardstock.grading.language.Lexicon;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How the words of an answer stand to those of one reference. Made for one grade, in one thread. */
final class Comparison {
    private static final double LEAST_WEIGHT = 0.1;

    private static final Set<String> MORE = Set.of("more", "higher", "greater", "bigger", "larger",
            "longer",
            "faster", "increase", "increases", "increased", "most", "warmer", "hotter", "louder",
            "harder",
            "stronger", "heavier");
    private static final Set<String> LESS = Set.of("less", "lower", "smaller", "shorter", "slower",
            "decrease",
            "decreases", "decreased", "fewer", "least", "colder", "cooler", "softer", "weaker",
            "lighter");
    private static final Set<String> REASONS = Set.of("because", "since", "weil", "denn", "da");

    final Passage question;
    final Passage reference;
    final Passage answer;
    private final Lexicon lexicon;

    /** How surely each word of the reference is each word of the answer: the same, akin, and near. */
    final double[][] exact;
    final double[][] lexical;
    final double[][] vector;

    /** How much each word of the reference, and of the answer, counts when the question's do not. */
    final Weighed weighedAnswer;
    private final double[] referenceNew;
    private final double[] referenceSoft;
    private final double[] answerNew;
    private final double[] answerSoft;
    private final double[] values = new double[Feature.COUNT];

    Comparison(Passage question, Weighed weighedReference, Weighed weighedAnswer,
            Lexicon lexicon) {
        this.question = question;
        this.weighedAnswer = weighedAnswer;
        this.lexicon = lexicon;
        reference = weighedReference.text;
        answer = weighedAnswer.text;
        referenceNew = weighedReference.hard;
        referenceSoft = weighedReference.soft;
        answerNew = weighedAnswer.hard;
        answerSoft = weighedAnswer.soft;
        int rows = reference.size();
        int columns = answer.size();
        exact = new double[rows][columns];
        lexical = new double[rows][columns];
        vector = new double[rows][];
        for (int i = 0; i < rows; i++) {
            double[] near = reference.cosines(i, answer);
            for (int j = 0; j < columns; j++) {
                double same = reference.word(i).sameness(answer.word(j));
                exact[i][j] = same;
                lexical[i][j] = same > 0
                        ? same
                        : lexicon.relatedness(reference.word(i).term(), answer.word(j).term());
                near[j] = same > 0 ? same : Math.max(0, near[j]);
            }
            vector[i] = near;
        }
        compareWords();
    }

    private boolean isNew(int place) {
        return referenceNew[place] == reference.weights[place];
    }

    double get(Feature feature) {
        return values[feature.place()];
    }

    void put(Feature feature, double value) {
        values[feature.place()] = value;
    }

    double[] values() {
        return values;
    }

    /** The words of the answer that are neither in the reference nor in the question. */
    List<Tokens.Token> added() {
        double[] inReference = bestOfColumns(exact);
        List<Tokens.Token> added = new ArrayList<>();
        for (int j = 0; j < inReference.length; j++) {
            if (inReference[j] == 0 && answerNew[j] == answer.weights[j]) {
                added.add(answer.word(j));
            }
        }
        return added;
    }

    /** By this the nearest reference is chosen. */
    double nearness() {
        return get(Feature.MIXED_NEW) + 0.5 * get(Feature.BACK_MIXED_NEW) + get(Feature.COSINE);
    }

    private void compareWords() {
        double[] one = new double[reference.size()];
        Arrays.fill(one, 1);
        double[] e = bestOfRows(exact);
        double[] l = bestOfRows(lexical);
        double[] v = bestOfRows(vector);
        double[] m = max(l, v);
        put(Feature.EXACT, mean(e, reference.weights));
        put(Feature.EXACT_NEW, mean(e, referenceNew));
        put(Feature.EXACT_SOFT, mean(e, referenceSoft));
        put(Feature.EXACT_PLAIN, mean(e, one));
        put(Feature.LEXICAL, mean(l, reference.weights));
        put(Feature.LEXICAL_NEW, mean(l, referenceNew));
        put(Feature.VECTOR, mean(v, reference.weights));
        put(Feature.VECTOR_NEW, mean(v, referenceNew));
        put(Feature.VECTOR_SOFT, mean(v, referenceSoft));
        put(Feature.MIXED, mean(m, reference.weights));
        put(Feature.MIXED_NEW, mean(m, referenceNew));
        double[] ae = bestOfColumns(exact);
        double[] av = bestOfColumns(vector);
        double[] am = max(bestOfColumns(lexical), av);
        put(Feature.BACK_EXACT, mean(ae, answer.weights));
        put(Feature.BACK_EXACT_NEW, mean(ae, answerNew));
        put(Feature.BACK_VECTOR, mean(av, answer.weights));
        put(Feature.BACK_VECTOR_NEW, mean(av, answerNew));
        put(Feature.BACK_MIXED_NEW, mean(am, answerNew));
        put(Feature.BACK_SOFT, mean(av, answerSoft));
        put(Feature.COSINE, StaticVectors.cosine(reference.sum, answer.sum));
        // What the question said is known too.
        double fresh = 0;
        double foreign = 0;
        double[] fromQuestion = new double[answer.size()];
        for (int j = 0; j < answer.size(); j++) {
            boolean ofQuestion = answerNew[j] != answer.weights[j];
            fromQuestion[j] = ofQuestion ? 1 : 0;
            fresh += ofQuestion ? 0 : 1;
            foreign += ofQuestion ? 0 : (1 - am[j]) * answer.weights[j];
        }
        put(Feature.BACK_ALL, mean(max(am, fromQuestion), answer.weights));
        put(Feature.FROM_QUESTION, mean(fromQuestion, answer.weights));
        put(Feature.ANSWER_FRESH, log1p(fresh));
        put(Feature.FOREIGN, foreign);
    }

    /** All that is not needed to choose the nearest reference. */
    void compareAll(Guards.Report signs) {
        findTheLost();
        compareTexts();
        put(Feature.LENGTH, log1p(answer.size()));
        put(Feature.WORDS, log1p(answer.tokens.size()));
        put(Feature.RATIO, log1p(answer.size()) - log1p(reference.size()));
        put(Feature.REFERENCE_LENGTH, log1p(reference.size()));
        put(Feature.NEGATION, signs.negation());
        put(Feature.OPPOSITE, signs.opposite());
        put(Feature.ROLES, signs.roles());
        put(Feature.NUMBER, signs.number());
        put(Feature.ASCENDING, signs.order().ascending());
        put(Feature.NEIGHBOURS, signs.order().neighbours());
        put(Feature.FUNCTION, signs.order().function());
        put(Feature.BROKEN, signs.order().broken());
        int notInReference = reference.tokens.negations.size();
        int notInAnswer = answer.tokens.negations.size();
        put(Feature.NOT_IN_REFERENCE, Math.min(2, notInReference));
        put(Feature.NOT_IN_ANSWER, Math.min(2, notInAnswer));
        put(Feature.PARITY, Math.abs(notInReference % 2 - notInAnswer % 2));
        int more = Integer.signum(count(reference, MORE) - count(reference, LESS));
        int moreInAnswer = Integer.signum(count(answer, MORE) - count(answer, LESS));
        put(Feature.COMPARED, more * moreInAnswer);
        put(Feature.COMPARED_LOST,
                more != 0 && count(answer, MORE) + count(answer, LESS) == 0 ? 1 : 0);
        put(Feature.REASON, count(answer, REASONS) > 0 ? 1 : 0);
        Set<BigDecimal> wanted = numbers(reference);
        Set<BigDecimal> given = numbers(answer);
        Set<BigDecimal> common = new HashSet<>(wanted);
        common.retainAll(given);
        put(Feature.NUMBERS_FOUND, wanted.isEmpty() ? 0.5 : common.size() / (double) wanted.size());
        put(Feature.NUMBERS_FOREIGN,
                given.isEmpty() ? 0 : 1 - common.size() / (double) given.size());
    }

    private void findTheLost() {
        double[] e = bestOfRows(exact);
        double[] l = bestOfRows(lexical);
        double[] m = max(l, bestOfRows(vector));
        double[] ae = bestOfColumns(exact);
        double least = 1;
        double second = 1;
        double lost = 0;
        int fresh = 0;
        int key = -1;
        int synonyms = 0;
        int siblings = 0;
        int opposites = 0;
        for (int i = 0; i < reference.size(); i++) {
            if (e[i] == 0) {
                synonyms += l[i] >= Lexicon.DERIVED ? 1 : 0;
                siblings += l[i] > 0 && l[i] <= Lexicon.SIBLING ? 1 : 0;
                for (int j = 0; j < answer.size(); j++) {
                    opposites += ae[j] == 0 && lexicon.antonyms(reference.word(i).term(),
                            answer.word(j).term()) ? 1 : 0;
                }
            }
            if (!isNew(i)) {
                continue;
            }
            fresh++;
            if (m[i] < least) {
                second = least;
                least = m[i];
            } else {
                second = Math.min(second, m[i]);
            }
            lost += (1 - m[i]) * reference.weights[i];
            key = key < 0 || referenceSoft[i] > referenceSoft[key] ? i : key;
        }
        put(Feature.LEAST, least);
        put(Feature.SECOND_LEAST, second);
        put(Feature.LOST, lost);
        put(Feature.KEY, key < 0 ? 0.5 : m[key]);
        put(Feature.KEY_EXACT, key < 0 ? 0.5 : e[key]);
        put(Feature.FRESH, log1p(fresh));
        put(Feature.SYNONYMS, synonyms);
        put(Feature.SIBLINGS, siblings);
        put(Feature.OPPOSITES, opposites);
    }

    private void compareTexts() {
        float[] q = question.sum;
        float[] r = reference.sum;
        float[] a = answer.sum;
        put(Feature.COSINE_ANSWER_QUESTION, StaticVectors.cosine(a, q));
        put(Feature.COSINE_REFERENCE_QUESTION, StaticVectors.cosine(r, q));
        put(Feature.COSINE_WITHOUT, StaticVectors.cosine(without(r, q), without(a, q)));
        put(Feature.COSINE_BOTH, StaticVectors.cosine(sum(q, r), sum(q, a)));
        float[] newOfReference = weighted(reference, referenceNew);
        float[] newOfAnswer = weighted(answer, answerNew);
        put(Feature.COSINE_NEW, StaticVectors.cosine(newOfReference, newOfAnswer));
        put(Feature.COSINE_SOFT, StaticVectors.cosine(weighted(reference, referenceSoft),
                weighted(answer, answerSoft)));
        put(Feature.PROJECTION, StaticVectors.dot(newOfReference, newOfAnswer)
                / Math.max(1e-6, StaticVectors.dot(newOfReference, newOfReference)));
        put(Feature.PAIRS, pairs());
        int common = Passage.common(reference, answer);
        int all = reference.trigrams.length + answer.trigrams.length - common;
        put(Feature.TRIGRAMS, common / (double) Math.max(1, all));
        put(Feature.TRIGRAMS_IN, common / (double) Math.max(1, reference.trigrams.length));
        put(Feature.TRIGRAMS_BACK, common / (double) Math.max(1, answer.trigrams.length));
    }

    /** The share of the reference's neighbouring words that are near one another in the answer too. */
    private double pairs() {
        double total = 0;
        double kept = 0;
        for (int i = 0; i + 1 < reference.size(); i++) {
            double weight = Math.sqrt(referenceSoft[i] * referenceSoft[i + 1]);
            double best = 0;
            for (int j = 0; j < answer.size(); j++) {
                for (int k = Math.max(0, j - 3); k < Math.min(answer.size(), j + 4); k++) {
                    if (k != j) {
                        best = Math.max(best, Math.min(vector[i][j], vector[i + 1][k]));
                    }
                }
            }
            total += weight;
            kept += weight * best;
        }
        return total == 0 ? get(Feature.VECTOR_SOFT) : kept / total;
    }

    private static Set<BigDecimal> numbers(Passage passage) {
        Set<BigDecimal> values = new HashSet<>();
        passage.tokens.quantities.forEach(quantity -> values.add(quantity.value()));
        return values;
    }

    private static int count(Passage passage, Set<String> words) {
        int count = 0;
        for (Tokens.Token token : passage.tokens.all) {
            count += words.contains(token.lower()) ? 1 : 0;
        }
        return count;
    }

    static double[] bestOfRows(double[][] likeness) {
        double[] best = new double[likeness.length];
        for (int i = 0; i < best.length; i++) {
            for (double one : likeness[i]) {
                best[i] = Math.max(best[i], one);
            }
        }
        return best;
    }

    private double[] bestOfColumns(double[][] likeness) {
        double[] best = new double[answer.size()];
        for (double[] row : likeness) {
            for (int j = 0; j < best.length; j++) {
                best[j] = Math.max(best[j], row[j]);
            }
        }
        return best;
    }

    private static double[] max(double[] a, double[] b) {
        double[] larger = a.clone();
        for (int i = 0; i < larger.length; i++) {
            larger[i] = Math.max(larger[i], b[i]);
        }
        return larger;
    }

    private static double mean(double[] values, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * weights[i];
            total += weights[i];
        }
        return total == 0 ? 0 : sum / total;
    }

    private float[] weighted(Passage passage, double[] weights) {
        float[] sum = new float[answer.sum.length];
        for (int i = 0; i < passage.size(); i++) {
            float factor = (float) (weights[i] / Math.max(LEAST_WEIGHT, passage.weights[i]));
            for (int d = 0; d < sum.length; d++) {
                sum[d] += passage.vectors[i][d] * factor;
            }
        }
        return sum;
    }

    private static float[] sum(float[] a, float[] b) {
        float[] sum = a.clone();
        Passage.add(sum, b);
        return sum;
    }

    /** What of a text's vector has nothing of the question's. */
    private static float[] without(float[] vector, float[] question) {
        double square = StaticVectors.dot(question, question);
        if (square == 0) {
            return vector;
        }
        float factor = (float) (StaticVectors.dot(vector, question) / square);
        float[] rest = vector.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= factor * question[i];
        }
        return rest;
    }

    private static double log1p(double value) {
        return StrictMath.log(1 + value);
    }

    /** The figures of all references beside those of the nearest, which is returned. */
    static Comparison nearest(List<Comparison> all) {
        Comparison nearest = all.getFirst();
        for (Comparison one : all) {
            nearest = one.nearness() > nearest.nearness() ? one : nearest;
        }
        nearest.put(Feature.REFERENCES, StrictMath.log(all.size()));
        nearest.put(Feature.MIXED_NEW_MEAN, mean(all, Feature.MIXED_NEW));
        nearest.put(Feature.COSINE_MAX, max(all, Feature.COSINE));
        nearest.put(Feature.COSINE_MEAN, mean(all, Feature.COSINE));
        nearest.put(Feature.EXACT_NEW_MAX, max(all, Feature.EXACT_NEW));
        nearest.put(Feature.EXACT_NEW_MEAN, mean(all, Feature.EXACT_NEW));
        nearest.put(Feature.BACK_MIXED_NEW_MAX, max(all, Feature.BACK_MIXED_NEW));
        nearest.put(Feature.BACK_MIXED_NEW_MEAN, mean(all, Feature.BACK_MIXED_NEW));
        nearest.put(Feature.VECTOR_SOFT_MAX, max(all, Feature.VECTOR_SOFT));
        nearest.put(Feature.VECTOR_SOFT_MEAN, mean(all, Feature.VECTOR_SOFT));
        return nearest;
    }

    private static double mean(List<Comparison> all, Feature feature) {
        double sum = 0;
        for (Comparison one : all) {
            sum += one.get(feature);
        }
        return sum / all.size();
    }

    private static double max(List<Comparison> all, Feature feature) {
        double max = all.getFirst().get(feature);
        for (Comparison one : all) {
            max = Math.max(max, one.get(feature));
        }
        return max;
    }
}
