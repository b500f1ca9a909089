package dev.cardstock.scheduler.fit;

import dev.cardstock.scheduler.fsrs.Fsrs6;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Fitting to, and measuring over, the log of a learner whose memory is that of FSRS-6. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FitBenchmark {
    /** The number of cards; some 12,600, 40,700 and 95,000 answers. */
    @Param({"1100", "3550", "8300"})
    int cards;

    /** How many threads fit. */
    @Param({"1", "2"})
    int threads;

    private TrainingData data = Logs.of(List.of("0:3"));
    private FitSettings settings = FitSettings.defaults();

    /** Makes the log. */
    @Setup
    public void setUp() {
        data = Logs.of(Fsrs6.ofDefaults(), 42, cards, 900);
        settings = FitSettings.builder().threads(threads).build();
        System.out.println("# " + data.reviews() + " answers, " + data.targets(false).length
                + " on a later day");
    }

    /** Fits FSRS-6. */
    @Benchmark
    public Fit<?> fsrs6() {
        return Optimizer.fsrs6().with(settings).fit(data);
    }

    /** Fits FSRS-7. */
    @Benchmark
    public Fit<?> fsrs7() {
        return Optimizer.fsrs7().with(settings).fit(data);
    }

    /** Measures FSRS-6 over five fits. */
    @Benchmark
    public Evaluation evaluateFsrs6() {
        return Evaluator.ofDefaults()
                .evaluate(data, Optimizer.fsrs6().with(settings));
    }
}
