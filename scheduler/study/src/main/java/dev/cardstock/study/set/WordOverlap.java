package dev.cardstock.study.set;

import dev.cardstock.text.TextNormalizer;
import dev.cardstock.text.TextSimilarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/** The cosine of the counts of words: 1 for the same words in any order, 0 for none in common. */
final class WordOverlap implements TextSimilarity {
    private static final TextNormalizer NORMALIZER = TextNormalizer.of(Locale.ROOT);

    @Override
    public String id() {
        return "word-overlap";
    }

    @Override
    public double similarity(String a, String b) {
        String normalA = NORMALIZER.normalize(a);
        String normalB = NORMALIZER.normalize(b);
        if (normalA.equals(normalB)) {
            return 1;
        }
        Map<String, Integer> countsA = counts(normalA);
        Map<String, Integer> countsB = counts(normalB);
        long common = 0;
        for (Map.Entry<String, Integer> entry : countsA.entrySet()) {
            common += (long) entry.getValue() * countsB.getOrDefault(entry.getKey(), 0);
        }
        return common == 0 ? 0 : cosine(common, squares(countsA), squares(countsB));
    }

    private static double cosine(long common, long squaresA, long squaresB) {
        return Math.min(1, common / Math.sqrt((double) squaresA * squaresB));
    }

    private static Map<String, Integer> counts(String normal) {
        Map<String, Integer> counts = new TreeMap<>();
        Words.of(normal).forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    private static long squares(Map<String, Integer> counts) {
        long sum = 0;
        for (int count : counts.values()) {
            sum += (long) count * count;
        }
        return sum;
    }

    @Override
    public Index index(Map<String, String> texts) {
        return new Postings(new TreeMap<>(texts));
    }

    /** For each word, the texts that hold it and how often. */
    private static final class Postings implements Index {
        private record Posting(int text, int count) {}

        private record Found(int text, double score) {}

        /** Texts are numbered in the order of their ids. */
        private static final Comparator<Found> BEST_FIRST = Comparator
                .comparingDouble(Found::score)
                .reversed()
                .thenComparingInt(Found::text);

        private final List<String> ids = new ArrayList<>();
        private final List<String> normals = new ArrayList<>();
        private final List<Map<String, Integer>> counts = new ArrayList<>();
        private final List<Long> squares = new ArrayList<>();
        private final Map<String, Integer> byText = new HashMap<>();
        private final Map<String, List<Posting>> byWord = new HashMap<>();
        private final Map<String, List<Integer>> byNormal = new HashMap<>();

        Postings(SortedMap<String, String> texts) {
            texts.forEach((id, text) -> {
                int number = ids.size();
                String normal = NORMALIZER.normalize(text);
                Map<String, Integer> count = WordOverlap.counts(normal);
                ids.add(id);
                normals.add(normal);
                counts.add(count);
                squares.add(squares(count));
                byText.putIfAbsent(text, number);
                count.forEach((word, times) -> byWord.computeIfAbsent(word,
                        w -> new ArrayList<>()).add(new Posting(number, times)));
                byNormal.computeIfAbsent(normal, n -> new ArrayList<>()).add(number);
            });
        }

        @Override
        public List<Match> nearest(String text, int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("limit is " + limit + ", must be 1 or more");
            }
            Integer known = byText.get(text);
            String normal = known == null ? NORMALIZER.normalize(text) : normals.get(known);
            Map<String, Integer> words = known == null
                    ? WordOverlap.counts(normal)
                    : counts.get(known);
            long own = squares(words);
            long[] common = new long[ids.size()];
            List<Integer> touched = new ArrayList<>();
            words.forEach((word, count) -> {
                for (Posting posting : byWord.getOrDefault(word, List.of())) {
                    if (common[posting.text] == 0) {
                        touched.add(posting.text);
                    }
                    common[posting.text] += (long) count * posting.count;
                }
            });
            PriorityQueue<Found> best = new PriorityQueue<>(BEST_FIRST.reversed());
            for (int number : touched) {
                if (!normals.get(number).equals(normal)) {
                    keep(new Found(number, cosine(common[number], own, squares.get(number))),
                            limit, best);
                }
            }
            byNormal.getOrDefault(normal, List.of())
                    .forEach(number -> keep(new Found(number, 1), limit, best));
            return best.stream()
                    .sorted(BEST_FIRST)
                    .map(found -> new Match(ids.get(found.text), found.score))
                    .toList();
        }

        /** Keeps the best, the worst of which is at the head. */
        private static void keep(Found found, int limit, PriorityQueue<Found> best) {
            if (best.size() < limit || BEST_FIRST.compare(found, best.peek()) < 0) {
                best.add(found);
                if (best.size() > limit) {
                    best.remove();
                }
            }
        }
    }
}
