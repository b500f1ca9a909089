package dev.cardstock.grading.similarity;

import static java.util.Objects.requireNonNull;

import dev.cardstock.grading.language.Typos;
import dev.cardstock.grading.language.Words;
import dev.cardstock.grading.language.Words.Word;
import dev.cardstock.grading.similarity.Profile.Entry;
import dev.cardstock.text.TextNormalizer;
import dev.cardstock.text.TextSimilarity;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares texts by their words and their letters. A word of one text is found in the other one as the
 * same stem or with a slip of the finger, or, in English, in part as a word that means nearly the same (by the
 * static vectors of the grader); words that only hold a sentence together count
 * little, and rare words much where {@link #weighedBy a collection} says which are rare. The share of
 * words found, in both directions, makes 70 % of the figure; the share of common runs of three letters
 * (Dice's coefficient) makes the rest. Two texts are fully alike, with the figure 1, only if they are
 * equal after normalising. What was compared is the first {@value #MAX_LENGTH} UTF-16 units of each.
 *
 * <p>It knows what belongs together; it does not know what texts mean. Two texts that differ in one "not" are
 * very much alike, and words that are named together, such as those of two countries, are somewhat alike.
 *
 * <p>Of an index, the {@value #MIN_CANDIDATES} texts that Lucene's BM25 finds nearest by words and trigrams (four times
 * the limit, if that is more) are compared exactly. Immutable and thread-safe.
 */
public final class WordSimilarity implements TextSimilarity {
    /** The measure's id. */
    public static final String ID = "words";

    /** How much of a text is compared, in UTF-16 units. */
    public static final int MAX_LENGTH = 4_000;

    static final int MIN_CANDIDATES = 64;

    private static final double WORDS = 0.7;
    private static final double LETTERS = 0.3;
    /** The most that a word counts that only means the same. */
    private static final double MEANING = 0.85;
    private static final double[] SLIPS = {1, 0.8, 0.65};
    /** Below this cosine words have nothing to do with one another. */
    private static final double UNRELATED = 0.4;
    /** Texts that are alike but not equal stay below 1. */
    private static final double NOT_EQUAL = 0.999;

    private final Locale language;
    private final TextNormalizer normalizer;
    private final Words analysis;
    private final WordVectors vectors;
    private final Map<String, Double> weights;

    private WordSimilarity(Locale language, Words analysis, WordVectors vectors,
            Map<String, Double> weights) {
        this.language = language;
        this.analysis = analysis;
        this.vectors = vectors;
        this.weights = weights;
        normalizer = TextNormalizer.of(language);
    }

    /** {@return the measure for texts of an unknown language, which are read like English ones} */
    public static WordSimilarity ofDefaults() {
        return of(Locale.ROOT);
    }

    /**
     * The measure for texts of one language.
     *
     * @param language their language; {@link Locale#ROOT} where it is unknown
     * @return the measure
     */
    public static WordSimilarity of(Locale language) {
        return new WordSimilarity(requireNonNull(language, "language"), new Words(),
                WordVectors.of(language), Map.of());
    }

    /**
     * Lets words count the more the fewer texts of a collection they occur in (inverse document frequency
     * as in BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, scaled to 1 for
     * a word that occurs nowhere).
     *
     * @param texts the collection, such as all prompts of a deck; its order is of no account
     * @return a measure for the same language
     */
    public WordSimilarity weighedBy(Collection<String> texts) {
        Map<String, Integer> frequencies = new HashMap<>();
        for (String text : texts) {
            TreeSet<String> stems = new TreeSet<>();
            words(normalizer.normalize(text)).forEach(word -> stems.add(word.stem()));
            stems.forEach(stem -> frequencies.merge(stem, 1, Integer::sum));
        }
        double most = rarity(texts.size(), 0);
        Map<String, Double> rarities = new HashMap<>();
        frequencies.forEach((stem, frequency) -> rarities.put(stem,
                rarity(texts.size(), frequency) / most));
        return new WordSimilarity(language, analysis, vectors, Map.copyOf(rarities));
    }

    private static double rarity(int texts, int frequency) {
        return StrictMath.log(1 + (texts - frequency + 0.5) / (frequency + 0.5));
    }

    /** Takes words for near that lie near one another. */
    WordSimilarity with(WordVectors newVectors) {
        return new WordSimilarity(language, analysis, newVectors, weights);
    }

    /** {@return the language of the texts} */
    public Locale language() {
        return language;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public double similarity(String a, String b) {
        return similarity(profile(a), profile(b));
    }

    @Override
    public Index index(Map<String, String> texts) {
        return new WordIndex(this, texts);
    }

    private List<Word> words(String normal) {
        return analysis.of(normal.length() <= MAX_LENGTH ? normal : cut(normal), language)
                .stream()
                .filter(word -> !word.stem().isEmpty())
                .toList();
    }

    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1))
                ? MAX_LENGTH - 1
                : MAX_LENGTH;
        return text.substring(0, end);
    }

    Profile profile(String text) {
        String normal = normalizer.normalize(text);
        TreeMap<String, Entry> entries = new TreeMap<>();
        for (Word word : words(normal)) {
            entries.computeIfAbsent(word.stem(), stem -> new Entry(stem,
                    weights.getOrDefault(stem, 1.0), word.function(),
                    word.function() ? null : Profile.unit(vectors.of(word.text()))));
        }
        return new Profile(normal, List.copyOf(entries.values()),
                normal.length() <= MAX_LENGTH ? normal : cut(normal));
    }

    double similarity(Profile a, Profile b) {
        if (a.text.equals(b.text)) {
            return 1;
        }
        double letters = a.sharedGrams(b);
        double weight = a.weight + b.weight;
        double words = weight == 0 ? letters : found(a, b) / weight;
        return Math.min(NOT_EQUAL, WORDS * words + LETTERS * letters);
    }

    /** The weight of the words of each text that the other one has as well, of both together. */
    private static double found(Profile a, Profile b) {
        double[] ofA = new double[a.words.size()];
        double[] ofB = new double[b.words.size()];
        markSame(a, b, ofA, ofB);
        for (int i = 0; i < ofA.length; i++) {
            for (int j = 0; j < ofB.length; j++) {
                if (ofA[i] < 1 || ofB[j] < 1) {
                    double likeness = likeness(a.words.get(i), b.words.get(j));
                    ofA[i] = Math.max(ofA[i], likeness);
                    ofB[j] = Math.max(ofB[j], likeness);
                }
            }
        }
        return sum(a, ofA) + sum(b, ofB);
    }

    /** Both are in the order of their stems. */
    private static void markSame(Profile a, Profile b, double[] ofA, double[] ofB) {
        int i = 0;
        int j = 0;
        while (i < ofA.length && j < ofB.length) {
            int order = a.words.get(i).stem().compareTo(b.words.get(j).stem());
            if (order == 0) {
                ofA[i] = 1;
                ofB[j] = 1;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    private static double sum(Profile text, double[] found) {
        double sum = 0;
        for (int i = 0; i < found.length; i++) {
            sum += text.words.get(i).weight() * found[i];
        }
        return sum;
    }

    private static double likeness(Entry a, Entry b) {
        double best = 0;
        // Most words begin with different letters or differ in length, and those are no slips of one another.
        if (a.stem().charAt(0) == b.stem().charAt(0)
                && Math.abs(a.stem().length() - b.stem().length()) <= 2) {
            int slips = Typos.inWord(a.stem(), b.stem());
            best = slips < 0 ? 0 : SLIPS[slips];
        }
        return Math.max(best, MEANING * (a.cosine(b) - UNRELATED) / (1 - UNRELATED));
    }
}
