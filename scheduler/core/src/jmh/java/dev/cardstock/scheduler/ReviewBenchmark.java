package dev.cardstock.scheduler;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.sm2.AnkiSm2;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Reviews of FSRS-6 beside the bare formula; a thousand cards a time, each with 10 answers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(ReviewBenchmark.CARDS * ReviewBenchmark.ANSWERS)
public class ReviewBenchmark {
    static final int CARDS = 1_000;
    static final int ANSWERS = 10;

    private final Rating[] ratings = new Rating[CARDS * ANSWERS];
    private final int[] elapsed = new int[CARDS * ANSWERS];
    private final CardId[] cards = new CardId[CARDS];
    private final Fsrs6 model = Fsrs6.ofDefaults();
    private final Scheduler fsrs6 = model.scheduler();
    private final Scheduler fuzzed = model.scheduler()
            .withTiming(Timing.builder().fuzz(Fuzz.seeded()).build());
    private final Scheduler anki = AnkiSm2.ofDefaults();
    private final double[] w = model.parameters().stream().mapToDouble(v -> v).toArray();
    private final Instant start = Instant.parse("2026-01-01T12:00:00Z");

    @Setup
    public void draw() {
        Random random = new Random(1);
        for (int i = 0; i < ratings.length; i++) {
            ratings[i] = Rating.of(random.nextInt(8) == 0 ? 1 : 2 + random.nextInt(3));
            elapsed[i] = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(60);
        }
        for (int i = 0; i < CARDS; i++) {
            cards[i] = new CardId("note" + i, "forward");
        }
    }

    /** The formula as one would write it by hand, with what depends on the parameters taken out. */
    @Benchmark
    public void bareFormula(Blackhole hole) {
        double decay = -w[20];
        double factor = Math.pow(0.9, 1 / decay) - 1;
        double growth = Math.exp(w[8]);
        double limit = Math.exp(-w[17] * w[18]);
        double easiest = w[4] - Math.exp(w[5] * 3) + 1;
        for (int card = 0; card < CARDS; card++) {
            int at = card * ANSWERS;
            int g = ratings[at].value();
            double s = w[g - 1];
            double d = Math.min(10, Math.max(1, w[4] - Math.exp(w[5] * (g - 1)) + 1));
            for (int i = at + 1; i < at + ANSWERS; i++) {
                g = ratings[i].value();
                double t = elapsed[i];
                double next;
                if (t == 0) {
                    double inc = Math.exp(w[17] * (g - 3 + w[18])) * Math.pow(s, -w[19]);
                    next = s * (g >= 2 ? Math.max(1, inc) : inc);
                } else {
                    double r = Math.pow(1 + factor * t / s, decay);
                    if (g == 1) {
                        next = Math.min(w[11] * Math.pow(d, -w[12])
                                * (Math.pow(s + 1, w[13]) - 1) * Math.exp(w[14] * (1 - r)),
                                s * limit);
                    } else {
                        next = s * (1 + growth * (11 - d) * Math.pow(s, -w[9])
                                * (Math.exp(w[10] * (1 - r)) - 1)
                                * (g == 2 ? w[15] : g == 4 ? w[16] : 1));
                    }
                }
                s = Math.min(36_500, Math.max(0.001, next));
                double damped = d + (10 - d) / 9 * (-w[6] * (g - 3));
                d = Math.min(10, Math.max(1, w[7] * easiest + (1 - w[7]) * damped));
            }
            hole.consume(s);
            hole.consume(d);
        }
    }

    @Benchmark
    public void typedReview(Blackhole hole) {
        for (int card = 0; card < CARDS; card++) {
            int at = card * ANSWERS;
            Fsrs6.Memory memory = model.initial(ratings[at]);
            for (int i = at + 1; i < at + ANSWERS; i++) {
                memory = model.next(memory, elapsed[i], ratings[i]);
            }
            hole.consume(memory);
        }
    }

    @Benchmark
    public void typedPreview(Blackhole hole) {
        for (int card = 0; card < CARDS; card++) {
            int at = card * ANSWERS;
            Fsrs6.Memory memory = model.initial(ratings[at]);
            for (int i = at + 1; i < at + ANSWERS; i++) {
                var outcomes = model.outcomes(memory, elapsed[i]);
                hole.consume(outcomes);
                memory = outcomes.after(ratings[i]);
            }
            hole.consume(memory);
        }
    }

    @Benchmark
    public void schedulerReview(Blackhole hole) {
        reviews(fsrs6, hole);
    }

    @Benchmark
    public void schedulerReviewWithFuzz(Blackhole hole) {
        reviews(fuzzed, hole);
    }

    @Benchmark
    public void schedulerReviewAnki(Blackhole hole) {
        reviews(anki, hole);
    }

    @Benchmark
    public void schedulerPreview(Blackhole hole) {
        for (int card = 0; card < CARDS; card++) {
            CardSchedule schedule = CardSchedule.newCard(cards[card]);
            Instant now = start;
            for (int i = card * ANSWERS; i < (card + 1) * ANSWERS; i++) {
                now = now.plusSeconds(86_400L * elapsed[i] + 1);
                var outcomes = fsrs6.preview(schedule, now);
                hole.consume(outcomes);
                schedule = outcomes.get(ratings[i]);
            }
        }
    }

    private void reviews(Scheduler scheduler, Blackhole hole) {
        for (int card = 0; card < CARDS; card++) {
            CardSchedule schedule = CardSchedule.newCard(cards[card]);
            Instant now = start;
            for (int i = card * ANSWERS; i < (card + 1) * ANSWERS; i++) {
                now = now.plusSeconds(86_400L * elapsed[i] + 1);
                schedule = scheduler.review(schedule, ratings[i], now);
            }
            hole.consume(schedule);
        }
    }
}
