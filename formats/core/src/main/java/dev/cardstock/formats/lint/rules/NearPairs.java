package dev.cardstock.formats.lint.rules;

import dev.cardstock.deck.CardId;
import dev.cardstock.lint.CheckedCard;
import dev.cardstock.lint.LintContext;
import dev.cardstock.text.TextSimilarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cards of a library whose prompts or answers are near one another, by an index and not by comparing
 * all with all.
 */
final class NearPairs {
    /** How many texts are looked at for each card. */
    private static final int NEAREST = 8;

    /** With how many earlier ones a card is paired, so that a deck of one pattern is not paired with itself. */
    private static final int PAIRED = 3;

    /** What is less alike than this is of no interest to any rule. */
    private static final double LEAST = 0.3;

    private static final Pattern DIGITS = Pattern.compile("\\d+(?:[.,:]\\d+)*");

    /** How much of a side is compared, in UTF-16 units. */
    private static final int LONGEST = 1000;

    /**
     * Two cards, the earlier one first.
     *
     * @param prompts how alike the prompts are, 0 to 1
     * @param answers how alike the answers are, 0 to 1
     */
    record Pair(CheckedCard first, CheckedCard second, double prompts, double answers) {
        /** How alike the facts are. */
        double fact() {
            return (prompts + answers) / 2;
        }
    }

    private record Numbers(int first, int second) implements Comparable<Numbers> {
        @Override
        public int compareTo(Numbers other) {
            int bySecond = Integer.compare(second, other.second);
            return bySecond != 0 ? bySecond : Integer.compare(first, other.first);
        }
    }

    /** The pairs, in the order of their second cards. */
    final List<Pair> all;

    private NearPairs(List<Pair> all) {
        this.all = all;
    }

    static NearPairs of(LintContext context) {
        return context.shared(NearPairs.class, NearPairs::find);
    }

    private static NearPairs find(LintContext context) {
        TextSimilarity measure = context.similarity().orElse(null);
        List<Pair> found = new ArrayList<>();
        if (measure == null) {
            return new NearPairs(found);
        }
        Map<String, List<CheckedCard>> groups = new LinkedHashMap<>();
        Map<Object, Integer> seen = new HashMap<>();
        Map<CardId, Integer> order = new HashMap<>();
        for (CheckedCard card : context.cards()) {
            order.put(card.card().id(), order.size());
            boolean isNew = seen.putIfAbsent(
                    List.of(card.language(), card.promptKey(), card.expectedKey()), 0) == null;
            if (isNew && !card.promptKey().text().isEmpty()) {
                groups.computeIfAbsent(group(card), g -> new ArrayList<>()).add(card);
            }
        }
        groups.values().forEach(cards -> found.addAll(pairs(cards, measure)));
        found.sort(Comparator
                .comparing((Pair pair) -> order.getOrDefault(pair.second.card().id(), 0))
                .thenComparing(pair -> order.getOrDefault(pair.first.card().id(), 0)));
        return new NearPairs(List.copyOf(found));
    }

    /** Cards are compared that ask in one language and in one direction. */
    private static String group(CheckedCard card) {
        Locale language = card.language();
        boolean hasSeveral = card.card().type().templates().size() > 1;
        return language.toLanguageTag() + (hasSeveral ? " " + card.card().id().part() : "");
    }

    private static List<Pair> pairs(List<CheckedCard> cards, TextSimilarity measure) {
        Map<String, String> prompts = new HashMap<>();
        Map<String, String> answers = new HashMap<>();
        for (int i = 0; i < cards.size(); i++) {
            prompts.put(String.valueOf(i), cut(cards.get(i).prompt().plainText()));
            answers.put(String.valueOf(i), cut(cards.get(i).expected().plainText()));
        }
        TextSimilarity.Index byPrompt = measure.index(prompts);
        SortedMap<Numbers, Double> candidates = new TreeMap<>();
        IntStream.range(0, cards.size())
                .boxed()
                .parallel()
                .flatMap(i -> near(i, byPrompt, text(prompts, i)))
                .sequential()
                .forEach(found -> candidates.merge(found.getKey(), found.getValue(), Math::max));
        Map<Integer, List<Map.Entry<Numbers, Double>>> bySecond = new TreeMap<>();
        candidates.entrySet()
                .stream()
                .filter(found -> mayOverlap(cards.get(found.getKey().first),
                        cards.get(found.getKey().second)))
                .forEach(found -> bySecond
                        .computeIfAbsent(found.getKey().second, second -> new ArrayList<>())
                        .add(found));
        return bySecond.values()
                .parallelStream()
                .flatMap(found -> found.stream()
                        .sorted(Map.Entry.<Numbers, Double>comparingByValue().reversed())
                        .limit(PAIRED))
                .map(found -> pair(cards, answers, found.getKey(), found.getValue(), measure))
                .toList();
    }

    private static boolean mayOverlap(CheckedCard first, CheckedCard second) {
        return !first.noteId().equals(second.noteId())
                && !first.promptKey().equals(second.promptKey())
                && first.promptKey().media().equals(second.promptKey().media())
                && !DuplicateRules.declared(first, second)
                && !differInNumbersAlone(first.promptKey().text(), second.promptKey().text());
    }

    /** Whether all that is different is a number, which asks for something else. */
    private static boolean differInNumbersAlone(String a, String b) {
        return DIGITS.matcher(a).replaceAll("0").equals(DIGITS.matcher(b).replaceAll("0"));
    }

    private static Pair pair(List<CheckedCard> cards, Map<String, String> answers,
            Numbers numbers, double likeness, TextSimilarity measure) {
        CheckedCard first = cards.get(numbers.first);
        CheckedCard second = cards.get(numbers.second);
        boolean isEmpty = first.expectedKey().isEmpty() || second.expectedKey().isEmpty();
        return new Pair(first, second, likeness, isEmpty
                ? 0
                : measure.similarity(text(answers, numbers.first), text(answers, numbers.second)));
    }

    private static Stream<Map.Entry<Numbers, Double>> near(int number, TextSimilarity.Index index,
            String text) {
        return index.nearest(text, NEAREST)
                .stream()
                .filter(match -> match.score() >= LEAST)
                .map(match -> Map.entry(Integer.parseInt(match.id()), match.score()))
                .filter(match -> match.getKey() != number)
                .map(match -> Map.entry(new Numbers(Math.min(number, match.getKey()),
                        Math.max(number, match.getKey())), match.getValue()));
    }

    private static String text(Map<String, String> texts, int number) {
        return texts.getOrDefault(String.valueOf(number), "");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
