package dev.cardstock.formats.lint;

import dev.cardstock.text.TextSimilarity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The share of words that two texts have in common; slow and simple. */
final class SharedWords implements TextSimilarity {
    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\W+")));
    }

    @Override
    public String id() {
        return "shared-words";
    }

    @Override
    public double similarity(String a, String b) {
        Set<String> common = words(a);
        common.retainAll(words(b));
        return 2.0 * common.size() / (words(a).size() + words(b).size());
    }

    @Override
    public Index index(Map<String, String> texts) {
        Map<String, String> copy = new TreeMap<>(texts);
        return (text, limit) -> copy.entrySet()
                .stream()
                .map(entry -> new Match(entry.getKey(), similarity(text, entry.getValue())))
                .filter(match -> match.score() > 0)
                .sorted(Comparator.comparingDouble(Match::score)
                        .reversed()
                        .thenComparing(Match::id))
                .limit(limit)
                .toList();
    }
}
