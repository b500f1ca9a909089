package dev.cardstock.grading.analysis;

import dev.cardstock.Plugin;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;

/**
 * Splits sentences of some languages into words, in place of what the grader itself has for them. It is found
 * by {@link java.util.ServiceLoader}, in the class loader of this interface; when two of them know one
 * language, no grader is made. Its id becomes part of the version of every grader that found it.
 */
public interface LanguageAnalysis extends Plugin {
    /**
     * The {@linkplain org.apache.lucene.analysis.tokenattributes.TypeAttribute type} of a token that only
     * holds the sentence together, such as an article, a particle or an ending.
     */
    String FUNCTION_WORD = "function";

    /** {@return the ISO 639 codes of its languages, in lower case, such as {@code ja}} */
    Set<String> languages();

    /**
     * An analyser whose tokens are the words of a text: the term is what words are compared by (a stem or
     * dictionary form), the offsets are those of the word in the text as it was given, the type is
     * {@link #FUNCTION_WORD} where it applies. It drops punctuation and nothing else: words of denial
     * above all are needed.
     *
     * @param language one of {@link #languages()}
     * @return a new analyser, safe for many threads and used as long as the grader is
     * @throws IllegalArgumentException if the language is not its own
     */
    Analyzer analyzer(String language);
}
