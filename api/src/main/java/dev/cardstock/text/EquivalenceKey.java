package dev.cardstock.text;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * What the content of one side of a card amounts to: two sides with equal keys show the learner the
 * same thing, however it was typed. Questions, options and tiles are compared by it, never by id.
 *
 * @param text the normalised text
 * @param media the hashes (or, where a hash is unknown, the names) of the media shown, in order
 */
public record EquivalenceKey(String text, List<String> media) {
    /** Copies the list. */
    public EquivalenceKey {
        requireNonNull(text, "text");
        media = List.copyOf(media);
    }

    /**
     * The key of a text without media.
     *
     * @param text the plain text
     * @param locale its language
     * @return the key
     */
    public static EquivalenceKey of(String text, Locale locale) {
        return of(text, List.of(), locale);
    }

    /**
     * The key of a text with media.
     *
     * @param text the plain text
     * @param media hashes or names of the media, in order
     * @param locale the language of the text
     * @return the key
     */
    public static EquivalenceKey of(String text, List<String> media, Locale locale) {
        return new EquivalenceKey(TextNormalizer.of(locale).normalize(text), media);
    }

    /** {@return whether nothing is shown at all} */
    public boolean isEmpty() {
        return text.isEmpty() && media.isEmpty();
    }
}
