package dev.cardstock.study.mastery;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a learner has made of a set at some time.
 *
 * @param asOf the time
 * @param items the mastery of each item, in the author's order
 * @param counts how many items are in which state, all states named
 * @param mastery the mean value of the items in per cent, 0 to 100
 * @param progress the share of items with evidence in per cent, 0 to 100
 * @param accuracy the share of right answers among all answers in per cent, 0 to 100; 0 without answers
 * @param attempts how many answers there were
 */
public record MasteryReport(Instant asOf, List<ItemMastery> items, Map<Mastery, Integer> counts,
        double mastery, double progress, double accuracy, int attempts) {
    /** Copies the collections. */
    public MasteryReport {
        requireNonNull(asOf, "asOf");
        items = List.copyOf(items);
        EnumMap<Mastery, Integer> all = new EnumMap<>(Mastery.class);
        for (Mastery state : Mastery.values()) {
            all.put(state, counts.getOrDefault(state, 0));
        }
        counts = java.util.Collections.unmodifiableMap(all);
    }
}
