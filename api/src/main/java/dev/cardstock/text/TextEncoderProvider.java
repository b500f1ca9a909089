package dev.cardstock.text;

import dev.cardstock.Provider;

/** Makes a configured {@link TextEncoder}; found through {@link dev.cardstock.Plugins}. */
public interface TextEncoderProvider extends Provider<TextEncoder> {}
