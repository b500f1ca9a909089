package dev.cardstock.grading.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
    /** Of the file that BuildLexicon makes of WordNet 3.1 and our lists. */
    private static final String SHA_256 = "79b093630074fad610ff5ca8a07e8ec1583b1dd6af1cedfb3d55b13f01243544";

    private final Lexicon english = Lexicon.of(Locale.ENGLISH);
    private final Lexicon german = Lexicon.of(Locale.GERMAN);

    @Test
    void theShippedFileIsWhatTheProgramMakes() throws IOException, NoSuchAlgorithmException {
        byte[] shipped;
        try (InputStream stream = Lexicon.class.getResourceAsStream("english.lexicon")) {
            shipped = stream.readAllBytes();
        }
        assertThat(HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(shipped)))
                .isEqualTo(SHA_256);
        assertThat(BuildLexicon.build()).isEqualTo(shipped);
    }

    @ParameterizedTest
    @CsvSource({"evaporate, evaporation", "evaporates, evaporated", "mice, mouse", "big, large",
            "buy, purchase", "myocardial infarct, myocardial infarction", "Carbon dioxide, CO2",
            "color, colour", "haemoglobin, hemoglobin", "quick, quickly", "rapid, fast",
            "larger, big", "wolves, wolf", "studies, study", "atom, atomic", "running, run",
            "non-linear, nonlinear", "expand, expansion"})
    void wordsOfLikeMeaning(String a, String b) {
        assertThat(english.synonyms(a, b)).isTrue();
        assertThat(english.synonyms(b, a)).isTrue();
        assertThat(english.antonyms(a, b)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"hot, cold", "hotter, colder", "tepid, cool", "increases, decreased", "more, less",
            "more, fewer", "expansion, contraction", "expand, contract", "absorb, releases",
            "faster, slower", "positive, negative", "before, after", "always, never",
            "all, none", "with, without", "above, below", "inside, outside", "left, right",
            "north, south", "anode, cathode", "oxidised, reduced", "arteries, veins",
            "hypertonic, hypotonic", "polar, non-polar", "myelinated, unmyelinated",
            "endothermic, exothermic", "hydrophilic, hydrophobic", "at least, at most",
            "connected, disconnected", "intracellular, extracellular", "active, inactive",
            "maximum, minimum", "convex, concave", "accept, reject"})
    void opposites(String a, String b) {
        assertThat(english.antonyms(a, b)).isTrue();
        assertThat(english.antonyms(b, a)).isTrue();
        assertThat(english.synonyms(a, b)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"cat, dog", "tribute, distribute", "liver, deliver", "form, inform",
            "cover, discover",
            "ion, union", "big, bigger", "heat, hot", "left, leaves", "photosynthesis, water"})
    void notOpposites(String a, String b) {
        assertThat(english.antonyms(a, b)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"mehr, weniger", "steigt, sinkt", "größere, kleinerer", "immer, nie", "alle, keine",
            "heißes, kalt", "innen, außen", "warmem, kühlen", "hydrophil, hydrophob",
            "polar, unpolar", "sauerstoffreich, sauerstoffarm"})
    void germanOpposites(String a, String b) {
        assertThat(german.antonyms(a, b)).isTrue();
        assertThat(german.antonyms(b, a)).isTrue();
    }

    @Test
    void relatednessFallsWithTheDistanceOfTheWords() {
        assertThat(english.relatedness("cells", "cell")).isEqualTo(Lexicon.SAME);
        assertThat(english.relatedness("car", "automobiles")).isEqualTo(Lexicon.SYNONYM);
        assertThat(english.relatedness("atom", "atomic")).isEqualTo(Lexicon.DERIVED);
        assertThat(english.relatedness("dog", "canine")).isGreaterThanOrEqualTo(Lexicon.KIND);
        assertThat(english.relatedness("artery", "vein")).isEqualTo(Lexicon.SIBLING);
        assertThat(english.relatedness("artery", "democracy")).isZero();
        assertThat(english.relatedness("qwrtz", "qwrtz")).isEqualTo(Lexicon.SAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "cats", "then", "because", "don't", "mitochondria", "went",
            "The"})
    void knowsEnglishWords(String word) {
        assertThat(english.knows(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hte", "mitochondira", "venrticle", "", "-", "42"})
    void knowsNoMisspeltOnes(String word) {
        assertThat(english.knows(word)).isFalse();
    }

    @Test
    void ofOtherLanguagesItKnowsNothing() {
        Lexicon french = Lexicon.of(Locale.FRENCH);
        assertThat(french.knows("chat")).isFalse();
        assertThat(french.antonyms("chaud", "froid")).isFalse();
        assertThat(french.relatedness("chat", "chat")).isEqualTo(Lexicon.SAME);
    }
}
