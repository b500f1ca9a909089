package dev.cardstock.grading;

import dev.cardstock.answer.Question;
import dev.cardstock.grading.language.Words;
import dev.cardstock.grading.sentence.SentenceScorer;
import dev.cardstock.grading.sentence.WordVectors;
import dev.cardstock.text.TextEncoder;
import java.lang.Character.UnicodeScript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scorer for each question. The vectors in the jar know English alone; of words of other languages they have
 * pieces, by which all words would be alike: such words are compared by their stems. Latin letters are taken for
 * English where no language is named. Thread-safe.
 */
final class Scorers {
    /**
     * The models were learned with vectors and score too low without them. The test program
     * {@code WithoutVectors} fitted both figures to English answers that are compared without.
     */
    private static final Calibration WITHOUT_VECTORS = new Calibration(0.84, 1.18);

    private final SentenceScorer usual;
    private final SentenceScorer byStems;

    Scorers(Words words, @Nullable TextEncoder encoder) {
        usual = SentenceScorer.of(words,
                encoder == null ? WordVectors.shipped() : WordVectors.of(encoder));
        byStems = encoder == null
                ? SentenceScorer.of(words, WordVectors.none())
                : usual;
    }

    SentenceScorer of(Question question) {
        String language = question.language().getLanguage();
        return (language.equals("en") || language.isEmpty()) && isLatin(question.references())
                ? usual
                : byStems;
    }

    /** The probability that a teacher accepts an answer, from what the question's scorer says. */
    double probability(Question question, double score) {
        return of(question).equals(usual) ? score : WITHOUT_VECTORS.apply(score);
    }

    private static boolean isLatin(List<String> references) {
        int letters = 0;
        int latin = 0;
        for (String reference : references) {
            for (int i = 0; i < reference.length(); i++) {
                char c = reference.charAt(i);
                if (Character.isLetter(c)) {
                    letters++;
                    latin += c < 0x80 || UnicodeScript.of(c) == UnicodeScript.LATIN ? 1 : 0;
                }
            }
        }
        return latin * 2 >= letters;
    }
}
