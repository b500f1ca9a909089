package dev.cardstock.scheduler.fit;

import java.util.Arrays;

/**
 * Makes a loss least by steps along its gradient (Adam), each over a batch of cards, with a rate that
 * falls to 0 as half a cosine, and a penalty that draws each parameter to where it began. The result is
 * the same for any number of threads: the parts of a batch and the order of every sum are fixed.
 *
 * <p>Sources: D. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2015; I. Loshchilov and
 * F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017.
 */
final class Descent {
    /** How many parts a batch has that different threads may take. */
    private static final int PARTS = 4;
    private static final double EPSILON = 1e-8;

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
    private final Watch watch;
    private final Crew crew;
    private final Objective.Losses[] losses = new Objective.Losses[PARTS];
    private final int size;
    // The cards in random order, where each batch begins in them, and how many answers it predicts.
    private final int[] cards;
    private final int[] batches;
    private final int[] targets;

    Descent(Objective<?> objective, Sample sample, long seed, Crew crew, Watch watch) {
        this.objective = objective;
        this.sample = sample;
        this.crew = crew;
        this.watch = watch;
        plan = objective.plan();
        size = objective.defaults().length;
        Arrays.setAll(losses, part -> objective.losses());
        cards = sample.cards.clone();
        new Shuffle(seed).of(cards);
        int[] begins = new int[cards.length + 1];
        int[] counts = new int[cards.length + 1];
        int count = 0;
        for (int i = 0; i < cards.length; i++) {
            counts[count] += sample.targets(cards[i]);
            if (counts[count] >= plan.batch || i + 1 == cards.length) {
                begins[++count] = i + 1;
            }
        }
        batches = Arrays.copyOf(begins, count + 1);
        targets = Arrays.copyOf(counts, count);
    }

    /**
     * Goes down.
     *
     * @param start where to begin
     * @param frozen which parameters stay there
     * @param seed for the order of the batches
     * @return the parameters after the epoch with the least loss
     */
    double[] from(double[] start, boolean[] frozen, long seed) {
        double[] w = start.clone();
        double[] best = w.clone();
        double leastLoss = Double.POSITIVE_INFINITY;
        double[] mean = new double[size];
        double[] square = new double[size];
        Shuffle shuffle = new Shuffle(seed);
        int[] order = new int[targets.length];
        Arrays.setAll(order, i -> i);
        double[][] gradients = new double[PARTS][size];
        int steps = plan.epochs * order.length;
        int step = 0;
        for (int epoch = 0; epoch < plan.epochs; epoch++) {
            shuffle.of(order);
            for (int batch : order) {
                gradient(w, batch, gradients);
                double rate = plan.rate * (1 + StrictMath.cos(Math.PI * step / steps)) / 2;
                step++;
                double meanBias = 1 - StrictMath.pow(plan.momentum, step);
                double squareBias = 1 - StrictMath.pow(plan.inertia, step);
                double pull = plan.pull * targets[batch] / sample.targets;
                for (int p = 0; p < size; p++) {
                    double g = pull * pull(w, start, p);
                    for (double[] part : gradients) {
                        g += part[p];
                    }
                    if (frozen[p]) {
                        continue;
                    }
                    mean[p] += (1 - plan.momentum) * (g - mean[p]);
                    square[p] += (1 - plan.inertia) * (g * g - square[p]);
                    w[p] -= rate * (mean[p] / meanBias)
                            / (Math.sqrt(square[p] / squareBias) + EPSILON);
                }
                objective.limit(w);
                watch.advance(targets[batch]);
            }
            double loss = loss(w) + plan.pull * penalty(w, start);
            if (loss < leastLoss) {
                leastLoss = loss;
                best = w.clone();
            }
        }
        return best;
    }

    private double pull(double[] w, double[] start, int p) {
        double deviation = objective.deviations()[p];
        return 2 * (w[p] - start[p]) / (deviation * deviation);
    }

    private double penalty(double[] w, double[] start) {
        double sum = 0;
        for (int p = 0; p < size; p++) {
            sum += pull(w, start, p) * (w[p] - start[p]) / 2;
        }
        return sum;
    }

    private void gradient(double[] w, int batch, double[][] gradients) {
        int begin = batches[batch];
        int length = batches[batch + 1] - begin;
        crew.run(PARTS, part -> {
            Arrays.fill(gradients[part], 0);
            losses[part].parameters(w);
            int to = begin + length * (part + 1) / PARTS;
            for (int i = begin + length * part / PARTS; i < to; i++) {
                losses[part].withGradient(sample, cards[i], gradients[part]);
            }
        });
    }

    private double loss(double[] w) {
        double[] sums = new double[PARTS];
        crew.run(PARTS, part -> {
            losses[part].parameters(w);
            int to = (int) ((long) cards.length * (part + 1) / PARTS);
            for (int i = (int) ((long) cards.length * part / PARTS); i < to; i++) {
                sums[part] += losses[part].of(sample, cards[i]);
            }
        });
        return Arrays.stream(sums).sum();
    }
}
