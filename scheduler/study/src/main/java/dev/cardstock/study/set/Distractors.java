package dev.cardstock.study.set;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.NoteType;
import dev.cardstock.study.set.StudySet.Distractor;
import dev.cardstock.text.EquivalenceKey;
import dev.cardstock.text.TextSimilarity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses wrong answers among the items of a set. */
final class Distractors {
    /** How many of the most similar answers are told apart; all others count as not similar. */
    private static final int NEAREST = 64;

    private final List<Item> items;
    private final Likeness likeness;
    private final TextSimilarity.Index answers;
    private final Map<String, Integer> positions = new HashMap<>();
    private final AnswerKind[] kinds;
    private final int[] lengths;
    private final int[] sides;
    private final long[] hashes;
    private final int[] decks;
    private final int[][] tags;

    Distractors(List<Item> items, Likeness likeness, TextSimilarity similarity) {
        this.items = items;
        this.likeness = likeness;
        int size = items.size();
        kinds = new AnswerKind[size];
        lengths = new int[size];
        sides = new int[size];
        hashes = new long[size];
        decks = new int[size];
        tags = new int[size][];
        Map<List<String>, Integer> deckNumbers = new HashMap<>();
        Map<String, Integer> tagNumbers = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Item item = items.get(i);
            String text = item.answerKey().text();
            kinds[i] = AnswerKind.of(text);
            lengths[i] = text.length();
            sides[i] = side(item);
            hashes[i] = Chance.of(item.id());
            decks[i] = deckNumbers.computeIfAbsent(item.section(), deck -> deckNumbers.size());
            tags[i] = item.card()
                    .note()
                    .tags()
                    .stream()
                    .mapToInt(tag -> tagNumbers.computeIfAbsent(tag, t -> tagNumbers.size()))
                    .toArray();
            positions.put(item.id().toString(), i);
            if (!text.isEmpty()) {
                texts.put(item.id().toString(), item.answer().plainText());
            }
        }
        answers = similarity.index(texts);
    }

    /** Which side of a note the answer is, where notes are asked in several directions. */
    private static int side(Item item) {
        return item.card().type().kind() == NoteType.Kind.NORMAL
                ? Math.max(0, item.card().type().templates().indexOf(item.card().template()))
                : 0;
    }

    List<Distractor> of(Item item, int count, long seed, Map<CardId, Integer> confusions) {
        List<Distractor> chosen = new ArrayList<>();
        Set<EquivalenceKey> shown = new HashSet<>(item.accepted());
        for (String text : item.card().answerKey().distractors()) {
            EquivalenceKey key = EquivalenceKey.of(text, item.language());
            if (chosen.size() < count && !key.isEmpty() && shown.add(key)) {
                chosen.add(new Distractor(Markup.plain(text), null));
            }
        }
        if (chosen.size() < count) {
            addOthers(item, count, seed, confusions, chosen, shown);
        }
        return List.copyOf(chosen);
    }

    private void addOthers(Item item, int count, long seed, Map<CardId, Integer> confusions,
            List<Distractor> chosen, Set<EquivalenceKey> shown) {
        Ranking ranking = new Ranking(scores(item, seed, confusions));
        while (chosen.size() < count) {
            int next = ranking.next();
            if (next < 0) {
                return;
            }
            Item other = items.get(next);
            if (sides[next] == sides[item.position()]
                    && Collections.disjoint(shown, other.accepted())
                    && likeness.differ(item, other)) {
                // Not its answer alone: what is as right for the other card would be the same option.
                shown.addAll(other.accepted());
                chosen.add(new Distractor(other.answer(), other.id()));
            }
        }
    }

    /**
     * One number for each item, the greater the better: confusions, kind and length, likeness, section
     * and tags, and chance, each of which decides where those before it are equal.
     */
    private long[] scores(Item item, long seed, Map<CardId, Integer> confusions) {
        int own = item.position();
        long[] scores = new long[kinds.length];
        for (int i = 0; i < scores.length; i++) {
            boolean sameKind = kinds[i] == kinds[own] && lengths[i] <= 2 * lengths[own]
                    && lengths[own] <= 2 * lengths[i];
            boolean near = decks[i] == decks[own] || haveCommon(tags[i], tags[own]);
            scores[i] = (sameKind ? 1L << 54 : 0) | (near ? 1L << 33 : 0)
                    | Chance.mixed(seed ^ hashes[i]) >>> 31;
        }
        if (kinds[own] != AnswerKind.MEDIA) {
            for (TextSimilarity.Match match : answers.nearest(item.answer().plainText(),
                    NEAREST)) {
                Integer position = positions.get(match.id());
                if (position != null) {
                    scores[position] |= Math.round(match.score() * 0xfffff) << 34;
                }
            }
        }
        confusions.forEach((card, times) -> {
            Integer position = positions.get(card.toString());
            if (position != null && times > 0) {
                scores[position] |= (long) Math.min(times, 0xff) << 55;
            }
        });
        scores[own] = -1;
        return scores;
    }

    private static boolean haveCommon(int[] a, int[] b) {
        for (int one : a) {
            for (int other : b) {
                if (one == other) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Gives the items with the greatest numbers first, those of equal numbers in their order. */
    private static final class Ranking {
        private final long[] scores;
        private final int[] heap;
        private int size;

        Ranking(long[] scores) {
            this.scores = scores;
            heap = new int[scores.length];
            for (int i = 0; i < scores.length; i++) {
                if (scores[i] >= 0) {
                    heap[size++] = i;
                }
            }
            for (int i = size / 2 - 1; i >= 0; i--) {
                sink(i);
            }
        }

        /** The next item, or -1 when there are no more. */
        int next() {
            if (size == 0) {
                return -1;
            }
            int top = heap[0];
            heap[0] = heap[--size];
            sink(0);
            return top;
        }

        private boolean isBetter(int a, int b) {
            return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
        }

        private void sink(int from) {
            int at = from;
            while (2 * at + 1 < size) {
                int child = 2 * at + 1;
                if (child + 1 < size && isBetter(heap[child + 1], heap[child])) {
                    child++;
                }
                if (!isBetter(heap[child], heap[at])) {
                    return;
                }
                int moved = heap[at];
                heap[at] = heap[child];
                heap[child] = moved;
                at = child;
            }
        }
    }
}
