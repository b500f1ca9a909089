package dev.cardstock.text;

import dev.cardstock.Provider;

/** Makes a configured {@link TextSimilarity}; found through {@link dev.cardstock.Plugins}. */
public interface TextSimilarityProvider extends Provider<TextSimilarity> {}
