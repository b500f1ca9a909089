package dev.cardstock.scheduler.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowersTest {
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1, 30, 700})
    void theExponentialIsExactToTwoUnitsInTheLastPlace(double reach) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            double x = (2 * random.nextDouble() - 1) * reach;
            double exact = StrictMath.exp(x);
            assertThat(Math.abs(Powers.exp(x) - exact)).as("exp(%s)", x)
                    .isLessThanOrEqualTo(2 * Math.ulp(exact));
        }
    }

    @Test
    void theLogarithmIsExactToFiveUnitsOfDoublePrecision() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 500_000; i++) {
            double x = i % 2 == 0
                    ? 0.5 + 1.5 * random.nextDouble()
                    : StrictMath.exp((2 * random.nextDouble() - 1) * 300);
            double exact = StrictMath.log(x);
            assertThat(Math.abs(Powers.log(x) - exact)).as("log(%s)", x)
                    .isLessThanOrEqualTo(Math.max(5e-16, 2 * Math.ulp(exact)));
        }
    }

    @Test
    void theEndsAreWhereTheyShouldBe() {
        assertThat(Powers.exp(0)).isEqualTo(1);
        assertThat(Powers.log(1)).isZero();
        assertThat(Powers.exp(1e9)).isEqualTo(Powers.exp(700)).isFinite();
        assertThat(Powers.exp(-1e9)).isEqualTo(Powers.exp(-700)).isPositive();
        assertThat(Powers.exp(Double.NaN)).isNaN();
    }
}
