package dev.cardstock.grading.minilm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.contract.TextEncoderContract;
import dev.cardstock.text.TextEncoder;
import dev.cardstock.text.TokenVectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MiniLmEncoderTest extends TextEncoderContract {
    private static final MiniLmEncoder ENCODER = new MiniLmEncoder();

    @Override
    protected TextEncoder encoder() {
        return ENCODER;
    }

    @AfterAll
    static void close() {
        ENCODER.close();
    }

    @Test
    void piecesStandWhereTheyStandInTheText() {
        String text = "Émigrés  in DÜSSELDORF\u00adheim: 3 × 水!";
        assertThat(ENCODER.encode(text).tokens())
                .extracting(
                        token -> token.text() + "=" + text.substring(token.start(), token.end()))
                .startsWith("emi=Émi", "##gre=gré", "##s=s", "in=in")
                .endsWith(":=:", "3=3", "×=×", "水=水", "!=!");
    }

    @Test
    void aWordHasTheMeaningOfItsSurroundings() {
        TokenVectors river = ENCODER.encode("the river bank");
        TokenVectors money = ENCODER.encode("the money bank");
        TokenVectors shore = ENCODER.encode("the river shore");
        assertThat(river.cosine(2, shore, 2)).isGreaterThan(money.cosine(2, shore, 2));
    }

    @Test
    void aLongTextIsCut() {
        String text = "water ".repeat(1000);
        TokenVectors encoded = ENCODER.encode(text);
        assertThat(encoded.tokens()).hasSize(510);
        assertThat(encoded.tokens().getLast().end()).isEqualTo(510 * 6 - 1);
    }
}
