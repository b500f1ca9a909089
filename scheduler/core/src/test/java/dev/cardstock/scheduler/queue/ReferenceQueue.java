package dev.cardstock.scheduler.queue;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Phase;
import dev.cardstock.scheduler.queue.QueueSettings.Mix;
import dev.cardstock.scheduler.queue.QueueSettings.NewGather;
import dev.cardstock.scheduler.queue.QueueSettings.NewSort;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The queue as one would explain it: it counts and compares everything anew for each card. Chance alone
 * it takes from the real queue, as the order in which that puts all cards, or all notes.
 */
final class ReferenceQueue {
    private final QueueInput input;
    private final QueueSettings settings;
    private final String studied;
    private final Instant now;
    private final Map<CardId, Integer> cardRank;
    private final Map<String, Integer> noteRank;
    private final List<String> deckOrder = new ArrayList<>();

    final List<QueueCard> reviewsTaken = new ArrayList<>();
    final List<QueueCard> newTaken = new ArrayList<>();
    final List<CardId> buried = new ArrayList<>();
    final List<CardId> waiting;
    final List<CardId> main;

    ReferenceQueue(QueueInput input, String studied, QueueSettings settings, Instant now) {
        this.input = input;
        this.settings = settings;
        this.studied = studied;
        this.now = now;
        List<CardId> cards = chance(NewGather.RANDOM_CARDS);
        cardRank = ranks(cards);
        noteRank = ranks(chance(NewGather.RANDOM_NOTES).stream()
                .map(CardId::note)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        preorder(studied);

        waiting = due(this::isIntraday).stream()
                .sorted(comparing((QueueCard c) -> c.schedule().due()).thenComparing(QueueCard::id))
                .map(QueueCard::id)
                .toList();
        List<QueueCard> interday = takeReviews(due(c -> isLearning(c) && !isIntraday(c)),
                comparing((QueueCard c) -> day(c.schedule().due())).thenComparingInt(this::rank),
                settings.buryInterdayLearning());
        List<QueueCard> reviews = takeReviews(due(c -> c.schedule().phase() == Phase.REVIEW),
                reviewOrder(), settings.buryReviews());
        List<QueueCard> fresh = new ArrayList<>(takeNew());
        fresh.sort(newSort());
        main = mix(mix(reviews, interday, settings.interdayMix()), fresh, settings.newMix())
                .stream()
                .map(QueueCard::id)
                .toList();
    }

    private static <T> Map<T, Integer> ranks(Iterable<T> ordered) {
        Map<T, Integer> ranks = new java.util.HashMap<>();
        ordered.forEach(each -> ranks.put(each, ranks.size()));
        return ranks;
    }

    private List<CardId> chance(NewGather gather) {
        List<QueueCard> fresh = input.cards()
                .stream()
                .map(c -> new QueueCard(CardSchedule.newCard(c.id()), "all", 0, c.template(), 0))
                .toList();
        QueueSettings random = QueueSettings.builder()
                .newCards(gather, NewSort.GATHERED)
                .newIgnoreReviewLimit(true)
                .days(settings.days())
                .seed(settings.seed())
                .build();
        return StudyQueue
                .of(new QueueInput(fresh, List.of(QueueDeck.of("all", null, 1_000_000, 0))), "all",
                        random, now)
                .cards()
                .stream()
                .map(QueueCard::id)
                .toList();
    }

    private void preorder(String deck) {
        deckOrder.add(deck);
        input.decks()
                .stream()
                .filter(d -> deck.equals(d.parent()))
                .forEach(d -> preorder(d.id()));
    }

    private LocalDate day(Instant time) {
        return settings.days().dayOf(time);
    }

    private int rank(QueueCard card) {
        return cardRank.get(card.id());
    }

    private static boolean isLearning(QueueCard card) {
        return card.schedule().phase() == Phase.LEARNING
                || card.schedule().phase() == Phase.RELEARNING;
    }

    private boolean isIntraday(QueueCard card) {
        return isLearning(card)
                && day(card.schedule().due()).equals(day(card.schedule().lastReview()));
    }

    private List<QueueCard> due(java.util.function.Predicate<QueueCard> kind) {
        return input.cards()
                .stream()
                .filter(c -> deckOrder.contains(c.deck()))
                .filter(kind)
                .filter(c -> c.schedule().due() == null
                        || !day(c.schedule().due()).isAfter(day(now)))
                .toList();
    }

    private List<String> chain(String deck) {
        List<String> chain = new ArrayList<>();
        boolean below = true;
        for (String at = deck; at != null; at = parent(at)) {
            if (below || settings.limitsFromAbove()) {
                chain.add(at);
            }
            below &= !at.equals(studied);
        }
        return chain;
    }

    private String parent(String deck) {
        return input.decks().stream().filter(d -> d.id().equals(deck)).findFirst().get().parent();
    }

    private boolean isBelow(String deck, String above) {
        for (String at = deck; at != null; at = parent(at)) {
            if (at.equals(above)) {
                return true;
            }
        }
        return false;
    }

    private long left(String deck, boolean ofNew) {
        QueueDeck limits = input.decks()
                .stream()
                .filter(d -> d.id().equals(deck))
                .findFirst()
                .get();
        List<QueueDeck> tree = input.decks().stream().filter(d -> isBelow(d.id(), deck)).toList();
        long begun = tree.stream().mapToInt(QueueDeck::newToday).sum();
        long answered = tree.stream().mapToInt(QueueDeck::reviewsToday).sum();
        long reviews = limits.reviewsPerDay() - answered
                - (settings.newIgnoreReviewLimit() ? 0 : begun)
                - reviewsTaken.stream().filter(c -> isBelow(c.deck(), deck)).count();
        if (!ofNew) {
            return reviews;
        }
        long taken = newTaken.stream().filter(c -> isBelow(c.deck(), deck)).count();
        long fresh = limits.newPerDay() - begun - taken;
        return settings.newIgnoreReviewLimit() ? fresh : Math.min(fresh, reviews - taken);
    }

    private boolean siblingAsked(QueueCard card) {
        return input.cards()
                .stream()
                .filter(c -> c.id().note().equals(card.id().note()) && !c.id().equals(card.id()))
                .anyMatch(c -> reviewsTaken.contains(c) || newTaken.contains(c)
                        || waiting.contains(c.id())
                        || c.schedule().lastReview() != null
                                && !day(c.schedule().lastReview()).isBefore(day(now)));
    }

    private List<QueueCard> takeReviews(List<QueueCard> cards, Comparator<QueueCard> order,
            boolean bury) {
        List<QueueCard> taken = new ArrayList<>();
        for (QueueCard card : cards.stream().sorted(order).toList()) {
            if (left(studied, false) <= 0 || rootIsClosed(false)) {
                break;
            }
            if (chain(card.deck()).stream().allMatch(deck -> left(deck, false) > 0)) {
                if (bury && siblingAsked(card)) {
                    buried.add(card.id());
                } else {
                    taken.add(card);
                    reviewsTaken.add(card);
                }
            }
        }
        return taken;
    }

    private boolean rootIsClosed(boolean ofNew) {
        return chain(studied).stream().anyMatch(deck -> left(deck, ofNew) <= 0);
    }

    private List<QueueCard> takeNew() {
        Comparator<QueueCard> byDeck = comparingInt(c -> deckOrder.indexOf(c.deck()));
        Comparator<QueueCard> byPosition = comparingLong(QueueCard::position);
        Comparator<QueueCard> byTemplate = comparingInt(QueueCard::template);
        Comparator<QueueCard> byNote = comparingInt(c -> noteRank.get(c.id().note()));
        Comparator<QueueCard> order = switch (settings.newGather()) {
            case DECK -> byDeck.thenComparing(byPosition).thenComparing(byTemplate);
            case DECK_THEN_RANDOM_NOTES -> byDeck.thenComparing(byNote).thenComparing(byTemplate);
            case LOWEST_POSITION -> byPosition.thenComparing(byTemplate);
            case HIGHEST_POSITION -> byPosition.reversed().thenComparing(byTemplate);
            case RANDOM_NOTES -> byNote.thenComparing(byTemplate);
            case RANDOM_CARDS -> comparingInt(this::rank);
        };
        for (QueueCard card : due(c -> c.schedule().phase() == Phase.NEW).stream()
                .sorted(order.thenComparing(QueueCard::id))
                .toList()) {
            if (rootIsClosed(true)) {
                break;
            }
            if (chain(card.deck()).stream().allMatch(deck -> left(deck, true) > 0)) {
                if (settings.buryNew() && siblingAsked(card)) {
                    buried.add(card.id());
                } else {
                    newTaken.add(card);
                }
            }
        }
        return newTaken;
    }

    private Comparator<QueueCard> newSort() {
        Comparator<QueueCard> byTemplate = comparingInt(QueueCard::template);
        return switch (settings.newSort()) {
            case GATHERED -> comparingInt(c -> 0);
            case TEMPLATE -> byTemplate;
            case TEMPLATE_THEN_RANDOM -> byTemplate.thenComparingInt(this::rank);
            case RANDOM_NOTE_THEN_TEMPLATE -> comparing(
                    (QueueCard c) -> noteRank.get(c.id().note()))
                    .thenComparing(byTemplate)
                    .thenComparing(QueueCard::id);
            case RANDOM_CARD -> comparingInt(this::rank);
        };
    }

    private Comparator<QueueCard> reviewOrder() {
        Comparator<QueueCard> byDay = comparing(c -> day(c.schedule().due()));
        Comparator<QueueCard> byDeck = comparingInt(c -> deckOrder.indexOf(c.deck()));
        Comparator<QueueCard> byAdded = comparingLong(QueueCard::added);
        Comparator<QueueCard> byTemplate = comparingInt(QueueCard::template);
        Comparator<QueueCard> order = switch (settings.reviewOrder()) {
            case DUE_THEN_RANDOM -> byDay;
            case DUE_THEN_DECK -> byDay.thenComparing(byDeck);
            case DECK_THEN_DUE -> byDeck.thenComparing(byDay);
            case INTERVAL_ASCENDING -> comparing(c -> c.schedule().interval());
            case INTERVAL_DESCENDING ->
                comparing((QueueCard c) -> c.schedule().interval()).reversed();
            case EASE_ASCENDING -> comparingDouble(ReferenceQueue::ease);
            case EASE_DESCENDING -> comparingDouble(ReferenceQueue::ease).reversed();
            case RETRIEVABILITY_ASCENDING -> comparingDouble(this::recall);
            case RETRIEVABILITY_DESCENDING -> comparingDouble(this::recall).reversed();
            case RELATIVE_OVERDUENESS -> comparingDouble(this::overdueness).reversed();
            case RANDOM -> comparingInt(c -> 0);
            case ADDED ->
                byAdded.thenComparing(byTemplate).thenComparing(QueueCard::id);
            case REVERSE_ADDED ->
                byAdded.reversed().thenComparing(byTemplate).thenComparing(QueueCard::id);
        };
        return order.thenComparingInt(this::rank);
    }

    private static double ease(QueueCard card) {
        return card.schedule().memory().algorithm().equals("fsrs6")
                ? -card.schedule().memory().value("difficulty")
                : card.schedule().memory().value("ease");
    }

    private double recall(QueueCard card) {
        return settings.scheduler() == null
                ? Math.pow(0.9, overdueness(card))
                : settings.scheduler().retrievability(card.schedule(), now).getAsDouble();
    }

    private double overdueness(QueueCard card) {
        return Duration.between(card.schedule().lastReview(), now).toMillis() / 86_400_000.0
                / card.schedule().intervalDays();
    }

    /** Card j of the second list comes after the share (j + 1) / (size + 1) of the first. */
    private static List<QueueCard> mix(List<QueueCard> first, List<QueueCard> second, Mix mix) {
        Function<Integer, Double> place = switch (mix) {
            case BEFORE -> j -> -1.0;
            case AFTER -> j -> Double.MAX_VALUE;
            case MIX -> j -> Math.ceil(
                    (j + 1.0) * (first.size() + 1) / (second.size() + 1));
        };
        List<QueueCard> all = new ArrayList<>();
        Set<Integer> open = new TreeSet<>(IntStream.range(0, second.size()).boxed().toList());
        for (int i = 0; i <= first.size(); i++) {
            int at = i;
            boolean end = i == first.size();
            List<Integer> here = open.stream()
                    .filter(j -> end || place.apply(j) <= at)
                    .toList();
            here.forEach(j -> all.add(second.get(j)));
            open.removeAll(here);
            if (!end) {
                all.add(first.get(i));
            }
        }
        return all;
    }
}
