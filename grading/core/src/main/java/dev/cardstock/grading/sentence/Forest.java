package dev.cardstock.grading.sentence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Trees in the form in which their sum is found quickest (Lucchese et al., "QuickScorer: a Fast Algorithm to
 * Rank Documents with Additive Ensembles of Regression Trees", SIGIR 2015): the conditions of all trees that
 * ask for one feature stand in a row. Each that fails rules leaves out, and of those that remain the first is
 * the tree's. Immutable and thread-safe.
 */
final class Forest {
    private static final int MOST_LEAVES = Long.SIZE;

    /** It fails if the feature is over the bound, and then rules some leaves of its tree out. */
    private record Condition(int feature, double bound, int tree, long out) {}

    /** Where the conditions of each feature begin, in ascending order of their bounds. */
    private final int[] starts;
    private final double[] bounds;
    private final int[] trees;
    private final long[] out;

    /** The values of each tree, from its leftmost leaf to its rightmost. */
    private final double[][] leaves;

    Forest(List<Model.Tree> all, int features) {
        List<Condition> conditions = new ArrayList<>();
        leaves = new double[all.size()][];
        for (int i = 0; i < leaves.length; i++) {
            List<Double> values = new ArrayList<>();
            read(all.get(i), 0, i, values, conditions);
            leaves[i] = values.stream().mapToDouble(value -> value).toArray();
        }
        conditions.sort(Comparator.comparingInt(Condition::feature)
                .thenComparingDouble(Condition::bound));
        bounds = conditions.stream().mapToDouble(Condition::bound).toArray();
        trees = conditions.stream().mapToInt(Condition::tree).toArray();
        out = conditions.stream().mapToLong(Condition::out).toArray();
        starts = new int[features + 1];
        conditions.forEach(condition -> starts[condition.feature + 1]++);
        for (int i = 0; i < features; i++) {
            starts[i + 1] += starts[i];
        }
    }

    /** Reads what is under a node. */
    private static void read(Model.Tree tree, int node, int number, List<Double> values,
            List<Condition> conditions) {
        if (tree.features[node] < 0) {
            if (values.size() == MOST_LEAVES) {
                throw new IllegalArgumentException(
                        "a tree has more than " + MOST_LEAVES + " leaves");
            }
            values.add(tree.values[node]);
            return;
        }
        int first = values.size();
        read(tree, tree.left[node], number, values, conditions);
        long left = (1L << values.size() - first) - 1 << first;
        conditions.add(new Condition(tree.features[node], tree.bounds[node], number, left));
        read(tree, tree.right[node], number, values, conditions);
    }

    /** The sum of a number and what the trees say of a row, one after the other. */
    double sum(double start, double[] row) {
        long[] gone = new long[leaves.length];
        for (int feature = 0; feature + 1 < starts.length; feature++) {
            double value = row[feature];
            int end = starts[feature + 1];
            for (int i = starts[feature]; i < end && !(value <= bounds[i]); i++) {
                gone[trees[i]] |= out[i];
            }
        }
        double sum = start;
        for (int i = 0; i < leaves.length; i++) {
            sum += leaves[i][Long.numberOfTrailingZeros(~gone[i])];
        }
        return sum;
    }
}
