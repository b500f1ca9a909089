package dev.cardstock.scheduler.queue;

import java.util.ArrayList;
import java.util.List;

/** Brings two lists of cards together. */
final class Mixing {
    private Mixing() {}

    static List<QueueCard> mixed(List<QueueCard> main, List<QueueCard> other,
            QueueSettings.Mix mix) {
        List<QueueCard> all = new ArrayList<>(main.size() + other.size());
        switch (mix) {
            case BEFORE -> {
                all.addAll(other);
                all.addAll(main);
            }
            case AFTER -> {
                all.addAll(main);
                all.addAll(other);
            }
            case MIX -> spread(main, other, all);
        }
        return all;
    }

    /** Leaves gaps between the cards of the second list that differ by no more than one. */
    private static void spread(List<QueueCard> main, List<QueueCard> other, List<QueueCard> all) {
        long mains = main.size() + 1L;
        long others = other.size() + 1L;
        int taken = 0;
        for (int i = 0; i < main.size(); i++) {
            while (taken < other.size() && (taken + 1) * mains <= i * others) {
                all.add(other.get(taken++));
            }
            all.add(main.get(i));
        }
        all.addAll(other.subList(taken, other.size()));
    }
}
