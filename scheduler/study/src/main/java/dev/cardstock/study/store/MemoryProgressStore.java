package dev.cardstock.study.store;

import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.StaleRevisionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps what learners did in memory, for tests and for applications that keep nothing. It is gone with
 * the object; closing it changes nothing. Thread-safe.
 */
public final class MemoryProgressStore implements ProgressStore {
    private final Map<String, List<ProgressEvent>> learners = new HashMap<>();

    /** Makes an empty store. */
    public MemoryProgressStore() {}

    @Override
    public synchronized Set<String> learners() {
        return Set.copyOf(learners.keySet());
    }

    @Override
    public synchronized Progress load(String learner) {
        List<ProgressEvent> events = learners.getOrDefault(Limits.learner(learner), List.of());
        return new Progress(events, events.size());
    }

    @Override
    public synchronized long append(String learner, long revision, List<ProgressEvent> events) {
        List<ProgressEvent> copy = Limits.events(events);
        List<ProgressEvent> old = learners.getOrDefault(Limits.learner(learner), List.of());
        if (revision != old.size()) {
            throw new StaleRevisionException(learner, revision, old.size());
        }
        if (!copy.isEmpty()) {
            learners.computeIfAbsent(learner, unknown -> new ArrayList<>()).addAll(copy);
        }
        return revision + copy.size();
    }

    @Override
    public synchronized void erase(String learner) {
        learners.remove(Limits.learner(learner));
    }

    @Override
    public void close() {}
}
