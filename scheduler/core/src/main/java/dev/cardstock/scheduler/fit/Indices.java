package dev.cardstock.scheduler.fit;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Sorts and chooses among many indices without making an object of each. */
final class Indices {
    private Indices() {}

    /** Those of some indices that are wanted, as they stand; asks the watch now and then. */
    static int[] chosen(int[] from, IntPredicate wanted, Watch watch) {
        int[] chosen = new int[from.length];
        int count = 0;
        for (int n = 0; n < from.length; n++) {
            watch.glance(n);
            if (wanted.test(from[n])) {
                chosen[count++] = from[n];
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    /** The indices of the first keys, in the order of their keys; equal ones as they stand. */
    static int[] byKey(long[] keys, int size) {
        int[] from = IntStream.range(0, size).toArray();
        int[] to = new int[size];
        for (int width = 1; width < size && width > 0; width *= 2) {
            for (long low = 0; low < size; low += 2L * width) {
                merge(keys, from, to, (int) low, (int) Math.min(low + width, size),
                        (int) Math.min(low + 2L * width, size));
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static void merge(long[] keys, int[] from, int[] to, int low, int middle, int high) {
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean takeLeft = left < middle
                    && (right >= high || keys[from[left]] <= keys[from[right]]);
            to[i] = from[takeLeft ? left++ : right++];
        }
    }
}
