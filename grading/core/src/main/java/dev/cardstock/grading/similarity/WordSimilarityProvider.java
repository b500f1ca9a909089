package dev.cardstock.grading.similarity;

import dev.cardstock.Options;
import dev.cardstock.text.TextSimilarity;
import dev.cardstock.text.TextSimilarityProvider;
import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * Finds {@link WordSimilarity} by the id {@code words}. Option: {@code language}, a BCP 47 tag; unknown
 * where it is not set.
 */
public final class WordSimilarityProvider implements TextSimilarityProvider {
    /** Makes the provider; it has no state. */
    public WordSimilarityProvider() {}

    @Override
    public String id() {
        return WordSimilarity.ID;
    }

    @Override
    public String description() {
        return "Shared words, but for slips of the finger, and runs of letters";
    }

    @Override
    public TextSimilarity create(Options options) {
        Options.Reader reader = options.reader();
        Locale language = reader.parsed("language", Locale.ROOT,
                "a language tag such as en or pt-BR",
                WordSimilarityProvider::locale);
        reader.finish();
        return WordSimilarity.of(language);
    }

    private static Locale locale(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(tag, e);
        }
    }
}
