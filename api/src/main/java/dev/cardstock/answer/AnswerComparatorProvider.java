package dev.cardstock.answer;

import dev.cardstock.Provider;

/** Makes a configured {@link AnswerComparator}; found through {@link dev.cardstock.Plugins}. */
public interface AnswerComparatorProvider extends Provider<AnswerComparator> {}
