package dev.cardstock.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.fsrs.Fsrs7;
import dev.cardstock.scheduler.fsrs.Fsrs7.Memory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published figures of srs-benchmark and fsrs-rs, and histories computed from the formulas. */
class Fsrs7VectorTest {
    private static final double TOLERANCE_PERCENT = 0.001;

    private final Fsrs7 model = Fsrs7.ofDefaults();

    private Memory replay(String history) {
        Memory memory = null;
        for (String step : history.split(" ")) {
            String[] parts = step.split(":");
            Rating rating = Rating.of(Integer.parseInt(parts[1]));
            double elapsed = Double.parseDouble(parts[0]);
            if (memory != null) {
                assertThat(model.outcomes(memory, elapsed).after(rating))
                        .isEqualTo(model.next(memory, elapsed, rating));
            }
            memory = memory == null
                    ? model.initial(rating)
                    : model.next(memory, elapsed, rating);
        }
        assertThat(memory).isNotNull();
        return memory;
    }

    private static void close(double actual, String expected) {
        assertThat(actual).isCloseTo(Double.parseDouble(expected),
                withinPercentage(TOLERANCE_PERCENT));
    }

    @Test
    void fiveHundredHistories() throws IOException {
        int cases = 0;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Fsrs7VectorTest.class.getResourceAsStream("/vectors/fsrs7.tsv"),
                StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] c = line.split("\t");
                Memory memory = replay(c[0]);
                close(memory.stability(), c[1]);
                close(memory.fastStability(), c[2]);
                close(memory.difficulty(), c[3]);
                close(model.retrievability(memory, Double.parseDouble(c[4])), c[5]);
                close(model.interval(memory, 0.9), c[6]);
                cases++;
            }
        }
        assertThat(cases).isEqualTo(500);
    }

    @Test
    void theGoldenHistory() {
        Memory memory = replay("0:1 0:3 1:3 3:3 8:3 21:3");
        close(memory.stability(), "25.98572");
        close(memory.fastStability(), "700.5589");
        close(memory.difficulty(), "5.877549");
    }

    @ParameterizedTest
    @CsvSource({".1,36500", ".2,36500", ".3,36500", ".4,12813", ".5,843", ".6,92", ".7,13", ".8,2",
            ".9,1", "1,1"})
    void intervalOfStabilityOne(double retention, long days) {
        long interval = Math.max(1, Math.round(model.interval(new Memory(1, 1, 5), retention)));
        assertThat(interval).isCloseTo(days, within(Math.max(0L, days / 10_000)));
    }

    @ParameterizedTest
    @CsvSource({"1, 3.8e-5", "2, .5975", "3, 4.7777", "4, 53.8695"})
    void firstIntervals(int rating, double days) {
        assertThat(model.interval(model.initial(Rating.of(rating)), 0.9)).isCloseTo(days,
                withinPercentage(1));
    }

    @Test
    void aVeryShortFirstIntervalIsHeldByStepsOrByTheFloor() {
        CardSchedule fresh = CardSchedule.newCard(new CardId("n", "forward"));
        Instant now = Instant.parse("2026-03-02T12:00:00Z");
        assertThat(model.scheduler().review(fresh, Rating.AGAIN, now).interval())
                .isEqualTo(Duration.ofMinutes(1));
        Timing bare = Timing.builder()
                .learning(Steps.none())
                .minimumInterval(Duration.ofMinutes(5))
                .build();
        CardSchedule again = model.scheduler().withTiming(bare).review(fresh, Rating.AGAIN, now);
        assertThat(again.interval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(again.phase()).isEqualTo(Phase.LEARNING);
        CardSchedule good = model.scheduler().withTiming(bare).review(fresh, Rating.GOOD, now);
        assertThat(good.intervalDays()).isCloseTo(4.7777, withinPercentage(0.01));
        assertThat(good.due()).isEqualTo(now.plus(good.interval()));
        assertThat(model.scheduler()
                .withTiming(bare)
                .retrievability(good, now.plus(good.interval()))
                .orElseThrow()).isCloseTo(0.9, within(1e-6));
    }

    @Test
    void anEstimateRecallsAsOftenAsItIsToldTo() {
        for (double interval : new double[]{0.01, 1, 10, 1000}) {
            for (double retention : new double[]{0.7, 0.9, 0.97}) {
                Memory memory = model.estimate(interval, 2.5, retention);
                assertThat(model.retrievability(memory, interval)).isCloseTo(retention,
                        within(1e-6));
            }
        }
    }

    @Test
    void statesSurviveAndForeignOnesAreRefused() {
        Memory memory = replay("0:3 0.5:1 2:4");
        assertThat(model.fromState(model.toState(memory))).isEqualTo(memory);
        assertThatThrownBy(() -> Fsrs7.ofDefaults()
                .fromState(
                        Fsrs6.ofDefaults()
                                .toState(
                                        new Fsrs6.Memory(1, 5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'fsrs6'");
    }

    @Test
    void wrongParametersAreAllListed() {
        List<Double> wrong = new ArrayList<>(Fsrs7.defaultParameters());
        wrong.set(1, 0.05);
        wrong.set(4, 12.0);
        wrong.set(26, 0.55);
        wrong.set(25, 0.6);
        wrong.set(33, Double.NaN);
        assertThatThrownBy(() -> Fsrs7.of(wrong)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("w1 is 0.05, less than w0", "w4 is 12.0",
                        "w26 is 0.55, must not be less than w25", "w33 is NaN");
        assertThatThrownBy(() -> Fsrs7.of(Collections.nCopies(21, 1.0)))
                .hasMessageContaining("there are 21 parameters, FSRS-7 has 34");
    }

    @Test
    void nothingLeavesItsRangeWhateverHappens() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Memory memory = model.initial(Rating.of(1 + random.nextInt(4)));
            for (int i = 0; i < 200; i++) {
                double elapsed = random.nextInt(3) == 0
                        ? random.nextInt(2) * 1e5
                        : Math.exp(random.nextDouble() * 20 - 12);
                memory = model.next(memory, elapsed, Rating.of(1 + random.nextInt(4)));
                assertThat(memory.stability()).as("seed %d", seed).isBetween(0.0001, 36_500.0);
                assertThat(memory.fastStability()).as("seed %d", seed).isBetween(0.0001, 36_500.0);
                assertThat(memory.difficulty()).as("seed %d", seed).isBetween(1.0, 10.0);
                double recall = model.retrievability(memory, elapsed);
                assertThat(recall).as("seed %d", seed).isBetween(0.0, 1.0);
                assertThat(model.retrievability(memory, elapsed * 2 + 1)).isLessThanOrEqualTo(
                        recall);
                double interval = model.interval(memory, 0.9);
                assertThat(interval).as("seed %d", seed).isBetween(1e-10, 36_500.0);
            }
        }
    }
}
