package dev.cardstock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.Question;
import dev.cardstock.answer.Slip;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationsTest {
    private static final SemanticGrader GRADER = SemanticGrader.ofDefaults();

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = SemanticGrader.class
                .getResourceAsStream("explanations_" + language + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static String explanation(String language, String reference, String answer) {
        return GRADER.grade(Question.builder("")
                .reference(reference)
                .language(Locale.forLanguageTag(language))
                .build(), answer).explanation();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es"})
    void everyLanguageHasAllTextsWithAllArguments(String language) throws IOException {
        Properties english = texts("en");
        Properties texts = texts(language);
        assertThat(texts.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        Pattern argument = Pattern.compile("\\{\\d}");
        for (String key : english.stringPropertyNames()) {
            assertThat(argument.matcher(texts.getProperty(key)).results().map(MatchResult::group))
                    .as(key)
                    .containsExactlyInAnyOrderElementsOf(argument.matcher(english.getProperty(key))
                            .results()
                            .map(MatchResult::group)
                            .toList());
        }
    }

    @Test
    void everyKindOfSlipHasAName() throws IOException {
        assertThat(texts("en").stringPropertyNames()).containsAll(Arrays.stream(Slip.Kind.values())
                .map(kind -> "slip-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | the café | the cafe | Look at the accent; it is written: the café
            de    | Haus     | haus     | Das ist richtig.
            de-AT | Bäckerei | Bäkerei  | Achte auf die Schreibung (Tippfehler); richtig ist: Bäckerei
            fr    | chien    | chat     | Ce n'est pas ce que dit la carte : chien
            es-MX | árbol    | arbol    | Fíjate en la escritura (acento); se escribe: árbol
            fr    | chien    | idk      | Ce n'est pas une réponse ; la carte dit : chien
            cs    | pes      | kočka    | That is not what the card says: pes
            en    | {0} $1   | x        | Look at the punctuation; it is written: {0} $1
            """)
    void aGradeIsExplainedInTheLanguageOfTheQuestion(String language, String reference,
            String answer, String explanation) {
        assertThat(explanation(language, reference, answer)).isEqualTo(explanation);
    }
}
