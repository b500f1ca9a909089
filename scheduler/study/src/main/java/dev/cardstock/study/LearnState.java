package dev.cardstock.study;

import dev.cardstock.deck.CardId;
import dev.cardstock.study.mastery.LearnLevel;
import dev.cardstock.study.mastery.LearnerEvent.ReviewEntry;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Levels of items, and the round that is asked. */
final class LearnState implements ModeState {
    /** After so many rounds a familiar item comes before new ones. */
    private static final int ROUNDS_APART = 2;

    /** How many ranks {@link #rank} gives. */
    private static final int RANKS = 4;

    /** The round in which items that were begun in an earlier session were last seen. */
    private static final int LONG_AGO = -1000;

    private final SessionStart start;
    private final LearnSettings settings;
    private final Asker asker;
    private final @Nullable Reviews reviews;
    private final List<Item> items;
    private final Map<CardId, Integer> places = new HashMap<>();
    private final LearnLevel ceiling;
    private final Set<QuestionType> recognition;
    private final Set<QuestionType> production;
    private final LearnLevel[] levels;
    private final int[] misses;
    private final int[] lastRound;
    private final int[] times;
    private final Map<Integer, Map<CardId, Integer>> confusions = new HashMap<>();
    private final List<Integer> queue = new ArrayList<>();
    private final Set<Integer> risen = new HashSet<>();
    private int round;
    private int size;
    private int right;
    private int judged;

    LearnState(Study study, SessionStart start, LearnSettings settings) {
        this.start = start;
        this.settings = settings;
        asker = study.asker(start, settings.distractors());
        reviews = settings.recordReviews() ? study.reviews(start) : null;
        items = settings.only().isEmpty()
                ? study.set().items()
                : new LinkedHashSet<>(settings.only()).stream()
                        .flatMap(card -> study.set().item(card).stream())
                        .toList();
        recognition = EnumSet.noneOf(QuestionType.class);
        production = EnumSet.noneOf(QuestionType.class);
        settings.types()
                .forEach(type -> (type.isProduction() ? production : recognition).add(type));
        ceiling = production.isEmpty() ? LearnLevel.FAMILIAR : LearnLevel.LEARNED;
        levels = new LearnLevel[items.size()];
        misses = new int[items.size()];
        lastRound = new int[items.size()];
        times = new int[items.size()];
        Arrays.fill(lastRound, LONG_AGO);
        for (int i = 0; i < levels.length; i++) {
            CardId id = items.get(i).id();
            places.put(id, i);
            levels[i] = settings.startOver()
                    ? LearnLevel.NEW
                    : start.progress().item(id).level();
        }
        nextRound();
    }

    private void nextRound() {
        risen.clear();
        right = 0;
        size = 0;
        if (settings.maxRounds() > 0 && round >= settings.maxRounds()) {
            return;
        }
        int number = round + 1;
        List<List<Integer>> ranks = IntStream.range(0, RANKS)
                .<List<Integer>>mapToObj(rank -> new ArrayList<>())
                .toList();
        for (int i = 0; i < levels.length; i++) {
            if (levels[i].compareTo(ceiling) < 0) {
                List<Integer> same = ranks.get(rank(i, number));
                if (same.size() < settings.roundSize()) {
                    same.add(i);
                }
            }
        }
        ranks.stream().flatMap(List::stream).limit(settings.roundSize()).forEach(queue::add);
        if (!queue.isEmpty()) {
            round = number;
            size = queue.size();
        }
    }

    private int rank(int item, int number) {
        if (misses[item] > 0) {
            return 0;
        }
        if (levels[item] == LearnLevel.NEW) {
            return 2;
        }
        return number - lastRound[item] >= ROUNDS_APART ? 1 : 3;
    }

    @Override
    public @Nullable Posed pose(Instant now) {
        if (queue.isEmpty() || isTimeOver(now)) {
            return null;
        }
        int item = queue.get(0);
        // Recognition would bring a familiar item no further: rather than that it is self-rated.
        boolean isNew = levels[item] == LearnLevel.NEW;
        return asker.ask(items.get(item), isNew ? recognition : production,
                isNew ? settings.types() : production, times[item], judged, confusionsOf(item));
    }

    private boolean isTimeOver(Instant now) {
        return !settings.timeBudget().isZero()
                && !now.isBefore(start.time().plus(settings.timeBudget()));
    }

    private Map<CardId, Integer> confusionsOf(int item) {
        Map<CardId, Integer> before = start.progress().item(items.get(item).id()).confusions();
        Map<CardId, Integer> now = confusions.get(item);
        if (now == null) {
            return before;
        }
        Map<CardId, Integer> all = new TreeMap<>(before);
        now.forEach((card, count) -> all.merge(card, count, Integer::sum));
        return all;
    }

    @Override
    public Change answer(Posed posed, Marked marked, Step step) {
        int item = queue.removeFirst();
        QuestionType type = posed.question().type();
        LearnLevel before = levels[item];
        times[item]++;
        lastRound[item] = round;
        judged += type == QuestionType.TRUE_FALSE ? 1 : 0;
        if (marked.right()) {
            right++;
            if ((type.isProduction() || before == LearnLevel.NEW) && before.compareTo(ceiling) < 0
                    && risen.add(item)) {
                levels[item] = before.up();
            }
        } else {
            misses[item]++;
            levels[item] = before.down();
            queue.add(Math.min(settings.againAfter(), queue.size()), item);
            if (marked.confusedWith() != null) {
                confusions.computeIfAbsent(item, i -> new TreeMap<>())
                        .merge(marked.confusedWith(), 1, Integer::sum);
            }
        }
        LearnLevel after = levels[item];
        if (queue.isEmpty()) {
            nextRound();
        }
        return new Change(before, after, review(posed, marked, step), null);
    }

    private @Nullable ReviewEntry review(Posed posed, Marked marked, Step step) {
        return reviews != null && posed.question().type().isProduction()
                ? Reviews.entry(reviews.answer(posed.item().id(), marked.rating(), step.at(),
                        Duration.ZERO))
                : null;
    }

    @Override
    public boolean skip(Posed posed) {
        lastRound[queue.removeFirst()] = round;
        size--;
        if (queue.isEmpty()) {
            nextRound();
        }
        return true;
    }

    @Override
    public boolean isDone(Instant now) {
        return queue.isEmpty() || isTimeOver(now);
    }

    @Override
    public Position position() {
        return new Position(right + 1, size);
    }

    int round() {
        return Math.max(1, round);
    }

    Map<LearnLevel, Integer> levels() {
        EnumMap<LearnLevel, Integer> counts = new EnumMap<>(LearnLevel.class);
        for (LearnLevel level : LearnLevel.values()) {
            counts.put(level, (int) Arrays.stream(levels).filter(level::equals).count());
        }
        return Collections.unmodifiableMap(counts);
    }

    LearnLevel level(CardId card) {
        Integer place = places.get(card);
        if (place == null) {
            throw new IllegalArgumentException("item '" + card + "' is not in this session");
        }
        return levels[place];
    }

    List<CardId> missed() {
        return IntStream.range(0, misses.length)
                .filter(i -> misses[i] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -misses[i])
                        .thenComparingInt(i -> i))
                .map(i -> items.get(i).id())
                .toList();
    }
}
