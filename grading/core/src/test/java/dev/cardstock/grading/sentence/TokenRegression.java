package dev.cardstock.grading.sentence;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds vectors of tokens whose sum over a text predicts the vector of the text: ridge regression towards
 * vectors to start from, by conjugate gradients in double precision.
 *
 * <p>It minimises ||X W − Y||² + λ ||W − S||², where a row of X counts the tokens of a text divided by the
 * square root of their number, Y are the texts' vectors and S the start. Each dimension is a problem of its
 * own; some are solved together for speed, on all cores. The result does not depend on how many there are.
 */
final class TokenRegression {
    private static final int TOGETHER = 16;
    private static final int STEPS = 60;

    private final int[][] texts;
    private final double lambda;

    TokenRegression(int[][] texts, double lambda) {
        this.texts = texts;
        this.lambda = lambda;
    }

    /**
     * The vectors of tokens.
     *
     * @param targets a vector for each text
     * @param start a vector for each token
     */
    double[][] solve(double[][] targets, double[][] start) {
        double[][] result = Arrays.stream(start).map(double[]::clone).toArray(double[][]::new);
        int dimensions = start[0].length;
        IntStream.rangeClosed(0, (dimensions - 1) / TOGETHER)
                .parallel()
                .forEach(block -> {
                    int from = block * TOGETHER;
                    int to = Math.min(dimensions, from + TOGETHER);
                    new Block(columns(targets, from, to), columns(start, from, to), to - from)
                            .solveInto(result, from);
                });
        return result;
    }

    /** The share of the variance of the texts' vectors, of mean zero, that vectors of tokens explain. */
    double explained(double[][] targets, double[][] tokens) {
        double left = 0;
        double all = 0;
        for (int i = 0; i < texts.length; i++) {
            double[] predicted = predict(texts[i], tokens);
            for (int d = 0; d < predicted.length; d++) {
                left += square(targets[i][d] - predicted[d]);
                all += square(targets[i][d]);
            }
        }
        return 1 - left / all;
    }

    /** The factor for vectors of tokens with which they explain most. */
    double bestFactor(double[][] targets, double[][] tokens) {
        double product = 0;
        double squares = 0;
        for (int i = 0; i < texts.length; i++) {
            double[] predicted = predict(texts[i], tokens);
            for (int d = 0; d < predicted.length; d++) {
                product += predicted[d] * targets[i][d];
                squares += square(predicted[d]);
            }
        }
        return product / squares;
    }

    private static double[] predict(int[] text, double[][] tokens) {
        double[] sum = new double[tokens[0].length];
        for (int token : text) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] += tokens[token][d];
            }
        }
        double root = Math.sqrt(text.length);
        for (int d = 0; d < sum.length; d++) {
            sum[d] /= root;
        }
        return sum;
    }

    private static double square(double x) {
        return x * x;
    }

    private static double[] columns(double[][] rows, int from, int to) {
        int width = to - from;
        double[] result = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], from, result, i * width, width);
        }
        return result;
    }

    /** Some dimensions, row by row in flat arrays. */
    private final class Block {
        private final double[] targets;
        private final double[] start;
        private final int width;

        Block(double[] targets, double[] start, int width) {
            this.targets = targets;
            this.start = start;
            this.width = width;
        }

        void solveInto(double[][] result, int from) {
            double[] change = new double[start.length];
            double[] residual = new double[start.length];
            addFromTexts(start, true, residual);
            double[] direction = residual.clone();
            double[] image = new double[start.length];
            double[] squares = dots(residual, residual);
            for (int step = 0; step < STEPS; step++) {
                for (int i = 0; i < image.length; i++) {
                    image[i] = lambda * direction[i];
                }
                addFromTexts(direction, false, image);
                double[] rate = ratios(squares, dots(direction, image));
                addTimes(change, rate, direction);
                double[] back = Arrays.stream(rate).map(x -> -x).toArray();
                addTimes(residual, back, image);
                double[] next = dots(residual, residual);
                double[] turn = ratios(next, squares);
                for (int i = 0; i < direction.length; i++) {
                    direction[i] = residual[i] + turn[i % width] * direction[i];
                }
                squares = next;
            }
            for (int i = 0; i < change.length; i++) {
                result[i / width][from + i % width] += change[i];
            }
        }

        /** Adds Xᵀ X v to the sums, or Xᵀ (Y − X v). */
        private void addFromTexts(double[] vectors, boolean residualOfTargets, double[] sums) {
            double[] text = new double[width];
            for (int i = 0; i < texts.length; i++) {
                int[] tokens = texts[i];
                Arrays.fill(text, 0);
                for (int token : tokens) {
                    for (int d = 0; d < width; d++) {
                        text[d] += vectors[token * width + d];
                    }
                }
                double root = Math.sqrt(tokens.length);
                for (int d = 0; d < width; d++) {
                    double predicted = text[d] / root;
                    text[d] = (residualOfTargets ? targets[i * width + d] - predicted : predicted)
                            / root;
                }
                for (int token : tokens) {
                    for (int d = 0; d < width; d++) {
                        sums[token * width + d] += text[d];
                    }
                }
            }
        }

        private double[] dots(double[] a, double[] b) {
            double[] sums = new double[width];
            for (int i = 0; i < a.length; i++) {
                sums[i % width] += a[i] * b[i];
            }
            return sums;
        }

        private void addTimes(double[] sums, double[] factors, double[] vectors) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += factors[i % width] * vectors[i];
            }
        }

        private double[] ratios(double[] over, double[] under) {
            double[] result = new double[width];
            for (int d = 0; d < width; d++) {
                result[d] = under[d] == 0 ? 0 : over[d] / under[d];
            }
            return result;
        }
    }
}
