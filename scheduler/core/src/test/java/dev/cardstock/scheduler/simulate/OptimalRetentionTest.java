package dev.cardstock.scheduler.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.fsrs.Fsrs7;
import dev.cardstock.scheduler.leitner.Leitner;
import dev.cardstock.scheduler.simulate.OptimalRetention.Point;
import dev.cardstock.scheduler.sspmmc.SspMmc;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimalRetentionTest {
    private static final Simulator FSRS6 = Simulator.of(Fsrs6.ofDefaults());
    private static final SimulationSettings SETTINGS = SimulationSettings.builder()
            .days(150)
            .newCards(300)
            .newPerDay(10)
            .reviewsPerDay(10_000)
            .build();
    private static final RetentionSearch SEARCH = RetentionSearch.builder()
            .runs(3)
            .tolerance(0.01)
            .build();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void theResultIsTheSameForAnyNumberOfThreads(int threads) {
        assertThat(FSRS6.optimalRetention(SETTINGS, SEARCH.toBuilder().threads(threads).build(),
                share -> true)).isEqualTo(FSRS6.optimalRetention(SETTINGS, SEARCH, share -> true));
    }

    @Test
    void anotherSeedGivesOtherCosts() {
        assertThat(FSRS6.optimalRetention(SETTINGS.toBuilder().seed(100).build(), SEARCH,
                share -> true).points())
                .isNotEqualTo(FSRS6.optimalRetention(SETTINGS, SEARCH, share -> true).points());
    }

    @Test
    void thePointsAreWhatTheirRunsCost() {
        OptimalRetention best = FSRS6.optimalRetention(SETTINGS, SEARCH, share -> true);
        assertThat(best.points()).extracting(Point::retention)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains(0.7, 0.95, best.retention());
        assertThat(best.runs()).isEqualTo(3 * best.points().size());
        for (Point point : best.points()) {
            assertThat(point.secondsPerMemorized())
                    .isCloseTo(cost(FSRS6, SETTINGS, point.retention(), 3), within(1e-9));
            assertThat(point.secondsPerMemorized())
                    .isGreaterThanOrEqualTo(best.secondsPerMemorized());
        }
    }

    private static double cost(Simulator simulator, SimulationSettings settings, double retention,
            int runs) {
        List<Simulation> simulations = IntStream.range(0, runs)
                .mapToObj(run -> simulator.run(settings.toBuilder()
                        .desiredRetention(retention)
                        .seed(settings.seed() + run)
                        .build()))
                .toList();
        return simulations.stream().mapToDouble(Simulation::seconds).sum()
                / simulations.stream().mapToDouble(Simulation::memorized).sum();
    }

    static Stream<MemoryModel<?>> models() {
        return Stream.of(Fsrs6.ofDefaults(), Fsrs7.ofDefaults());
    }

    @ParameterizedTest
    @MethodSource("models")
    void noRetentionOfAFineGridIsMuchCheaper(MemoryModel<?> model) {
        Simulator simulator = Simulator.of(model);
        OptimalRetention best = simulator.optimalRetention(SETTINGS,
                RetentionSearch.builder().range(0.3, 0.99).runs(3).build(), share -> true);
        for (int i = 30; i <= 99; i++) {
            assertThat(cost(simulator, SETTINGS, i / 100.0, 3)).as("at %s %%", i)
                    .isGreaterThan(0.98 * best.secondsPerMemorized());
        }
    }

    @ParameterizedTest
    @CsvSource({"0.96, 0.99, 0.96, 0.97", "0.1, 0.2, 0.1, 0.2", "0.85, 0.85, 0.85, 0.85",
            "0.01, 0.999, 0.1, 0.9"})
    void theRangeIsKept(double least, double most, double from, double to) {
        OptimalRetention best = FSRS6.optimalRetention(SETTINGS,
                SEARCH.toBuilder().range(least, most).build(), share -> true);
        assertThat(best.retention()).isBetween(from, to);
        assertThat(best.points()).extracting(Point::retention)
                .allMatch(retention -> retention >= least && retention <= most);
    }

    @Test
    void aLearnerWhoPaysDearlyForLearningShouldForgetLess() {
        RetentionSearch wide = SEARCH.toBuilder().range(0.05, 0.95).build();
        LearnerBehavior dear = LearnerBehavior.builder()
                .learningSeconds(new PerRating(300, 300, 300, 300))
                .build();
        double usual = FSRS6.optimalRetention(SETTINGS, wide, share -> true).retention();
        assertThat(FSRS6.optimalRetention(SETTINGS.toBuilder().behavior(dear).build(), wide,
                share -> true).retention()).isGreaterThan(usual + 0.1);
    }

    @Test
    void aSchedulerOfAModelIsAskedWithEachRetention() {
        Simulator scheduled = FSRS6.withScheduler(Fsrs6.ofDefaults().scheduler());
        OptimalRetention best = scheduled.optimalRetention(SETTINGS, SEARCH, share -> true);
        assertThat(best.points()).extracting(Point::secondsPerMemorized)
                .doesNotHaveDuplicates();
    }

    @Test
    void ofRetentionsThatCostTheSameItIsTheGreatest() {
        OptimalRetention best = Simulator.of(SspMmc.ofDefaults())
                .optimalRetention(SETTINGS.toBuilder().days(20).build(), SEARCH, share -> true);
        assertThat(best.retention()).isEqualTo(0.95);
    }

    @Test
    void aSchedulerWithoutRetentionIsRefused() {
        assertThatThrownBy(
                () -> FSRS6.withScheduler(Leitner.ofDefaults()).optimalRetention(SETTINGS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'leitner' has no desired retention");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whereNothingIsAnsweredThereIsNoOptimum(int threads) {
        assertThatThrownBy(() -> FSRS6.optimalRetention(
                SETTINGS.toBuilder().newCards(0).build(),
                SEARCH.toBuilder().threads(threads).build(), share -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing is answered");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 50", "2, 1", "2, 50", "8, 3"})
    void aProgressThatSaysNoStopsTheSearch(int threads, int calls) {
        SimulationSettings endless = SimulationSettings.builder()
                .days(10_000)
                .newCards(100_000)
                .newPerDay(1_000)
                .reviewsPerDay(1_000_000)
                .build();
        List<Double> shares = new ArrayList<>();
        assertThatThrownBy(() -> FSRS6.optimalRetention(endless,
                SEARCH.toBuilder().threads(threads).build(), share -> {
                    shares.add(share);
                    return shares.size() < calls;
                })).isInstanceOf(CancellationException.class);
        assertThat(shares).hasSize(calls);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anInterruptStopsTheSearch(int threads) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> FSRS6.optimalRetention(SETTINGS,
                SEARCH.toBuilder().threads(threads).build(), share -> true))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aProgressThatFailsEndsTheSearchWithItsError(int threads) {
        assertThatThrownBy(() -> FSRS6.optimalRetention(SETTINGS,
                SEARCH.toBuilder().threads(threads).build(), share -> {
                    throw new IllegalStateException("no screen");
                })).isInstanceOf(IllegalStateException.class).hasMessage("no screen");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theShareThatIsDoneGrowsToOne(int threads) {
        List<Double> shares = new ArrayList<>();
        FSRS6.optimalRetention(SETTINGS, SEARCH.toBuilder().threads(threads).build(), shares::add);
        assertThat(shares).isSorted().endsWith(1.0).allMatch(share -> share >= 0 && share <= 1);
    }

    @Test
    void allViolationsOfASearchAreTold() {
        assertThatThrownBy(() -> RetentionSearch.builder()
                .range(0.9, 0.8)
                .tolerance(0)
                .runs(0)
                .threads(65)
                .build()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the range is 0.9 to 0.8")
                .hasMessageContaining("tolerance is 0.0")
                .hasMessageContaining("runs is 0")
                .hasMessageContaining("threads is 65");
    }
}
