package dev.cardstock.grading.similarity;

import dev.cardstock.deck.CardId;
import dev.cardstock.grading.similarity.LanguageCards.Found;
import dev.cardstock.grading.similarity.Overlap.Kind;
import dev.cardstock.text.EquivalenceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what overlaps among the cards of one language. */
final class Overlaps {
    /** How many texts are looked at for each card. */
    private static final int NEAREST = 12;

    /** With how many cards each is paired by its prompt, and by its answer. */
    private static final int PAIRED = 16;

    /** Answers that have less in common than this say different things. */
    private static final double SAME_ANSWER = 0.4;

    /** Prompts that have less in common than this ask different things, whatever the answers are. */
    private static final double RELATED_PROMPT = 0.3;

    private record Sides(EquivalenceKey prompt, EquivalenceKey answer) {}

    private record Pair(int first, int second) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byFirst = Integer.compare(first, other.first);
            return byFirst != 0 ? byFirst : Integer.compare(second, other.second);
        }
    }

    private final LanguageCards cards;
    private final double threshold;
    private final List<Overlap> found = new ArrayList<>();

    private Overlaps(LanguageCards cards, double threshold) {
        this.cards = cards;
        this.threshold = threshold;
    }

    static List<Overlap> in(LanguageCards cards, double threshold) {
        Overlaps overlaps = new Overlaps(cards, threshold);
        overlaps.find();
        return overlaps.found;
    }

    private void find() {
        Map<Sides, List<DeckCard>> facts = new LinkedHashMap<>();
        for (DeckCard card : cards.cards) {
            if (!card.promptKey().isEmpty()) {
                facts.computeIfAbsent(new Sides(card.promptKey(), card.answerKey()),
                        s -> new ArrayList<>()).add(card);
            }
        }
        facts.values().forEach(same -> add(Kind.SAME_FACT, same, 1));
        List<DeckCard> distinct = facts.values().stream().map(same -> same.get(0)).toList();
        group(distinct, true).values().forEach(same -> {
            // Answers that are alternatives of one another do not contradict one another.
            if (same.stream().anyMatch(card -> !card.acceptsAnyOf(same.get(0)))) {
                add(Kind.SAME_PROMPT, same, 1);
            }
        });
        group(distinct, false).values().forEach(same -> add(Kind.SAME_ANSWER, same, 1));
        pairs(distinct);
    }

    private static Map<EquivalenceKey, List<DeckCard>> group(List<DeckCard> cards,
            boolean byPrompt) {
        Map<EquivalenceKey, List<DeckCard>> groups = new LinkedHashMap<>();
        for (DeckCard card : cards) {
            EquivalenceKey key = byPrompt ? card.promptKey() : card.answerKey();
            if (!key.isEmpty()) {
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(card);
            }
        }
        return groups;
    }

    private void add(Kind kind, List<DeckCard> same, double score) {
        if (same.size() > 1 && (kind == Kind.SAME_ANSWER || kind == Kind.SAME_PROMPT
                || !same.stream().allMatch(same.get(0)::declaredSame))) {
            List<CardId> ids = same.stream()
                    .sorted(Comparator.comparingInt(DeckCard::number))
                    .map(DeckCard::id)
                    .toList();
            found.add(new Overlap(kind, ids, score));
        }
    }

    /** Pairs of facts that are near one another by prompt or by answer. */
    private void pairs(List<DeckCard> distinct) {
        Map<Integer, DeckCard> byNumber = new LinkedHashMap<>();
        distinct.forEach(card -> byNumber.put(card.number(), card));
        // On all cores: a set in order does not depend on who fills it.
        TreeSet<Pair> pairs = distinct.parallelStream()
                .flatMap(card -> Stream.concat(
                        pairs(card, cards.nearestByPrompt(card, NEAREST), byNumber),
                        pairs(card, cards.nearestByAnswer(card, NEAREST), byNumber)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> firstOfPrompt = new HashSet<>();
        group(distinct, true).values().forEach(same -> firstOfPrompt.add(same.get(0).number()));
        for (Pair pair : pairs) {
            DeckCard first = cardOf(byNumber, pair.first);
            DeckCard second = cardOf(byNumber, pair.second);
            if (!first.promptKey().equals(second.promptKey()) && !first.declaredSame(second)
                    && first.promptKey().media().equals(second.promptKey().media())) {
                classify(first, second, firstOfPrompt.contains(pair.first)
                        && firstOfPrompt.contains(pair.second));
            }
        }
    }

    private static DeckCard cardOf(Map<Integer, DeckCard> byNumber, int number) {
        DeckCard card = byNumber.get(number);
        if (card == null) {
            throw new IllegalStateException("no card " + number);
        }
        return card;
    }

    private static Stream<Pair> pairs(DeckCard card, List<Found> near,
            Map<Integer, DeckCard> byNumber) {
        return near.stream()
                .filter(other -> byNumber.containsKey(other.card().number())
                        && !other.card().promptKey().equals(card.promptKey()))
                .limit(PAIRED)
                .map(other -> new Pair(Math.min(other.card().number(), card.number()),
                        Math.max(other.card().number(), card.number())));
    }

    private void classify(DeckCard first, DeckCard second, boolean firstOfPrompts) {
        double prompts = cards.promptLikeness(first, second);
        if (prompts < RELATED_PROMPT || (prompts + 1) / 2 < threshold) {
            return;
        }
        double answers = first.acceptsAnyOf(second) ? 1 : cards.answerLikeness(first, second);
        boolean sameMedia = first.answerKey().media().equals(second.answerKey().media());
        double both = (prompts + answers) / 2;
        if (sameMedia && answers >= SAME_ANSWER && both >= threshold) {
            add(Kind.NEAR_FACT, List.of(first, second), both);
        } else if (firstOfPrompts && prompts >= threshold && !(sameMedia && answers >= threshold)) {
            add(Kind.SIMILAR_PROMPT, List.of(first, second), prompts);
        }
    }
}
