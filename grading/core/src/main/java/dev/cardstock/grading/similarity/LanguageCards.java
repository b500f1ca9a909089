package dev.cardstock.grading.similarity;

import dev.cardstock.text.EquivalenceKey;
import dev.cardstock.text.TextSimilarity.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The cards of a library in one language, by prompt and by answer. Immutable and thread-safe. */
final class LanguageCards {
    /** How many cards with one and the same text are looked at. */
    private static final int SAME_TEXT = 32;

    /** A card that was found by one of its texts. */
    record Found(DeckCard card, String text, double score) {}

    final List<DeckCard> cards;
    final WordSimilarity promptMeasure;
    final WordSimilarity answerMeasure;
    private final Map<Integer, Profile> promptProfiles = new HashMap<>();
    private final Map<Integer, Profile> answerProfiles = new HashMap<>();
    private final Map<String, List<DeckCard>> byPrompt = new LinkedHashMap<>();
    private final Map<String, List<DeckCard>> byAnswer = new LinkedHashMap<>();
    private final WordIndex prompts;
    private final WordIndex answers;

    LanguageCards(Locale language, List<DeckCard> cards) {
        this.cards = List.copyOf(cards);
        WordSimilarity measure = WordSimilarity.of(language);
        promptMeasure = measure.weighedBy(cards.stream().map(DeckCard::prompt).toList());
        answerMeasure = measure.weighedBy(cards.stream().map(DeckCard::answer).toList());
        for (DeckCard card : cards) {
            promptProfiles.put(card.number(), promptMeasure.profile(card.prompt()));
            answerProfiles.put(card.number(), answerMeasure.profile(card.answer()));
            add(byPrompt, card.promptKey().text(), card);
            for (EquivalenceKey key : card.accepted()) {
                add(byAnswer, key.text(), card);
            }
        }
        prompts = index(promptMeasure, byPrompt);
        answers = index(answerMeasure, byAnswer);
    }

    private static void add(Map<String, List<DeckCard>> byText, String text, DeckCard card) {
        if (!text.isEmpty()) {
            byText.computeIfAbsent(text, t -> new ArrayList<>()).add(card);
        }
    }

    private static WordIndex index(WordSimilarity measure,
            Map<String, List<DeckCard>> byText) {
        Map<String, String> texts = new HashMap<>();
        byText.keySet().forEach(text -> texts.put(text, text));
        return new WordIndex(measure, texts);
    }

    Profile promptOf(DeckCard card) {
        return profile(promptProfiles, card);
    }

    Profile answerOf(DeckCard card) {
        return profile(answerProfiles, card);
    }

    private static Profile profile(Map<Integer, Profile> profiles, DeckCard card) {
        Profile profile = profiles.get(card.number());
        if (profile == null) {
            throw new IllegalArgumentException(card.id() + " is no card of this language");
        }
        return profile;
    }

    double promptLikeness(DeckCard a, DeckCard b) {
        return promptMeasure.similarity(promptOf(a), promptOf(b));
    }

    double answerLikeness(DeckCard a, DeckCard b) {
        return answerMeasure.similarity(answerOf(a), answerOf(b));
    }

    List<Found> nearestByPrompt(DeckCard card, int texts) {
        return expand(prompts.nearest(promptOf(card), texts), byPrompt);
    }

    List<Found> nearestByAnswer(DeckCard card, int texts) {
        return expand(answers.nearest(answerOf(card), texts), byAnswer);
    }

    /** A card is found once, by the nearest of its answers. */
    List<Found> nearestByAnswer(String text, int texts) {
        return expand(answers.nearest(text, texts), byAnswer);
    }

    private static List<Found> expand(List<Match> matches, Map<String, List<DeckCard>> byText) {
        Map<Integer, Found> found = new LinkedHashMap<>();
        for (Match match : matches) {
            byText.getOrDefault(match.id(), List.of())
                    .stream()
                    .limit(SAME_TEXT)
                    .forEach(card -> found.putIfAbsent(card.number(),
                            new Found(card, match.id(), match.score())));
        }
        return found.values()
                .stream()
                .sorted(Comparator.comparingDouble(Found::score)
                        .reversed()
                        .thenComparingInt(f -> f.card().number()))
                .toList();
    }
}
