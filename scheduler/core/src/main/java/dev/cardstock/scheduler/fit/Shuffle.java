package dev.cardstock.scheduler.fit;

/** Shuffles numbers, in the same way for the same seed on every machine (SplitMix64, Fisher and Yates). */
final class Shuffle {
    private long state;

    Shuffle(long seed) {
        state = seed;
    }

    void of(int[] numbers) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = (int) Long.remainderUnsigned(next(), i + 1L);
            int swap = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = swap;
        }
    }

    private long next() {
        state += 0x9e3779b97f4a7c15L;
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
