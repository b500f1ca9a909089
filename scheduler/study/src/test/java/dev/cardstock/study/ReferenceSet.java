package dev.cardstock.study;

import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.NoteType;
import dev.cardstock.text.EquivalenceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What can be studied of a library and what stands beside what, written down slowly from the rules. */
final class ReferenceSet {
    private static final Set<String> FUNCTION_WORDS = Set.of("the", "of", "what", "is");

    /** One card with what it accepts. */
    record Entry(Card card, EquivalenceKey prompt, EquivalenceKey answer,
            Set<EquivalenceKey> accepted, Set<String> promptWords, List<String> answerWords) {
        CardId id() {
            return card.id();
        }
    }

    final Library library;
    final Map<CardId, Entry> entries = new LinkedHashMap<>();
    private final Map<CardId, Integer> fewest = new HashMap<>();
    private final Map<CardId, Integer> most = new HashMap<>();
    private final Map<List<Object>, Boolean> matches = new HashMap<>();
    private final List<Set<String>> facts = new ArrayList<>();
    private final Map<String, Integer> factOf = new HashMap<>();
    private final Map<String, Integer> answerFrequency = new HashMap<>();

    ReferenceSet(Library library) {
        this.library = library;
        for (Card card : library.cards().toList()) {
            EquivalenceKey prompt = key(card.prompt(), card);
            EquivalenceKey answer = key(card.expected(), card);
            if (!library.override(card.id()).suspended() && !prompt.isEmpty()
                    && !answer.isEmpty()) {
                entries.put(card.id(), new Entry(card, prompt, answer, new HashSet<>(),
                        new HashSet<>(words(prompt.text())), words(answer.text())));
            }
        }
        for (Entry one : entries.values()) {
            for (Entry other : entries.values()) {
                if (one.prompt.equals(other.prompt)) {
                    one.accepted.add(other.answer);
                    other.card.answerKey()
                            .alternatives()
                            .forEach(text -> one.accepted
                                    .add(EquivalenceKey.of(text, language(other.card))));
                }
            }
            new HashSet<>(one.answerWords)
                    .forEach(word -> answerFrequency.merge(word, 1, Integer::sum));
        }
        dropCommonWords();
        library.notes().forEach(note -> facts.add(new HashSet<>(Set.of(note.id()))));
        library.notes().forEach(note -> note.sameFactAs().forEach(other -> join(note.id(), other)));
        for (int i = 0; i < facts.size(); i++) {
            int fact = i;
            facts.get(i).forEach(note -> factOf.put(note, fact));
        }
    }

    private void dropCommonWords() {
        Map<String, Integer> frequency = new HashMap<>();
        entries.values().forEach(entry -> {
            entry.promptWords.removeAll(FUNCTION_WORDS);
            entry.promptWords.forEach(word -> frequency.merge(word, 1, Integer::sum));
        });
        entries.values()
                .forEach(entry -> entry.promptWords.removeIf(
                        word -> frequency.get(word) > Math.max(4, 0.2 * entries.size())));
    }

    private void join(String a, String b) {
        Set<String> joined = new HashSet<>();
        for (Set<String> group : List.copyOf(facts)) {
            if (group.contains(a) || group.contains(b)) {
                joined.addAll(group);
                facts.remove(group);
            }
        }
        facts.add(joined);
    }

    Locale language(Card card) {
        return Locale.forLanguageTag(library.languageOf(library.deckOf(card).id()));
    }

    /** What a side amounts to. */
    EquivalenceKey key(Markup side, Card card) {
        List<String> media = new ArrayList<>();
        for (String name : side.media()) {
            String shown = name;
            for (Media medium : library.media()) {
                if (medium.name().equals(name) && medium.sha256() != null) {
                    shown = medium.sha256();
                }
            }
            media.add(shown);
        }
        return EquivalenceKey.of(side.plainText(), media, language(card));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String run : text.split("[^\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}]+")) {
            if (run.codePoints().anyMatch(Character::isIdeographic)) {
                for (int i = 0; i + 1 < run.length(); i++) {
                    words.add(run.substring(i, i + 2));
                }
            } else if (!run.isEmpty()) {
                words.add(run);
            }
        }
        return words;
    }

    Entry entry(CardId id) {
        return entries.get(id);
    }

    boolean accepts(CardId card, Markup shown) {
        Entry entry = entry(card);
        return entry.accepted.contains(key(shown, entry.card));
    }

    /** Whether the answer can be typed, without a grader of sentences. */
    boolean isTypeable(CardId id) {
        String text = entry(id).card.expected().plainText().strip();
        return !text.isEmpty() && (!entry(id).card.answerKey().keyPoints().isEmpty()
                || text.length() <= 60 && text.split("\\s+").length <= 8);
    }

    boolean isCloze(CardId id) {
        return entry(id).card.type().kind() == NoteType.Kind.CLOZE;
    }

    /** Whether two cards ask different things. Figures on the edge count as different and as not. */
    private boolean differ(Entry a, Entry b, double edge) {
        String noteA = a.card.note().id();
        String noteB = b.card.note().id();
        if (factOf.get(noteA).equals(factOf.get(noteB))) {
            return false;
        }
        double prompts = jaccard(a.promptWords, b.promptWords);
        double answers = cosine(a, b);
        return prompts < .5 + edge && answers < .85 + edge
                && !(prompts >= .3 + edge && answers >= .25 + edge);
    }

    private static double jaccard(Set<String> a, Set<String> b) {
        Set<String> common = new HashSet<>(a);
        common.retainAll(b);
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        return common.isEmpty() ? 0 : (double) common.size() / all.size();
    }

    private double cosine(Entry a, Entry b) {
        return product(a, b) == 0 ? 0 : product(a, b) / Math.sqrt(product(a, a) * product(b, b));
    }

    private double product(Entry a, Entry b) {
        double sum = 0;
        for (String word : a.answerWords) {
            for (String other : b.answerWords) {
                double rarity = Math.log((1.0 + entries.size()) / (1 + answerFrequency.get(word)))
                        + 1;
                sum += word.equals(other) ? rarity * rarity : 0;
            }
        }
        return sum;
    }

    private static boolean sameSide(Entry a, Entry b) {
        return a.card.id().part().equals("reverse") == b.card.id().part().equals("reverse");
    }

    private static boolean disjoint(Set<EquivalenceKey> a, Set<EquivalenceKey> b) {
        return a.stream().noneMatch(b::contains);
    }

    /** Whether the answer of one card may be offered as a wrong one for another card. */
    boolean mayBeOffered(Entry item, Entry other, double edge) {
        return !item.id().equals(other.id()) && sameSide(item, other)
                && disjoint(item.accepted, other.accepted)
                && differ(item, other, edge);
    }

    /** Whether two cards may be matched on one board. */
    boolean mayBeMatched(Entry a, Entry b, double edge) {
        return matches.computeIfAbsent(List.of(a.id(), b.id(), edge),
                pair -> !a.prompt.equals(b.prompt) && disjoint(a.accepted, b.accepted)
                        && differ(a, b, edge));
    }

    /** The keys of the author's wrong answers that are wrong. */
    Set<EquivalenceKey> authored(Entry item) {
        Set<EquivalenceKey> keys = new LinkedHashSet<>();
        item.card.answerKey().distractors().forEach(text -> {
            EquivalenceKey key = EquivalenceKey.of(text, language(item.card));
            if (!key.isEmpty() && !item.accepted.contains(key)) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** How many wrong answers there are at least, whichever are taken first. */
    int fewestWrong(CardId id) {
        return fewest.computeIfAbsent(id, this::countFewest);
    }

    private int countFewest(CardId id) {
        List<Set<EquivalenceKey>> groups = new ArrayList<>();
        for (Entry other : candidates(id, -1e-9)) {
            Set<EquivalenceKey> joined = new HashSet<>(other.accepted);
            for (Set<EquivalenceKey> group : List.copyOf(groups)) {
                if (!disjoint(group, other.accepted)) {
                    joined.addAll(group);
                    groups.remove(group);
                }
            }
            groups.add(joined);
        }
        return authored(entry(id)).size() + groups.size();
    }

    /** How many wrong answers there can be at most. */
    int mostWrong(CardId id) {
        return most.computeIfAbsent(id,
                card -> authored(entry(card)).size() + candidates(card, 1e-9).size());
    }

    private List<Entry> candidates(CardId id, double edge) {
        Entry item = entry(id);
        Set<EquivalenceKey> authored = authored(item);
        return entries.values()
                .stream()
                .filter(other -> mayBeOffered(item, other, edge)
                        && disjoint(authored, other.accepted))
                .toList();
    }
}
