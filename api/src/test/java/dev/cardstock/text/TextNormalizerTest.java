package dev.cardstock.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormalizerTest {
    private static final TextNormalizer ROOT = TextNormalizer.of(Locale.ROOT);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            The  Sky\u00a0is\tblue | the sky is blue
            ^ \u3000x\u2003y ^     | x y
            don’t                  | don't
            don´t                  | don't
            don`t                  | don't
            don‛t                  | don't
            „Haus“ «maison»        | "haus" "maison"
            5′ 3″                  | 5' 3"
            well‑known – yes − no  | well-known - yes - no
            cafe\u0301             | café
            ﬁne ①                  | fine 1
            Ｆｕｌｌ　ｗｉｄｔｈ           | full width
            Straße                 | STRASSE
            STRAẞE                 | strasse
            ΟΔΟΣ                   | οδος
            so\u00adft\u200b\ufeff | soft
            a\u202eb\u2066c        | abc
            """)
    void textsThatDifferInHowTheyWereTypedAreOne(String a, String b) {
        assertThat(ROOT.normalize(a)).isEqualTo(ROOT.normalize(b));
    }

    @ParameterizedTest
    @CsvSource({"cafe,café", "a b,ab", "x²y,xy", "1-2,12", "no,not", "ا,آ"})
    void textsThatSaySomethingElseStayDifferent(String a, String b) {
        assertThat(ROOT.normalize(a)).isNotEqualTo(ROOT.normalize(b));
    }

    @Test
    void theLanguageDecidesOnLetterCase() {
        TextNormalizer turkish = TextNormalizer.of(Locale.forLanguageTag("tr"));
        assertThat(turkish.normalize("IŞIK")).isEqualTo("ışık");
        assertThat(turkish.normalize("İyi")).isEqualTo("iyi");
        assertThat(ROOT.normalize("IT")).isEqualTo("it");
        assertThat(TextNormalizer.keepingCase(Locale.ROOT).normalize(" Ein  Haus")).isEqualTo(
                "Ein Haus");
    }

    @Test
    void whatNobodySeesIsNothing() {
        assertThat(ROOT.normalize(" \u200b\ufeff\n\u00ad")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"und", "en", "tr", "lt", "de", "el"})
    void normalisingTwiceChangesNothing(String language) {
        Locale locale = Locale.forLanguageTag(language);
        List<TextNormalizer> normalizers = List.of(TextNormalizer.of(locale),
                TextNormalizer.keepingCase(locale));
        for (TextNormalizer normalizer : normalizers) {
            for (int c = 0; c < 0x20000; c++) {
                String once = normalizer.normalize("a" + Character.toString(c) + "\u0301b");
                assertThat(normalizer.normalize(once)).as("U+%04X", c).isEqualTo(once);
            }
            long seed = 19;
            Random random = new Random(seed);
            for (int i = 0; i < 20_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int j = random.nextInt(8); j >= 0; j--) {
                    text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x3100 : 0x370));
                }
                String once = normalizer.normalize(text.toString());
                assertThat(normalizer.normalize(once)).as("seed %d, text %d", seed, i)
                        .isEqualTo(once);
            }
        }
    }

    @Test
    void sidesThatShowTheSameAreEquivalent() {
        EquivalenceKey key = EquivalenceKey.of("The Heart", List.of("abc"), Locale.ENGLISH);
        assertThat(EquivalenceKey.of("the  heart", List.of("abc"), Locale.ENGLISH)).isEqualTo(key);
        assertThat(EquivalenceKey.of("the heart", Locale.ENGLISH)).isNotEqualTo(key);
        assertThat(EquivalenceKey.of("the heart", List.of("abd"), Locale.ENGLISH))
                .isNotEqualTo(key);
        assertThat(EquivalenceKey.of("the heart", List.of("abc", "abd"), Locale.ENGLISH))
                .isNotEqualTo(EquivalenceKey.of("the heart", List.of("abd", "abc"),
                        Locale.ENGLISH));
        assertThat(EquivalenceKey.of(" \u200b", Locale.ENGLISH).isEmpty()).isTrue();
        assertThat(EquivalenceKey.of("", List.of("abc"), Locale.ENGLISH).isEmpty()).isFalse();
    }
}
