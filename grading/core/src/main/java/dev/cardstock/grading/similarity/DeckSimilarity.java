package dev.cardstock.grading.similarity;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Media;
import dev.cardstock.grading.similarity.LanguageCards.Found;
import dev.cardstock.grading.similarity.Overlap.Kind;
import dev.cardstock.text.EquivalenceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares the cards of a library with one another: whose answer a learner gave, which cards are asked
 * twice or are easily mistaken for one another, and which wrong answers to offer beside a right one. Cards
 * are compared within one language, and answers within one direction of notes that are asked in several.
 * What one sees is compared, never an id: what equals an answer or an alternative of the author by its
 * {@link EquivalenceKey} is never wrong.
 *
 * <p>It is made once for a library and costs memory for all its texts. Immutable and thread-safe; the
 * same library gives the same results on every machine.
 *
 * {@snippet class = "dev.cardstock.grading.Snippets" region = "deck-similarity"}
 */
public final class DeckSimilarity {
    /** How alike prompts must be for {@link #overlaps()} to report cards whose answers are not. */
    public static final double PROMPT_THRESHOLD = 0.65;

    /** How alike prompts and answers must be on average for {@link #overlaps()} to report a fact. */
    public static final double FACT_THRESHOLD = 0.5;

    /** What is less alike to another card's answer than this is no answer of that card. */
    private static final double OTHER_ANSWER = 0.6;

    private static final int NEAREST = 16;

    private final Map<CardId, DeckCard> cards = new LinkedHashMap<>();
    private final Map<Locale, LanguageCards> languages = new LinkedHashMap<>();
    private final Map<Locale, Distractors> distractors = new HashMap<>();

    private DeckSimilarity(Library library, DistractorRules rules) {
        Map<String, Media> media = new HashMap<>();
        library.media().forEach(medium -> media.put(medium.name(), medium));
        library.cards()
                .forEach(card -> cards.put(card.id(),
                        DeckCard.of(cards.size(), card, library, media)));
        Map<Locale, List<DeckCard>> byLanguage = new LinkedHashMap<>();
        cards.values()
                .forEach(card -> byLanguage.computeIfAbsent(card.language(),
                        language -> new ArrayList<>()).add(card));
        byLanguage.forEach((language, group) -> {
            LanguageCards compared = new LanguageCards(language, group);
            languages.put(language, compared);
            distractors.put(language, new Distractors(compared, language, rules));
        });
    }

    /**
     * Prepares the cards of a library.
     *
     * @param library the library
     * @return what compares them
     */
    public static DeckSimilarity of(Library library) {
        return of(library, DistractorRules.ofDefaults());
    }

    /**
     * Prepares the cards of a library.
     *
     * @param library the library
     * @param rules which wrong answers may be offered
     * @return what compares the cards
     */
    public static DeckSimilarity of(Library library, DistractorRules rules) {
        return new DeckSimilarity(requireNonNull(library, "library"),
                requireNonNull(rules, "rules"));
    }

    /**
     * The other card whose answer a learner gave: the one whose answer is most like what was typed, if
     * that is more like it than any right answer of the card that was asked, and is itself not right.
     *
     * @param asked the card that was asked
     * @param typed what the learner typed
     * @return the other card, if the answer is one of another card
     * @throws IllegalArgumentException if the library has no such card
     */
    public Optional<CardMatch> ownerOf(CardId asked, String typed) {
        DeckCard card = card(asked);
        LanguageCards group = group(card);
        double own = card.accepted()
                .stream()
                .mapToDouble(key -> group.answerMeasure.similarity(key.text(), typed))
                .max()
                .orElse(0);
        return others(card, typed, NEAREST)
                .filter(found -> found.score() > own && found.score() >= OTHER_ANSWER)
                .findFirst()
                .map(found -> match(found, card.language()));
    }

    /**
     * The other cards whose answers are most like a card's, and are not right for it.
     *
     * @param id the card
     * @param limit how many at most, 1 or more
     * @return the cards, the most alike first, then in the order of the library
     * @throws IllegalArgumentException if the library has no such card or {@code limit} is less than 1
     */
    public List<CardMatch> confusable(CardId id, int limit) {
        checkLimit(limit);
        DeckCard card = card(id);
        Map<Integer, Found> best = new LinkedHashMap<>();
        for (EquivalenceKey key : card.accepted()) {
            others(card, key.text(), limit + NEAREST).forEach(found -> best.merge(
                    found.card().number(), found, (a, b) -> b.score() > a.score() ? b : a));
        }
        return best.values()
                .stream()
                .sorted(Comparator.comparingDouble(Found::score)
                        .reversed()
                        .thenComparingInt(found -> found.card().number()))
                .limit(limit)
                .map(found -> match(found, card.language()))
                .toList();
    }

    /**
     * The answers of other cards that must not pass for a slip of the pen, for
     * {@link dev.cardstock.answer.Question.Builder#otherAnswers}.
     *
     * @param id the card that is asked
     * @param limit how many at most, 1 or more
     * @return different answers, the most alike first
     * @throws IllegalArgumentException if the library has no such card or {@code limit} is less than 1
     */
    public List<String> otherAnswers(CardId id, int limit) {
        Locale language = card(id).language();
        Set<EquivalenceKey> seen = new HashSet<>();
        return confusable(id, limit).stream()
                .map(CardMatch::answer)
                .filter(answer -> seen.add(EquivalenceKey.of(answer, language)))
                .toList();
    }

    /**
     * Finds overlaps: facts that are near from {@value #FACT_THRESHOLD} on, for there both sides speak for it,
     * and similar prompts alone from {@value #PROMPT_THRESHOLD} on.
     *
     * @return as {@link #overlaps(double)}
     */
    public List<Overlap> overlaps() {
        return overlaps(FACT_THRESHOLD).stream()
                .filter(overlap -> overlap.kind() != Kind.SIMILAR_PROMPT
                        || overlap.score() >= PROMPT_THRESHOLD)
                .toList();
    }

    /**
     * Finds cards that say the same or nearly the same. Cards of one note, cards that their author declared
     * to be the same fact, and prompts that show different pictures are not reported as near. Pairs that
     * are near are looked for among the nearest texts of each card, so that a text with very many near
     * ones is not paired with all of them; of cards that are equal only the first is paired.
     *
     * @param threshold how alike the sides must be, 0 to 1
     * @return what was found: by kind, the most alike first, then in the order of the library
     * @throws IllegalArgumentException if the threshold is not 0 to 1
     */
    public List<Overlap> overlaps(double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "threshold is " + threshold + ", must be 0 to 1");
        }
        return languages.values()
                .stream()
                .flatMap(group -> Overlaps.in(group, threshold).stream())
                .sorted(Comparator.comparing(Overlap::kind)
                        .thenComparing(Comparator.comparingDouble(Overlap::score).reversed())
                        .thenComparingInt(overlap -> card(overlap.cards().get(0)).number())
                        .thenComparingInt(overlap -> card(overlap.cards().get(1)).number()))
                .toList();
    }

    /**
     * Wrong answers to offer, with the seed 0 and no confusions known.
     *
     * @param id the card
     * @param count how many at most, 1 or more
     * @return as {@link #distractors(CardId, int, long, Collection)}
     */
    public List<Distractor> distractors(CardId id, int count) {
        return distractors(id, count, 0, List.of());
    }

    /**
     * Wrong answers to offer beside the right one of a card: first those of its author, then answers of
     * cards that the learner took it for, then answers of the same kind (a number, a date, a name, a word, a
     * phrase, a sentence) and length, like the right one and like one another as little as can be,
     * rather of the same deck and with a common tag. None is right: an accepted answer, an answer of a
     * card with the same prompt or of a card declared to be the same fact, a synonym, or one that the
     * {@link DistractorRules rules} find too near.
     *
     * @param id the card
     * @param count how many at most, 1 or more
     * @param seed chooses among those that serve equally well; the same seed, the same choice
     * @param confusions cards that the learner mistook this one for
     * @return at most that many, the best first; fewer where the library has no more that serve
     * @throws IllegalArgumentException if the library has no such card or {@code count} is less than 1
     */
    public List<Distractor> distractors(CardId id, int count, long seed,
            Collection<CardId> confusions) {
        checkLimit(count);
        DeckCard card = card(id);
        Distractors chooser = distractors.get(card.language());
        return chooser == null
                ? List.of()
                : List.copyOf(chooser.of(card, count, seed, new LinkedHashSet<>(confusions)));
    }

    private static void checkLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ", must be 1 or more");
        }
    }

    private DeckCard card(CardId id) {
        DeckCard card = cards.get(requireNonNull(id, "id"));
        if (card == null) {
            throw new IllegalArgumentException("the library has no card '" + id + "'");
        }
        return card;
    }

    private LanguageCards group(DeckCard card) {
        return requireNonNull(languages.get(card.language()));
    }

    /** Other cards by their answers, without those whose answer is right for this one too. */
    private Stream<Found> others(DeckCard card, String text, int limit) {
        return group(card).nearestByAnswer(text, limit)
                .stream()
                .filter(found -> found.card().number() != card.number()
                        && found.card().side().equals(card.side())
                        && !card.declaredSameFact(found.card())
                        && !card.accepts(EquivalenceKey.of(found.text(), card.language())));
    }

    private static CardMatch match(Found found, Locale language) {
        Card card = found.card().card();
        String answer = found.card().answerKey().text().equals(found.text())
                ? found.card().answer()
                : card.answerKey()
                        .alternatives()
                        .stream()
                        .filter(text -> EquivalenceKey.of(text, language)
                                .text()
                                .equals(found.text()))
                        .findFirst()
                        .orElse(found.text());
        return new CardMatch(card.id(), answer, found.score());
    }
}
