package dev.cardstock.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.ebisu.Ebisu;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.fsrs.Fsrs7;
import dev.cardstock.scheduler.halflife.HalfLifeRegression;
import dev.cardstock.scheduler.sbd.Sbd;
import dev.cardstock.scheduler.sspmmc.SspMmc;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every model of memory, and the figures of those without a test of their own. */
class MemoryModelTest {
    static Stream<MemoryModel<?>> models() {
        return Stream.of(Fsrs6.ofDefaults(), Fsrs7.ofDefaults(), Ebisu.ofDefaults(), Ebisu.of(30),
                HalfLifeRegression.ofDefaults(), Sbd.ofDefaults(), SspMmc.ofDefaults());
    }

    private static double elapsed(Random random, boolean fractional) {
        double days = switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> Math.exp(random.nextDouble() * 22 - 11);
            case 2 -> random.nextInt(100);
            default -> random.nextInt(100_000);
        };
        return fractional ? days : Math.floor(days);
    }

    @ParameterizedTest
    @MethodSource("models")
    <M> void memoriesStayInRangeWhateverHappens(MemoryModel<M> model) {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            M memory = model.initial(Rating.of(1 + random.nextInt(4)));
            for (int i = 0; i < 200; i++) {
                double days = elapsed(random, model.fractionalDays());
                Rating rating = Rating.of(1 + random.nextInt(4));
                M after = model.next(memory, days, rating);
                assertThat(model.outcomes(memory, days).after(rating)).isEqualTo(after);
                memory = after;
                // A state of NaN or infinity would be refused here.
                assertThat(model.fromState(model.toState(memory))).as("seed %d", seed)
                        .isEqualTo(memory);
                double recall = model.retrievability(memory, days);
                assertThat(recall).as("seed %d", seed).isBetween(0.0, 1.0);
                assertThat(model.retrievability(memory, days * 3 + 1)).as("seed %d", seed)
                        .isLessThanOrEqualTo(recall);
                double interval = model.interval(memory, 0.8);
                assertThat(interval).as("seed %d", seed).isPositive().isFinite();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    <M> void theIntervalEndsWhereRecallHasFallenToTheRetention(MemoryModel<M> model) {
        if (model instanceof SspMmc) {
            return;
        }
        Random random = new Random(7);
        int compared = 0;
        for (int n = 0; n < 300; n++) {
            M memory = model.initial(Rating.GOOD);
            for (int i = 0; i < random.nextInt(12); i++) {
                memory = model.next(memory, Math.max(1, Math.rint(model.interval(memory, 0.9))),
                        Rating.of(random.nextInt(6) == 0 ? 1 : 3));
            }
            double retention = 0.6 + random.nextDouble() * 0.35;
            double interval = model.interval(memory, retention);
            if (interval > 1e-9 && interval < 36_000) {
                assertThat(model.retrievability(memory, interval)).isCloseTo(retention,
                        within(1e-6));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(150);
    }

    @ParameterizedTest
    @MethodSource("models")
    <M> void anEstimateRecallsAtTheEndOfItsInterval(MemoryModel<M> model) {
        for (double interval : new double[]{1, 5, 30}) {
            for (double retention : new double[]{0.8, 0.9, 0.95}) {
                if (model instanceof HalfLifeRegression && interval / (1 - retention) > 300) {
                    // It would take a half-life above the longest.
                    continue;
                }
                M memory = model.estimate(interval, 2.5, retention);
                assertThat(model.retrievability(memory, interval)).isCloseTo(retention,
                        within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    <M> void foreignStatesAreRefused(MemoryModel<M> model) {
        MemoryState foreign = MemoryState.of("nobody", 1, Map.of("stability", 3.0));
        assertThatThrownBy(() -> model.fromState(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'nobody'", "'" + model.id() + "'", "replay");
        MemoryState empty = MemoryState.of(model.id(), 1, Map.of());
        assertThatThrownBy(() -> model.fromState(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no value");
    }

    /** The 677 cases of Ebisu's own tests, with figures of higher precision. */
    @Test
    void ebisuPredictsAndUpdates() throws IOException {
        Ebisu ebisu = Ebisu.ofDefaults();
        int cases = 0;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                MemoryModelTest.class.getResourceAsStream("/vectors/ebisu.tsv"),
                StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] c = line.split("\t");
                double days = Double.parseDouble(c[3]);
                Ebisu.Memory before = new Ebisu.Memory(Double.parseDouble(c[1]),
                        Double.parseDouble(c[2]), 1);
                cases++;
                if (c[0].equals("predict")) {
                    assertThat(ebisu.retrievability(before, days)).as(line)
                            .isCloseTo(Double.parseDouble(c[4]), withinPercentage(1e-8));
                    continue;
                }
                double result = Double.parseDouble(c[4]);
                Ebisu.Memory after = c[0].equals("update")
                        ? ebisu.update(before, (int) result, Integer.parseInt(c[5]), days)
                        : ebisu.updateNoisy(before, result, Math.min(result, 1 - result), days);
                int at = c[0].equals("update") ? 6 : 5;
                assertThat(after.alpha()).as(line)
                        .isCloseTo(Double.parseDouble(c[at]), withinPercentage(1e-7));
                assertThat(after.beta()).as(line).isCloseTo(after.alpha(), withinPercentage(1e-7));
                assertThat(after.time()).as(line)
                        .isCloseTo(Double.parseDouble(c[at + 1]), withinPercentage(1e-7));
            }
        }
        assertThat(cases).isEqualTo(677);
    }

    @Test
    void ebisuTakesOneTryInEitherForm() {
        Ebisu ebisu = Ebisu.ofDefaults();
        Ebisu.Memory before = new Ebisu.Memory(3, 3, 2);
        assertThat(ebisu.updateNoisy(before, 1, 0, 1).time())
                .isCloseTo(ebisu.update(before, 1, 1, 1).time(), withinPercentage(1e-9));
        assertThat(ebisu.updateNoisy(before, 0, 0, 1).time())
                .isCloseTo(ebisu.update(before, 0, 1, 1).time(), withinPercentage(1e-9));
        assertThatThrownBy(() -> ebisu.update(before, 3, 2, 1)).hasMessageContaining("3 successes");
        assertThatThrownBy(() -> ebisu.updateNoisy(before, 1.5, 0, 1))
                .hasMessageContaining("result is 1.5");
        assertThatThrownBy(() -> Ebisu.of(0)).hasMessageContaining("half-life is 0.0");
    }

    /** Two to the power of 2.5819 sqrt(1 + right) - 0.8674 sqrt(1 + wrong) + 2.7245, limited. */
    @ParameterizedTest
    @CsvSource({"1, 0, 45.5209", "3, 0, 129.8678", "0, 0, 21.6906", "0, 9, 5.9112", "0, 30, 1.3918",
            "2, 1, 62.6739"})
    void halfLives(double right, double wrong, double days) {
        HalfLifeRegression model = HalfLifeRegression.ofDefaults();
        HalfLifeRegression.Memory memory = new HalfLifeRegression.Memory(right, wrong);
        assertThat(model.halfLife(memory)).isCloseTo(days, withinPercentage(0.01));
        assertThat(model.retrievability(memory, model.halfLife(memory))).isCloseTo(0.5,
                within(1e-12));
        assertThat(model.retrievability(memory, 0)).isEqualTo(0.9999);
    }

    /** Computed from the closed form in the source: history, stability, failures, recall at 7 days. */
    @ParameterizedTest
    @CsvSource({"0:3, 0.9902977072484223, 0, 0.8941669719672889",
            "0:1 0:3 1:3 3:3 8:3 21:3, 13.049753796190338, 1, 0.9565939790448904",
            "0:4 10:1 0.5:2 4:4, 4.695795464856761, 1.5, 0.8924413810413577",
            "0:2 100:2 1000:1 2:3, 9.985404659450245, 2, 0.9274090825754042"})
    void sbdFollowsItsClosedForm(String history, double stability, double failures,
            double recall) {
        Sbd model = Sbd.ofDefaults();
        Sbd.Memory memory = null;
        for (String step : history.split(" ")) {
            String[] parts = step.split(":");
            Rating rating = Rating.of(Integer.parseInt(parts[1]));
            memory = memory == null
                    ? model.initial(rating)
                    : model.next(memory, Double.parseDouble(parts[0]), rating);
        }
        assertThat(memory.stability()).isCloseTo(stability, withinPercentage(1e-8));
        assertThat(memory.failures()).isEqualTo(failures);
        assertThat(model.retrievability(memory, 7)).isCloseTo(recall, withinPercentage(1e-8));
    }

    /** What it costs on average to make a card stable for a year, by many tries of it. */
    private static double cost(ToDoubleFunction<Fsrs6.Memory> retention) {
        Fsrs6 fsrs = Fsrs6.ofDefaults();
        Random random = new Random(3);
        double cost = 0;
        int tries = 4_000;
        for (int n = 0; n < tries; n++) {
            Fsrs6.Memory memory = fsrs.initial(Rating.of(1 + n % 4));
            while (memory.stability() < 365) {
                double days = Math.max(1,
                        Math.round(fsrs.interval(memory, retention.applyAsDouble(memory))));
                boolean recalled = random.nextDouble() < fsrs.retrievability(memory, days);
                cost += recalled ? 3 : 9;
                memory = fsrs.next(memory, days, recalled ? Rating.GOOD : Rating.AGAIN);
            }
        }
        return cost / tries;
    }

    @Test
    void sspMmcCostsLessThanAnyFixedRetention() {
        double best = cost(SspMmc.ofDefaults()::optimalRetention);
        for (double retention = 0.6; retention < 0.96; retention += 0.05) {
            double fixed = retention;
            assertThat(best).as("retention %.2f", retention).isLessThan(cost(memory -> fixed));
        }
    }

    @Test
    void wrongSettingsAreAllListed() {
        assertThatThrownBy(() -> Sbd.of(List.of(2.0, 1.0, 0.1, 0.0, -1.0, 0.0, 0.0)))
                .hasMessageContainingAll("k is 0.1", "c is -1.0", "H is 1.0, must not be less");
        assertThatThrownBy(() -> Sbd.of(List.of(1.0))).hasMessageContaining("there are 1");
        assertThatThrownBy(() -> HalfLifeRegression.of(List.of(-1.0, 1.0, 500.0)))
                .hasMessageContainingAll("right answers is -1.0", "wrong answers is 1.0",
                        "bias is 500.0");
        assertThatThrownBy(() -> new SspMmc.Costs(5, 3, 0)).hasMessageContaining("recall costs 5");
    }
}
