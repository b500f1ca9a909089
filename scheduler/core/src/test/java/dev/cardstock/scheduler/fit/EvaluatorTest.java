package dev.cardstock.scheduler.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.review.Rating;
import dev.cardstock.review.SchedulerProvider;
import dev.cardstock.scheduler.fit.Evaluator.Order;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluatorTest {
    private static final TrainingData LOG = Logs.of(Logs.unusual6(), 3, 300, 300);
    private static final Evaluator IN_TIME = Evaluator.ofDefaults().withOrder(Order.TIME);

    /** What a slow and obvious program notes of an answer on a later day. */
    private record Noted(long time, double recall, boolean recalled, String bin) {}

    /** All answers on a later day, in the order of time, as FSRS-6 predicts them. */
    private static List<Noted> slow(TrainingData data, Fsrs6 model) {
        List<Noted> all = new ArrayList<>();
        for (int card = 0; card < data.cards(); card++) {
            Fsrs6.Memory memory = null;
            int later = 0;
            int lapses = 0;
            for (int i = data.starts[card]; i < data.starts[card + 1]; i++) {
                Rating rating = Rating.of(data.ratings[i]);
                boolean first = memory == null;
                if (!first && data.days[i] > 0) {
                    // srs-benchmark and fsrs-rs, in the words of their README.
                    String bin = String.format("%.2f/%.0f/%.0f",
                            2.48 * Math.pow(3.62, floorLog(3.62, data.days[i])),
                            1.99 * Math.pow(1.89, floorLog(1.89, later + 2)),
                            lapses == 0 ? 0 : 1.65 * Math.pow(1.73, floorLog(1.73, lapses)));
                    all.add(new Noted(data.times[i],
                            model.retrievability(memory, data.days[i]), rating.recalled(), bin));
                    later++;
                    lapses += rating == Rating.AGAIN ? 1 : 0;
                }
                memory = first ? model.initial(rating) : model.next(memory, data.days[i], rating);
            }
        }
        all.sort(Comparator.comparingLong(Noted::time));
        return all;
    }

    private static double floorLog(double base, double value) {
        return Math.floor(Math.log(value) / Math.log(base));
    }

    @Test
    void measuresAreThoseOfASlowAndObviousProgram() {
        Evaluation fast = IN_TIME.evaluate(LOG, Fsrs6.ofDefaults().scheduler());
        List<Noted> all = slow(LOG, Fsrs6.ofDefaults());
        List<Noted> predicted = all.subList(all.size() / 6, all.size());

        assertThat(fast.predictions()).isEqualTo(predicted.size());
        double loss = predicted.stream()
                .mapToDouble(n -> -Math.log(n.recalled ? n.recall : 1 - n.recall))
                .average()
                .orElseThrow();
        assertThat(fast.logLoss()).isCloseTo(loss, within(1e-12));
        Map<String, List<Noted>> bins = new HashMap<>();
        predicted.forEach(n -> bins.computeIfAbsent(n.bin, bin -> new ArrayList<>()).add(n));
        double squares = bins.values().stream().mapToDouble(bin -> {
            double recall = bin.stream().mapToDouble(Noted::recall).average().orElseThrow();
            double recalled = bin.stream().filter(Noted::recalled).count() / (double) bin.size();
            return (recall - recalled) * (recall - recalled) * bin.size();
        }).sum();
        assertThat(fast.rmseBins()).isCloseTo(Math.sqrt(squares / predicted.size()),
                within(1e-12));
        assertThat(fast.auc()).isCloseTo(slowAuc(predicted), within(1e-12));
        assertThat(fast.recalled()).isCloseTo(
                predicted.stream().filter(Noted::recalled).count() / (double) predicted.size(),
                within(1e-12));
    }

    private static double slowAuc(List<Noted> all) {
        double wins = 0;
        long pairs = 0;
        for (Noted one : all) {
            for (Noted other : all) {
                if (one.recalled && !other.recalled) {
                    pairs++;
                    wins += one.recall > other.recall ? 1 : one.recall == other.recall ? 0.5 : 0;
                }
            }
        }
        return wins / pairs;
    }

    @Test
    void theCalibrationTableHoldsEveryPredictionOnce() {
        Evaluation result = IN_TIME.evaluate(LOG, Fsrs6.ofDefaults().scheduler());
        assertThat(result.calibration().stream().mapToInt(Evaluation.Bin::predictions).sum())
                .isEqualTo(result.predictions());
        assertThat(result.calibration()).isSortedAccordingTo(
                Comparator.comparingDouble(Evaluation.Bin::from))
                .allMatch(bin -> bin.predicted() >= bin.from() && bin.predicted() <= bin.to())
                .allMatch(bin -> bin.recalled() >= 0 && bin.recalled() <= 1);
        assertThat(result.calibration()
                .stream()
                .mapToDouble(bin -> bin.recalled() * bin.predictions())
                .sum()).isCloseTo(result.recalled() * result.predictions(), within(1e-6));
    }

    @Test
    void aLearnerIsPredictedBetterOnceKnown() {
        Evaluation fitted = IN_TIME.evaluate(LOG, Optimizer.fsrs6());
        Evaluation defaults = IN_TIME.evaluate(LOG, Fsrs6.ofDefaults().scheduler());
        assertThat(fitted.predictions()).isEqualTo(defaults.predictions());
        assertThat(fitted.logLoss()).isLessThan(defaults.logLoss());
    }

    /** Each block is predicted by a fit to a log that ends before it, and to nothing else. */
    @Test
    void noAnswerIsLearnedFromBeforeItIsPredicted() {
        Evaluation result = IN_TIME.evaluate(LOG, Optimizer.fsrs6());
        int[] answers = LOG.targets(true);
        int[] targets = LOG.targets(false);
        int block = targets.length / 6;
        double loss = 0;
        for (int n = 1; n < 6; n++) {
            int from = n * block;
            int to = n == 5 ? targets.length : from + block;
            int known = 0;
            while (answers[known] != targets[from]) {
                known++;
            }
            Fsrs6 model = Optimizer.fsrs6()
                    .fit(LOG, Arrays.copyOf(answers, known), share -> true)
                    .model();
            List<Noted> noted = slow(LOG, model).subList(from, to);
            loss += noted.stream()
                    .mapToDouble(a -> -Math.log(a.recalled ? a.recall : 1 - a.recall))
                    .sum();
        }
        assertThat(result.logLoss()).isCloseTo(loss / result.predictions(), within(1e-9));
    }

    static List<String> algorithms() {
        return Plugins.load(SchedulerProvider.class).ids();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void everyAlgorithmCanBeMeasured(String id) {
        SchedulerProvider provider = Plugins.load(SchedulerProvider.class).get(id);
        for (Order order : Order.values()) {
            for (boolean sameDay : new boolean[]{false, true}) {
                Evaluation result = Evaluator.ofDefaults()
                        .withOrder(order)
                        .withSameDay(sameDay)
                        .evaluate(LOG, provider.create(Options.none()));
                assertThat(result.logLoss()).isFinite().isPositive();
                assertThat(result.rmseBins()).isBetween(0.0, 1.0);
                assertThat(result.auc()).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void answersOfTheSameDayArePredictedOnDemand() {
        int later = IN_TIME.targets(LOG);
        int all = IN_TIME.withSameDay(true).targets(LOG);
        assertThat(later).isEqualTo(LOG.targets(false).length).isLessThan(all);
        assertThat(all).isEqualTo(LOG.targets(true).length);
    }

    @Test
    void rareFirstIntervalsAreLeftOutOfTheRustOrderOnly() {
        TrainingData data = Logs.random(4, 200, 8);
        assertThat(Evaluator.ofDefaults().targets(data)).isLessThan(IN_TIME.targets(data));
    }

    @Test
    void tooShortLogsAreRefused() {
        TrainingData five = Logs.of(List.of("0:3 1:3 1:3 1:3 1:3 1:3"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IN_TIME.evaluate(five, Optimizer.fsrs6()))
                .withMessageContaining("there are 5 answers to predict");
        TrainingData six = Logs.of(List.of("0:3 1:3 1:3 1:3 1:3 1:3 1:3"));
        assertThat(IN_TIME.evaluate(six, Optimizer.fsrs6()).predictions())
                .isEqualTo(5);
    }

    @Test
    void withOneKindOfAnswersTheAucIsAHalf() {
        TrainingData recalled = Logs.of(List.of("0:3 1:3 1:3 1:3 1:3 1:3 1:3 1:3"));
        assertThat(IN_TIME.evaluate(recalled, Fsrs6.ofDefaults().scheduler())
                .auc()).isEqualTo(0.5);
    }

    @Test
    void aFitsOwnAnswersCanBeMeasuredIfThereAreAny() {
        Evaluation own = IN_TIME.measure(LOG, Fsrs6.ofDefaults().scheduler()).orElseThrow();
        assertThat(own.predictions()).isEqualTo(LOG.targets(false).length);
        TrainingData sameDay = Logs.of(List.of("0:3 0:3 0:3"));
        assertThat(IN_TIME.measure(sameDay, Fsrs6.ofDefaults().scheduler())).isEmpty();
        assertThat(IN_TIME.withSameDay(true).measure(sameDay, Fsrs6.ofDefaults().scheduler()))
                .isPresent();
    }

    @Test
    void tiesCountHalf() {
        SplittableRandom random = new SplittableRandom(6);
        TrainingData data = Logs.random(6, 40, 10);
        int[] targets = data.targets(true);
        double[] recall = random.doubles(data.reviews())
                .map(p -> Math.round(p * 4) / 4.0)
                .toArray();
        double wins = 0;
        long pairs = 0;
        for (int i : targets) {
            for (int j : targets) {
                if (data.ratings[i] > 1 && data.ratings[j] == 1) {
                    pairs++;
                    wins += recall[i] > recall[j] ? 1 : recall[i] == recall[j] ? 0.5 : 0;
                }
            }
        }
        boolean[] predicted = new boolean[data.reviews()];
        Arrays.stream(targets).forEach(i -> predicted[i] = true);
        assertThat(Metrics.of(data, predicted, recall, Watch.unfollowed()).auc())
                .isCloseTo(wins / pairs,
                        within(1e-12));
    }

    @Test
    void progressRisesAndCanEndTheWork() {
        List<Double> shares = new ArrayList<>();
        IN_TIME.evaluate(LOG, Optimizer.fsrs6(), share -> shares.add(share));
        assertThat(shares).isSorted().allMatch(share -> share >= 0 && share <= 1);
        assertThat(shares.get(shares.size() - 1)).isEqualTo(1);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(
                () -> IN_TIME.evaluate(LOG, Optimizer.fsrs6(), share -> share < 0.5));
    }
}
