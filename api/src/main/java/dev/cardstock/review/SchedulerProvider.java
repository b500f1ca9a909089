package dev.cardstock.review;

import dev.cardstock.Provider;

/** Makes a configured {@link Scheduler}; found through {@link dev.cardstock.Plugins}. */
public interface SchedulerProvider extends Provider<Scheduler> {}
