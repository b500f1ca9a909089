package dev.cardstock.grading.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.CardstockException;
import dev.cardstock.grading.analysis.LanguageAnalysis;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.junit.jupiter.api.Test;

class WordsTest {
    private record Blanks(String id, Set<String> languages) implements LanguageAnalysis {
        @Override
        public String description() {
            return "splits at blanks";
        }

        @Override
        public Analyzer analyzer(String language) {
            return new WhitespaceAnalyzer();
        }
    }

    private static List<String> stems(Words words, String language, String text) {
        return words.of(text, Locale.forLanguageTag(language))
                .stream()
                .map(Words.Word::stem)
                .toList();
    }

    @Test
    void anAnalysisReplacesWhatIsBuiltInAndAddsLanguages() {
        Words words = new Words(List.of(new Blanks("blanks", Set.of("ja", "km"))));
        assertThat(words.analyses()).containsExactly("blanks");
        assertThat(stems(words, "ja", "犬が 猫を")).containsExactly("犬が", "猫を");
        assertThat(stems(words, "km", "A-b c")).containsExactly("A-b", "c");
        assertThat(stems(words, "zh", "犬猫")).containsExactly("犬猫");
        assertThat(new Words().analyses()).isEmpty();
    }

    @Test
    void twoAnalysesOfOneLanguageAreAnError() {
        assertThatThrownBy(() -> new Words(List.of(new Blanks("one", Set.of("ja")),
                new Blanks("two", Set.of("ja", "ko")))))
                .isInstanceOf(CardstockException.class)
                .hasMessage("two analyses split the language 'ja': one and two;"
                        + " remove one from the class path or module path");
    }

    @Test
    void polishWordsHaveStems() {
        assertThat(stems(new Words(), "pl", "enzymów enzym Enzymy")).containsExactly("enzym",
                "enzym", "enzym");
    }
}
