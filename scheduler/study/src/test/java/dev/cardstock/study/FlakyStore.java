package dev.cardstock.study;

import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.study.store.MemoryProgressStore;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A store that fails to write when it is told to. */
final class FlakyStore implements ProgressStore {
    private final MemoryProgressStore store = new MemoryProgressStore();
    boolean fails;

    @Override
    public Set<String> learners() {
        return store.learners();
    }

    @Override
    public Progress load(String learner) {
        return store.load(learner);
    }

    @Override
    public long append(String learner, long revision, List<ProgressEvent> events)
            throws IOException {
        if (fails) {
            throw new IOException("the disk is full");
        }
        return store.append(learner, revision, events);
    }

    @Override
    public void erase(String learner) {
        store.erase(learner);
    }

    @Override
    public void close() {}
}
