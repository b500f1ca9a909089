package dev.cardstock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.text.TextSimilarity;
import dev.cardstock.text.TextSimilarity.Index;
import dev.cardstock.text.TextSimilarity.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every {@link TextSimilarity}. Extend it and say which one:
 *
 * <pre>{@code
 * class MySimilarityTest extends TextSimilarityContract {
 *     @Override
 *     protected TextSimilarity similarity() {
 *         return new MySimilarity();
 *     }
 * }
 * }</pre>
 */
public abstract class TextSimilarityContract {
    private static final long SEED = 13;
    private static final Map<String, String> TEXTS = Map.of(
            "a", "The heart pumps blood through the body",
            "b", "The heart pumps blood through the lungs",
            "c", "The heart is a muscle",
            "d", "Blood is red",
            "e", "The heart pumps blood through the body",
            "f", "");

    /** Makes the tests. */
    protected TextSimilarityContract() {}

    /** {@return the measure to test} */
    protected abstract TextSimilarity similarity();

    @Test
    void itsIdIsStable() {
        assertThat(similarity().id()).isNotBlank().isEqualTo(similarity().id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The heart pumps blood | The heart pumps blood
            The heart pumps blood | the  heart pumps BLOOD
            it’s a “muscle”       | it's a "muscle"
            """)
    void textsThatAreEqualAfterNormalisingAreFullyAlike(String a, String b) {
        assertThat(similarity().similarity(a, b)).isCloseTo(1, within(1e-6));
    }

    @Test
    void aTextWithSharedWordsIsMoreAlikeThanOneWithout() {
        String text = "The heart pumps blood";
        assertThat(similarity().similarity(text, "The heart pumps water"))
                .isGreaterThan(similarity().similarity(text, "xyzzy 42"));
    }

    @Test
    void figuresLieBetweenZeroAndOneAndAreSymmetric() {
        String text = "The heart pumps blood";
        List<String> others = new ArrayList<>(TEXTS.values());
        for (String odd : OddTexts.of(SEED)) {
            others.add(odd);
            others.add(odd + " heart blood");
        }
        for (String other : others) {
            double figure = similarity().similarity(text, other);
            assertThat(figure).as("seed %d: '%s'", SEED, other).isBetween(0.0, 1.0);
            assertThat(similarity().similarity(other, text)).as("seed %d: '%s'", SEED, other)
                    .isEqualTo(figure);
        }
    }

    @Test
    void theSameTextIsFoundFirstAndEqualScoresComeById() {
        List<Match> found = similarity().index(TEXTS).nearest(TEXTS.get("a"), 10);
        assertThat(found).extracting(Match::id).startsWith("a", "e");
        assertThat(found.get(0).score()).isCloseTo(1, within(1e-6));
        assertThat(found).isSortedAccordingTo(
                Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::id));
        assertThat(found).allMatch(match -> match.score() > 0 && match.score() <= 1);
        assertThat(found).extracting(Match::id).doesNotHaveDuplicates().isSubsetOf(TEXTS.keySet());
    }

    @Test
    void noMoreAreFoundThanAskedFor() {
        Index index = similarity().index(TEXTS);
        List<Match> all = index.nearest("The heart pumps blood", 10);
        assertThat(all).hasSizeGreaterThan(1);
        for (int limit = 1; limit <= all.size(); limit++) {
            assertThat(index.nearest("The heart pumps blood", limit))
                    .isEqualTo(all.subList(0, limit));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aLimitBelowOneIsRefused(int limit) {
        Index index = similarity().index(TEXTS);
        assertThatThrownBy(() -> index.nearest("heart", limit))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsFoundAmongNoTexts() {
        assertThat(similarity().index(Map.of()).nearest("heart", 3)).isEmpty();
    }

    @Test
    void anIndexKeepsWhatItWasMadeOf() {
        Map<String, String> texts = new HashMap<>(TEXTS);
        Index index = similarity().index(texts);
        List<Match> before = index.nearest("The heart pumps blood", 10);
        texts.clear();
        assertThat(index.nearest("The heart pumps blood", 10)).isEqualTo(before);
    }

    @Test
    void noTextMakesASearchFail() {
        Index index = similarity().index(TEXTS);
        for (String text : OddTexts.of(SEED)) {
            assertThat(index.nearest(text, 3)).as("seed %d: '%s'", SEED, text)
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void manyThreadsFindTheSame() throws Exception {
        Index shared = similarity().index(TEXTS);
        List<Match> alone = shared.nearest("The heart pumps blood", 4);
        assertThat(Repeated.inThreads(64, () -> shared.nearest("The heart pumps blood", 4)))
                .allMatch(alone::equals);
    }
}
