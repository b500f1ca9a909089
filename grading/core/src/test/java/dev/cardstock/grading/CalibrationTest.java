package dev.cardstock.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.grading.Calibration.Judgement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
    private static List<Judgement> judgements(int count, double score, double rate) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Judgement(score, i < Math.round(rate * count)))
                .toList();
    }

    private static List<Judgement> random(int count, long seed, Calibration truth) {
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToObj(i -> {
            double score = random.nextInt(1001) / 1000.0;
            return new Judgement(score, random.nextDouble() < truth.apply(score));
        }).toList();
    }

    @Test
    void withoutJudgementsNothingChanges() {
        assertThat(Calibration.fit(List.of())).isEqualTo(Calibration.none());
        for (double score : new double[]{0, 0.1, 0.5, 0.987654321, 1}) {
            assertThat(Calibration.none().apply(score)).isEqualTo(score);
            assertThat(new Calibration(1, 1e-300).apply(score)).isEqualTo(score, within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.2,true", "0.2,false", "0.5,true", "0.5,false", "0.9,false", "0.001,true",
            "0,true", "1,false"})
    void oneJudgementChangesLittle(double score, boolean accepted) {
        Calibration one = Calibration.fit(List.of(new Judgement(score, accepted)));
        for (double s = 0.05; s < 1; s += 0.05) {
            assertThat(one.apply(s)).isEqualTo(s, within(0.11));
        }
        assertThat(one.apply(0.3) > 0.3).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"0.3,0.8", "0.7,0.2", "0.5,0.5", "0.9,0.95", "0.5,0.99"})
    void manyJudgementsMoveTheScoreToTheObservedRate(double score, double rate) {
        double few = Calibration.fit(judgements(20, score, rate)).apply(score);
        double many = Calibration.fit(judgements(2000, score, rate)).apply(score);
        assertThat(many).isEqualTo(rate, within(0.02));
        assertThat(Math.abs(many - rate)).isLessThanOrEqualTo(Math.abs(few - rate) + 1e-9);
        assertThat(few).isBetween(Math.min(score, rate) - 0.03, Math.max(score, rate) + 0.03);
    }

    @ParameterizedTest
    @CsvSource({"1.8,-1", "0.5,0.7", "1,0", "2.5,0"})
    void theCalibrationBehindTheJudgementsIsFound(double slope, double shift) {
        Calibration fitted = Calibration.fit(random(20_000, 7, new Calibration(slope, shift)));
        assertThat(fitted.slope()).isEqualTo(slope, within(0.1));
        assertThat(fitted.shift()).isEqualTo(shift, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyJudgementsGiveAMonotoneCalibrationThatIsTheSameInEveryOrder(long seed) {
        Random random = new Random(seed);
        List<Judgement> judgements = new ArrayList<>();
        // Also the opposite of what the scores say, and nothing but the ends.
        boolean inverted = random.nextBoolean();
        for (int i = 0; i < 1 + random.nextInt(400); i++) {
            double score = seed % 2 == 0 ? random.nextDouble() : random.nextInt(2);
            judgements.add(new Judgement(score, random.nextDouble() < score != inverted));
        }
        Calibration fitted = Calibration.fit(judgements);
        Collections.shuffle(judgements, random);
        assertThat(Calibration.fit(judgements)).isEqualTo(fitted);
        double last = 0;
        for (int i = 0; i <= 1000; i++) {
            double score = fitted.apply(i / 1000.0);
            assertThat(score).isBetween(last, 1.0);
            last = score;
        }
        assertThat(fitted.apply(0)).isZero();
        assertThat(fitted.apply(1)).isOne();
        assertThat(fitted.apply(Double.MIN_VALUE)).isBetween(0.0, 1.0);
    }

    @Test
    void whereAllScoresAreUpsideDownTheLeastSlopeIsTheBest() {
        List<Judgement> judgements = new ArrayList<>(judgements(5000, 0.1, 0.9));
        judgements.addAll(judgements(5000, 0.9, 0.1));
        Calibration fitted = Calibration.fit(judgements);
        assertThat(fitted.slope()).isEqualTo(Calibration.MIN_SLOPE);
        assertThat(fitted.apply(0.5)).isEqualTo(0.5, within(0.01));
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new Judgement(1.1, true)).hasMessageContaining("score is 1.1");
        assertThatThrownBy(() -> new Judgement(Double.NaN, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Calibration(0, Double.NaN))
                .hasMessageContainingAll("slope is 0.0", "shift NaN");
        assertThatThrownBy(() -> Calibration.none().apply(-0.1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
