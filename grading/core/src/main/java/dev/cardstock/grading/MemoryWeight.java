package dev.cardstock.grading;

import dev.cardstock.answer.Verdict;
import dev.cardstock.grading.memory.AnswerMemory;
import dev.cardstock.grading.memory.GradedAnswer;
import dev.cardstock.grading.memory.Recollection.Match;
import dev.cardstock.grading.memory.Recollection.Neighbour;
import java.util.List;

/** How far the graded answers of the same question move the score of an answer. */
final class MemoryWeight {
    private static final double LEAST_SIMILARITY = 0.5;
    private static final double PULL = 0.7;
    private static final double DOUBT = 0.5;

    private MemoryWeight() {}

    /** The score that an answer gets when a person gave that mark. */
    static double score(GradedAnswer graded) {
        return graded.verdict() == Verdict.CORRECT ? graded.mark() : 0.4 * graded.mark();
    }

    /** How much one neighbour counts, 0 to 1. */
    static double weight(Neighbour neighbour) {
        double nearness = Math.max(0,
                (neighbour.similarity() - LEAST_SIMILARITY) / (1 - LEAST_SIMILARITY));
        return nearness * nearness * nearness * nearness;
    }

    /** The score moved towards those of the neighbours, the more the nearer they are. */
    static double blend(double score, List<Neighbour> neighbours) {
        double weights = 0;
        double sum = 0;
        for (Neighbour neighbour : neighbours) {
            weights += weight(neighbour);
            sum += weight(neighbour) * score(neighbour.answer());
        }
        if (weights == 0) {
            return score;
        }
        double pull = PULL * weights / (weights + DOUBT);
        return (1 - pull) * score + pull * sum / weights;
    }

    /**
     * What a weight can be learned from: similarity and mark of each of the nearest, 0 and .5 where there are
     * fewer, then whether one of them is the same answer.
     */
    static double[] features(List<Neighbour> neighbours) {
        double[] features = new double[2 * AnswerMemory.NEIGHBOURS + 1];
        for (int i = 0; i < AnswerMemory.NEIGHBOURS; i++) {
            boolean there = i < neighbours.size();
            features[2 * i] = there ? neighbours.get(i).similarity() : 0;
            features[2 * i + 1] = there ? neighbours.get(i).answer().mark() : 0.5;
        }
        features[features.length - 1] = neighbours.stream()
                .anyMatch(neighbour -> neighbour.match() != Match.OTHER) ? 1 : 0;
        return features;
    }
}
