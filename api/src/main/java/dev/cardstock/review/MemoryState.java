package dev.cardstock.review;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an algorithm knows of a learner's memory of one card, in a form that stores and formats keep
 * without understanding it: the id of the algorithm, the version of the meaning of the values, and
 * named numbers, such as {@code stability} in days. Immutable and thread-safe; two states are equal if
 * all three are.
 */
public final class MemoryState {
    private final String algorithm;
    private final int version;
    private final List<String> names;
    private final double[] values;

    private MemoryState(String algorithm, int version, List<String> names, double[] values) {
        this.algorithm = requireNonNull(algorithm, "algorithm");
        this.version = version;
        this.names = names;
        this.values = values;
        if (algorithm.isBlank()) {
            throw new IllegalArgumentException("the algorithm is blank");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version is " + version + ", must be 1 or more");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(algorithm + ": " + names.get(i) + " is "
                        + values[i] + ", must be a finite number");
            }
        }
    }

    /**
     * A state.
     *
     * @param algorithm the id of the algorithm, such as {@code fsrs6}
     * @param version the version of the meaning of the values, from 1
     * @param values named numbers, none of them NaN or infinite
     * @return the state
     * @throws IllegalArgumentException if the algorithm is blank, the version less than 1, or a value
     *     not a finite number
     */
    public static MemoryState of(String algorithm, int version, Map<String, Double> values) {
        TreeMap<String, Double> sorted = new TreeMap<>(values);
        return new MemoryState(algorithm, version, List.copyOf(sorted.keySet()),
                sorted.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * A state, without the making of a map: for algorithms that write many.
     *
     * @param algorithm the id of the algorithm
     * @param version the version of the meaning of the values, from 1
     * @param names the names, unmodifiable, in ascending order
     * @param values the number of each name
     * @return the state
     * @throws IllegalArgumentException as {@link #of(String, int, Map)}, and if names and values do not
     *     match
     */
    public static MemoryState of(String algorithm, int version, List<String> names,
            double... values) {
        if (names.size() != values.length) {
            throw new IllegalArgumentException(algorithm + ": there are " + names.size()
                    + " names and " + values.length + " values");
        }
        for (int i = 1; i < values.length; i++) {
            if (names.get(i - 1).compareTo(names.get(i)) >= 0) {
                throw new IllegalArgumentException(
                        algorithm + ": the names " + names + " are not in ascending order");
            }
        }
        return new MemoryState(algorithm, version, List.copyOf(names), values.clone());
    }

    /** {@return the id of the algorithm} */
    public String algorithm() {
        return algorithm;
    }

    /** {@return the version of the meaning of the values, from 1} */
    public int version() {
        return version;
    }

    /** {@return the numbers by name; unmodifiable} */
    public SortedMap<String, Double> values() {
        TreeMap<String, Double> map = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(names.get(i), values[i]);
        }
        return Collections.unmodifiableSortedMap(map);
    }

    /**
     * Whether there is a value of a name.
     *
     * @param name the name
     * @return whether there is
     */
    public boolean has(String name) {
        return names.contains(name);
    }

    /**
     * One of the values.
     *
     * @param name its name
     * @return the value
     * @throws IllegalArgumentException if there is none of that name
     */
    public double value(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("a state of '" + algorithm + "' version " + version
                    + " has no value '" + name + "', it has " + names);
        }
        return values[at];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MemoryState that && algorithm.equals(that.algorithm)
                && version == that.version && names.equals(that.names)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * algorithm.hashCode() + names.hashCode()) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "MemoryState[" + algorithm + " " + version + " " + values() + "]";
    }
}
