package dev.cardstock.scheduler.queue;

import dev.cardstock.deck.CardId;

/** Numbers that look random and depend on a seed and a card alone. */
final class Chance {
    private Chance() {}

    static long of(long seed, CardId card) {
        return mixed(seed ^ (31L * card.note().hashCode() + ((long) card.part().hashCode() << 32)));
    }

    static long ofNote(long seed, CardId card) {
        return mixed(seed ^ card.note().hashCode());
    }

    /** The mixing function of SplitMix64 (Steele, Lea, Flood 2014). */
    static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
