package dev.cardstock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.AnswerComparator;
import dev.cardstock.answer.AnswerComparator.Comparison;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every {@link AnswerComparator}. Extend it and say which one:
 *
 * <pre>{@code
 * class MyComparatorTest extends AnswerComparatorContract {
 *     @Override
 *     protected AnswerComparator comparator() {
 *         return new MyComparator();
 *     }
 * }
 * }</pre>
 */
public abstract class AnswerComparatorContract {
    private static final String REFERENCE = "Water boils at a lower temperature on a mountain.";
    private static final long SEED = 11;

    /** Makes the tests. */
    protected AnswerComparatorContract() {}

    /** {@return the comparator to test; closed by whoever made it} */
    protected abstract AnswerComparator comparator();

    @Test
    void itsIdIsStable() {
        assertThat(comparator().id()).isNotBlank().isEqualTo(comparator().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "und"})
    void aSentenceFollowsFromItself(String language) {
        Comparison same = comparator().compare(REFERENCE, REFERENCE,
                Locale.forLanguageTag(language));
        assertThat(same.entailed()).isGreaterThan(same.neutral())
                .isGreaterThan(same.contradicted());
    }

    @Test
    void noTextMakesItFail() {
        for (String text : OddTexts.of(SEED)) {
            assertThat(comparator().compare(REFERENCE, text, Locale.ENGLISH))
                    .as("seed %d: '%s'", SEED, text)
                    .isNotNull();
            assertThat(comparator().compare(text, REFERENCE, Locale.ROOT))
                    .as("seed %d: '%s'", SEED, text)
                    .isNotNull();
        }
    }

    @Test
    void manyThreadsGetTheSameFigures() throws Exception {
        AnswerComparator shared = comparator();
        String answer = "On a mountain water boils sooner.";
        Comparison alone = shared.compare(REFERENCE, answer, Locale.ENGLISH);
        assertThat(Repeated.inThreads(64, () -> shared.compare(REFERENCE, answer, Locale.ENGLISH)))
                .allMatch(alone::equals);
    }
}
