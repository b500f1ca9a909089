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
import java.util.Map;

/**
 * How far graded answers of the same question move the score of an answer. What counts is by how much people
 * were of another opinion than the grader itself: where they were not, they tell it nothing new. Each graded
 * answer counts the more the nearer it is; all of them are weighed against a doubt that is always there. So one
 * that is near says something, many that agree say much, and one of another opinion among them little.
 *
 * <p>The four figures were learned by the test program {@code TrainMemory}, which makes the resource
 * {@code memory.weight} again to the byte.
 *
 * @param nearness how steeply the count of an answer falls with its distance
 * @param doubt how much the doubt counts, in answers that are the same
 * @param pull how far the log-odds move where people are wholly of another opinion
 * @param trust how much surer the grader may be of itself where people had a say, as a share of its log-odds
 */
record MemoryWeight(double nearness, double doubt, double pull, double trust) {
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
                figure(figures, "pull"), figure(figures, "trust"));
    }

    private static double figure(Map<String, Double> figures, String name) {
        Double figure = figures.get(name);
        if (figure == null) {
            throw new IllegalStateException("memory.weight has no " + name);
        }
        return figure;
    }

    String write() {
        return "nearness " + nearness + "\ndoubt " + doubt + "\npull " + pull + "\ntrust " + trust
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

    /** By how much a person was of another opinion of an answer than the score says, -1 to 1. */
    static double surprise(GradedAnswer graded, double score) {
        // An answer that is right in part is not accepted, and those that are like it are not either.
        return (graded.verdict() == Verdict.CORRECT ? 1 : 0) - score;
    }

    /**
     * The score moved by what people said of others.
     *
     * @param score the answer's own score, 0 to 1
     * @param similarities of the others, nearest or not
     * @param surprises by how much people were of another opinion of each of them
     */
    double blend(double score, double[] similarities, double[] surprises) {
        if (similarities.length == 0) {
            return score;
        }
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < similarities.length; i++) {
            double weight = weight(similarities[i]);
            weights += weight;
            sum += weight * surprises[i];
        }
        double all = weights + doubt;
        double p = Math.clamp(score, LEAST, 1 - LEAST);
        double logOdds = (1 + trust * weights / all) * StrictMath.log(p / (1 - p))
                + pull * sum / all;
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
