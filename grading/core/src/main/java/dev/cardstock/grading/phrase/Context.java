package dev.cardstock.grading.phrase;

import dev.cardstock.grading.language.LanguageProfile;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What is known of a question besides its right answers.
 *
 * @param profile the language
 * @param promptKeys the words of the prompt, in their bare form, without choices that it offers
 * @param promptText the prompt
 * @param asksForForm whether the prompt asks for a form of a word, so that another form is wrong
 * @param otherKeys the single words that are answers of other cards
 * @param synonyms whether two words mean the same
 * @param knownWord whether something is a common word of the language
 */
record Context(LanguageProfile profile, Set<String> promptKeys, String promptText,
        boolean asksForForm,
        Set<String> otherKeys, BiPredicate<Token, Token> synonyms,
        Predicate<String> knownWord) {
    /** The same without near words: every word is known. */
    Context exact() {
        return new Context(profile, promptKeys, promptText, true, otherKeys, (a, b) -> false,
                word -> true);
    }
}
