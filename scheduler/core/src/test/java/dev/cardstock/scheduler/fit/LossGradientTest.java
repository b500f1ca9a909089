package dev.cardstock.scheduler.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.scheduler.MemoryModel;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The losses that a fit makes least, and their derivatives. */
class LossGradientTest {
    /** The four histories of fsrs-rs, {@code src/training.rs}, {@code test_loss_and_grad}. */
    private static final List<String> PUBLISHED = List.of("0:1 0:3 0:1 0:4 1:3 3:2 4:3",
            "0:2 0:4 0:4 1:3 3:1 6:3 11:3", "0:3 0:2 0:4 1:3 3:3 6:3 12:3",
            "0:4 0:4 1:3 3:3 5:3 12:4 23:1");

    private static final double[] GRADIENT = {-0.095688485, -0.0051607806, -0.0012249565,
            0.007462064, 0.03650761, -0.082112335, 0.0593964, -2.1474836, 0.57626534, -2.8751316,
            0.7154875, -0.028993709, 0.0099172965, -0.2189217, -0.0017800558, -0.089381434,
            0.299141, 0.068104014, -0.011605468, -0.25398168, 0.27700496};

    private static final double[] AFTER_ONE_STEP = {0.252, 1.3331, 2.3464994, 8.2556, 6.3733,
            0.87340003, 2.9794, 0.040999997, 1.8322, 0.20660001, 0.756, 1.5235, 0.021400042,
            0.3029, 1.6882998, 0.64140004, 1.8329, 0.5025, 0.13119997, 0.1058, 0.1142};

    private static final double[] PENALTY_GRADIENT = {0.0019813816, 0.00087788026, 0.00026506148,
            -0.000105618295, -0.25213888, 1.0448985, -0.22755535, 5.688889, -0.5385926, 2.5283954,
            -0.75225013, 0.9102214, -10.113569, 3.1999993, 0.2521374, 1.3107208, -0.07721739,
            -0.85244584, 0.79999936, 4.1795917, -1.1237311};

    private static final double[] SECOND_GRADIENT = {-0.040530164, -0.0041278866, -0.0010157757,
            0.007239434, 0.009321215, -0.120117955, 0.039143264, -0.8628009, 0.5794302, -2.5713828,
            0.7669307, -0.024242667, 0.0, -0.16912507, -0.0017008218, -0.061857328, 0.28093633,
            0.064058185, 0.0063592787, -0.1903223, 0.6257775};

    private static final double[] AFTER_TWO_STEPS = {0.2882918, 1.3726242, 2.3861322, 8.215636,
            6.339965, 0.9130969, 2.940639, 0.07696985, 1.7921946, 0.2464217, 0.71595186, 1.5631561,
            0.001, 0.34230903, 1.7282416, 0.68038, 1.7929853, 0.46258268, 0.14039303, 0.14509967,
            0.1};

    private static final Objective<?> FSRS6 = new Fsrs6Objective(true, 1);
    private static final Objective<?> FSRS7 = new Fsrs7Objective(true);

    static List<Objective<?>> objectives() {
        return List.of(FSRS6, FSRS7);
    }

    /** A sample of the last answer of each card alone, each of weight 1. */
    private static Sample lastAnswers(TrainingData data) {
        int[] last = Arrays.stream(data.starts, 1, data.starts.length).map(i -> i - 1).toArray();
        return sample(data, last);
    }

    private static Sample sample(TrainingData data, int[] targets) {
        return new Sample(data, targets, 1, 1, new Shuffle(1), Watch.unfollowed());
    }

    private static double loss(Objective<?> objective, Sample sample, double[] w) {
        Objective.Losses losses = objective.losses();
        losses.parameters(w);
        return IntStream.range(0, sample.cards())
                .mapToDouble(card -> losses.of(sample, card))
                .sum();
    }

    private static double[] gradient(Objective<?> objective, Sample sample, double[] w) {
        Objective.Losses losses = objective.losses();
        losses.parameters(w);
        double[] gradient = new double[w.length];
        for (int card = 0; card < sample.cards(); card++) {
            losses.withGradient(sample, card, gradient);
        }
        return gradient;
    }

    private static void close(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("w" + i).isCloseTo(expected[i], within(1e-4));
        }
    }

    @Test
    void lossesGradientsAndStepsAreThePublishedOnes() {
        Sample sample = lastAnswers(Logs.of(PUBLISHED));
        double[] w = FSRS6.defaults();
        Adam adam = new Adam(w.length, 0.9, 0.999);
        assertThat(loss(FSRS6, sample, w)).isCloseTo(4.0466027, within(1e-5));
        double[] gradient = gradient(FSRS6, sample, w);
        close(gradient, GRADIENT);

        adam.step(w, gradient, 0.04, new boolean[w.length]);
        FSRS6.limit(w);
        close(w, AFTER_ONE_STEP);

        Penalty penalty = new Penalty(FSRS6.defaults(), FSRS6.deviations());
        double weight = 2.0 * 512 / 1000;
        assertThat(weight * penalty.of(w)).isCloseTo(0.67711145, within(1e-5));
        double[] penaltyGradient = new double[w.length];
        penalty.addGradient(w, weight, penaltyGradient);
        close(penaltyGradient, PENALTY_GRADIENT);

        assertThat(loss(FSRS6, sample, w)).isCloseTo(3.767796, within(1e-5));
        gradient = gradient(FSRS6, sample, w);
        close(gradient, SECOND_GRADIENT);
        adam.step(w, gradient, 0.04, new boolean[w.length]);
        FSRS6.limit(w);
        close(w, AFTER_TWO_STEPS);
    }

    /** Parameters near the defaults, none of them where it is clamped. */
    private static double[] nearDefaults(Objective<?> objective, SplittableRandom random) {
        double[] w = objective.defaults();
        for (int i = 0; i < w.length; i++) {
            w[i] += Math.min(objective.deviations()[i], 0.3) * (random.nextDouble() - 0.5);
        }
        objective.limit(w);
        if (objective == FSRS7) {
            w[0] = Math.max(w[0], 0.01);
            w[24] = Math.max(w[24], 0.02);
        }
        return w;
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void gradientsAgreeWithFiniteDifferences(Objective<?> objective) {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TrainingData data = Logs.random(seed, 60, 12);
            Sample sample = sample(data, data.targets(objective.sameDay()));
            double[] w = nearDefaults(objective, random);
            double[] gradient = gradient(objective, sample, w);
            for (int i = 0; i < w.length; i++) {
                double h = 1e-6 * Math.max(1, Math.abs(w[i]));
                double[] up = w.clone();
                double[] down = w.clone();
                up[i] += h;
                down[i] -= h;
                double difference = (loss(objective, sample, up) - loss(objective, sample, down))
                        / (2 * h);
                assertThat(gradient[i]).as("seed " + seed + ", w" + i)
                        .isCloseTo(difference, within(1e-4 * Math.max(1, Math.abs(difference))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void lossesAreThoseOfTheAlgorithmItself(Objective<?> objective) {
        for (int seed = 0; seed < 10; seed++) {
            TrainingData data = Logs.random(seed, 60, 12);
            int[] targets = data.targets(objective.sameDay());
            double[] w = nearDefaults(objective, new SplittableRandom(seed));
            double expected = slowLoss(objective.model(DoubleStream.of(w).boxed().toList()), data,
                    targets);
            assertThat(loss(objective, sample(data, targets), w)).as("seed " + seed)
                    .isCloseTo(expected, within(1e-8 * expected));
        }
    }

    private static double slowLoss(MemoryModel<?> model, TrainingData data, int[] targets) {
        boolean[] wanted = new boolean[data.reviews()];
        Arrays.stream(targets).forEach(i -> wanted[i] = true);
        double[] recall = new double[data.reviews()];
        Predictor.of(model)
                .predict(data, wanted, recall, new Watch(share -> true, data.reviews()));
        return Arrays.stream(targets)
                .mapToDouble(i -> -Math.log(data.ratings[i] > 1 ? recall[i] : 1 - recall[i]))
                .sum();
    }

    @Test
    void answersAfterTheLastThatIsPredictedDoNotMatter() {
        TrainingData shorter = Logs.of(List.of("0:3 2:3 5:1"));
        TrainingData longer = Logs.of(List.of("0:3 2:3 5:1 0:3 9:1"));
        double[] w = FSRS6.defaults();
        assertThat(loss(FSRS6, sample(longer, new int[]{1, 2}), w))
                .isEqualTo(loss(FSRS6, sample(shorter, new int[]{1, 2}), w));
    }

    @Test
    void weightsScaleTheLoss() {
        TrainingData data = Logs.of(List.of("0:3 2:3", "0:3 2:3", "0:3 2:3"));
        Sample sample = new Sample(data, new int[]{1, 3, 5}, 0.25, 3, new Shuffle(1),
                Watch.unfollowed());
        assertThat(DoubleStream.of(sample.weights).filter(weight -> weight > 0).sorted().toArray())
                .containsExactly(new double[]{0.25, 0.25 + 0.75 / 8, 1}, within(1e-12));
    }
}
