package dev.cardstock.scheduler.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.fit.StepAdvice.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StepAdviceTest {
    private static final double DECAY = -0.1542;

    private final TrainingData.Builder data = TrainingData.builder(DayBoundary.DEFAULT);
    private final SplittableRandom random = new SplittableRandom(9);
    private int cards;

    /** Cards that are answered, and again after a while that their memory just may last. */
    private void cards(int number, Rating first, double stabilitySeconds) {
        double factor = Math.pow(0.9, 1 / DECAY) - 1;
        for (int n = 0; n < number; n++) {
            Instant time = Logs.START.plusSeconds(cards);
            String card = "card " + cards++;
            double delay = 60 + random.nextInt(1200);
            boolean recalled = random.nextDouble() < Math.pow(1 + factor * delay / stabilitySeconds,
                    DECAY);
            data.add(card, time, first, Duration.ZERO);
            data.add(card, time.plusMillis((long) (delay * 1000) + 4000),
                    recalled ? Rating.GOOD : Rating.AGAIN, Duration.ofSeconds(4));
        }
    }

    private StepAdvice advice() {
        return StepAdvice.of(data.build(), 0.9, DECAY);
    }

    @Test
    void aStepIsAsLongAsTheMemoryLasts() {
        cards(4000, Rating.AGAIN, 120);
        cards(4000, Rating.GOOD, 900);
        StepAdvice advice = advice();
        assertThat(advice.learning().delays()).hasSize(2);
        assertThat((double) advice.learning().delays().get(0).toSeconds()).isCloseTo(120,
                within(25.0));
        assertThat((double) advice.learning().delays().get(1).toSeconds()).isCloseTo(900,
                within(180.0));
        assertThat(advice.relearning().isEmpty()).isTrue();
        assertThat(advice.recalls()).containsOnlyKeys(Situation.AGAIN, Situation.GOOD);
        assertThat(advice.recalls().get(Situation.AGAIN).answers()).isEqualTo(4000);
    }

    @Test
    void aHigherRetentionAsksForShorterSteps() {
        cards(2000, Rating.AGAIN, 600);
        TrainingData log = data.build();
        Duration usual = StepAdvice.of(log, 0.9, DECAY).learning().delays().get(0);
        Duration strict = StepAdvice.of(log, 0.95, DECAY).learning().delays().get(0);
        assertThat(strict).isLessThan(usual).isPositive();
    }

    @Test
    void fewerThanAHundredAnswersAreNoGroundForAdvice() {
        cards(99, Rating.AGAIN, 120);
        assertThat(advice().learning().isEmpty()).isTrue();
        assertThat(advice().recalls().get(Situation.AGAIN).answers()).isEqualTo(99);
        cards(1, Rating.AGAIN, 120);
        assertThat(advice().learning().delays()).hasSize(1);
    }

    @Test
    void aMemoryThatLastsTheDayNeedsNoStep() {
        cards(300, Rating.AGAIN, 86_400 * 20.0);
        assertThat(advice().learning().isEmpty()).isTrue();
    }

    @Test
    void aLapseIsAnAgainOnALaterDay() {
        for (int n = 0; n < 200; n++) {
            Instant time = Logs.START.plusSeconds(n);
            data.add(n, time, Rating.EASY, Duration.ZERO);
            time = time.plus(Duration.ofDays(3));
            data.add(n, time, Rating.AGAIN, Duration.ZERO);
            data.add(n, time.plusSeconds(300), n % 10 == 0 ? Rating.AGAIN : Rating.GOOD,
                    Duration.ZERO);
        }
        StepAdvice advice = advice();
        assertThat(advice.recalls()).containsOnlyKeys(Situation.LAPSE);
        assertThat(advice.learning().isEmpty()).isTrue();
        // Nine tenths are recalled after 300 seconds.
        assertThat((double) advice.relearning().delays().get(0).toSeconds()).isCloseTo(300,
                within(3.0));
    }

    @Test
    void noLogNoAdvice() {
        StepAdvice advice = advice();
        assertThat(advice.learning().isEmpty()).isTrue();
        assertThat(advice.relearning().isEmpty()).isTrue();
        assertThat(advice.recalls()).isEmpty();
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        TrainingData log = data.build();
        assertThatIllegalArgumentException().isThrownBy(() -> StepAdvice.of(log, 1, DECAY));
        assertThatIllegalArgumentException().isThrownBy(() -> StepAdvice.of(log, 0.9, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> StepAdvice.of(log, 0.9, Double.NaN));
    }
}
