package dev.cardstock.grading.language;

import dev.cardstock.grading.language.Words.Word;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stands against a sentence in languages other than English and German: denials that are particles or
 * endings, roles that particles show, opposites. Thread-safe.
 */
public final class Clashes {
    /** What stands against an answer. */
    public enum Kind {
        /** It denies what the reference says, or the reverse. */
        DENIAL,
        /** The opposite of a word of the reference stands in it. */
        OPPOSITE,
        /** Two things have exchanged their roles. */
        ROLES,
        /** The words of the reference in no order. */
        SHUFFLED
    }

    /**
     * A sign against an answer.
     *
     * @param kind what it shows
     * @param answer the word of the answer that shows it
     * @param reference the word of the reference that stands in its place
     */
    public record Clash(Kind kind, Word answer, Word reference) {}

    private final Words words;

    /** By the codes of the languages that have lists of words, which are few. */
    private final Map<String, ClashRules> rules = new ConcurrentHashMap<>();

    /**
     * Makes the comparison.
     *
     * @param words splits sentences into words
     */
    public Clashes(Words words) {
        this.words = words;
    }

    /**
     * Compares two sentences.
     *
     * @param reference a right answer
     * @param answer an answer
     * @param language of both
     * @return what stands against the answer; empty if nothing does, or nothing is known of the language
     */
    public Optional<Clash> between(String reference, String answer, Locale language) {
        LanguageProfile profile = LanguageProfile.of(language);
        if (!profile.isKnown()) {
            return Optional.empty();
        }
        ClashRules known = rules.computeIfAbsent(profile.code(),
                code -> new ClashRules(profile, text -> words.of(text, language)));
        return known.any()
                ? known.between(words.of(reference, language), words.of(answer, language))
                : Optional.empty();
    }
}
