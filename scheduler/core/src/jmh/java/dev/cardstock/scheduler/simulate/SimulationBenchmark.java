package dev.cardstock.scheduler.simulate;

import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.fsrs.Fsrs7;
import dev.cardstock.scheduler.simulate.SimulationSettings.ReviewOrder;
import dev.cardstock.scheduler.sm2.AnkiSm2;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A year of 10,000 cards, 100 new ones a day. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SimulationBenchmark {
    private static final SimulationSettings YEAR = SimulationSettings.builder()
            .newCards(10_000)
            .newPerDay(100)
            .reviewsPerDay(100_000)
            .build();
    private static final SimulationSettings BUSY = YEAR.toBuilder()
            .reviewsPerDay(300)
            .order(ReviewOrder.RETRIEVABILITY_ASCENDING)
            .newIgnoreReviewLimit(true)
            .build();

    private final MemoryModel<?> fsrs6 = Fsrs6.ofDefaults();
    private final MemoryModel<?> fsrs7 = Fsrs7.ofDefaults();

    @Benchmark
    public Simulation fsrs6() {
        return Simulator.of(fsrs6).run(YEAR);
    }

    @Benchmark
    public Simulation fsrs6WithABacklogByRetrievability() {
        return Simulator.of(fsrs6).run(BUSY);
    }

    @Benchmark
    public Simulation fsrs7() {
        return Simulator.of(fsrs7).run(YEAR);
    }

    @Benchmark
    public Simulation ankiUnderFsrs6() {
        return Simulator.of(fsrs6).withScheduler(AnkiSm2.ofDefaults()).run(YEAR);
    }

    @Benchmark
    public OptimalRetention optimalRetentionOnTwoThreads() {
        return Simulator.of(fsrs6)
                .optimalRetention(YEAR, RetentionSearch.builder().threads(2).build(),
                        share -> true);
    }
}
