package dev.cardstock.study.store;

import java.util.Arrays;

/**
 * Where the appends of one learner lie in a file, in their order. Unmodifiable: a longer one shares the
 * arrays of the shorter one and writes behind what that one shows, so only the longest is ever extended.
 */
final class Extents {
    static final Extents NONE = new Extents(new long[0], new int[0], 0, 0);

    private final long[] offsets;
    private final int[] lengths;
    private final int count;
    private final long revision;

    private Extents(long[] offsets, int[] lengths, int count, long revision) {
        this.offsets = offsets;
        this.lengths = lengths;
        this.count = count;
        this.revision = revision;
    }

    Extents with(long offset, int length, long newRevision) {
        boolean full = count == offsets.length;
        int capacity = Math.max(2, count + (count >> 1) + 1);
        long[] moreOffsets = full ? Arrays.copyOf(offsets, capacity) : offsets;
        int[] moreLengths = full ? Arrays.copyOf(lengths, capacity) : lengths;
        moreOffsets[count] = offset;
        moreLengths[count] = length;
        return new Extents(moreOffsets, moreLengths, count + 1, newRevision);
    }

    int count() {
        return count;
    }

    long offset(int i) {
        return offsets[i];
    }

    int length(int i) {
        return lengths[i];
    }

    /** How many events they hold. */
    long revision() {
        return revision;
    }
}
