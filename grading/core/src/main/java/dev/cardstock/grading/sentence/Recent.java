package dev.cardstock.grading.sentence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was used last, up to a size. What is new goes to one half; when that is full, the half that was filled
 * before is forgotten, but for what was used meanwhile. Thread-safe.
 */
final class Recent<K, V> {
    private final int most;
    private final ToIntFunction<V> sizes;
    private volatile Map<K, V> young = new ConcurrentHashMap<>();
    private volatile Map<K, V> old = Map.of();
    private int size;

    /**
     * Keeps nothing yet.
     *
     * @param most the size from which on a half is full
     * @param sizes how large a value is
     */
    Recent(int most, ToIntFunction<V> sizes) {
        this.most = most;
        this.sizes = sizes;
    }

    /** What is kept for a key, or null. */
    @Nullable
    V get(K key) {
        V value = young.get(key);
        if (value == null) {
            value = old.get(key);
            if (value != null) {
                put(key, value);
            }
        }
        return value;
    }

    synchronized void put(K key, V value) {
        if (size >= most) {
            old = young;
            young = new ConcurrentHashMap<>();
            size = 0;
        }
        if (young.put(key, value) == null) {
            size += sizes.applyAsInt(value);
        }
    }
}
