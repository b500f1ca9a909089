package dev.cardstock.grading.similarity;

import dev.cardstock.deck.CardId;
import dev.cardstock.grading.language.Lexicon;
import dev.cardstock.grading.language.Lexicon.Term;
import dev.cardstock.grading.similarity.LanguageCards.Found;
import dev.cardstock.text.EquivalenceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Chooses wrong answers among the cards of one language. Immutable and thread-safe. */
final class Distractors {
    private static final int NEAREST = 24;
    private static final int DRAWN = 24;

    private static final double CONFUSED = 4;
    private static final double SAME_KIND = 2;
    private static final double LIKE_ANSWER = 0.6;
    private static final double LIKE_PROMPT = 0.4;
    private static final double SAME_DECK = 0.3;
    private static final double SAME_TAG = 0.2;
    private static final double SAME_PART_OF_SPEECH = 0.2;
    private static final double SAME_CASE = 0.1;
    private static final double CHANCE = 0.05;
    /** What likeness to one already chosen costs. */
    private static final double REPETITION = 0.5;

    private record Traits(AnswerKind kind, int length, boolean capital, Term term) {}

    private record Candidate(DeckCard card, double score) {}

    private final LanguageCards cards;
    private final DistractorRules rules;
    private final Map<Integer, Traits> traits = new HashMap<>();
    private final Map<List<Object>, List<DeckCard>> buckets = new HashMap<>();
    private final Map<EquivalenceKey, List<DeckCard>> byPrompt = new HashMap<>();
    private final Lexicon lexicon;

    Distractors(LanguageCards cards, Locale language, DistractorRules rules) {
        this.cards = cards;
        this.rules = rules;
        lexicon = Lexicon.of(language);
        for (DeckCard card : cards.cards) {
            byPrompt.computeIfAbsent(card.promptKey(), k -> new ArrayList<>()).add(card);
            if (card.answerKey().text().isEmpty()) {
                continue;
            }
            String answer = card.answer().strip();
            AnswerKind kind = AnswerKind.of(answer, language);
            traits.put(card.number(), new Traits(kind, answer.length(),
                    Character.isUpperCase(answer.codePointAt(0)), lexicon.term(answer)));
            for (List<Object> bucket : bucketsOf(card, kind)) {
                buckets.computeIfAbsent(bucket, b -> new ArrayList<>()).add(card);
            }
        }
    }

    /** From the narrowest to the widest. */
    private static List<List<Object>> bucketsOf(DeckCard card, AnswerKind kind) {
        return List.of(List.of(card.side(), kind, card.deck()), List.of(card.side(), kind),
                List.of(card.side()));
    }

    List<Distractor> of(DeckCard card, int count, long seed, Collection<CardId> confusions) {
        Traits own = traits.get(card.number());
        Set<EquivalenceKey> right = new LinkedHashSet<>(card.accepted());
        byPrompt.getOrDefault(card.promptKey(), List.of())
                .forEach(same -> right.addAll(same.accepted()));
        List<Distractor> chosen = new ArrayList<>();
        Set<EquivalenceKey> shown = new LinkedHashSet<>(right);
        List<Profile> profiles = new ArrayList<>();
        for (String text : card.card().answerKey().distractors()) {
            EquivalenceKey key = EquivalenceKey.of(text, card.language());
            if (chosen.size() < count && !key.isEmpty() && shown.add(key)) {
                chosen.add(new Distractor(text, null, CONFUSED + SAME_KIND));
                profiles.add(cards.answerMeasure.profile(text));
            }
        }
        if (own == null) {
            return chosen;
        }
        List<Candidate> candidates = new ArrayList<>();
        for (DeckCard other : pool(card, own, seed, confusions)) {
            if (isWrongFor(card, other, right)) {
                candidates.add(new Candidate(other,
                        score(card, own, other, seed) + (confusions.contains(other.id())
                                ? CONFUSED
                                : 0)));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score)
                .reversed()
                .thenComparingInt(candidate -> candidate.card.number()));
        while (chosen.size() < count) {
            Candidate best = null;
            double bestScore = Double.NEGATIVE_INFINITY;
            for (Candidate candidate : candidates) {
                // In the order of their scores: none that follows can be better.
                if (candidate.score <= bestScore) {
                    break;
                }
                double likeness = likeness(candidate.card, profiles);
                if (likeness < rules.sameText()
                        && candidate.card.accepted().stream().noneMatch(shown::contains)
                        && candidate.score - REPETITION * likeness > bestScore) {
                    best = candidate;
                    bestScore = candidate.score - REPETITION * likeness;
                }
            }
            if (best == null) {
                break;
            }
            chosen.add(new Distractor(best.card.answer(), best.card.id(), bestScore));
            shown.addAll(best.card.accepted());
            profiles.add(cards.answerOf(best.card));
        }
        return chosen;
    }

    private double likeness(DeckCard card, List<Profile> chosen) {
        double most = 0;
        for (Profile profile : chosen) {
            most = Math.max(most,
                    cards.answerMeasure.similarity(cards.answerOf(card), profile));
        }
        return most;
    }

    private Collection<DeckCard> pool(DeckCard card, Traits own, long seed,
            Collection<CardId> confusions) {
        Map<Integer, DeckCard> pool = new LinkedHashMap<>();
        if (!confusions.isEmpty()) {
            cards.cards.stream()
                    .filter(other -> confusions.contains(other.id()))
                    .forEach(other -> pool.put(other.number(), other));
        }
        for (Found found : cards.nearestByAnswer(card, NEAREST)) {
            pool.put(found.card().number(), found.card());
        }
        for (Found found : cards.nearestByPrompt(card, NEAREST)) {
            pool.put(found.card().number(), found.card());
        }
        long start = mix(seed ^ mix(card.id().toString().hashCode()));
        for (List<Object> key : bucketsOf(card, own.kind)) {
            List<DeckCard> bucket = buckets.getOrDefault(key, List.of());
            int first = bucket.isEmpty() ? 0 : (int) Long.remainderUnsigned(start, bucket.size());
            for (int i = 0; i < Math.min(DRAWN, bucket.size()); i++) {
                DeckCard drawn = bucket.get((first + i) % bucket.size());
                pool.put(drawn.number(), drawn);
            }
        }
        return pool.values();
    }

    private boolean isWrongFor(DeckCard card, DeckCard other, Set<EquivalenceKey> right) {
        Traits own = traits.get(card.number());
        Traits others = traits.get(other.number());
        if (own == null || others == null || other.number() == card.number()
                || !other.side().equals(card.side()) || card.declaredSame(other)
                || other.accepted().stream().anyMatch(right::contains)) {
            return false;
        }
        double prompts = cards.promptOf(card).sharedContent(cards.promptOf(other));
        if (prompts >= rules.prompts()) {
            return false;
        }
        double answers = cards.answerOf(card).contentCosine(cards.answerOf(other));
        return answers < rules.answers()
                && !(prompts >= rules.promptsWithAnswers() && answers >= rules.answersWithPrompts())
                && cards.answerLikeness(card, other) < rules.sameText()
                && !(own.term.known() && others.term.known()
                        && lexicon.synonyms(own.term, others.term));
    }

    private double score(DeckCard card, Traits own, DeckCard other, long seed) {
        Traits others = traits.get(other.number());
        if (others == null) {
            return 0;
        }
        boolean kind = own.kind == others.kind && own.length <= 2 * others.length
                && others.length <= 2 * own.length;
        boolean speech = own.term.noun() && others.term.noun()
                || own.term.verb() && others.term.verb()
                || own.term.adjective() && others.term.adjective();
        long chance = mix(seed ^ mix(card.id().toString().hashCode())
                ^ other.id().toString().hashCode()) >>> 11;
        return (kind ? SAME_KIND : 0) + LIKE_ANSWER * cards.answerLikeness(card, other)
                + LIKE_PROMPT * cards.promptLikeness(card, other)
                + (card.deck().equals(other.deck()) ? SAME_DECK : 0)
                + (card.sharesTag(other) ? SAME_TAG : 0) + (speech ? SAME_PART_OF_SPEECH : 0)
                + (own.capital == others.capital ? SAME_CASE : 0) + CHANCE * chance * 0x1.0p-53;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
