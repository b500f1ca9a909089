package dev.cardstock.scheduler.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.simulate.LearnerBehavior.StepRatings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LearnerBehaviorTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final LearnerBehavior USUAL = LearnerBehavior.defaults();
    private static final Offset<Double> CLOSE = within(1e-9);

    private final List<Review> reviews = new ArrayList<>();

    private LearnerBehavior measured() {
        return LearnerBehavior.of(ReviewLog.of(reviews), DayBoundary.DEFAULT);
    }

    private void answer(String card, Instant time, Rating rating, double seconds) {
        reviews.add(Review.of(new CardId(card, "x"), time, rating,
                Duration.ofMillis(Math.round(seconds * 1000))));
    }

    private void entry(String card, Instant time, Review.Kind kind) {
        reviews.add(new Review(new CardId(card, "x"), time, kind.graded() ? Rating.AGAIN : null,
                Duration.ofSeconds(500), kind, new TreeMap<>()));
    }

    @Test
    void anEmptyLogGivesTheDefaults() {
        assertSame(measured(), USUAL);
    }

    private static void assertSame(LearnerBehavior actual, LearnerBehavior expected) {
        assertThat(actual).usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) < 2e-4 ? 0 : 1, Double.class)
                .isEqualTo(expected);
    }

    @Test
    void fewAnswersLeanTowardsTheDefaults() {
        answer("a", NOON, Rating.EASY, 2);
        LearnerBehavior measured = measured();
        assertThat(measured.firstRatings().easy()).isCloseTo((1 + 20 * 0.171) / 21, CLOSE);
        assertThat(measured.firstRatings().good()).isCloseTo(20 * 0.495 / 21, CLOSE);
        assertThat(measured.learningSeconds().easy()).isCloseTo((2 + 20 * 10.71) / 21, CLOSE);
        assertThat(measured.learningSeconds().good()).isCloseTo(13.78, CLOSE);
        assertThat(measured.reviewSeconds().easy()).isCloseTo(8.94, CLOSE);
    }

    @Test
    void answersAreToldApartByTheirDays() {
        // A new card with two steps, then a lapse with one, then a recall.
        answer("a", NOON, Rating.AGAIN, 10);
        answer("a", NOON.plusSeconds(60), Rating.HARD, 20);
        answer("a", NOON.plusSeconds(660), Rating.GOOD, 30);
        Instant later = NOON.plus(Duration.ofDays(3));
        answer("a", later, Rating.AGAIN, 40);
        answer("a", later.plusSeconds(600), Rating.GOOD, 50);
        answer("a", later.plus(Duration.ofDays(2)), Rating.EASY, 60);
        LearnerBehavior measured = measured();
        assertThat(measured.firstRatings().again()).isCloseTo((1 + 20 * 0.24) / 21, CLOSE);
        assertThat(measured.learningSteps().afterAgain().hard())
                .isCloseTo((1 + 20 * 0.0628 / 0.9999) / 21, CLOSE);
        assertThat(measured.learningSteps().afterHard().good())
                .isCloseTo((1 + 20 * 0.4457 / 1.0001) / 21, CLOSE);
        assertThat(measured.relearningSteps().afterAgain().good())
                .isCloseTo((1 + 20 * 0.6595 / 0.9999) / 21, CLOSE);
        assertThat(measured.recallRatings().easy()).isCloseTo((1 + 20 * 0.145) / 21, CLOSE);
        assertThat(measured.recallRatings().again()).isZero();
        assertThat(measured.learningSeconds().good()).isCloseTo((30 + 20 * 13.78) / 21, CLOSE);
        assertThat(measured.reviewSeconds().again()).isCloseTo((40 + 20 * 19.38) / 21, CLOSE);
        assertThat(measured.relearningSeconds().good()).isCloseTo((50 + 20 * 12.32) / 21, CLOSE);
        assertThat(measured.reviewSeconds().easy()).isCloseTo((60 + 20 * 8.94) / 21, CLOSE);
    }

    @ParameterizedTest
    @EnumSource(value = Review.Kind.class, names = {"CRAM", "MANUAL", "RESCHEDULED"})
    void crammingAndChangesByHandAreLeftOut(Review.Kind kind) {
        answer("a", NOON, Rating.GOOD, 5);
        LearnerBehavior without = measured();
        entry("a", NOON.plusSeconds(60), kind);
        entry("a", NOON.plus(Duration.ofDays(1)), kind);
        assertThat(measured()).isEqualTo(without);
    }

    @Test
    void aCardThatWasMadeNewAgainBeginsAnew() {
        answer("a", NOON, Rating.GOOD, 5);
        entry("a", NOON.plusSeconds(60), Review.Kind.FORGOTTEN);
        answer("a", NOON.plusSeconds(120), Rating.GOOD, 5);
        assertThat(measured().firstRatings().good()).isCloseTo((2 + 20 * 0.495) / 22, CLOSE);
    }

    @Test
    void theLearnersDayCounts() {
        answer("a", Instant.parse("2026-03-02T23:00:00Z"), Rating.GOOD, 5);
        answer("a", Instant.parse("2026-03-03T01:00:00Z"), Rating.EASY, 5);
        assertThat(measured().recallRatings().easy()).isCloseTo(0.145, CLOSE);
        answer("a", Instant.parse("2026-03-03T04:00:00Z"), Rating.EASY, 5);
        assertThat(measured().recallRatings().easy()).isCloseTo((1 + 20 * 0.145) / 21, CLOSE);
    }

    @Test
    void anInterruptionCountsAsTenTimesTheMedian() {
        for (int i = 0; i < 100; i++) {
            answer("card" + i, NOON, Rating.GOOD, i == 0 ? 86_400 : 4);
        }
        assertThat(measured().learningSeconds().good())
                .isCloseTo((40 + 99 * 4 + 20 * 13.78) / 120, CLOSE);
    }

    @Test
    void noAnswerCountsAsMoreThanTwentyMinutes() {
        answer("a", NOON, Rating.GOOD, 1e9);
        assertThat(measured().learningSeconds().good())
                .isCloseTo((1_200 + 20 * 13.78) / 21, CLOSE);
    }

    @Test
    void unknownDurationsLeaveTheDefaults() {
        for (int i = 0; i < 500; i++) {
            answer("card" + i, NOON, Rating.GOOD, 0);
        }
        assertThat(measured().learningSeconds()).usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1, Double.class)
                .isEqualTo(USUAL.learningSeconds());
    }

    static Stream<Arguments> hostileLogs() {
        return Stream.of(Arguments.of("only Again", new double[]{1, 1}, 3.0),
                Arguments.of("only Easy", new double[]{4, 4}, 3.0),
                Arguments.of("no durations", new double[]{1, 4}, 0.0),
                Arguments.of("years", new double[]{1, 4}, 9e9),
                Arguments.of("a millisecond", new double[]{1, 4}, 0.001));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileLogs")
    void anyLogGivesABehaviorThatCanBeSimulated(String name, double[] ratings, double seconds) {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            answer("card" + random.nextInt(50), NOON.plusSeconds(random.nextInt(10_000_000)),
                    Rating.of((int) (ratings[0] + random.nextInt((int) (ratings[1] - ratings[0])
                            + 1))),
                    seconds * random.nextDouble());
        }
        LearnerBehavior measured = measured();
        Simulation simulation = Simulator.of(Fsrs6.ofDefaults())
                .run(SimulationSettings.builder()
                        .days(60)
                        .newCards(100)
                        .behavior(measured)
                        .build());
        assertThat(simulation.newCards()).as(name).isEqualTo(100);
        assertThat(simulation.seconds()).isPositive().isFinite();
        assertThat(simulation.memorized()).isBetween(1.0, 100.0);
        assertThat(measured.firstRatings().sum()).isCloseTo(1, CLOSE);
    }

    @Test
    void theMeasuredBehaviorOfASimulatedLearnerIsTheirs() {
        LearnerBehavior truth = LearnerBehavior.builder()
                .firstRatings(new PerRating(0.5, 0.1, 0.3, 0.1))
                .recallRatings(0.1, 0.8, 0.1)
                .build();
        Draws draws = new Draws();
        for (int i = 0; i < 20_000; i++) {
            draws.begin(1, i, 0);
            Rating first = truth.firstRatings().pick(draws.next());
            answer("card" + i, NOON, first, truth.learningSeconds().of(first));
            Rating step = truth.learningSteps().after(first).pick(draws.next());
            answer("card" + i, NOON.plusSeconds(60), step, truth.learningSeconds().of(step));
            Rating later = truth.recallRatings().pick(draws.next());
            answer("card" + i, NOON.plus(Duration.ofDays(9)), later,
                    truth.reviewSeconds().of(later));
        }
        LearnerBehavior measured = measured();
        assertThat(measured.firstRatings().again()).isCloseTo(0.5, within(0.02));
        assertThat(measured.recallRatings().good()).isCloseTo(0.8, within(0.02));
        assertThat(measured.learningSteps().afterAgain().good()).isCloseTo(0.5108, within(0.02));
        assertThat(measured.learningSeconds().again()).isCloseTo(19.58, within(0.02));
        assertThat(measured.reviewSeconds().good()).isCloseTo(12.38, within(0.02));
    }

    @Test
    void allViolationsAreTold() {
        PerRating none = new PerRating(0, 0, 0, 0);
        PerRating nan = new PerRating(Double.NaN, 0, 0, 1);
        LearnerBehavior.Builder wrong = LearnerBehavior.builder()
                .firstRatings(none)
                .recallRatings(-1, 1, 1)
                .learningSteps(new StepRatings(nan, none, none))
                .learningSeconds(new PerRating(1, 1, 1, Double.POSITIVE_INFINITY))
                .reviewSeconds(new PerRating(-1, 1, 1, 1))
                .relearningSeconds(new PerRating(1, 1, 1, 86_401));
        assertThatThrownBy(wrong::build).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("firstRatings are")
                .hasMessageContaining("recallRatings are")
                .hasMessageContaining("learningSteps after Again are")
                .hasMessageContaining("learningSeconds are")
                .hasMessageContaining("reviewSeconds are")
                .hasMessageContaining("relearningSeconds are");
        assertThatThrownBy(() -> new LearnerBehavior(USUAL.firstRatings(),
                new PerRating(1, 1, 1, 1), USUAL.learningSteps(), USUAL.relearningSteps(),
                USUAL.learningSeconds(), USUAL.reviewSeconds(), USUAL.relearningSeconds()))
                .hasMessageContaining("recallRatings has 1.0 for Again");
    }

    @Test
    void aBehaviorIsReadBack() {
        assertThat(USUAL.toBuilder().build()).isEqualTo(USUAL);
    }

    @ParameterizedTest
    @CsvSource({"0, AGAIN", "0.2499, AGAIN", "0.25, GOOD", "0.999999999999, GOOD"})
    void ratingsArePickedByTheirShare(double chance, Rating expected) {
        assertThat(new PerRating(10, 0, 30, 0).pick(chance)).isEqualTo(expected);
    }

    @Test
    void drawsAreEvenAndDependOnAllTheyAreMadeOf() {
        Draws draws = new Draws();
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            draws.begin(i % 10, Draws.keyOfNew(i / 100), i % 7);
            double drawn = draws.next();
            assertThat(drawn).isBetween(0.0, Math.nextDown(1.0));
            sum += drawn;
        }
        assertThat(sum / 100_000).isCloseTo(0.5, within(0.01));
    }
}
