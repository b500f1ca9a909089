package dev.cardstock.review;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an algorithm knows of a learner's memory of one card, in a form that stores and formats keep
 * without understanding it.
 *
 * @param algorithm the id of the algorithm, such as {@code fsrs6}
 * @param version the version of the meaning of the values, from 1
 * @param values named numbers, such as {@code stability} in days; none of them NaN or infinite
 */
public record MemoryState(String algorithm, int version, SortedMap<String, Double> values) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the algorithm is blank, the version less than 1, or a value
     *     not a finite number
     */
    public MemoryState {
        if (requireNonNull(algorithm, "algorithm").isBlank()) {
            throw new IllegalArgumentException("the algorithm is blank");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version is " + version + ", must be 1 or more");
        }
        TreeMap<String, Double> copy = new TreeMap<>(values);
        copy.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        algorithm + ": " + name + " is " + value + ", must be a finite number");
            }
        });
        values = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * A state.
     *
     * @param algorithm the id of the algorithm
     * @param version the version of the meaning of the values
     * @param values named numbers
     * @return the state
     */
    public static MemoryState of(String algorithm, int version, Map<String, Double> values) {
        return new MemoryState(algorithm, version, new TreeMap<>(values));
    }

    /**
     * One of the values.
     *
     * @param name its name
     * @return the value
     * @throws IllegalArgumentException if there is none of that name
     */
    public double value(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a state of '" + algorithm + "' version " + version
                    + " has no value '" + name + "', it has " + values.keySet());
        }
        return value;
    }
}
