package dev.cardstock.scheduler.simulate;

import dev.cardstock.deck.CardId;

/**
 * Chance as a function of seed, card, repetition and draw, so that what happens to a card depends neither
 * on other cards nor on the order in which they are answered.
 */
final class Draws {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long base;
    private int draw;

    /** What identifies a new card of the simulation. */
    static long keyOfNew(int number) {
        return mixed(number);
    }

    /** What identifies a card that the learner has already. */
    static long keyOf(CardId card) {
        long key = 0xcbf29ce484222325L;
        String id = card.toString();
        for (int i = 0; i < id.length(); i++) {
            key = (key ^ id.charAt(i)) * 0x100000001b3L;
        }
        return mixed(key);
    }

    /** Begins the draws of a card on a day on which it is answered. */
    void begin(long seed, long key, int repetition) {
        base = mixed(mixed(seed) ^ key) + GAMMA * repetition;
        base = mixed(base);
        draw = 0;
    }

    /** A number from 0 up to 1. */
    double next() {
        return (mixed(base + GAMMA * draw++) >>> 11) * 0x1.0p-53;
    }

    /** The mixing function of SplitMix64 (Steele, Lea, Flood 2014). */
    static long mixed(long value) {
        long z = value + GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
