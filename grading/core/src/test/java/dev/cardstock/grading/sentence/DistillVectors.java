package dev.cardstock.grading.sentence;

import dev.cardstock.grading.minilm.MiniLm;
import dev.cardstock.grading.minilm.WordPieces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Makes the vectors that are shipped, {@code words.vectors}, of the encoder all-MiniLM-L6-v2 (the
 * sentence-transformers project, Apache-2.0) and of the definitions and examples of WordNet 3.1.
 *
 * <p>The idea, static vectors whose mean predicts what the encoder makes of a whole text, is that of
 * model2vec and tokenlearn by MinishLab. The method:
 *
 * <ol>
 * <li>Each word piece is encoded alone, and so is each definition and example; the mean of all
 * positions, of length 1, is the vector of a text.
 * <li>The vectors of the texts of {@value #SHORTEST} pieces or more are projected from their mean on their
 * {@value #DIMENSIONS} first principal components; those of the pieces likewise, and their own mean is taken
 * away: these, times the factor that predicts the texts best, are where the pieces start.
 * <li>Ridge regression moves the pieces to where their sum predicts the texts ({@link TokenRegression}).
 * Words that say little get short vectors by this, so that no weights of words are needed.
 * <li>Each piece's vector is rounded to 8 bits a component with one scale. Pieces that stand for no text,
 * such as [CLS], are left out.
 * </ol>
 *
 * <p>The result is the same for every number of cores. Between processors it differs a little, since the
 * encoder computes with integers of 8 bits, which they do in different ways.
 *
 * <p>Run it with the file to write as its argument. It needs 1.5 GB of memory and some minutes.
 */
final class DistillVectors {
    private static final int DIMENSIONS = 64;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 62;
    private static final double LAMBDA = 2;

    private DistillVectors() {}

    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), distill(System.out::println).toBytes());
    }

    static PieceVectors distill(Consumer<String> report) {
        try (MiniLm encoder = new MiniLm()) {
            WordPieces pieces = encoder.pieces();
            int[][] texts = Glosses.all()
                    .stream()
                    .map(text -> pieces.cut(text, LONGEST)
                            .stream()
                            .mapToInt(WordPieces.Piece::id)
                            .toArray())
                    .filter(ids -> ids.length >= SHORTEST)
                    .toArray(int[][]::new);
            int[][] alone = IntStream.range(0, pieces.size())
                    .mapToObj(id -> new int[]{id})
                    .toArray(int[][]::new);
            report.accept("Encoding " + texts.length + " texts and " + alone.length + " pieces");
            List<float[]> encoded = Arrays.asList(SentenceVectors.of(encoder, texts));
            PrincipalComponents components = PrincipalComponents.of(encoded, DIMENSIONS);
            double[][] targets = encoded.stream().map(components::project).toArray(double[][]::new);
            double[][] start = Arrays.stream(SentenceVectors.of(encoder, alone))
                    .map(components::project)
                    .toArray(double[][]::new);
            centre(start, pieces);
            TokenRegression regression = new TokenRegression(texts, LAMBDA);
            multiply(start, regression.bestFactor(targets, start));
            report.accept("Explained at the start: " + regression.explained(targets, start));
            double[][] vectors = regression.solve(targets, start);
            report.accept("Explained in the end: " + regression.explained(targets, vectors));
            return ofTexts(pieces, vectors);
        }
    }

    private static void centre(double[][] vectors, WordPieces pieces) {
        double[] mean = new double[DIMENSIONS];
        int count = 0;
        for (int id = 0; id < vectors.length; id++) {
            if (!pieces.isSpecial(id)) {
                count++;
                for (int d = 0; d < DIMENSIONS; d++) {
                    mean[d] += vectors[id][d];
                }
            }
        }
        for (double[] vector : vectors) {
            for (int d = 0; d < DIMENSIONS; d++) {
                vector[d] -= mean[d] / count;
            }
        }
    }

    private static void multiply(double[][] vectors, double factor) {
        for (double[] vector : vectors) {
            for (int d = 0; d < DIMENSIONS; d++) {
                vector[d] *= factor;
            }
        }
    }

    private static PieceVectors ofTexts(WordPieces pieces, double[][] vectors) {
        List<String> texts = new ArrayList<>();
        List<double[]> kept = new ArrayList<>();
        for (int id = 0; id < pieces.size(); id++) {
            if (!pieces.isSpecial(id)) {
                texts.add(pieces.text(id));
                kept.add(vectors[id]);
            }
        }
        return new PieceVectors(texts, kept);
    }
}
