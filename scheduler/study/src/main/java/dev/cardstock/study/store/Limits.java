package dev.cardstock.study.store;

import static java.util.Objects.requireNonNull;

import dev.cardstock.progress.ProgressEvent;
import java.util.List;

/** What a store takes; the same for every store, so that one can replace another. */
final class Limits {
    /** The longest id of a learner, in UTF-16 units. */
    static final int LEARNER = 255;

    /** The most UTF-16 units in an event. */
    static final int EVENT = 1_000_000;

    /** The most UTF-16 units in an append, with {@link #EVENT_OVERHEAD} for each event. */
    static final long APPEND = 100_000_000;
    static final int EVENT_OVERHEAD = 64;

    private Limits() {}

    static String learner(String learner) {
        int length = requireNonNull(learner, "learner").length();
        if (length < 1 || length > LEARNER) {
            throw new IllegalArgumentException("the id of a learner has " + length
                    + " characters, must have 1 to " + LEARNER);
        }
        return learner;
    }

    /** A copy of the events. */
    static List<ProgressEvent> events(List<ProgressEvent> events) {
        List<ProgressEvent> copy = List.copyOf(requireNonNull(events, "events"));
        long sum = 0;
        for (int i = 0; i < copy.size(); i++) {
            long size = size(copy.get(i));
            if (size > EVENT) {
                throw new IllegalArgumentException("event " + i + " has " + size
                        + " characters, may have " + EVENT);
            }
            sum += size + EVENT_OVERHEAD;
        }
        if (sum > APPEND) {
            throw new IllegalArgumentException("the events have " + sum
                    + " characters together, may have " + APPEND + "; append them in parts");
        }
        return copy;
    }

    /** The UTF-16 units in an event. */
    static long size(ProgressEvent event) {
        long size = event.kind().length();
        if (event.card() != null) {
            size += event.card().note().length() + event.card().part().length() + 1;
        }
        for (var value : event.values().entrySet()) {
            size += value.getKey().length() + value.getValue().length();
        }
        return size;
    }
}
