package dev.cardstock.scheduler.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.fit.Fit.Extent;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.fsrs.Fsrs7;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerTest {
    private static final TrainingData LOG = Logs.of(Logs.unusual6(), 1, 800, 400);

    static List<Optimizer<?>> optimizers() {
        return List.of(Optimizer.fsrs6(), Optimizer.fsrs7());
    }

    @Test
    void aLogGivesAScheduler() {
        ReviewLog log = ReviewLog.of(List.of(
                Review.of(new CardId("n", "card"), Logs.START, Rating.GOOD)));
        // @start region="fit"
        TrainingData answers = TrainingData.of(log);
        Fit<Fsrs6> fit = Optimizer.fsrs6().fit(answers);
        Scheduler scheduler = fit.model().scheduler();
        // @end
        assertThat(scheduler.id()).isEqualTo("fsrs6");
        assertThat(fit.extent()).isEqualTo(Extent.NONE);
    }

    private static FitSettings threads(int number) {
        return FitSettings.builder().threads(number).build();
    }

    private static double logLoss(MemoryModel<?> model, TrainingData data) {
        return Evaluator.ofDefaults()
                .withOrder(Evaluator.Order.TIME)
                .measure(data, model.scheduler())
                .orElseThrow()
                .logLoss();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theNumberOfThreadsChangesNoBit(Optimizer<?> optimizer) {
        List<Double> alone = optimizer.with(threads(1)).fit(LOG).parameters();
        assertThat(optimizer.with(threads(2)).fit(LOG).parameters()).isEqualTo(alone);
        assertThat(optimizer.with(threads(8)).fit(LOG).parameters()).isEqualTo(alone);
        assertThat(optimizer.with(threads(1)).fit(LOG).parameters()).isEqualTo(alone);
    }

    @Test
    void aFitIsTheSameOnEveryMachine() {
        TrainingData data = Logs.of(Collections.nCopies(30, "0:3 1:3 4:1 0:3 2:3 5:3 14:1"));
        assertThat(Optimizer.fsrs6().fit(data).parameters().subList(2, 5))
                .hasToString("[5.348630333020874, 19.23698148302968, 6.530280500244828]");
        assertThat(Optimizer.fsrs7().fit(data).parameters().subList(2, 5))
                .hasToString("[3.8647884635051906, 11.7841, 6.225874502038002]");
    }

    @Test
    void theSeedChangesTheOrderAndLittleElse() {
        Fit<Fsrs6> one = Optimizer.fsrs6().fit(LOG);
        Fit<Fsrs6> other = Optimizer.fsrs6().with(FitSettings.builder().seed(7).build()).fit(LOG);
        assertThat(other.parameters()).isNotEqualTo(one.parameters());
        assertThat(logLoss(other.model(), LOG)).isCloseTo(logLoss(one.model(), LOG),
                within(0.002));
    }

    @Test
    void fsrs6PredictsALearnerOfItsKindAboutAsWellAsTheTruth() {
        double truth = logLoss(Logs.unusual6(), LOG);
        double defaults = logLoss(Fsrs6.ofDefaults(), LOG);
        double fitted = logLoss(Optimizer.fsrs6().fit(LOG).model(), LOG);
        assertThat(defaults).isGreaterThan(truth + 0.005);
        assertThat(fitted).isCloseTo(truth, within(0.2 * (defaults - truth)));
    }

    @Test
    void fsrs7PredictsALearnerOfItsKindBetterThanItsDefaults() {
        TrainingData log = Logs.of(Logs.unusual7(), 2, 800, 400);
        double truth = logLoss(Logs.unusual7(), log);
        double defaults = logLoss(Fsrs7.ofDefaults(), log);
        double fitted = logLoss(Optimizer.fsrs7().fit(log).model(), log);
        assertThat(defaults).isGreaterThan(truth + 0.003);
        assertThat(fitted).isLessThan(truth + 0.6 * (defaults - truth));
    }

    @Test
    void theModelHasTheParametersOfTheFit() {
        Fit<Fsrs6> fit = Optimizer.fsrs6().fit(LOG);
        assertThat(fit.model().parameters()).isEqualTo(fit.parameters()).hasSize(21);
        assertThat(Optimizer.fsrs6().fit(LOG)).isEqualTo(fit).hasSameHashCodeAs(fit);
        assertThat(fit.extent()).isEqualTo(Extent.ALL);
        assertThat(Optimizer.fsrs7().fit(LOG).parameters()).hasSize(34);
    }

    @Test
    void withoutAnswersOfTheSameDayTheirParametersAreZero() {
        Fit<Fsrs6> fit = Optimizer.fsrs6()
                .with(FitSettings.builder().sameDay(false).build())
                .fit(LOG);
        assertThat(fit.parameters().subList(17, 20)).containsOnly(0.0);
        assertThat(fit.extent()).isEqualTo(Extent.ALL);
    }

    @Test
    void severalRelearningStepsLimitTheGainOfTheSameDay() {
        for (int steps = 2; steps <= 5; steps++) {
            Fit<Fsrs6> fit = Optimizer.fsrs6()
                    .with(FitSettings.builder().relearningSteps(steps).build())
                    .fit(LOG);
            assertThat(fit.model().forRelearningSteps(steps).parameters())
                    .isEqualTo(fit.parameters());
            assertThat(Optimizer.fsrs6()
                    .with(FitSettings.builder().relearningSteps(50 * steps / 5).build())
                    .fit(some(3, "0:3 2:3"))
                    .parameters()
                    .get(17)).isLessThan(0.5425);
        }
    }

    private static TrainingData some(int cards, String history) {
        return Logs.of(Collections.nCopies(cards, history));
    }

    @Test
    void whereThereIsLittleToLearnFromLittleIsFitted() {
        for (Optimizer<?> optimizer : optimizers()) {
            Fit<?> empty = optimizer.fit(TrainingData.builder(DayBoundary.DEFAULT).build());
            assertThat(empty.extent()).isEqualTo(Extent.NONE);
            assertThat(empty.targets()).isZero();
            Fit<?> tiny = optimizer.fit(some(7, "0:3 2:3"));
            assertThat(tiny.extent()).isEqualTo(Extent.NONE);
            assertThat(tiny.parameters()).isEqualTo(empty.parameters());
            Fit<?> few = optimizer.fit(some(30, "0:3 2:1"));
            assertThat(few.extent()).isEqualTo(Extent.INITIAL_STABILITY);
            assertThat(few.targets()).isEqualTo(30);
            assertThat(few.parameters().subList(4, few.parameters().size()))
                    .isEqualTo(empty.parameters().subList(4, empty.parameters().size()));
            assertThat(few.parameters().get(2)).isLessThan(empty.parameters().get(2));
            Fit<?> enough = optimizer.fit(some(40, "0:3 2:1 0:3 3:3"));
            assertThat(enough.extent()).isEqualTo(Extent.ALL);
        }
    }

    @Test
    void firstAnswersAloneTellOfFirstStabilitiesAlone() {
        assertThat(Optimizer.fsrs6().fit(some(500, "0:3 2:3")).extent())
                .isEqualTo(Extent.INITIAL_STABILITY);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aLogOfOneRatingCanBeFitted(int rating) {
        String history = ("0:" + rating + " 3:" + rating + " ").repeat(20);
        for (Optimizer<?> optimizer : optimizers()) {
            Fit<?> fit = optimizer.fit(some(50, history));
            assertThat(fit.extent()).isEqualTo(Extent.ALL);
            assertThat(fit.parameters()).allMatch(Double::isFinite);
        }
    }

    @Test
    void aLogOfOneCardCannotTellOfAll() {
        for (Optimizer<?> optimizer : optimizers()) {
            Fit<?> fit = optimizer.fit(some(1, "0:3 1:3 ".repeat(1000)));
            assertThat(fit.parameters()).allMatch(Double::isFinite);
            // Its first interval is rare, so the card is left out.
            assertThat(fit.extent()).isEqualTo(Extent.NONE);
        }
    }

    @Test
    void absurdLogsAreFittedWithoutHarm() {
        TrainingData.Builder hostile = TrainingData.builder(DayBoundary.DEFAULT);
        for (int card = 0; card < 200; card++) {
            Instant time = Instant.ofEpochSecond(-card * 1_000_000_000L);
            for (int n = 0; n < 300; n++) {
                hostile.add(card, time, Rating.of(1 + (card * 7 + n) % 4), Duration.ofDays(n));
                time = n % 3 == 0 ? time : time.plus(Duration.ofDays(n % 3 == 1 ? 1 : 4_000));
            }
        }
        TrainingData data = hostile.build();
        for (Optimizer<?> optimizer : optimizers()) {
            Fit<?> fit = optimizer.fit(data);
            assertThat(fit.parameters()).allMatch(Double::isFinite);
            assertThat(logLoss(fit.model(), data)).isFinite();
        }
    }

    @Test
    void progressRisesFromZeroToOne() {
        List<Double> shares = new ArrayList<>();
        Optimizer.fsrs6().fit(LOG, share -> shares.add(share));
        assertThat(shares).hasSizeGreaterThan(20)
                .isSorted()
                .allMatch(share -> share >= 0 && share <= 1);
        assertThat(shares.get(shares.size() - 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.5, 0.99})
    void aFitStopsWhenItIsToldTo(double when) {
        for (Optimizer<?> optimizer : optimizers()) {
            int[] calls = {0, 0};
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> optimizer.fit(LOG, share -> {
                        calls[share >= when ? 1 : 0]++;
                        return share < when;
                    }));
            assertThat(calls[1]).isEqualTo(1);
        }
    }

    @Test
    void aFitStopsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> Optimizer.fsrs6().fit(LOG));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void manyLearnersAreFittedAsEachAlone() {
        Map<String, TrainingData> learners = new LinkedHashMap<>();
        for (int n = 0; n < 12; n++) {
            learners.put("learner " + n, Logs.of(Logs.unusual6(), n, 20 + 10 * n, 200));
        }
        List<Double> shares = new ArrayList<>();
        Map<String, Fit<Fsrs6>> fits = Optimizer.fsrs6().fitAll(learners, share -> {
            shares.add(share);
            return true;
        });
        assertThat(fits.keySet()).containsExactlyElementsOf(learners.keySet());
        learners.forEach((learner, data) -> assertThat(fits.get(learner).parameters()).as(learner)
                .isEqualTo(Optimizer.fsrs6().fit(data).parameters()));
        assertThat(shares).isSorted();
        assertThat(Optimizer.fsrs6().fitAll(Map.of())).isEmpty();
        int[] calls = {0};
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Optimizer.fsrs6().fitAll(learners, share -> {
                    calls[0]++;
                    return false;
                }));
        assertThat(calls[0]).isEqualTo(1);
    }

    /** The caller's thread takes the small learner, and waits for the one that fits the great one. */
    @Test
    void manyLearnersAreStoppedWhoeverTheCallerWaitsFor() {
        Map<String, TrainingData> learners = new LinkedHashMap<>();
        learners.put("great", Logs.random(1, 4000, 60));
        learners.put("small", some(100, "0:3 2:3 5:3"));
        Optimizer<Fsrs7> optimizer = Optimizer.fsrs7().with(threads(2));
        int[] calls = {0, 0};
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> optimizer.fitAll(learners, share -> {
                    calls[share > 0.1 ? 1 : 0]++;
                    return share <= 0.1;
                }));
        assertThat(calls[0]).isPositive();
        assertThat(calls[1]).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> optimizer.fitAll(learners, share -> {
            throw new IllegalStateException("no");
        }));
    }

    @Test
    void theProgressOfOneLearnerIsThatOfItsFit() {
        List<Double> shares = new ArrayList<>();
        Optimizer.fsrs6().fitAll(Map.of("one", LOG), share -> shares.add(share));
        assertThat(shares).isSorted().hasSizeGreaterThan(20);
        assertThat(shares.get(shares.size() / 2)).isBetween(0.2, 0.8);
        assertThat(shares.get(shares.size() - 1)).isCloseTo(1, within(1e-9));
    }

    @Test
    void answersFarIntoACardAreNotLearnedFrom() {
        TrainingData sameDayFirst = some(40, "0:3 ".repeat(300) + "3:1 3:3 3:3");
        Fit<Fsrs6> fit = Optimizer.fsrs6().fit(sameDayFirst);
        assertThat(fit.targets()).isZero();
        assertThat(fit.extent()).isEqualTo(Extent.NONE);
    }

    @Test
    void settingsOutOfRangeAreAllTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FitSettings.builder().threads(0).relearningSteps(-1).build())
                .withMessageContaining("threads is 0")
                .withMessageContaining("relearningSteps is -1");
    }
}
