package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** Language tags. */
final class Languages {
    private Languages() {}

    static String check(String tag) {
        if (!requireNonNull(tag, "language").isEmpty()) {
            try {
                new Locale.Builder().setLanguageTag(tag);
            } catch (IllformedLocaleException e) {
                throw new IllegalArgumentException("language '" + Ids.shortened(tag)
                        + "' is not a BCP 47 tag such as 'en' or 'pt-BR'", e);
            }
        }
        return tag;
    }
}
