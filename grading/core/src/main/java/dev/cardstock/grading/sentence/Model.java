package dev.cardstock.grading.sentence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a probability of a row of features: boosted regression trees on the log-odds (Friedman, "Greedy
 * Function Approximation: A Gradient Boosting Machine", 2001). What was learned is in a resource. Immutable
 * and thread-safe; the same on every machine.
 */
final class Model {
    /** A tree in the order of its nodes: each has its children after it. A leaf has the feature -1. */
    static final class Tree {
        final int[] features;
        final double[] bounds;
        final int[] left;
        final int[] right;
        final double[] values;

        Tree(int nodes) {
            features = new int[nodes];
            bounds = new double[nodes];
            left = new int[nodes];
            right = new int[nodes];
            values = new double[nodes];
            Arrays.fill(features, -1);
        }

        double of(double[] row) {
            int node = 0;
            while (features[node] >= 0) {
                node = row[features[node]] <= bounds[node] ? left[node] : right[node];
            }
            return values[node];
        }
    }

    private static final Feature[] FEATURES = Feature.values();

    private final double start;
    private final List<Tree> trees;
    private final Forest forest;

    Model(double start, List<Tree> trees) {
        this.start = start;
        this.trees = List.copyOf(trees);
        forest = new Forest(this.trees, Feature.COUNT);
    }

    /** {@return the log-odds of a row, in the order of {@link Feature}} */
    double logOdds(double[] row) {
        return forest.sum(start, row);
    }

    /** {@return the probability of a row} */
    double probability(double[] row) {
        return sigmoid(logOdds(row));
    }

    static double sigmoid(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    static Model shipped(String name) {
        try (InputStream in = Model.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what was learned: lines with # are for people, "start" has the log-odds to begin with, each
     * "tree" has one line for each node: feature, bound and children, or the value of a leaf.
     */
    static Model read(BufferedReader in) throws IOException {
        double start = 0;
        List<Tree> trees = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("start ")) {
                start = Double.parseDouble(line.substring(6));
            } else if (line.startsWith("tree ")) {
                trees.add(tree(Integer.parseInt(line.substring(5)), in));
            }
        }
        return new Model(start, trees);
    }

    private static Tree tree(int nodes, BufferedReader in) throws IOException {
        Tree tree = new Tree(nodes);
        for (int i = 0; i < nodes; i++) {
            String[] parts = in.readLine().split(" ");
            if (parts.length == 1) {
                tree.values[i] = Double.parseDouble(parts[0]);
            } else {
                tree.features[i] = Feature.valueOf(parts[0]).place();
                tree.bounds[i] = Double.parseDouble(parts[1]);
                tree.left[i] = Integer.parseInt(parts[2]);
                tree.right[i] = Integer.parseInt(parts[3]);
            }
        }
        return tree;
    }

    String write() {
        StringBuilder text = new StringBuilder("start " + start + "\n");
        for (Tree tree : trees) {
            text.append("tree ").append(tree.features.length).append('\n');
            for (int i = 0; i < tree.features.length; i++) {
                text.append(tree.features[i] < 0
                        ? String.valueOf(tree.values[i])
                        : FEATURES[tree.features[i]] + " " + tree.bounds[i] + " "
                                + tree.left[i]
                                + " " + tree.right[i])
                        .append('\n');
            }
        }
        return text.toString();
    }
}
