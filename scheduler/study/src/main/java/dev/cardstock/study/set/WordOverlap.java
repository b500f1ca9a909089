package dev.cardstock.study.set;

import dev.cardstock.text.TextNormalizer;
import dev.cardstock.text.TextSimilarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

        private final List<String> ids = new ArrayList<>();
        private final List<String> normals = new ArrayList<>();
        private final List<Long> squares = new ArrayList<>();
        private final Map<String, List<Posting>> byWord = new HashMap<>();
        private final Map<String, List<Integer>> byNormal = new HashMap<>();

        Postings(SortedMap<String, String> texts) {
            texts.forEach((id, text) -> {
                int number = ids.size();
                String normal = NORMALIZER.normalize(text);
                Map<String, Integer> counts = counts(normal);
                ids.add(id);
                normals.add(normal);
                squares.add(squares(counts));
                counts.forEach((word, count) -> byWord.computeIfAbsent(word,
                        w -> new ArrayList<>()).add(new Posting(number, count)));
                byNormal.computeIfAbsent(normal, n -> new ArrayList<>()).add(number);
            });
        }

        @Override
        public List<Match> nearest(String text, int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("limit is " + limit + ", must be 1 or more");
            }
            String normal = NORMALIZER.normalize(text);
            Map<String, Integer> counts = counts(normal);
            long own = squares(counts);
            long[] common = new long[ids.size()];
            List<Integer> touched = new ArrayList<>();
            counts.forEach((word, count) -> {
                for (Posting posting : byWord.getOrDefault(word, List.of())) {
                    if (common[posting.text] == 0) {
                        touched.add(posting.text);
                    }
                    common[posting.text] += (long) count * posting.count;
                }
            });
            List<Match> matches = new ArrayList<>();
            for (int number : touched) {
                if (!normals.get(number).equals(normal)) {
                    matches.add(new Match(ids.get(number),
                            cosine(common[number], own, squares.get(number))));
                }
            }
            byNormal.getOrDefault(normal, List.of())
                    .forEach(number -> matches.add(new Match(ids.get(number), 1)));
            matches.sort(Comparator.comparingDouble(Match::score)
                    .reversed()
                    .thenComparing(Match::id));
            return List.copyOf(matches.subList(0, Math.min(limit, matches.size())));
        }
    }
}
