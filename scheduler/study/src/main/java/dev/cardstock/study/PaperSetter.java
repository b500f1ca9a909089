package dev.cardstock.study;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.Chance;
import dev.cardstock.study.set.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets a paper: chooses items, shares out the types of questions, and asks. */
final class PaperSetter {
    private static final int SMALLEST_BLOCK = 2;
    private static final int LARGEST_BLOCK = 10;

    /** The types that the fewest items are fit for come first. */
    private static final List<QuestionType> PICKIEST_FIRST = List.of(QuestionType.MATCHING,
            QuestionType.CLOZE, QuestionType.TYPED, QuestionType.MULTIPLE_CHOICE,
            QuestionType.TRUE_FALSE, QuestionType.SELF_RATED);

    private final Study study;
    private final long seed;
    private final TestSettings settings;
    private final Asker asker;
    private final Map<CardId, Integer> times = new HashMap<>();
    private final List<Item> left;
    private final List<Posed> blocks = new ArrayList<>();
    private final List<Posed> single = new ArrayList<>();
    private int judged;

    PaperSetter(Study study, long seed, TestSettings settings) {
        this.study = study;
        this.seed = seed;
        this.settings = settings;
        asker = study.asker(seed, settings.distractors());
        left = new ArrayList<>(chosen());
    }

    /** The items that are asked, in an order of chance; those asked again after all others. */
    private List<Item> chosen() {
        Set<CardId> only = new HashSet<>(settings.only());
        List<Item> shuffled = Board.shuffled(study.set()
                .items()
                .stream()
                .filter(item -> only.isEmpty() || only.contains(item.id()))
                .toList(), Chance.of(seed, 1));
        int count = settings.repeats() && !shuffled.isEmpty()
                ? settings.questions()
                : Math.min(settings.questions(), shuffled.size());
        List<Item> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            chosen.addAll(shuffled.subList(0, Math.min(shuffled.size(), count - chosen.size())));
        }
        return chosen;
    }

    List<Posed> set() {
        Map<QuestionType, Integer> quota = LargestRemainder.of(settings.shares(), left.size());
        List<QuestionType> missing = new ArrayList<>();
        for (QuestionType type : PICKIEST_FIRST) {
            int count = quota.getOrDefault(type, 0);
            int taken = type == QuestionType.MATCHING ? match(count) : take(type, count);
            missing.addAll(Collections.nCopies(count - taken, type));
        }
        EnumSet<QuestionType> allowed = EnumSet.noneOf(QuestionType.class);
        settings.shares().forEach((type, share) -> {
            if (share > 0 && type != QuestionType.MATCHING) {
                allowed.add(type);
            }
        });
        if (allowed.isEmpty()) {
            allowed.add(QuestionType.MULTIPLE_CHOICE);
        }
        // Whoever is left could not be asked as their share would have it: any type that works will do.
        for (Item item : List.copyOf(left)) {
            QuestionType wanted = missing.removeFirst();
            add(asker.ask(item, allowed, allowed, times.getOrDefault(item.id(), 0), judged,
                    Map.of()).insteadOf(wanted, asker.reason(item, wanted)), item);
        }
        single.sort(Comparator.comparing((Posed posed) -> posed.question().type())
                .thenComparingLong(posed -> Chance.of(seed, 3, Chance.of(posed.item().id()))));
        single.addAll(blocks);
        return single;
    }

    /** Asks items so; gives how many. */
    private int take(QuestionType type, int count) {
        Set<QuestionType> wanted = EnumSet.of(type);
        int taken = 0;
        for (Item item : List.copyOf(left)) {
            if (taken == count) {
                break;
            }
            Posed posed = asker.ask(item, wanted, wanted, times.getOrDefault(item.id(), 0),
                    judged, Map.of());
            if (isOf(posed.question().type(), type) && posed.question().fallback().isEmpty()) {
                add(posed, item);
                taken++;
            }
        }
        return taken;
    }

    private static boolean isOf(QuestionType asked, QuestionType wanted) {
        return asked == wanted || asked.isTyped() && wanted.isTyped();
    }

    private void add(Posed posed, Item item) {
        single.add(posed);
        left.remove(item);
        times.merge(item.id(), 1, Integer::sum);
        judged += posed.question().type() == QuestionType.TRUE_FALSE ? 1 : 0;
    }

    /** Sets blocks of nearly equal size and gives how many pairs they have; what does not fit together is left for other types. */
    private int match(int count) {
        int toGo = count;
        while (toGo >= SMALLEST_BLOCK) {
            int blocksToGo = (toGo + LARGEST_BLOCK - 1) / LARGEST_BLOCK;
            int size = (toGo + blocksToGo - 1) / blocksToGo;
            List<Item> pairs = Board.choose(study.set(), left, size);
            if (pairs.size() < SMALLEST_BLOCK) {
                break;
            }
            blocks.add(block(pairs));
            for (Item item : pairs) {
                left.remove(item);
                times.merge(item.id(), 1, Integer::sum);
            }
            toGo -= pairs.size();
        }
        return count - toGo;
    }

    private Posed block(List<Item> pairs) {
        List<Item> prompts = Board.shuffled(pairs, Chance.of(seed, 4));
        List<Item> answers = Board.shuffled(pairs, Chance.of(seed, 5));
        List<@Nullable CardId> sources = new ArrayList<>();
        answers.forEach(item -> sources.add(item.id()));
        return new Posed(new StudyQuestion(1, QuestionType.MATCHING,
                prompts.stream().map(Item::id).toList(), Markup.EMPTY,
                answers.stream().map(Item::answer).toList(),
                prompts.stream().map(Item::prompt).toList(), QuestionType.MATCHING, "",
                Locale.ROOT), prompts, 0, sources);
    }

    /** Shares out a number by the method of the largest remainder (Hare quota). */
    static final class LargestRemainder {
        private LargestRemainder() {}

        static Map<QuestionType, Integer> of(Map<QuestionType, Integer> shares, int total) {
            long sum = shares.values().stream().mapToLong(Integer::longValue).sum();
            EnumMap<QuestionType, Integer> quota = new EnumMap<>(QuestionType.class);
            EnumMap<QuestionType, Long> remainders = new EnumMap<>(QuestionType.class);
            int given = 0;
            for (Map.Entry<QuestionType, Integer> share : shares.entrySet()) {
                long exact = (long) share.getValue() * total;
                quota.put(share.getKey(), (int) (exact / sum));
                remainders.put(share.getKey(), exact % sum);
                given += (int) (exact / sum);
            }
            remainders.entrySet()
                    .stream()
                    .sorted(Map.Entry.<QuestionType, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(total - given)
                    .forEach(entry -> quota.merge(entry.getKey(), 1, Integer::sum));
            return quota;
        }
    }
}
