package dev.cardstock.scheduler.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.Steps;
import dev.cardstock.scheduler.fixed.FixedIntervals;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.leitner.Leitner;
import dev.cardstock.scheduler.simulate.Simulation.Day;
import dev.cardstock.scheduler.simulate.Simulation.Difference;
import dev.cardstock.scheduler.simulate.SimulationSettings.ReviewOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {
    private static final int SEEDS = Integer.getInteger("cardstock.seeds", 400);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Simulator FSRS6 = Simulator.of(Fsrs6.ofDefaults());
    private static final SimulationSettings SMALL = SimulationSettings.builder()
            .days(120)
            .newCards(200)
            .newPerDay(10)
            .build();

    @Test
    void aSimulationIsThatOfTheReference() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSimulation drawn = new RandomSimulation(seed);
            List<Day> days = drawn.simulator().run(drawn.settings).days();
            List<Day> expected = drawn.reference().simulate();
            assertThat(days).as("seed %s", seed).hasSameSizeAs(expected);
            for (int i = 0; i < days.size(); i++) {
                Day day = days.get(i);
                Day other = expected.get(i);
                assertThat(day.memorized()).as("seed %s, day %s", seed, i)
                        .isCloseTo(other.memorized(), within(1e-9));
                assertThat(day).as("seed %s, day %s", seed, i)
                        .usingRecursiveComparison()
                        .ignoringFields("memorized")
                        .isEqualTo(other);
            }
        }
    }

    @Test
    void whatIsDrawnReachesWhatItShould() {
        int left = 0;
        int scheduled = 0;
        int lapses = 0;
        for (int seed = 0; seed < 300; seed++) {
            RandomSimulation drawn = new RandomSimulation(seed);
            Simulation simulation = drawn.simulator().run(drawn.settings);
            left += simulation.days().stream().anyMatch(day -> day.leftOver() > 0) ? 1 : 0;
            scheduled += drawn.scheduler != null && !drawn.cards.isEmpty() ? 1 : 0;
            lapses += simulation.lapses() > 0 ? 1 : 0;
        }
        assertThat(List.of(left, scheduled, lapses)).allMatch(count -> count > 50);
    }

    @Test
    void theSameSeedGivesTheSame() {
        assertThat(FSRS6.run(SMALL)).isEqualTo(FSRS6.run(SMALL));
    }

    @Test
    void anotherSeedGivesSomethingElse() {
        assertThat(IntStream.range(0, 20)
                .mapToObj(seed -> FSRS6.run(SMALL.toBuilder().seed(seed).build()))
                .distinct()).hasSize(20);
    }

    @Test
    void theOrderOfCardsChangesTheOutcomeOfNone() {
        List<CardSchedule> cards = new ArrayList<>(cards(60));
        Simulation before = FSRS6.withCards(cards, NOON, DayBoundary.DEFAULT).run(SMALL);
        Collections.shuffle(cards, new Random(5));
        Simulation after = FSRS6.withCards(cards, NOON, DayBoundary.DEFAULT).run(SMALL);
        for (int i = 0; i < SMALL.days(); i++) {
            Day day = after.days().get(i);
            assertThat(day.reviews()).isEqualTo(before.days().get(i).reviews());
            assertThat(day.lapses()).isEqualTo(before.days().get(i).lapses());
            assertThat(day.seconds()).isCloseTo(before.days().get(i).seconds(), within(1e-9));
        }
    }

    @Test
    void aCardMoreChangesTheOutcomeOfNoOther() {
        SimulationSettings one = SMALL.toBuilder().newCards(1).newPerDay(2).build();
        SimulationSettings two = one.toBuilder().newCards(2).build();
        Difference more = FSRS6.run(two).minus(FSRS6.run(one));
        assertThat(more.days()).allMatch(day -> day.reviews() == 0 || day.reviews() == 1)
                .allMatch(day -> day.memorized() > 0);
        assertThat(more.newCards()).isEqualTo(1);
    }

    static Stream<MemoryModel<?>> models() {
        return RandomSimulation.MODELS.stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aHigherRetentionMeansMoreReviewsAndMoreMemorized(MemoryModel<?> model) {
        SimulationSettings settings = SMALL.toBuilder().reviewsPerDay(100_000).build();
        Difference change = Simulator.of(model)
                .run(settings.toBuilder().desiredRetention(0.95).build())
                .minus(Simulator.of(model)
                        .run(settings.toBuilder().desiredRetention(0.75).build()));
        assertThat(change.reviews()).isPositive();
        assertThat(change.memorized()).isPositive();
        assertThat(change.newCards()).isZero();
    }

    @Test
    void reviewsSucceedAboutAsOftenAsDesired() {
        SimulationSettings settings = SimulationSettings.builder()
                .newCards(5_000)
                .newPerDay(50)
                .reviewsPerDay(100_000)
                .desiredRetention(0.85)
                .build();
        assertThat(FSRS6.run(settings).recallRate()).isCloseTo(0.85, within(0.03));
    }

    @ParameterizedTest
    @EnumSource
    void limitsAreNeverExceeded(ReviewOrder order) {
        for (boolean ignore : List.of(true, false)) {
            Simulation simulation = FSRS6.withCards(cards(300), NOON, DayBoundary.DEFAULT)
                    .run(SMALL.toBuilder()
                            .order(order)
                            .newIgnoreReviewLimit(ignore)
                            .newPerDay(7)
                            .reviewsPerDay(25)
                            .timePerDay(Duration.ofMinutes(8))
                            .build());
            double longest = 21 * 19.58;
            assertThat(simulation.days()).allMatch(day -> day.newCards() <= 7)
                    .allMatch(day -> day.reviews() <= 25)
                    .allMatch(day -> ignore || day.newCards() + day.reviews() <= 25)
                    .allMatch(day -> day.seconds() < 480 + longest)
                    .anyMatch(day -> day.leftOver() > 0);
        }
    }

    @Test
    void withoutCardsNothingHappens() {
        Simulation simulation = FSRS6.run(SMALL.toBuilder().newCards(0).build());
        assertThat(simulation.days()).hasSize(120)
                .allMatch(day -> day.equals(new Day(day.day(), 0, 0, 0, 0, 0, 0)));
        assertThat(simulation.secondsPerMemorized()).isZero();
        assertThat(simulation.recallRate()).isEqualTo(1);
    }

    @Test
    void withLimitsOfZeroNothingIsAnsweredAndTheRestFades() {
        Simulation simulation = FSRS6.withCards(cards(40), NOON, DayBoundary.DEFAULT)
                .run(SMALL.toBuilder().newPerDay(0).reviewsPerDay(0).build());
        assertThat(simulation.seconds()).isZero();
        assertThat(simulation.days().get(119).leftOver()).isEqualTo(40);
        assertThat(simulation.memorized()).isBetween(1.0,
                simulation.days().get(0).memorized() - 1);
        assertThat(FSRS6.withCards(cards(40), NOON, DayBoundary.DEFAULT)
                .run(SMALL.toBuilder().timePerDay(Duration.ZERO).build())).isEqualTo(simulation);
    }

    @Test
    void twoRetentionsAreCompared() {
        // @start region="what-if"
        Simulator simulator = Simulator.of(Fsrs6.ofDefaults());
        SimulationSettings year = SimulationSettings.builder().newCards(2_000).build();
        Simulation usual = simulator.run(year);
        Simulation eased = simulator.run(year.toBuilder().desiredRetention(0.8).build());
        double minutesSaved = -eased.minus(usual).seconds() / 60;
        double cardsForgotten = -eased.minus(usual).memorized();
        // @end
        assertThat(minutesSaved).isPositive();
        assertThat(cardsForgotten).isPositive();
    }

    @Test
    void aSingleDayLearnsTheCardsOfItsLimit() {
        Simulation day = FSRS6.run(SMALL.toBuilder().days(1).build());
        assertThat(day.newCards()).isEqualTo(10);
        assertThat(day.memorized()).isCloseTo(10, within(1e-9));
        assertThat(day.reviews()).isZero();
        assertThat(day.secondsPerDay()).isEqualTo(day.seconds()).isGreaterThan(80);
    }

    @Test
    void newCardsOfTheLearnerComeBeforeFurtherOnes() {
        List<CardSchedule> two = List.of(CardSchedule.newCard(new CardId("a", "x")),
                CardSchedule.newCard(new CardId("b", "x")));
        SimulationSettings settings = SMALL.toBuilder().newCards(1).newPerDay(1).days(4).build();
        Simulation simulation = FSRS6.withCards(two, NOON, DayBoundary.DEFAULT).run(settings);
        assertThat(simulation.days()).extracting(Day::newCards).containsExactly(1, 1, 1, 0);
    }

    @Test
    void cardsThatAreLongOverdueComeFirst() {
        // Of the two due cards only one fits into the day; the other has the better memory.
        CardSchedule overdue = card("overdue", 3, NOON.minus(Duration.ofDays(30)));
        CardSchedule fresh = card("fresh", 300, NOON.minus(Duration.ofHours(1)));
        SimulationSettings one = SMALL.toBuilder()
                .newCards(0)
                .reviewsPerDay(1)
                .days(1)
                .build();
        double untouched = FSRS6.withCards(List.of(fresh, overdue), NOON, DayBoundary.DEFAULT)
                .run(one.toBuilder().reviewsPerDay(0).build())
                .memorized();
        for (ReviewOrder order : ReviewOrder.values()) {
            double memorized = FSRS6.withCards(List.of(fresh, overdue), NOON, DayBoundary.DEFAULT)
                    .run(one.toBuilder().order(order).build())
                    .memorized();
            assertThat(memorized - untouched > 0.1)
                    .isEqualTo(order != ReviewOrder.RETRIEVABILITY_DESCENDING);
        }
    }

    @Test
    void leitnerComesAtItsBoxesUnderAnyTruth() {
        LearnerBehavior alwaysGood = LearnerBehavior.builder()
                .firstRatings(new PerRating(0, 0, 1, 0))
                .recallRatings(0, 1, 0)
                .build();
        MemoryModel<?> model = Fsrs6.of(List.of(100.0, 100.0, 100.0, 100.0, 1.0, 0.001, 0.001,
                0.001, 4.5, 0.0, 3.5, 5.0, 0.001, 0.9, 0.0, 1.0, 6.0, 2.0, 2.0, 0.0, 0.8));
        Simulation simulation = Simulator.of(model)
                .withScheduler(Leitner.of(List.of(1, 2, 4), Leitner.OnFailure.FIRST_BOX,
                        DayBoundary.DEFAULT))
                .run(SMALL.toBuilder().newCards(1).days(20).behavior(alwaysGood).build());
        assertThat(simulation.lapses()).isZero();
        assertThat(simulation.days().stream().filter(day -> day.reviews() > 0).map(Day::day))
                .containsExactly(2, 4, 8, 12, 16, 20);
    }

    @Test
    void aSchedulerThatAsksAgainOnTheSameDayIsObeyed() {
        LearnerBehavior alwaysGood = LearnerBehavior.builder()
                .firstRatings(new PerRating(0, 0, 1, 0))
                .learningSeconds(new PerRating(1, 1, 1, 1))
                .build();
        Scheduler hourly = FixedIntervals.of(List.of(Duration.ofHours(1), Duration.ofHours(2),
                Duration.ofDays(5)), DayBoundary.DEFAULT);
        StepsAlways.check(FSRS6.withScheduler(hourly)
                .run(SMALL.toBuilder()
                        .newCards(1)
                        .days(6)
                        .behavior(alwaysGood.toBuilder()
                                .learningSteps(StepsAlways.GOOD)
                                .build())
                        .build()));
    }

    /** A learner who is always right in steps: one answer and two in steps on the first day. */
    private static final class StepsAlways {
        static final LearnerBehavior.StepRatings GOOD = new LearnerBehavior.StepRatings(
                new PerRating(0, 0, 1, 0), new PerRating(0, 0, 1, 0), new PerRating(0, 0, 1, 0));

        static void check(Simulation simulation) {
            assertThat(simulation.days().get(0).seconds()).isEqualTo(3);
            assertThat(simulation.days()).extracting(Day::reviews)
                    .containsExactly(0, 0, 0, 0, 0, 1);
        }
    }

    @Test
    void stepsThatNeverEndAreLeft() {
        LearnerBehavior never = LearnerBehavior.builder()
                .firstRatings(new PerRating(1, 0, 0, 0))
                .learningSteps(new LearnerBehavior.StepRatings(new PerRating(1, 0, 0, 0),
                        new PerRating(1, 0, 0, 0), new PerRating(1, 0, 0, 0)))
                .learningSeconds(new PerRating(1, 1, 1, 1))
                .build();
        SimulationSettings settings = SMALL.toBuilder()
                .newCards(1)
                .days(2)
                .behavior(never)
                .build();
        assertThat(FSRS6.run(settings).days().get(0).seconds()).isEqualTo(21);
        assertThat(FSRS6.withScheduler(Fsrs6.ofDefaults().scheduler()).run(settings).days())
                .extracting(Day::reviews, Day::leftOver)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 0),
                        org.assertj.core.groups.Tuple.tuple(1, 0));
    }

    @Test
    void cardsOfAnotherAlgorithmAreEstimated() {
        CardSchedule anki = new CardSchedule(new CardId("a", "x"), Phase.REVIEW, NOON,
                NOON.minus(Duration.ofDays(10)), Duration.ofDays(10), 0, 3, 0,
                MemoryState.of("anki", 1, Map.of("ease", 2.5, "interval", 10.0)));
        SimulationSettings settings = SMALL.toBuilder()
                .newCards(0)
                .days(1)
                .reviewsPerDay(0)
                .build();
        assertThat(FSRS6.withCards(List.of(anki), NOON, DayBoundary.DEFAULT)
                .run(settings)
                .memorized()).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void aMemoryThatCannotBeReadIsToldWithItsCard() {
        CardSchedule broken = new CardSchedule(new CardId("a", "x"), Phase.REVIEW, NOON, NOON,
                Duration.ofDays(1), 0, 1, 0,
                MemoryState.of("fsrs6", 1, Map.of("stability", 1.0, "difficulty", 99.0)));
        Simulator simulator = FSRS6.withCards(List.of(broken), NOON, DayBoundary.DEFAULT);
        assertThatThrownBy(() -> simulator.run(SMALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("card 'a/x'")
                .hasMessageContaining("99.0");
    }

    @Test
    void aCardThatIsThereTwiceIsRefused() {
        List<CardSchedule> twice = List.of(CardSchedule.newCard(new CardId("a", "x")),
                card("b", 3, NOON), card("b", 4, NOON));
        assertThatThrownBy(() -> FSRS6.withCards(twice, NOON, DayBoundary.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b/card");
    }

    @Test
    void allViolationsOfSettingsAreTold() {
        assertThatThrownBy(() -> SimulationSettings.builder()
                .days(0)
                .newCards(-1)
                .newPerDay(-1)
                .reviewsPerDay(-1)
                .timePerDay(Duration.ofHours(25))
                .desiredRetention(Double.NaN)
                .maximumIntervalDays(0)
                .steps(Steps.ofMinutes(1_440), Steps.none())
                .build()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("days is 0")
                .hasMessageContaining("newCards is -1")
                .hasMessageContaining("newPerDay is -1")
                .hasMessageContaining("reviewsPerDay is -1")
                .hasMessageContaining("timePerDay is PT25H")
                .hasMessageContaining("desiredRetention is NaN, must be from 0.01 to 0.999")
                .hasMessageContaining("maximumIntervalDays is 0")
                .hasMessageContaining("learning is [PT24H]");
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsBegun() {
        SimulationSettings.Builder large = SimulationSettings.builder().newCards(1_000_000);
        assertThatThrownBy(() -> large.days(1_001).build()).hasMessageContaining("1000000000");
        SimulationSettings most = large.days(1_000).build();
        Simulator one = FSRS6.withCards(List.of(card("a", 1, NOON)), NOON, DayBoundary.DEFAULT);
        assertThatThrownBy(() -> one.run(most)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000001 cards");
    }

    @Test
    void settingsAreReadBack() {
        SimulationSettings drawn = new RandomSimulation(7).settings;
        assertThat(drawn.toBuilder().build()).usingRecursiveComparison().isEqualTo(drawn);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 60})
    void aProgressThatSaysNoStopsTheRun(int calls) {
        SimulationSettings endless = SimulationSettings.builder()
                .days(1_000)
                .newCards(1_000_000)
                .newPerDay(1_000_000)
                .reviewsPerDay(1_000_000)
                .build();
        for (ReviewOrder order : ReviewOrder.values()) {
            AtomicInteger asked = new AtomicInteger();
            assertThatThrownBy(() -> FSRS6.run(endless.toBuilder().order(order).build(),
                    share -> asked.incrementAndGet() <= calls))
                    .isInstanceOf(CancellationException.class);
            assertThat(asked).hasValue(calls + 1);
        }
    }

    @Test
    void anInterruptStopsTheRun() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> FSRS6.run(SMALL)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theShareThatIsDoneGrowsToOne() {
        List<Double> shares = new ArrayList<>();
        assertThat(FSRS6.run(SMALL, shares::add)).isEqualTo(FSRS6.run(SMALL));
        assertThat(shares).isSorted().endsWith(1.0).allMatch(share -> share >= 0 && share <= 1);
    }

    @Test
    void twoSimulationsAreComparedDayByDay() {
        Simulation before = FSRS6.run(SMALL);
        Simulation after = FSRS6.run(SMALL.toBuilder().newCards(50).build());
        Difference change = after.minus(before);
        assertThat(change.newCards()).isEqualTo(-150);
        assertThat(change.reviews()).isEqualTo(after.reviews() - before.reviews()).isNegative();
        assertThat(change.lapses()).isEqualTo(after.lapses() - before.lapses());
        assertThat(change.seconds()).isEqualTo(after.seconds() - before.seconds());
        assertThat(change.secondsPerMemorized())
                .isEqualTo(after.secondsPerMemorized() - before.secondsPerMemorized());
        assertThat(change.days().get(100).memorized())
                .isEqualTo(after.days().get(100).memorized() - before.days().get(100).memorized());
        assertThat(before.minus(before).days())
                .allMatch(day -> day.equals(new Day(day.day(), 0, 0, 0, 0, 0, 0)));
        assertThatThrownBy(
                () -> after.minus(FSRS6.run(SMALL.toBuilder().days(3).build())))
                .hasMessageContaining("3 and 120 days");
    }

    private static List<CardSchedule> cards(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> card("note" + i, 1 + i % 50, NOON.plus(Duration.ofDays(i % 20))))
                .toList();
    }

    private static CardSchedule card(String note, double stability, Instant due) {
        Duration interval = Duration.ofDays(Math.round(stability));
        return new CardSchedule(new CardId(note, "card"), Phase.REVIEW, due, due.minus(interval),
                interval, 0, 3, 0,
                MemoryState.of("fsrs6", 1, Map.of("stability", stability, "difficulty", 5.0)));
    }
}
