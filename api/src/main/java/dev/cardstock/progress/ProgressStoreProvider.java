package dev.cardstock.progress;

import dev.cardstock.Provider;

/** Makes a configured {@link ProgressStore}; found through {@link dev.cardstock.Plugins}. */
public interface ProgressStoreProvider extends Provider<ProgressStore> {}
