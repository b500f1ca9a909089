package dev.cardstock.grading.sentence;

import dev.cardstock.grading.minilm.MiniLm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Embeds many texts: the mean of the vectors of all positions, of length 1. */
final class SentenceVectors {
    private static final int BATCH = 128;

    private SentenceVectors() {}

    /** {@return a vector for each text, all cores helping; batches depend on the texts alone} */
    static float[][] of(MiniLm encoder, int[][] texts) {
        float[][] vectors = new float[texts.length][];
        batches(texts).parallelStream().forEach(batch -> {
            float[][][] encoded = encoder.encode(
                    batch.stream().map(i -> texts[i]).toArray(int[][]::new));
            for (int i = 0; i < encoded.length; i++) {
                vectors[batch.get(i)] = mean(encoded[i]);
            }
        });
        return vectors;
    }

    /** Texts of the same length together, so that none is padded. */
    private static List<List<Integer>> batches(int[][] texts) {
        List<Integer> order = IntStream.range(0, texts.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> texts[i].length))
                .toList();
        List<List<Integer>> batches = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= order.size(); to++) {
            if (to == order.size() || to - from == BATCH
                    || texts[order.get(to)].length != texts[order.get(from)].length) {
                batches.add(order.subList(from, to));
                from = to;
            }
        }
        return batches;
    }

    private static float[] mean(float[][] positions) {
        float[] sum = new float[MiniLm.DIMENSIONS];
        for (float[] position : positions) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] += position[d];
            }
        }
        double squares = 0;
        for (float component : sum) {
            squares += component * (double) component;
        }
        double norm = Math.sqrt(squares);
        for (int d = 0; d < sum.length; d++) {
            sum[d] = (float) (sum[d] / norm);
        }
        return sum;
    }
}
