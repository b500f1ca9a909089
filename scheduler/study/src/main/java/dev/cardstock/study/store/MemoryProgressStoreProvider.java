package dev.cardstock.study.store;

import dev.cardstock.Options;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.ProgressStoreProvider;

/** Finds {@link MemoryProgressStore} by the id {@code memory}; each call makes an empty one. */
public final class MemoryProgressStoreProvider implements ProgressStoreProvider {
    /** Makes the provider; it has no state. */
    public MemoryProgressStoreProvider() {}

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public String description() {
        return "progress in memory, gone with the process";
    }

    @Override
    public ProgressStore create(Options options) {
        options.reader().finish();
        return new MemoryProgressStore();
    }
}
