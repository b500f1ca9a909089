package dev.cardstock.grading.similarity;

import static java.util.Objects.requireNonNull;

import dev.cardstock.grading.similarity.Profile.Entry;
import dev.cardstock.text.TextSimilarity;
import dev.cardstock.text.TextSimilarity.Match;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Texts by their words and their trigrams. Immutable and thread-safe. */
final class WordIndex implements TextSimilarity.Index {
    /** A query asks for the rarest words and trigrams of a text; the others would find everything. */
    private static final int QUERY_WORDS = 48;

    private static final int QUERY_GRAMS = 16;

    private static final Comparator<Match> ORDER = Comparator.comparingDouble(Match::score)
            .reversed()
            .thenComparing(Match::id);

    private record Term<T>(T term, int texts) {}

    private final WordSimilarity measure;
    private final List<String> ids = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();
    private final Map<String, List<Integer>> byText = new HashMap<>();
    private final Bm25<String> words;
    private final Bm25<Long> grams;

    WordIndex(WordSimilarity measure, Map<String, String> texts) {
        this.measure = measure;
        words = new Bm25<>(texts.size());
        grams = new Bm25<>(texts.size());
        // In the order of the ids, so that equal scores of BM25 do not depend on the order of the map.
        new TreeMap<>(texts).forEach((id, text) -> {
            int number = ids.size();
            Profile profile = measure.profile(requireNonNull(text, id));
            byText.computeIfAbsent(profile.text, t -> new ArrayList<>()).add(number);
            ids.add(id);
            profiles.add(profile);
            profile.words.forEach(word -> words.add(number, word.stem()));
            Arrays.stream(profile.grams).forEach(gram -> grams.add(number, gram));
        });
        words.finish();
        grams.finish();
    }

    @Override
    public List<Match> nearest(String text, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ", must be 1 or more");
        }
        return nearest(measure.profile(text), limit);
    }

    List<Match> nearest(Profile profile, int limit) {
        TreeSet<Integer> found = new TreeSet<>(byText.getOrDefault(profile.text, List.of()));
        int candidates = (int) Math.min(ids.size(),
                Math.max(WordSimilarity.MIN_CANDIDATES, 4L * limit));
        found.addAll(best(scores(profile), candidates));
        return found.stream()
                .map(i -> new Match(ids.get(i), measure.similarity(profile, profiles.get(i))))
                .filter(match -> match.score() > 0)
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }

    private double[] scores(Profile profile) {
        double[] scores = new double[ids.size()];
        rarest(profile.words.stream().map(Entry::stem), words, QUERY_WORDS)
                .forEach(word -> words.score(word, scores));
        rarest(Arrays.stream(profile.grams).distinct().boxed(), grams, QUERY_GRAMS)
                .forEach(gram -> grams.score(gram, scores));
        return scores;
    }

    /** Of those that are as rare the first. */
    private static <T> Stream<T> rarest(Stream<T> all, Bm25<T> index, int most) {
        return all.map(term -> new Term<>(term, index.texts(term)))
                .filter(term -> term.texts > 0)
                .sorted(Comparator.comparingInt(Term::texts))
                .limit(most)
                .map(Term::term);
    }

    /** The texts with the highest scores over 0; of those with the same the first. */
    private static List<Integer> best(double[] scores, int count) {
        // Score and text in one number, of which the larger is the better.
        PriorityQueue<Long> best = new PriorityQueue<>();
        float least = 0;
        for (int i = 0; i < scores.length; i++) {
            float score = (float) scores[i];
            if (score > least) {
                best.add((long) Float.floatToIntBits(score) << Integer.SIZE
                        | Integer.MAX_VALUE - i);
                if (best.size() > count) {
                    best.remove();
                }
                least = best.size() < count
                        ? 0
                        : Float.intBitsToFloat((int) (best.element() >>> Integer.SIZE));
            }
        }
        return best.stream().map(key -> Integer.MAX_VALUE - key.intValue()).toList();
    }
}
