package dev.cardstock.study;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with settings, to say it all at once. */
final class Problems {
    private final List<String> problems = new ArrayList<>();

    void check(boolean holds, String name, Object value, String must) {
        if (!holds) {
            problems.add(name + " is " + value + ", must be " + must);
        }
    }

    void report() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }
}
