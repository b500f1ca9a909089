package dev.cardstock.study.set;

import dev.cardstock.deck.CardId;

/**
 * Numbers that look random and depend on what is given alone, so that a session is the same on every
 * machine.
 */
public final class Chance {
    private Chance() {}

    /**
     * The number of a text.
     *
     * @param text any text
     * @return its number
     */
    public static long of(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x5851f42d4c957f2dL + text.charAt(i) + 1;
        }
        return mixed(hash);
    }

    /**
     * The number of a card.
     *
     * @param card the card
     * @return its number
     */
    public static long of(CardId card) {
        return mixed(of(card.note()) * 31 + of(card.part()));
    }

    /**
     * The number of several things in their order.
     *
     * @param numbers their numbers
     * @return one number
     */
    public static long of(long... numbers) {
        long hash = numbers.length;
        for (long number : numbers) {
            hash = mixed(hash ^ number);
        }
        return hash;
    }

    /**
     * The mixing function of SplitMix64 (Steele, Lea, Flood 2014).
     *
     * @param value any number
     * @return a number that differs from those of all other values
     */
    public static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
