package dev.cardstock.grading.sentence;

import dev.cardstock.grading.sentence.Model.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns a {@link Model}: gradient boosting with Newton steps over histograms of the features, grown leaf by
 * leaf, each tree on a part of the rows and of the features (Friedman, "Stochastic Gradient Boosting", 2002).
 * Of each feature one bound is tried, drawn at random (Geurts, Ernst and Wehenkel, "Extremely Randomized Trees",
 * 2006): with features as much alike as these the best bound of many is the luckiest. The same rows give the
 * same model to the byte.
 */
final class Boosting {
    /**
     * How to learn.
     *
     * @param trees how many
     * @param leaves of each tree at most
     * @param rate the share of a tree's step that is taken
     * @param directed whether features may move the score only the way that {@link Feature} says
     */
    record Settings(int trees, int leaves, double rate, boolean directed) {}

    private static final int BINS = 64;
    private static final double RIDGE = 5;
    private static final double LEAST_WEIGHT = 6;
    private static final double ROWS = 0.7;
    private static final double FEATURES = 0.4;

    private static final Feature[] ALL = Feature.values();

    private final double[][] rows;
    private final double[] labels;
    private final double[] weights;
    private final Settings settings;
    private final double[][] bounds = new double[Feature.COUNT][];
    private final byte[][] bins;
    private long seed = 20_261_126;

    private Boosting(double[][] rows, double[] labels, double[] weights, Settings settings) {
        this.rows = rows;
        this.labels = labels;
        this.weights = weights;
        this.settings = settings;
        bins = new byte[Feature.COUNT][rows.length];
    }

    static Model learn(double[][] rows, double[] labels, double[] weights, Settings settings) {
        return new Boosting(rows, labels, weights, settings).learn();
    }

    private double chance() {
        seed += 0x9E3779B97F4A7C15L;
        long z = seed;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    private void bin() {
        for (int f = 0; f < Feature.COUNT; f++) {
            double[] sorted = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                sorted[i] = rows[i][f];
            }
            Arrays.sort(sorted);
            List<Double> cuts = new ArrayList<>();
            for (int b = 1; b < BINS; b++) {
                double cut = (float) sorted[(int) ((long) b * sorted.length / BINS)];
                if (cut < sorted[sorted.length - 1] && (cuts.isEmpty() || cut > cuts.getLast())) {
                    cuts.add(cut);
                }
            }
            bounds[f] = cuts.stream().mapToDouble(Double::doubleValue).toArray();
            for (int i = 0; i < rows.length; i++) {
                int b = 0;
                while (b < bounds[f].length && rows[i][f] > bounds[f][b]) {
                    b++;
                }
                bins[f][i] = (byte) b;
            }
        }
    }

    private Model learn() {
        bin();
        double positive = 0;
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            positive += weights[i] * labels[i];
            total += weights[i];
        }
        double start = round(StrictMath.log(positive / (total - positive)));
        double[] score = new double[rows.length];
        Arrays.fill(score, start);
        List<Tree> all = new ArrayList<>();
        double[] gradient = new double[rows.length];
        double[] hessian = new double[rows.length];
        for (int t = 0; t < settings.trees; t++) {
            for (int i = 0; i < rows.length; i++) {
                double p = Model.sigmoid(score[i]);
                gradient[i] = weights[i] * (labels[i] - p);
                hessian[i] = weights[i] * p * (1 - p);
            }
            Tree tree = grow(gradient, hessian);
            all.add(tree);
            for (int i = 0; i < rows.length; i++) {
                score[i] += tree.of(rows[i]);
            }
        }
        return new Model(start, all);
    }

    private static double round(double value) {
        return Math.rint(value * 1e5) / 1e5;
    }

    /** A leaf that may still be split. */
    private static final class Leaf {
        int node;
        int[] members;
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double gain;
        int feature = -1;
        int bin;
        double leftValue;
        double rightValue;

        Leaf(int node, int[] members) {
            this.node = node;
            this.members = members;
        }
    }

    private Tree grow(double[] gradient, double[] hessian) {
        int[] members = new int[rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (chance() < ROWS) {
                members[count++] = i;
            }
        }
        boolean[] open = new boolean[Feature.COUNT];
        for (int f = 0; f < open.length; f++) {
            open[f] = chance() < FEATURES;
        }
        int most = 2 * settings.leaves - 1;
        Tree tree = new Tree(most);
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(new Leaf(0, Arrays.copyOf(members, count)));
        split(leaves.get(0), open, gradient, hessian);
        tree.values[0] = value(gradient, hessian, leaves.get(0));
        int nodes = 1;
        while (leaves.size() < settings.leaves) {
            Leaf best = leaves.get(0);
            for (Leaf leaf : leaves) {
                best = leaf.gain > best.gain ? leaf : best;
            }
            if (best.gain <= 0) {
                break;
            }
            int[] left = Arrays.stream(best.members).filter(partOf(best, true)).toArray();
            int[] right = Arrays.stream(best.members).filter(partOf(best, false)).toArray();
            Leaf a = new Leaf(nodes, left);
            Leaf b = new Leaf(nodes + 1, right);
            a.low = best.low;
            a.high = best.high;
            b.low = best.low;
            b.high = best.high;
            double middle = (best.leftValue + best.rightValue) / 2;
            int direction = direction(best.feature);
            if (direction > 0) {
                a.high = middle;
                b.low = middle;
            } else if (direction < 0) {
                a.low = middle;
                b.high = middle;
            }
            tree.features[best.node] = best.feature;
            tree.bounds[best.node] = bounds[best.feature][best.bin];
            tree.left[best.node] = nodes;
            tree.right[best.node] = nodes + 1;
            tree.values[nodes] = round(settings.rate * best.leftValue);
            tree.values[nodes + 1] = round(settings.rate * best.rightValue);
            nodes += 2;
            leaves.remove(best);
            leaves.add(a);
            leaves.add(b);
            split(a, open, gradient, hessian);
            split(b, open, gradient, hessian);
        }
        if (nodes == 1) {
            tree.values[0] = round(settings.rate * tree.values[0]);
        }
        return cut(tree, nodes);
    }

    private int direction(int feature) {
        return settings.directed ? ALL[feature].direction : 0;
    }

    private static Tree cut(Tree tree, int nodes) {
        Tree all = new Tree(nodes);
        System.arraycopy(tree.features, 0, all.features, 0, nodes);
        System.arraycopy(tree.bounds, 0, all.bounds, 0, nodes);
        System.arraycopy(tree.left, 0, all.left, 0, nodes);
        System.arraycopy(tree.right, 0, all.right, 0, nodes);
        System.arraycopy(tree.values, 0, all.values, 0, nodes);
        return all;
    }

    private java.util.function.IntPredicate partOf(Leaf leaf, boolean left) {
        byte[] column = bins[leaf.feature];
        return i -> column[i] <= leaf.bin == left;
    }

    private static double value(double[] gradient, double[] hessian, Leaf leaf) {
        double g = 0;
        double h = 0;
        for (int i : leaf.members) {
            g += gradient[i];
            h += hessian[i];
        }
        return g / (h + RIDGE);
    }

    private void split(Leaf leaf, boolean[] open, double[] gradient, double[] hessian) {
        double g = 0;
        double h = 0;
        for (int i : leaf.members) {
            g += gradient[i];
            h += hessian[i];
        }
        double whole = g * g / (h + RIDGE);
        double[] sumG = new double[BINS];
        double[] sumH = new double[BINS];
        for (int f = 0; f < Feature.COUNT; f++) {
            if (!open[f]) {
                continue;
            }
            Arrays.fill(sumG, 0);
            Arrays.fill(sumH, 0);
            byte[] column = bins[f];
            for (int i : leaf.members) {
                sumG[column[i]] += gradient[i];
                sumH[column[i]] += hessian[i];
            }
            if (bounds[f].length == 0) {
                continue;
            }
            int bin = (int) (chance() * bounds[f].length);
            double leftG = 0;
            double leftH = 0;
            for (int b = 0; b <= bin; b++) {
                leftG += sumG[b];
                leftH += sumH[b];
            }
            double rightH = h - leftH;
            if (leftH < LEAST_WEIGHT || rightH < LEAST_WEIGHT) {
                continue;
            }
            double a = clamp(leftG / (leftH + RIDGE), leaf);
            double c = clamp((g - leftG) / (rightH + RIDGE), leaf);
            if (direction(f) * (c - a) < 0) {
                continue;
            }
            double gain = gain(leftG, leftH, a) + gain(g - leftG, rightH, c) - whole;
            if (gain > leaf.gain + 1e-9) {
                leaf.gain = gain;
                leaf.feature = f;
                leaf.bin = bin;
                leaf.leftValue = a;
                leaf.rightValue = c;
            }
        }
    }

    private static double gain(double g, double h, double value) {
        return 2 * g * value - (h + RIDGE) * value * value;
    }

    private static double clamp(double value, Leaf leaf) {
        return Math.max(leaf.low, Math.min(leaf.high, value));
    }
}
