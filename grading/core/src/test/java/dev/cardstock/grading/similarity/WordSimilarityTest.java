package dev.cardstock.grading.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.contract.TextSimilarityContract;
import dev.cardstock.text.TextSimilarity;
import dev.cardstock.text.TextSimilarity.Match;
import dev.cardstock.text.TextSimilarityProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordSimilarityTest extends TextSimilarityContract {
    @Override
    protected TextSimilarity similarity() {
        return WordSimilarity.of(Locale.ENGLISH);
    }

    @ParameterizedTest(name = "{0}: {2} rather than {3}")
    @CsvSource(delimiter = '|', textBlock = """
            en | What is the capital of France?     | Which city is the capital of France? | What is the currency of France?
            en | mitochondria                       | mitochondira                         | chloroplasts
            en | the Battle of Hastings             | battles of Hastings                  | the Battle of Waterloo
            en | 1914                               | 1914.                                | 1066
            de | Wie heißt die Hauptstadt?          | Wie heissen die Hauptstädte?         | Wie heißt der höchste Berg?
            fr | les chevaux blancs                 | le cheval blanc                      | les chats noirs
            es | las casas grandes                  | la casa grande                       | los perros grises
            ru | столица России                     | столицы России                       | река Сибири
            tr | İstanbul'un nüfusu                 | istanbul nüfus                       | Ankara'nın rakımı
            ja | 東京都の人口                       | 東京の人口は                         | 大阪府知事選挙
            zh | 中华人民共和国的首都               | 中国的首都                           | 美国总统选举
            ar | عاصمة المغرب                       | العاصمة في المغرب                    | نهر النيل
            th | เมืองหลวงของประเทศไทย              | เมืองหลวงของไทย                      | แม่น้ำเจ้าพระยา
            """)
    void whatSaysTheSameIsNearer(String language, String text, String nearer, String farther) {
        WordSimilarity measure = WordSimilarity.of(Locale.forLanguageTag(language));
        assertThat(measure.similarity(text, nearer))
                .isGreaterThan(measure.similarity(text, farther));
    }

    @Test
    void aSlipOfTheFingerCostsLessThanAnotherWord() {
        WordSimilarity measure = WordSimilarity.of(Locale.ENGLISH);
        assertThat(measure.similarity("photosynthesis", "photosynthsis")).isBetween(0.7, 0.999);
        assertThat(measure.similarity("1914", "1915")).isLessThan(0.5);
    }

    @Test
    void onlyEqualTextsAreFullyAlike() {
        assertThat(WordSimilarity.ofDefaults().similarity("a b c d", "a b c d!")).isLessThan(1);
        assertThat(WordSimilarity.ofDefaults().similarity("", " \n")).isEqualTo(1);
        assertThat(WordSimilarity.ofDefaults().similarity("", "heart")).isZero();
    }

    @Test
    void rareWordsCountMoreThanThoseOfACollection() {
        List<String> deck = List.of("the capital of France", "the capital of Spain",
                "the capital of Peru", "the capital of Chad", "the river of Chad");
        WordSimilarity even = WordSimilarity.of(Locale.ENGLISH);
        WordSimilarity weighed = even.weighedBy(deck);
        assertThat(weighed.similarity("the capital of France", "the capital of Spain"))
                .isLessThan(even.similarity("the capital of France", "the capital of Spain"));
        List<String> reversed = new ArrayList<>(deck);
        Collections.reverse(reversed);
        assertThat(even.weighedBy(reversed).similarity(deck.get(3), deck.get(4)))
                .isEqualTo(weighed.similarity(deck.get(3), deck.get(4)));
    }

    @ParameterizedTest(name = "{0}: {1}, not {2}")
    @CsvSource(delimiter = '|', textBlock = """
            What makes a car move?                  | What causes automobiles to drive?      | What does a baker bake?
            Who wrote this novel?                   | Who is the author of the book?         | Who painted this picture?
            the physician cured the illness         | the doctor healed the disease          | the lawyer won the case
            How large is the ocean?                 | How big is the sea?                    | How old are the pupils?
            """)
    void inEnglishWordsThatMeanTheSameAreAlike(String text, String nearer, String farther) {
        WordSimilarity measure = WordSimilarity.of(Locale.ENGLISH);
        assertThat(measure.similarity(text, nearer))
                .isGreaterThan(measure.similarity(text, farther));
        assertThat(measure.similarity(text, nearer))
                .isGreaterThan(WordSimilarity.of(Locale.forLanguageTag("sk"))
                        .similarity(text, nearer));
        assertThat(WordSimilarity.ofDefaults().similarity(text, nearer))
                .isEqualTo(measure.similarity(text, nearer));
    }

    @Test
    void numbersThatLieNearOneAnotherAreNotAlike() {
        WordSimilarity measure = WordSimilarity.of(Locale.ENGLISH);
        assertThat(measure.similarity("1914", "1939")).isLessThan(0.3);
        assertThat(measure.similarity("in the 1930s", "in the 1940s")).isLessThan(0.5);
    }

    @Test
    void wordsThatLieNearOneAnotherAreAlike() {
        Map<String, float[]> places = Map.of("kitten", new float[]{1, 0.1f}, "cat",
                new float[]{1, 0}, "piano", new float[]{0, 1});
        WordSimilarity measure = WordSimilarity.of(Locale.FRENCH).with(places::get);
        assertThat(measure.similarity("kitten", "cat")).isGreaterThan(0.5);
        assertThat(measure.similarity("kitten", "piano")).isLessThan(0.2);
        assertThat(measure.similarity("cat", "kitten"))
                .isEqualTo(measure.similarity("kitten", "cat"));
    }

    @Test
    void whatIsFoundDoesNotDependOnTheOrderOfTheCollectionAndHasTheFigureOfTheMeasure() {
        long seed = 11;
        Random random = new Random(seed);
        List<String> words = List.of("heart", "blood", "lung", "vein", "pumps", "carries", "the",
                "artery", "oxygen", "red", "cell", "wall");
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 6; w++) {
                text.append(words.get(random.nextInt(words.size()))).append(' ');
            }
            texts.put("t" + i, text.toString());
        }
        List<String> ids = new ArrayList<>(texts.keySet());
        Collections.shuffle(ids, random);
        Map<String, String> shuffled = new LinkedHashMap<>();
        ids.forEach(id -> shuffled.put(id, texts.get(id)));
        TextSimilarity measure = similarity();
        TextSimilarity.Index index = measure.index(texts);
        TextSimilarity.Index other = measure.index(shuffled);
        for (int i = 0; i < 20; i++) {
            String text = texts.get("t" + i);
            List<Match> found = index.nearest(text, 10);
            assertThat(found).as("seed %d", seed).isEqualTo(other.nearest(text, 10));
            assertThat(found).allMatch(match -> match.score() == measure.similarity(text,
                    texts.get(match.id())));
        }
    }

    @Test
    void itIsFoundByItsIdWithItsLanguage() {
        TextSimilarityProvider provider = Plugins.load(TextSimilarityProvider.class).get("words");
        TextSimilarity german = provider.create(Options.none().with("language", "de"));
        assertThat(german.id()).isEqualTo("words");
        assertThat(german.similarity("Häuser", "Haus"))
                .isEqualTo(WordSimilarity.of(Locale.GERMAN).similarity("Häuser", "Haus"));
        assertThatThrownBy(() -> provider.create(Options.none().with("language", "no such tag")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("language");
    }
}
