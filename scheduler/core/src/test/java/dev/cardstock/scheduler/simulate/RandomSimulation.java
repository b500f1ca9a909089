package dev.cardstock.scheduler.simulate;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.Fuzz;
import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.Steps;
import dev.cardstock.scheduler.Timing;
import dev.cardstock.scheduler.ebisu.Ebisu;
import dev.cardstock.scheduler.fixed.FixedIntervals;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.fsrs.Fsrs7;
import dev.cardstock.scheduler.halflife.HalfLifeRegression;
import dev.cardstock.scheduler.leitner.Leitner;
import dev.cardstock.scheduler.sbd.Sbd;
import dev.cardstock.scheduler.simulate.LearnerBehavior.StepRatings;
import dev.cardstock.scheduler.simulate.SimulationSettings.ReviewOrder;
import dev.cardstock.scheduler.sm2.AnkiSm2;
import dev.cardstock.scheduler.sm2.AnkiSm2Config;
import dev.cardstock.scheduler.sm2.Sm2;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A model, a scheduler, cards and settings drawn from a seed. */
final class RandomSimulation {
    static final List<MemoryModel<?>> MODELS = List.of(Fsrs6.ofDefaults(), Fsrs7.ofDefaults(),
            Ebisu.ofDefaults(), HalfLifeRegression.ofDefaults(), Sbd.ofDefaults());

    private final Random random;
    final MemoryModel<?> model;
    final @Nullable Scheduler scheduler;
    final Instant now;
    final DayBoundary days;
    final List<CardSchedule> cards = new ArrayList<>();
    final SimulationSettings settings;

    RandomSimulation(long seed) {
        random = new Random(seed);
        model = one(MODELS);
        days = new DayBoundary(ZoneId.of(one(List.of("UTC", "Europe/Berlin", "America/New_York"))),
                one(List.of(LocalTime.of(4, 0), LocalTime.MIDNIGHT, LocalTime.of(22, 0))));
        now = Instant.parse("2026-03-20T00:00:00Z").plusSeconds(random.nextInt(30 * 86_400));
        Timing timing = Timing.builder()
                .days(days)
                .fuzz(random.nextBoolean() ? Fuzz.seeded() : Fuzz.none())
                .learning(steps(3_000))
                .relearning(steps(3_000))
                .build();
        scheduler = random.nextBoolean()
                ? null
                : one(List.of(
                        AnkiSm2.of(AnkiSm2Config.defaults(), timing),
                        Leitner.of(List.of(1, 2, 4, 9, 20),
                                one(List.of(Leitner.OnFailure.values())), days),
                        Sm2.of(Sm2.Variant.defaults(), days),
                        FixedIntervals.of(FixedIntervals.ofDefaults().intervals(), days),
                        Fsrs6.ofDefaults().scheduler().withTiming(timing).withDesiredRetention(0.8),
                        Fsrs7.ofDefaults().scheduler().withTiming(timing)));
        int existing = random.nextBoolean() ? 0 : random.nextInt(25);
        for (int i = 0; i < existing; i++) {
            cards.add(schedule(new CardId("note" + i, "forward")));
        }
        settings = SimulationSettings.builder()
                .days(1 + random.nextInt(40))
                .newCards(random.nextInt(40))
                .newPerDay(limit(6))
                .reviewsPerDay(limit(10))
                .timePerDay(random.nextBoolean()
                        ? Duration.ofDays(1)
                        : Duration.ofSeconds(random.nextInt(200)))
                .newIgnoreReviewLimit(random.nextBoolean())
                .order(one(List.of(ReviewOrder.values())))
                .desiredRetention(0.5 + random.nextDouble() * 0.49)
                .maximumIntervalDays(random.nextBoolean() ? 36_500 : 1 + random.nextInt(20))
                .steps(steps(600), steps(600))
                .behavior(random.nextBoolean() ? LearnerBehavior.defaults() : behavior())
                .seed(random.nextLong())
                .build();
    }

    Simulator simulator() {
        Simulator simulator = Simulator.of(model).withCards(cards, now, days);
        return scheduler == null ? simulator : simulator.withScheduler(scheduler);
    }

    ReferenceSimulator<?> reference() {
        return reference(model);
    }

    private <M> ReferenceSimulator<M> reference(MemoryModel<M> truth) {
        return new ReferenceSimulator<>(truth, scheduler, cards, now, days, settings);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private int limit(int most) {
        return random.nextInt(4) == 0 ? 1_000 : random.nextInt(most);
    }

    private Steps steps(int longest) {
        return Steps.ofMinutes(random.longs(random.nextInt(4), 1, longest).toArray());
    }

    private PerRating numbers(double scale) {
        return new PerRating(scale * random.nextDouble(), scale * random.nextDouble(),
                random.nextInt(3) * scale, scale * random.nextDouble());
    }

    private StepRatings stepRatings() {
        return new StepRatings(numbers(1), numbers(1), numbers(1));
    }

    private LearnerBehavior behavior() {
        return new LearnerBehavior(numbers(1), new PerRating(0, 0.2, random.nextInt(2), 0.3),
                stepRatings(), stepRatings(), numbers(20), numbers(20), numbers(20));
    }

    private CardSchedule schedule(CardId id) {
        CardSchedule schedule = CardSchedule.newCard(id);
        Scheduler past = random.nextInt(3) == 0
                ? AnkiSm2.ofDefaults()
                : scheduler != null && random.nextBoolean() ? scheduler : model.scheduler();
        Instant time = now.minus(Duration.ofDays(random.nextInt(60)));
        for (int i = 0; i < random.nextInt(6) && !time.isAfter(now); i++) {
            schedule = past.review(schedule, Rating.of(1 + random.nextInt(4)), time);
            time = schedule.due().plusSeconds(random.nextInt(200_000));
        }
        return random.nextInt(8) > 0 ? schedule : odd(schedule);
    }

    /** A card that is due at an odd time, or new again. */
    private CardSchedule odd(CardSchedule schedule) {
        if (schedule.phase() == Phase.NEW || random.nextBoolean()) {
            return schedule.forgotten();
        }
        MemoryState state = schedule.memory();
        return schedule.withMemory(MemoryState.of(state.algorithm(), 1, Map.copyOf(state.values())))
                .withDue(now.plus(Duration.ofDays(random.nextInt(4_000) - 2_000)));
    }
}
