package dev.cardstock.grading;

import dev.cardstock.Plugin;
import java.util.Map;
import java.util.Set;

/**
 * The sentences in which grades are explained, in some languages. English, German, French and Spanish are in the
 * jar ({@code dev/cardstock/grading/explanations_en.properties} and so on: that file lists all keys with their
 * arguments). Others are found by {@link java.util.ServiceLoader}, in the class loader of this interface, or given
 * to {@link SemanticGrader.Builder#explanations}. Where a language has no text for a key, or there is none of the
 * language, the English one is used.
 *
 * <p>An application that words explanations itself gives texts that it can read again, such as
 * {@code "partial|{0}"} for the key {@code partial}, and finds the key with its arguments in
 * {@link dev.cardstock.answer.Grade#explanation()}.
 */
public interface ExplanationTexts extends Plugin {
    /** {@return the ISO 639 codes of its languages, in lower case, such as {@code it}} */
    Set<String> languages();

    /**
     * The texts of a language by their keys. Arguments stand in a text as <code>{0}</code>, <code>{1}</code> and
     * so on; nothing else in it is special.
     *
     * @param language one of {@link #languages()}
     * @return the texts; keys that do not exist are ignored
     */
    Map<String, String> texts(String language);
}
