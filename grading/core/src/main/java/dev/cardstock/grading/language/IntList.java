package dev.cardstock.grading.language;

import java.util.Arrays;

/** Numbers in a row that grows. */
final class IntList {
    private int[] values;
    private int size;

    IntList(int capacity) {
        values = new int[capacity];
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /** Adds all that a thing is related to. */
    void addAll(Relation relation, int thing) {
        for (int i = relation.starts()[thing]; i < relation.starts()[thing + 1]; i++) {
            add(relation.values()[i]);
        }
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
