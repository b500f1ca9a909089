package dev.cardstock.grading.sentence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The directions in which vectors differ most, by the one-sided Jacobi method (Hestenes, 1958) on their
 * covariance. Each direction points to where its largest component is positive.
 */
final class PrincipalComponents {
    private static final int MOST_SWEEPS = 60;
    private static final double ORTHOGONAL = 1e-12;

    private final double[] mean;
    private final double[][] directions;

    private PrincipalComponents(double[] mean, double[][] directions) {
        this.mean = mean;
        this.directions = directions;
    }

    static PrincipalComponents of(List<float[]> rows, int count) {
        double[] mean = new double[rows.getFirst().length];
        for (float[] row : rows) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += row[d];
            }
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= rows.size();
        }
        double[][] matrix = covariance(rows, mean);
        makeOrthogonal(matrix);
        double[][] directions = Arrays.stream(matrix)
                .sorted(Comparator.comparingDouble((double[] row) -> -dot(row, row)))
                .limit(count)
                .map(PrincipalComponents::unit)
                .toArray(double[][]::new);
        return new PrincipalComponents(mean, directions);
    }

    private static double[][] covariance(List<float[]> rows, double[] mean) {
        double[][] sums = new double[mean.length][mean.length];
        double[] centred = new double[mean.length];
        for (float[] row : rows) {
            for (int d = 0; d < mean.length; d++) {
                centred[d] = row[d] - mean[d];
            }
            for (int i = 0; i < mean.length; i++) {
                double[] sum = sums[i];
                double factor = centred[i] / rows.size();
                for (int j = 0; j < mean.length; j++) {
                    sum[j] += factor * centred[j];
                }
            }
        }
        return sums;
    }

    /** Rotates pairs of rows of a symmetric matrix until all are its eigenvectors times the eigenvalues. */
    private static void makeOrthogonal(double[][] matrix) {
        boolean rotated = true;
        for (int sweep = 0; rotated && sweep < MOST_SWEEPS; sweep++) {
            rotated = false;
            for (int i = 0; i < matrix.length; i++) {
                for (int j = i + 1; j < matrix.length; j++) {
                    double ii = dot(matrix[i], matrix[i]);
                    double jj = dot(matrix[j], matrix[j]);
                    double ij = dot(matrix[i], matrix[j]);
                    if (Math.abs(ij) > ORTHOGONAL * Math.sqrt(ii * jj)) {
                        rotate(matrix[i], matrix[j], (jj - ii) / (2 * ij));
                        rotated = true;
                    }
                }
            }
        }
    }

    private static void rotate(double[] a, double[] b, double cotangentOfTwice) {
        double tangent = Math.copySign(1, cotangentOfTwice)
                / (Math.abs(cotangentOfTwice) + Math.sqrt(1 + cotangentOfTwice * cotangentOfTwice));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = cosine * tangent;
        for (int d = 0; d < a.length; d++) {
            double old = a[d];
            a[d] = cosine * old - sine * b[d];
            b[d] = sine * old + cosine * b[d];
        }
    }

    private static double[] unit(double[] row) {
        double largest = Arrays.stream(row)
                .reduce(0, (x, y) -> Math.abs(y) > Math.abs(x) ? y : x);
        double length = Math.copySign(Math.sqrt(dot(row, row)), largest);
        return Arrays.stream(row).map(x -> x / length).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    /** {@return where a vector lies along each direction, seen from the mean} */
    double[] project(float[] vector) {
        double[] result = new double[directions.length];
        for (int k = 0; k < result.length; k++) {
            for (int d = 0; d < mean.length; d++) {
                result[k] += (vector[d] - mean[d]) * directions[k][d];
            }
        }
        return result;
    }
}
