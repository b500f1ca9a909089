package dev.cardstock.scheduler.fit;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.Scheduler;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Measures how well an algorithm predicts a learner's answers, by answers that it has not seen: they are
 * cut into blocks, and each block but the first is predicted by what was fitted to those before it.
 * Immutable and thread-safe.
 *
 * <p>What is predicted are the answers on a later day than the one before; those of the same day on
 * demand. An algorithm without a model of memory is taken to promise a recall of 0.9 at the end of its
 * interval, and of {@code (1 + 19/81 * days / interval)^-0.5} before and after; its interval counts as at
 * least a day. Probabilities are taken to be at least 0.000001 from certainty.
 *
 * <p>Sources: open-spaced-repetition/fsrs-rs, {@code src/inference.rs}; open-spaced-repetition/
 * srs-benchmark, {@code models/sm2.py}.
 */
public final class Evaluator {
    /** How many answers to predict it takes at least. */
    public static final int LEAST_TARGETS = 6;

    private static final int BLOCKS = LEAST_TARGETS;
    // The share of the time that the learning takes, where something is learned.
    private static final double LEARNING = 0.9;
    private static final Evaluator DEFAULTS = new Evaluator(Order.FIRST_ANSWERS_FIRST, false);

    /** In which order answers are cut into blocks. */
    public enum Order {
        /**
         * That of the Rust optimiser's bindings, to be compared with it: cards with a rare first interval
         * are left out; the first answer on a later day of every other card comes first, by the first
         * rating and then from the rarest interval to the commonest, and after these come all further
         * answers in the order of time. So a fit may have seen first answers that are later than those
         * that it predicts; in the order of {@link #TIME} it never has.
         */
        FIRST_ANSWERS_FIRST,
        /** The order of time, as in the public benchmark; no card is left out. */
        TIME
    }

    private final Order order;
    private final boolean sameDay;

    private Evaluator(Order order, boolean sameDay) {
        this.order = requireNonNull(order, "order");
        this.sameDay = sameDay;
    }

    /** {@return an evaluator with the Rust optimiser's order, of answers on a later day} */
    public static Evaluator ofDefaults() {
        return DEFAULTS;
    }

    /**
     * Changes the order.
     *
     * @param newOrder in which order answers are cut into blocks
     * @return the changed evaluator
     */
    public Evaluator withOrder(Order newOrder) {
        return new Evaluator(newOrder, sameDay);
    }

    /**
     * Changes which answers are predicted.
     *
     * @param predicted whether those on the same day as the one before are too
     * @return the changed evaluator
     */
    public Evaluator withSameDay(boolean predicted) {
        return new Evaluator(order, predicted);
    }

    /** {@return in which order answers are cut into blocks} */
    public Order order() {
        return order;
    }

    /** {@return whether answers on the same day as the one before are predicted} */
    public boolean sameDay() {
        return sameDay;
    }

    /**
     * How many answers there are to predict, the first block included. It takes 6.
     *
     * @param data the learner's answers
     * @return the number
     */
    public int targets(TrainingData data) {
        return (int) Arrays.stream(sequence(data, Watch.unfollowed()))
                .filter(i -> isTarget(data, i))
                .count();
    }

    /**
     * Measures an algorithm that is fitted to the answers before each block.
     *
     * @param data the learner's answers
     * @param optimizer what fits it
     * @return the measures over all blocks but the first
     * @throws IllegalArgumentException if there are fewer than 6 answers to predict
     */
    public Evaluation evaluate(TrainingData data, Optimizer<?> optimizer) {
        return evaluate(data, optimizer, share -> true);
    }

    /**
     * Measures an algorithm that is fitted to the answers before each block.
     *
     * @param data the learner's answers
     * @param optimizer what fits it
     * @param progress is given the share that is done, 0 to 1 and never less than before, on this thread
     *     and many times a second; returns true to go on and false to stop
     * @return the measures over all blocks but the first
     * @throws IllegalArgumentException if there are fewer than 6 answers to predict
     * @throws java.util.concurrent.CancellationException if it was stopped, by the progress or an
     *     interrupt of the thread
     */
    public Evaluation evaluate(TrainingData data, Optimizer<?> optimizer,
            DoublePredicate progress) {
        requireNonNull(optimizer, "optimizer");
        return evaluate(data, (known, watch) -> fitted(optimizer, data, known, watch), LEARNING,
                progress);
    }

    private static Predictor<?> fitted(Optimizer<?> optimizer, TrainingData data, int[] known,
            DoublePredicate watch) {
        return Predictor.of(optimizer.fit(data, known, watch).model());
    }

    /**
     * Measures a scheduler as it is; no block is learned from, so the same blocks are predicted as with
     * an optimizer.
     *
     * @param data the learner's answers
     * @param scheduler the scheduler; its days should begin when those of the data do
     * @return the measures over all blocks but the first
     * @throws IllegalArgumentException if there are fewer than 6 answers to predict
     */
    public Evaluation evaluate(TrainingData data, Scheduler scheduler) {
        return evaluate(data, scheduler, share -> true);
    }

    /**
     * Measures a scheduler as it is; no block is learned from, so the same blocks are predicted as with
     * an optimizer.
     *
     * @param data the learner's answers
     * @param scheduler the scheduler; its days should begin when those of the data do
     * @param progress is given the share that is done, 0 to 1 and never less than before, on this thread
     *     and many times a second; returns true to go on and false to stop
     * @return the measures over all blocks but the first
     * @throws IllegalArgumentException if there are fewer than 6 answers to predict
     * @throws java.util.concurrent.CancellationException if it was stopped, by the progress or an
     *     interrupt of the thread
     */
    public Evaluation evaluate(TrainingData data, Scheduler scheduler, DoublePredicate progress) {
        Predictor<?> predictor = Predictor.of(requireNonNull(scheduler, "scheduler"));
        return evaluate(data, (known, watch) -> predictor, 0, progress);
    }

    /**
     * Measures a scheduler over all answers, those that it was fitted to included: how far the fit has
     * come, not how well it predicts.
     *
     * @param data the learner's answers
     * @param scheduler the scheduler; its days should begin when those of the data do
     * @return the measures; empty if there is no answer to predict
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Optional<Evaluation> measure(TrainingData data, Scheduler scheduler) {
        Predictor<?> predictor = Predictor.of(scheduler);
        int[] targets = targets(data, sequence(data, Watch.unfollowed()));
        if (targets.length == 0) {
            return Optional.empty();
        }
        double[] recall = new double[data.reviews()];
        boolean[] predicted = mask(data, targets, 0);
        predictor.predict(data, predicted, recall, Watch.unfollowed());
        return Optional.of(Metrics.of(data, predicted, recall, Watch.unfollowed()));
    }

    private int[] targets(TrainingData data, int[] sequence) {
        return Arrays.stream(sequence).filter(i -> isTarget(data, i)).toArray();
    }

    /** Of each answer of the data, whether it is among some from one place on. */
    private static boolean[] mask(TrainingData data, int[] answers, int from) {
        boolean[] mask = new boolean[data.reviews()];
        for (int n = from; n < answers.length; n++) {
            mask[answers[n]] = true;
        }
        return mask;
    }

    /** Makes what predicts a block out of the answers before it. */
    private interface Learner {
        Predictor<?> learn(int[] known, DoublePredicate progress);
    }

    private Evaluation evaluate(TrainingData data, Learner learner, double learning,
            DoublePredicate progress) {
        Watch beginning = new Watch(share -> progress.test(0), 1);
        int[] sequence = sequence(data, beginning);
        beginning.check();
        int[] places = IntStream.range(0, sequence.length)
                .filter(place -> isTarget(data, sequence[place]))
                .toArray();
        int block = places.length / BLOCKS;
        if (block == 0) {
            throw new IllegalArgumentException("there are " + places.length
                    + " answers to predict, it takes at least " + BLOCKS);
        }
        beginning.check();
        double[] recall = new double[data.reviews()];
        int[] targets = Arrays.stream(places).map(place -> sequence[place]).toArray();
        for (int n = 1; n < BLOCKS; n++) {
            int from = n * block;
            int to = n + 1 < BLOCKS ? from + block : targets.length;
            double done = n - 1;
            Predictor<?> predictor = learner.learn(Arrays.copyOf(sequence, places[from]),
                    share -> progress.test((done + share * learning) / (BLOCKS - 1)));
            Watch watch = new Watch(share -> progress
                    .test((done + learning + share * (1 - learning)) / (BLOCKS - 1)),
                    data.reviews());
            boolean[] wanted = mask(data, Arrays.copyOf(targets, to), from);
            watch.check();
            predictor.predict(data, wanted, recall, watch);
        }
        return Metrics.of(data, mask(data, targets, block), recall,
                new Watch(share -> progress.test(1), 1));
    }

    private boolean isTarget(TrainingData data, int i) {
        return sameDay || data.days[i] > 0;
    }

    private int[] sequence(TrainingData data, Watch watch) {
        int[] all = data.targets(true, watch);
        if (order == Order.TIME) {
            return all;
        }
        watch.check();
        FirstIntervals first = new FirstIntervals(data, all, watch);
        int[] firstAnswers = first.firstAnswers(all);
        watch.check();
        boolean[] taken = mask(data, firstAnswers, 0);
        int[] rest = Indices.chosen(first.filter(all), i -> !taken[i], watch);
        watch.check();
        return IntStream.concat(Arrays.stream(firstAnswers), Arrays.stream(rest)).toArray();
    }
}
