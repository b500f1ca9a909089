package dev.cardstock.grading;

import dev.cardstock.answer.Verdict;
import dev.cardstock.grading.memory.GradedAnswer;
import dev.cardstock.grading.memory.Recollection.Neighbour;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far the graded answers of the same question move the score of an answer. Each counts the more the nearer
 * it is. What they count together, against a doubt that is always there, says how little of the score's own
 * log-odds remains and how far these move towards the marks. So one answer says something if it is near, many
 * that agree say much, and one of another opinion among them little.
 *
 * <p>The four figures were learned by the test program {@code TrainMemory}, which makes the resource
 * {@code memory.weight} again to the byte.
 *
 * @param nearness how steeply the count of an answer falls with its distance
 * @param doubt how much speaks for the score itself, in answers that are the same
 * @param pull how far marks that all agree move the log-odds
 * @param fade how much of the score's own log-odds goes then, 0 to 1
 */
record MemoryWeight(double nearness, double doubt, double pull, double fade) {
    private static final double LEAST = 1e-6;

    /** The most that a mark counts which does not accept the answer. */
    private static final double NOT_ACCEPTED = 0.4;

    private static final class Shipped {
        static final MemoryWeight WEIGHT = load();

        private static MemoryWeight load() {
            try (InputStream in = MemoryWeight.class.getResourceAsStream("memory.weight")) {
                if (in == null) {
                    throw new IllegalStateException("memory.weight is not in the jar");
                }
                return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The weight in the jar. */
    static MemoryWeight shipped() {
        return Shipped.WEIGHT;
    }

    /** Reads lines of a name and a figure; lines with # are for people. */
    static MemoryWeight read(BufferedReader in) {
        Map<String, Double> figures = new HashMap<>();
        in.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] parts = line.split(" ");
            figures.put(parts[0], Double.valueOf(parts[1]));
        });
        return new MemoryWeight(figure(figures, "nearness"), figure(figures, "doubt"),
                figure(figures, "pull"), figure(figures, "fade"));
    }

    private static double figure(Map<String, Double> figures, String name) {
        Double figure = figures.get(name);
        if (figure == null) {
            throw new IllegalStateException("memory.weight has no " + name);
        }
        return figure;
    }

    String write() {
        return "nearness " + nearness + "\ndoubt " + doubt + "\npull " + pull + "\nfade " + fade
                + "\n";
    }

    /** The score that an answer gets when a person gave that mark. */
    static double score(GradedAnswer graded) {
        return graded.verdict() == Verdict.CORRECT ? graded.mark() : NOT_ACCEPTED * graded.mark();
    }

    /** How much one neighbour counts, 0 to 1. */
    double weight(Neighbour neighbour) {
        return weight(neighbour.similarity());
    }

    double weight(double similarity) {
        return StrictMath.exp(nearness * (similarity - 1));
    }

    /** The score moved towards those of the neighbours, the more the nearer they are. */
    double blend(double score, List<Neighbour> neighbours) {
        double[] similarities = new double[neighbours.size()];
        double[] scores = new double[neighbours.size()];
        for (int i = 0; i < scores.length; i++) {
            similarities[i] = neighbours.get(i).similarity();
            scores[i] = score(neighbours.get(i).answer());
        }
        return blend(score, similarities, scores);
    }

    double blend(double score, double[] similarities, double[] scores) {
        if (scores.length == 0) {
            return score;
        }
        double weights = 0;
        double lean = 0;
        for (int i = 0; i < scores.length; i++) {
            double weight = weight(similarities[i]);
            weights += weight;
            lean += weight * (2 * scores[i] - 1);
        }
        double all = weights + doubt;
        double p = Math.clamp(score, LEAST, 1 - LEAST);
        double logOdds = (1 - fade * weights / all) * StrictMath.log(p / (1 - p))
                + pull * lean / all;
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
