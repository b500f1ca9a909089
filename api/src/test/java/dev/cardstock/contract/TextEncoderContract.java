package dev.cardstock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.text.TextEncoder;
import dev.cardstock.text.TokenVectors;
import dev.cardstock.text.TokenVectors.Token;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What holds for every {@link TextEncoder}. Extend it and say which one:
 *
 * <pre>{@code
 * class MyEncoderTest extends TextEncoderContract {
 *     @Override
 *     protected TextEncoder encoder() {
 *         return new MyEncoder();
 *     }
 * }
 * }</pre>
 */
public abstract class TextEncoderContract {
    private static final String TEXT = "Water boils at 100 °C, ice melts at 0 °C.";
    private static final long SEED = 7;

    /** Makes the tests. */
    protected TextEncoderContract() {}

    /** {@return the encoder to test; closed by whoever made it} */
    protected abstract TextEncoder encoder();

    private static List<Float> components(TokenVectors vectors) {
        List<Float> components = new ArrayList<>();
        for (int token = 0; token < vectors.tokens().size(); token++) {
            for (int dimension = 0; dimension < vectors.dimensions(); dimension++) {
                components.add(vectors.component(token, dimension));
            }
        }
        return components;
    }

    @Test
    void itsIdIsStable() {
        assertThat(encoder().id()).isNotBlank().isEqualTo(encoder().id());
    }

    @Test
    void everyVectorHasTheDimensionsItSays() {
        assertThat(encoder().dimensions()).isPositive();
        assertThat(encoder().encode(TEXT).dimensions()).isEqualTo(encoder().dimensions());
        assertThat(encoder().encode("").dimensions()).isEqualTo(encoder().dimensions());
    }

    @Test
    void aTextHasTokensAndAnEmptyOneHasNone() {
        assertThat(encoder().encode(TEXT).tokens()).isNotEmpty();
        assertThat(encoder().encode("").tokens()).isEmpty();
    }

    @Test
    void tokensComeInTheOrderOfTheTextAndLieInIt() {
        for (String text : OddTexts.of(SEED)) {
            int last = 0;
            for (Token token : encoder().encode(text).tokens()) {
                assertThat(token.start()).as("seed %d: %s", SEED, token)
                        .isGreaterThanOrEqualTo(last);
                assertThat(token.end()).as("seed %d: %s", SEED, token)
                        .isLessThanOrEqualTo(text.length());
                last = token.start();
            }
        }
    }

    @Test
    void noTextMakesItFailAndAllVectorsAreFinite() {
        for (String text : OddTexts.of(SEED)) {
            assertThat(components(encoder().encode(text))).as("seed %d: '%s'", SEED, text)
                    .allMatch(Float::isFinite);
        }
    }

    @Test
    void manyThreadsGetTheSameVectors() throws Exception {
        TextEncoder shared = encoder();
        TokenVectors alone = shared.encode(TEXT);
        for (TokenVectors vectors : Repeated.inThreads(64, () -> shared.encode(TEXT))) {
            assertThat(vectors.tokens()).isEqualTo(alone.tokens());
            assertThat(components(vectors)).isEqualTo(components(alone));
        }
    }
}
