package dev.cardstock.grading.sentence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.grading.sentence.Model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForestTest {
    private static final int FEATURES = 5;

    private int next;

    /** A tree with so many leaves, its children in no particular order. */
    private Tree tree(Random random, int leaves) {
        Tree tree = new Tree(2 * leaves - 1);
        next = 1;
        grow(tree, 0, leaves, random);
        return tree;
    }

    private void grow(Tree tree, int node, int leaves, Random random) {
        if (leaves == 1) {
            tree.values[node] = random.nextGaussian();
            return;
        }
        tree.features[node] = random.nextInt(FEATURES);
        tree.bounds[node] = random.nextInt(10);
        int left = 1 + random.nextInt(leaves - 1);
        int a = next++;
        int b = next++;
        tree.left[node] = random.nextBoolean() ? a : b;
        tree.right[node] = a + b - tree.left[node];
        grow(tree, tree.left[node], left, random);
        grow(tree, tree.right[node], leaves - left, random);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 33, 64})
    void theSumIsThatOfTheLeavesThatAreReached(int leaves) {
        Random random = new Random(leaves);
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            trees.add(tree(random, 1 + random.nextInt(leaves)));
        }
        trees.add(tree(random, leaves));
        Forest forest = new Forest(trees, FEATURES);
        for (int i = 0; i < 200; i++) {
            // Often a bound itself, at times no number.
            double[] row = random.doubles(FEATURES, -1, 11)
                    .map(value -> random.nextInt(20) == 0
                            ? Double.NaN
                            : random.nextBoolean() ? Math.rint(value) : value)
                    .toArray();
            double expected = 0.5;
            for (Tree tree : trees) {
                expected += tree.of(row);
            }
            assertThat(forest.sum(0.5, row)).isEqualTo(expected);
        }
    }

    @Test
    void moreLeavesThanBitsAreRefused() {
        List<Tree> trees = List.of(tree(new Random(1), 65));
        assertThatThrownBy(() -> new Forest(trees, FEATURES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 leaves");
    }
}
