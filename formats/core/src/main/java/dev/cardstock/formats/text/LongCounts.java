package dev.cardstock.formats.text;

/**
 * How often 64-bit hashes were met, with 12 bytes for a slot: a million texts take about 24 MiB, however
 * long they are. That two texts of a million have the same hash by chance happens in one of 37 million
 * files.
 */
public final class LongCounts {
    private long[] keys = new long[1024];
    private int[] counts = new int[1024];
    private int size;

    /** Starts with none. */
    public LongCounts() {}

    /**
     * Counts a hash.
     *
     * @param hash the hash
     * @return how often it was met, this time included
     */
    public int add(long hash) {
        int slot = slot(hash);
        if (counts[slot] == 0) {
            if (size * 4L >= keys.length * 3L) {
                grow();
                slot = slot(hash);
            }
            keys[slot] = hash;
            size++;
        }
        return ++counts[slot];
    }

    private int slot(long hash) {
        int mask = keys.length - 1;
        int slot = (int) hash & mask;
        while (counts[slot] != 0 && keys[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    /**
     * A hash of texts, in this order.
     *
     * @param texts the texts
     * @return their hash
     */
    public static long hash(String... texts) {
        long hash = 0xcbf29ce484222325L;
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
                hash ^= hash >>> 29;
            }
            hash = (hash ^ 0x1ffff) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
