package dev.cardstock.grading.language;

import java.util.Arrays;

/**
 * For each of a row of things the ascending numbers of those that it is related to. Immutable.
 *
 * @param starts where the numbers of each thing begin, and where those of the last one end
 * @param values the numbers, one thing after the other
 */
@SuppressWarnings("ArrayRecordComponent") // It stays in the package, and copies would cost the time of the look-up.
record Relation(int[] starts, int[] values) {

    /** The relation that has these pairs and their reverse. */
    static Relation symmetric(int things, int[] from, int[] to) {
        int[] starts = new int[things + 1];
        for (int i = 0; i < from.length; i++) {
            starts[from[i] + 1]++;
            starts[to[i] + 1]++;
        }
        for (int i = 0; i < things; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = Arrays.copyOf(starts, things);
        int[] values = new int[2 * from.length];
        for (int i = 0; i < from.length; i++) {
            values[next[from[i]]++] = to[i];
            values[next[to[i]]++] = from[i];
        }
        for (int i = 0; i < things; i++) {
            Arrays.sort(values, starts[i], starts[i + 1]);
        }
        return new Relation(starts, values);
    }

    boolean has(int a, int b) {
        return Arrays.binarySearch(values, starts[a], starts[a + 1], b) >= 0;
    }

    /** Whether two things have a number in common. */
    boolean meet(int a, int b) {
        return meet(values, starts[a], starts[a + 1], values, starts[b], starts[b + 1]);
    }

    /** Whether parts of two ascending rows have a number in common. */
    static boolean meet(int[] a, int fromA, int toA, int[] b, int fromB, int toB) {
        int i = fromA;
        int j = fromB;
        while (i < toA && j < toB) {
            if (a[i] == b[j]) {
                return true;
            }
            if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }

    boolean isEmpty(int a) {
        return starts[a] == starts[a + 1];
    }
}
