package dev.cardstock.scheduler.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often cards were recalled at their first answer on a later day, by their very first rating and the
 * days between; without the rare intervals, whose cards are left out of a fit altogether.
 *
 * <p>Source: open-spaced-repetition/fsrs-rs, {@code src/dataset.rs}, {@code filter_outlier}.
 */
final class FirstIntervals {
    private static final int FEW = 20;
    private static final int LEAST_GROUP = 6;
    private static final int LATEST = 100;
    private static final int LATEST_AFTER_EASY = 365;
    private static final int RATINGS = 4;
    private static final Comparator<Group> SMALLEST_FIRST = Comparator
            .<Group>comparingInt(group -> group.count)
            .thenComparingInt(group -> group.days);

    /** The cards with one first rating that were answered again after the same days. */
    static final class Group {
        final int days;
        int count;
        int recalled;
        boolean kept;

        Group(int days) {
            this.days = days;
        }
    }

    private final TrainingData data;
    private final Watch watch;
    private final List<SortedMap<Integer, Group>> groups = new ArrayList<>();
    // Of each card, its first answer on a later day, or -1; and its group, if it has one.
    private final int[] later;
    private final @Nullable Group[] groupOf;

    /**
     * Counts.
     *
     * @param targets the answers to predict
     */
    FirstIntervals(TrainingData data, int[] targets, Watch watch) {
        this.data = data;
        this.watch = watch;
        later = new int[data.cards()];
        groupOf = new Group[data.cards()];
        Arrays.fill(later, -1);
        for (int rating = 0; rating <= RATINGS; rating++) {
            groups.add(new TreeMap<>());
        }
        for (int n = 0; n < targets.length; n++) {
            int i = targets[n];
            int card = data.cardOf[i];
            watch.glance(n);
            if (data.days[i] > 0 && (later[card] < 0 || i < later[card])) {
                later[card] = i;
            }
        }
        for (int card = 0; card < later.length; card++) {
            int i = later[card];
            watch.glance(card);
            if (i >= 0) {
                Group group = groups.get(firstRating(i)).computeIfAbsent(data.days[i], Group::new);
                group.count++;
                group.recalled += data.ratings[i] > 1 ? 1 : 0;
                groupOf[card] = group;
            }
        }
        for (int rating = 1; rating <= RATINGS; rating++) {
            dropRare(groups.get(rating), rating == RATINGS ? LATEST_AFTER_EASY : LATEST);
        }
    }

    private int firstRating(int i) {
        return data.ratings[data.starts[data.cardOf[i]]];
    }

    /** Drops the smallest groups up to a twentieth of the cards, then those that are small or late. */
    private static void dropRare(SortedMap<Integer, Group> byDays, int latest) {
        List<Group> smallestFirst = new ArrayList<>(byDays.values());
        smallestFirst.sort(SMALLEST_FIRST);
        int total = smallestFirst.stream().mapToInt(group -> group.count).sum();
        int dropped = 0;
        for (Group group : smallestFirst) {
            if (dropped + group.count >= Math.max(FEW, total / FEW)) {
                group.kept = group.count >= LEAST_GROUP && group.days <= latest;
            } else {
                dropped += group.count;
            }
        }
    }

    /** The groups that are kept, by their days. */
    List<Group> kept(int firstRating) {
        return groups.get(firstRating).values().stream().filter(group -> group.kept).toList();
    }

    /** The answers of cards that are kept; those that were never answered on a later day are. */
    int[] filter(int[] targets) {
        return Indices.chosen(targets, i -> {
            Group group = groupOf[data.cardOf[i]];
            return group == null || group.kept;
        }, watch);
    }

    /**
     * The first answer on a later day of each card that is kept, by the first rating, then from the
     * smallest group to the largest, in each in the order of time.
     *
     * @param targets the answers to predict, in the order of time
     */
    int[] firstAnswers(int[] targets) {
        record First(int answer, int rating, Group group) {}
        List<First> firsts = new ArrayList<>();
        for (int i : targets) {
            Group group = groupOf[data.cardOf[i]];
            if (group != null && group.kept && later[data.cardOf[i]] == i) {
                firsts.add(new First(i, firstRating(i), group));
            }
        }
        firsts.sort(Comparator.comparingInt(First::rating)
                .thenComparing(First::group, SMALLEST_FIRST));
        return firsts.stream().mapToInt(First::answer).toArray();
    }

    /** Whether no answer of a kept card comes after its first on a later day. */
    boolean areAll(int[] targets) {
        return Arrays.stream(targets).allMatch(i -> later[data.cardOf[i]] == i);
    }
}
