package dev.cardstock.scheduler.fit;

import static java.util.Objects.requireNonNull;

import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.fit.Fit.Extent;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.fsrs.Fsrs7;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Finds the parameters with which an algorithm predicts a learner's answers best. Immutable and
 * thread-safe; one fit uses the threads that its settings allow.
 *
 * {@snippet class = "dev.cardstock.scheduler.fit.OptimizerTest" region = "fit"}
 *
 * <p>The answers of a card are gone through once forward and once backward for the loss of all of them
 * and its derivatives, so that the time of a fit grows with the number of answers, however long the
 * histories are. The result depends on the data and the seed alone: not on the number of threads, and, as
 * all arithmetic is Java's own, not on the machine.
 *
 * <p>As in the references, cards whose first interval is rare are left out, later answers weigh more than
 * earlier ones, and parameters are drawn to the defaults. Where there is little to learn from, fewer
 * parameters are fitted, or none; the result {@linkplain Fit#extent() says so}. A learner's answers on
 * any number of decks are one log: in the public benchmark, srs-benchmark, one set of parameters
 * for all of them predicts better than one for each deck.
 *
 * <p>Sources: open-spaced-repetition/fsrs-rs 6.6, {@code src/training.rs}, {@code src/dataset.rs},
 * {@code src/parameter_initialization.rs}, and open-spaced-repetition/srs-benchmark,
 * {@code models/fsrs_v7.py}.
 *
 * @param <M> the algorithm
 */
public final class Optimizer<M extends MemoryModel<?>> {
    private static final int LEAST = 8;
    private static final int LEAST_FOR_ALL = 64;

    private final Function<FitSettings, Objective<M>> objectives;
    private final FitSettings settings;

    private Optimizer(Function<FitSettings, Objective<M>> objectives, FitSettings settings) {
        this.objectives = objectives;
        this.settings = requireNonNull(settings, "settings");
    }

    /**
     * Fits FSRS-6, to the answers on a later day than the one before.
     *
     * @return the optimizer, with the default settings
     */
    public static Optimizer<Fsrs6> fsrs6() {
        return new Optimizer<>(
                settings -> new Fsrs6Objective(settings.sameDay(), settings.relearningSteps()),
                FitSettings.defaults());
    }

    /**
     * Fits FSRS-7, to all answers but the first of each card.
     *
     * @return the optimizer, with the default settings
     */
    public static Optimizer<Fsrs7> fsrs7() {
        return new Optimizer<>(settings -> new Fsrs7Objective(settings.sameDay()),
                FitSettings.defaults());
    }

    /**
     * Changes the settings.
     *
     * @param newSettings how parameters are fitted
     * @return the changed optimizer
     */
    public Optimizer<M> with(FitSettings newSettings) {
        return new Optimizer<>(objectives, newSettings);
    }

    /** {@return how parameters are fitted} */
    public FitSettings settings() {
        return settings;
    }

    /**
     * Fits the parameters to a learner.
     *
     * @param data the learner's answers, any number of them
     * @return the algorithm with these parameters
     * @throws CancellationException if the thread is interrupted
     */
    public Fit<M> fit(TrainingData data) {
        return fit(data, share -> true);
    }

    /**
     * Fits the parameters to a learner.
     *
     * @param data the learner's answers, any number of them
     * @param progress is given the share that is done, 0 to 1 and never less than before, on this thread
     *     and many times a second; returns true to go on and false to stop
     * @return the algorithm with these parameters
     * @throws CancellationException if it was stopped, by the progress or an interrupt of the thread;
     *     within a tenth of a second
     */
    public Fit<M> fit(TrainingData data, DoublePredicate progress) {
        requireNonNull(progress, "progress");
        Watch watch = new Watch(share -> progress.test(0), 1);
        return fit(data, requireNonNull(data, "data").targets(true, watch), progress);
    }

    /**
     * Fits the parameters to each of many learners, or to each preset of one, several at a time. The
     * results are those of {@link #fit(TrainingData)}.
     *
     * @param data the answers of each
     * @param <K> what identifies a learner or preset
     * @return a fit for each, in the order of the data
     * @throws CancellationException if the thread is interrupted
     */
    public <K> Map<K, Fit<M>> fitAll(Map<K, TrainingData> data) {
        return fitAll(data, share -> true);
    }

    /**
     * Fits the parameters to each of many learners, or to each preset of one, several at a time. The
     * results are those of {@link #fit(TrainingData)}.
     *
     * @param data the answers of each
     * @param progress is given the share that is done, 0 to 1 and never less than before, on this thread
     *     and many times a second; returns true to go on and false to stop
     * @param <K> what identifies a learner or preset
     * @return a fit for each, in the order of the data
     * @throws CancellationException if it was stopped, by the progress or an interrupt of the thread;
     *     within a tenth of a second
     */
    public <K> Map<K, Fit<M>> fitAll(Map<K, TrainingData> data, DoublePredicate progress) {
        List<K> keys = new ArrayList<>();
        List<TrainingData> learners = new ArrayList<>();
        data.forEach((key, answers) -> {
            keys.add(key);
            learners.add(requireNonNull(answers, "data"));
        });
        int threads = Math.max(1, Math.min(settings.threads(), keys.size()));
        Optimizer<M> each = with(
                settings.toBuilder().threads(Math.max(1, settings.threads() / threads)).build());
        AtomicReferenceArray<Fit<M>> fits = new AtomicReferenceArray<>(keys.size());
        AtomicBoolean stopped = new AtomicBoolean();
        DoubleAdder done = new DoubleAdder();
        double total = Math.max(1, learners.stream().mapToLong(TrainingData::reviews).sum());
        Thread caller = Thread.currentThread();
        Watch watch = new Watch(share -> progress.test(Math.min(1, done.sum() / total)), 1);
        try (Crew crew = new Crew(threads)) {
            crew.run(keys.size(), part -> {
                if (stopped.get()) {
                    return;
                }
                double[] last = {0};
                TrainingData own = learners.get(part);
                try {
                    fits.set(part, each.fit(own, share -> {
                        done.add((share - last[0]) * own.reviews());
                        last[0] = share;
                        if (Thread.currentThread() == caller) {
                            watch.check();
                        }
                        return !stopped.get();
                    }));
                } catch (RuntimeException | Error e) {
                    stopped.set(true);
                    throw e;
                }
                done.add((1 - last[0]) * own.reviews());
            }, watch::check);
        } catch (RuntimeException | Error e) {
            stopped.set(true);
            throw e;
        }
        watch.check();
        Map<K, Fit<M>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            byKey.put(keys.get(i), fits.get(i));
        }
        return Collections.unmodifiableMap(byKey);
    }

    /** Fits to some of the answers that can be predicted, in the order in which they grow in weight. */
    Fit<M> fit(TrainingData data, int[] answers, DoublePredicate progress) {
        Objective<M> objective = objectives.apply(settings);
        Watch beginning = new Watch(share -> progress.test(0), 1);
        int[] targets = objective.sameDay()
                ? answers
                : Indices.chosen(answers, i -> data.days[i] > 0, beginning);
        FirstIntervals first = new FirstIntervals(data, targets, beginning);
        beginning.check();
        int[] kept = Indices.chosen(first.filter(targets),
                i -> i - data.starts[data.cardOf[i]] < Sample.MAX_SEQUENCE, beginning);
        if (kept.length < LEAST) {
            double[] w = objective.defaults();
            objective.limit(w);
            return result(objective, w, Extent.NONE, kept.length);
        }
        beginning.check();
        boolean few = kept.length < LEAST_FOR_ALL || first.areAll(kept);
        int recalled = Indices.chosen(targets, i -> data.ratings[i] > 1, beginning).length;
        beginning.check();
        double[] w = objective.start(first, recalled / (double) targets.length);
        objective.limit(w);
        boolean[] frozen = objective.frozen(few);
        if (hasFree(frozen)) {
            w = descend(objective, data, kept, w, frozen, progress);
            objective.smooth(w, first);
        }
        return result(objective, w, few ? Extent.INITIAL_STABILITY : Extent.ALL, kept.length);
    }

    private double[] descend(Objective<M> objective, TrainingData data, int[] targets,
            double[] start, boolean[] frozen, DoublePredicate progress) {
        Descent.Plan plan = objective.plan();
        Shuffle shuffle = new Shuffle(settings.seed());
        Sample sample = new Sample(data, targets, plan.oldest(), plan.recency(), shuffle,
                new Watch(share -> progress.test(0), 1));
        Watch watch = new Watch(progress, Descent.work(plan, sample));
        try (Crew crew = new Crew(Math.min(Descent.PARTS, settings.threads()))) {
            return new Descent(objective, sample, crew, watch).from(start, frozen, shuffle);
        }
    }

    private static boolean hasFree(boolean[] frozen) {
        for (boolean value : frozen) {
            if (!value) {
                return true;
            }
        }
        return false;
    }

    private Fit<M> result(Objective<M> objective, double[] w, Extent extent, int targets) {
        List<Double> parameters = DoubleStream.of(w).boxed().toList();
        return new Fit<>(objective.model(parameters), parameters, extent, targets);
    }
}
