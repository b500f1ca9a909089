package dev.cardstock.grading.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorsTest {
    /** Of the file that DistillVectors made. */
    private static final String SHA_256 = "74c76d1c260e07745196bbba1330ba445d137110833245b3e47eaa3169b1ea02";

    private static byte[] file;
    private static PieceVectors shipped;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = Guards.class.getResourceAsStream("words.vectors")) {
            file = in.readAllBytes();
        }
        shipped = PieceVectors.of(file);
    }

    private static double[] vector(String piece) {
        return shipped.vectors().get(shipped.texts().indexOf(piece));
    }

    private static double length(String piece) {
        double squares = 0;
        for (double component : vector(piece)) {
            squares += component * component;
        }
        return Math.sqrt(squares);
    }

    @Test
    void theFileIsTheOneThatWasMade() throws NoSuchAlgorithmException {
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)))
                .isEqualTo(SHA_256);
    }

    @Test
    void piecesOfTextHaveVectorsAndMarksOfTheEncoderDoNot() {
        assertThat(shipped.texts()).hasSize(29_523)
                .doesNotHaveDuplicates()
                .contains("water", "##s", "[", "。")
                .noneMatch(text -> text.length() > 1 && text.startsWith("["));
        assertThat(shipped.vectors()).allMatch(vector -> vector.length == 64);
    }

    @ParameterizedTest
    @CsvSource({"electricity, electric, king", "water, aquatic, electricity", "big, large, red",
            "car, vehicle, heart", "doctor, physician, window", "cold, cool, music",
            "increase, rise, cell", "fast, quick, green", "not, no, water"})
    void aWordIsNearerToOneOfLikeMeaning(String word, String near, String far) {
        assertThat(PieceVectors.cosine(vector(word), vector(near)))
                .isGreaterThan(PieceVectors.cosine(vector(word), vector(far)) + 0.2);
    }

    @ParameterizedTest
    @CsvSource({"the, water", "of, electricity", "is, heart", "and, bacteria"})
    void wordsThatSayLittleAreShort(String little, String much) {
        assertThat(length(little)).isLessThan(length(much) / 2);
    }

    /** Takes minutes; the bytes may differ, since processors differ in how they multiply 8-bit integers. */
    @Test
    @EnabledIfSystemProperty(named = "cardstock.rebuild", matches = "true")
    void theProgramMakesTheSameVectorsAgain() {
        PieceVectors made = PieceVectors.of(DistillVectors.distill(line -> {}).toBytes());
        assertThat(made.texts()).isEqualTo(shipped.texts());
        double[] cosines = IntStream.range(0, made.texts().size())
                .mapToDouble(
                        i -> PieceVectors.cosine(made.vectors().get(i), shipped.vectors().get(i)))
                .sorted()
                .toArray();
        assertThat(Arrays.stream(cosines).average().orElseThrow()).isGreaterThanOrEqualTo(0.999);
        assertThat(cosines[cosines.length / 100]).isGreaterThanOrEqualTo(0.99);
    }
}
