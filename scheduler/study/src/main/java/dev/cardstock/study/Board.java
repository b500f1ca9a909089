package dev.cardstock.study;

import dev.cardstock.study.set.Chance;
import dev.cardstock.study.set.Item;
import dev.cardstock.study.set.StudySet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses pairs that can stand side by side. */
final class Board {
    /** How long a side may be to fit on a tile, in characters. */
    static final int LONGEST = 120;

    /** How many items that fit beside no other one are passed over. */
    private static final int LONERS = 50;

    private Board() {}

    /**
     * The first items of a list that fit together, at most so many. Items at the beginning that fit beside
     * no other one do not count, as long as there are few.
     */
    static List<Item> choose(StudySet set, List<Item> inOrder, int count) {
        List<Item> chosen = first(set, inOrder, count);
        for (int from = 1; chosen.size() == 1 && from < Math.min(inOrder.size(), LONERS); from++) {
            chosen = first(set, inOrder.subList(from, inOrder.size()), count);
        }
        return chosen;
    }

    private static List<Item> first(StudySet set, List<Item> inOrder, int count) {
        List<Item> chosen = new ArrayList<>();
        for (Item item : inOrder) {
            if (chosen.size() == count) {
                break;
            }
            if (fits(item) && chosen.stream()
                    .allMatch(other -> set.canStandTogether(item, other))) {
                chosen.add(item);
            }
        }
        return chosen;
    }

    private static boolean fits(Item item) {
        return length(item.prompt().plainText()) <= LONGEST
                && length(item.answer().plainText()) <= LONGEST;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static List<Item> shuffled(List<Item> items, long seed) {
        record Drawn(Item item, long number) {}
        return items.stream()
                .map(item -> new Drawn(item, Chance.of(seed, Chance.of(item.id()))))
                .sorted(Comparator.comparingLong(Drawn::number)
                        .thenComparingInt(drawn -> drawn.item.position()))
                .map(Drawn::item)
                .toList();
    }
}
