package dev.cardstock.answer;

import dev.cardstock.Provider;

/** Makes a configured {@link AnswerGrader}; found through {@link dev.cardstock.Plugins}. */
public interface AnswerGraderProvider extends Provider<AnswerGrader> {}
