package dev.cardstock.study.set;

import dev.cardstock.deck.Note;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** How near the items of a set are to one another, in their prompts and in their answers. */
final class Likeness {
    /** A word in more than this share of the prompts of a set says nothing about any of them. */
    private static final double COMMON = 0.2;

    /** In how many prompts a word must be to count as common. */
    private static final int COMMON_FROM = 4;

    private final DistractorRule rule;
    private final int[][] prompts;
    private final int[][] answerWords;
    private final double[][] answerWeights;
    private final Map<String, Integer> group = new HashMap<>();

    Likeness(List<Item> items, Collection<Note> notes, DistractorRule rule) {
        this.rule = rule;
        prompts = contentWords(items);
        answerWords = new int[items.size()][];
        answerWeights = new double[items.size()][];
        weighAnswers(items);
        groupFacts(notes);
    }

    private static int[][] contentWords(List<Item> items) {
        Map<String, Integer> frequency = new HashMap<>();
        List<TreeSet<String>> words = new ArrayList<>();
        for (Item item : items) {
            TreeSet<String> content = new TreeSet<>(Words.of(item.promptKey().text()));
            content.removeIf(word -> !Words.isContent(word));
            content.forEach(word -> frequency.merge(word, 1, Integer::sum));
            words.add(content);
        }
        double most = Math.max(COMMON * items.size(), COMMON_FROM);
        Map<String, Integer> numbers = new HashMap<>();
        int[][] all = new int[items.size()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = words.get(i)
                    .stream()
                    .filter(word -> frequency.getOrDefault(word, 0) <= most)
                    .mapToInt(word -> numbers.computeIfAbsent(word, w -> numbers.size()))
                    .sorted()
                    .toArray();
        }
        return all;
    }

    private void weighAnswers(List<Item> items) {
        Map<String, Integer> frequency = new HashMap<>();
        List<SortedMap<String, Integer>> counts = new ArrayList<>();
        for (Item item : items) {
            SortedMap<String, Integer> count = new TreeMap<>();
            Words.of(item.answerKey().text()).forEach(word -> count.merge(word, 1, Integer::sum));
            count.keySet().forEach(word -> frequency.merge(word, 1, Integer::sum));
            counts.add(count);
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < counts.size(); i++) {
            TreeMap<Integer, Double> weights = new TreeMap<>();
            counts.get(i).forEach((word, count) -> {
                double rarity = StrictMath.log((1.0 + items.size())
                        / (1.0 + frequency.getOrDefault(word, 0))) + 1;
                weights.put(numbers.computeIfAbsent(word, w -> numbers.size()), count * rarity);
            });
            double length = Math.sqrt(weights.values().stream().mapToDouble(w -> w * w).sum());
            answerWords[i] = weights.keySet().stream().mapToInt(Integer::intValue).toArray();
            answerWeights[i] = weights.values().stream().mapToDouble(w -> w / length).toArray();
        }
    }

    /**
     * Notes that their authors declared to ask one fact, also through a third one, which may be none that is
     * studied, have one number.
     */
    private void groupFacts(Collection<Note> notes) {
        Map<String, String> parent = new HashMap<>();
        for (Note note : notes) {
            for (String other : note.sameFactAs()) {
                String a = root(parent, note.id());
                String b = root(parent, other);
                if (!a.equals(b)) {
                    parent.put(a, b);
                }
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (Note note : notes) {
            group.put(note.id(),
                    numbers.computeIfAbsent(root(parent, note.id()), root -> numbers.size()));
        }
    }

    private static String root(Map<String, String> parent, String note) {
        String at = note;
        for (String up = parent.get(at); up != null; up = parent.get(at)) {
            String above = parent.get(up);
            if (above != null) {
                parent.put(at, above);
            }
            at = up;
        }
        return at;
    }

    /** Whether two items ask different things, as far as their words and their authors say. */
    boolean differ(Item a, Item b) {
        if (a.card().note().id().equals(b.card().note().id()) || sameFact(a, b)) {
            return false;
        }
        double promptsAlike = jaccard(prompts[a.position()], prompts[b.position()]);
        if (promptsAlike >= rule.prompts()) {
            return false;
        }
        double answersAlike = cosine(a.position(), b.position());
        return answersAlike < rule.answers() && !(promptsAlike >= rule.promptsWithAnswers()
                && answersAlike >= rule.answersWithPrompts());
    }

    private boolean sameFact(Item a, Item b) {
        Integer ofA = group.get(a.card().note().id());
        return ofA != null && ofA.equals(group.get(b.card().note().id()));
    }

    private static double jaccard(int[] a, int[] b) {
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length;) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common == 0 ? 0 : (double) common / (a.length + b.length - common);
    }

    private double cosine(int a, int b) {
        int[] wordsA = answerWords[a];
        int[] wordsB = answerWords[b];
        double sum = 0;
        for (int i = 0, j = 0; i < wordsA.length && j < wordsB.length;) {
            if (wordsA[i] == wordsB[j]) {
                sum += answerWeights[a][i++] * answerWeights[b][j++];
            } else if (wordsA[i] < wordsB[j]) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }
}
