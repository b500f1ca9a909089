package dev.cardstock.scheduler.queue;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.queue.QueueSettings.NewGather;
import dev.cardstock.scheduler.queue.QueueSettings.NewSort;
import dev.cardstock.scheduler.queue.QueueSettings.ReviewOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The making of a queue out of 1,000,000 cards in 100 decks, 500,000 of them due, 100,000 new. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class QueueBenchmark {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    /** The order of reviews. */
    @Param({"DUE_THEN_RANDOM", "RETRIEVABILITY_ASCENDING"})
    public ReviewOrder order = ReviewOrder.DUE_THEN_RANDOM;

    /** New cards and reviews a day in the deck at the top. */
    @Param({"200", "1000000"})
    public int limit;

    private QueueInput input = new QueueInput(List.of(), List.of());
    private QueueSettings settings = QueueSettings.defaults();

    @Setup
    public void draw() {
        Random random = new Random(1);
        Fsrs6 model = Fsrs6.ofDefaults();
        Scheduler scheduler = model.scheduler();
        settings = QueueSettings.builder()
                .reviews(order)
                .newCards(NewGather.RANDOM_NOTES, NewSort.TEMPLATE)
                .burySiblings(true, true, true)
                .days(new DayBoundary(ZoneId.of("Europe/Berlin"),
                        LocalTime.of(4, 0)))
                .scheduler(scheduler)
                .build();
        List<QueueDeck> decks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            decks.add(QueueDeck.of("deck" + i, i == 0 ? null : "deck" + (i - 1) / 4, limit, limit));
        }
        List<QueueCard> cards = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            CardId id = new CardId("note" + i / 2, i % 2 == 0 ? "forward" : "backward");
            String deck = "deck" + random.nextInt(100);
            int kind = random.nextInt(10);
            CardSchedule schedule = CardSchedule.newCard(id);
            if (kind > 0) {
                Duration interval = Duration.ofDays(1 + random.nextInt(300));
                Instant due = kind <= 5
                        ? NOW.minus(Duration.ofHours(random.nextInt(5_000)))
                        : NOW.plus(Duration.ofHours(24 + random.nextInt(5_000)));
                schedule = new CardSchedule(id, Phase.REVIEW, due, due.minus(interval), interval, 0,
                        4, 0, model.toState(new Fsrs6.Memory(interval.toDays(), 5)));
            }
            cards.add(new QueueCard(schedule, deck, i / 2, i % 2, i / 2));
        }
        input = new QueueInput(cards, decks);
    }

    @Benchmark
    public StudyQueue queue() {
        return StudyQueue.of(input, "deck0", settings, NOW);
    }
}
