package dev.cardstock.scheduler.fit;

import java.util.Arrays;

/**
 * Makes a loss least by steps along its gradient, each over a batch of cards, with a rate that falls to 0
 * as half a cosine, and a penalty for going far. The result is the same for any number of threads: the
 * parts of a batch and the order of every sum are fixed.
 *
 * <p>Source: I. Loshchilov and F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017,
 * for the rate.
 */
final class Descent {
    /** How many parts a batch has that different threads may take. */
    static final int PARTS = 4;
    /** After how many answers or so the watch is asked. */
    private static final int BLOCK = 50_000;

    /**
     * How a descent is made.
     *
     * @param epochs how often it goes over all answers
     * @param batch how many answers a step predicts, at least
     * @param rate the rate of the first step
     * @param momentum Adam's first decay
     * @param inertia Adam's second decay
     * @param pull the weight of the penalty
     * @param oldest how much the oldest answer counts beside the latest
     * @param recency how late the weight of answers grows
     */
    record Plan(int epochs, int batch, double rate, double momentum, double inertia, double pull,
            double oldest, double recency) {}

    private final Objective<?> objective;
    private final Sample sample;
    private final Plan plan;
    private final Crew crew;
    private final Watch watch;
    private final Objective.Losses[] losses = new Objective.Losses[PARTS];
    // Where each batch of cards begins, and how many answers it predicts.
    private final int[] batches;
    private final int[] targets;

    Descent(Objective<?> objective, Sample sample, Crew crew, Watch watch) {
        this.objective = objective;
        this.sample = sample;
        this.crew = crew;
        this.watch = watch;
        plan = objective.plan();
        Arrays.setAll(losses, part -> objective.losses());
        int[] begins = new int[sample.cards() + 1];
        int[] counts = new int[sample.cards() + 1];
        int count = 0;
        for (int card = 0; card < sample.cards(); card++) {
            watch.glance(card);
            counts[count] += sample.targets(card);
            if (counts[count] >= plan.batch || card + 1 == sample.cards()) {
                begins[++count] = card + 1;
            }
        }
        batches = Arrays.copyOf(begins, count + 1);
        targets = Arrays.copyOf(counts, count);
    }

    /** How much work a descent is, for its watch. */
    static double work(Plan plan, Sample sample) {
        return (double) plan.epochs * sample.targets;
    }

    /**
     * Goes down.
     *
     * @param start where to begin
     * @param frozen which parameters stay there
     * @param shuffle gives the order of the batches
     * @return where the descent ends, or where it began if the loss is not less there
     */
    double[] from(double[] start, boolean[] frozen, Shuffle shuffle) {
        Penalty penalty = new Penalty(start, objective.deviations());
        Adam adam = new Adam(start.length, plan.momentum, plan.inertia);
        double[] w = start.clone();
        double[] gradient = new double[w.length];
        double[][] parts = new double[PARTS][w.length];
        int[] order = new int[targets.length];
        Arrays.setAll(order, i -> i);
        int step = 0;
        for (int epoch = 0; epoch < plan.epochs; epoch++) {
            shuffle.of(order);
            for (int batch : order) {
                gradients(w, batch, parts);
                for (int p = 0; p < w.length; p++) {
                    gradient[p] = parts[0][p] + parts[1][p] + parts[2][p] + parts[3][p];
                }
                penalty.addGradient(w, plan.pull * targets[batch] / sample.targets, gradient);
                adam.step(w, gradient, rate(step++, plan.epochs * order.length), frozen);
                objective.limit(w);
                watch.advance(targets[batch]);
            }
        }
        return loss(w) + plan.pull * penalty.of(w) < loss(start) ? w : start;
    }

    private double rate(int step, int steps) {
        return plan.rate * (1 + StrictMath.cos(Math.PI * step / steps)) / 2;
    }

    private void gradients(double[] w, int batch, double[][] parts) {
        int begin = batches[batch];
        int length = batches[batch + 1] - begin;
        crew.run(PARTS, part -> {
            Arrays.fill(parts[part], 0);
            losses[part].parameters(w);
            int to = begin + length * (part + 1) / PARTS;
            for (int i = begin + length * part / PARTS; i < to; i++) {
                losses[part].withGradient(sample, i, parts[part]);
            }
        });
    }

    private double loss(double[] w) {
        for (Objective.Losses each : losses) {
            each.parameters(w);
        }
        double[] sums = new double[PARTS];
        int end = 0;
        while (end < sample.cards()) {
            int begin = end;
            while (end < sample.cards() && sample.starts[end] - sample.starts[begin] < BLOCK) {
                end++;
            }
            int length = end - begin;
            crew.run(PARTS, part -> {
                int to = begin + length * (part + 1) / PARTS;
                for (int i = begin + length * part / PARTS; i < to; i++) {
                    sums[part] += losses[part].of(sample, i);
                }
            });
            watch.check();
        }
        return Arrays.stream(sums).sum();
    }
}
