package dev.cardstock.grading.memory;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an {@link AnswerMemory} knows that bears on an answer: graded answers of the same question.
 * Immutable and thread-safe.
 */
public final class Recollection {
    private static final Recollection NONE = new Recollection(List.of(), List.of());

    /** How much of a remembered answer is the same. */
    public enum Match {
        /** Not the same words. */
        OTHER,
        /** The same but for letter case and a full stop at the end. */
        SAME_BUT_FOR_CASE,
        /** The same but for blanks and invisible characters. */
        SAME
    }

    /**
     * A remembered answer.
     *
     * @param answer the answer, its mark and who gave it
     * @param similarity the cosine of the angle between the two answers' vectors, -1 to 1
     * @param match whether it is the same answer
     */
    public record Neighbour(GradedAnswer answer, double similarity, Match match) {
        /** Refuses null. */
        public Neighbour {
            requireNonNull(answer, "answer");
            requireNonNull(match, "match");
        }
    }

    private final List<Neighbour> neighbours;
    private final Optional<Neighbour> decision;

    private Recollection(List<Neighbour> neighbours, List<Neighbour> same) {
        this.neighbours = List.copyOf(neighbours);
        decision = decide(same);
    }

    /** {@return the recollection of nothing} */
    public static Recollection none() {
        return NONE;
    }

    /** The nearest, best first, and all that are the same answer. */
    static Recollection of(List<Neighbour> nearest, List<Neighbour> same) {
        return nearest.isEmpty() ? NONE : new Recollection(nearest, same);
    }

    /** The same letters count before the same but for case, then a teacher before an override. */
    private static Optional<Neighbour> decide(List<Neighbour> same) {
        Comparator<Neighbour> byWeight = Comparator.comparing(Neighbour::match)
                .reversed()
                .thenComparing(neighbour -> neighbour.answer.source());
        List<Neighbour> sorted = same.stream()
                .sorted(byWeight.thenComparingDouble(neighbour -> neighbour.answer.mark())
                        .thenComparing(neighbour -> neighbour.answer.id()))
                .toList();
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        Neighbour first = sorted.get(0);
        boolean agreed = sorted.stream()
                .takeWhile(neighbour -> byWeight.compare(neighbour, first) == 0)
                .allMatch(neighbour -> neighbour.answer.verdict() == first.answer.verdict());
        return agreed ? Optional.of(first) : Optional.empty();
    }

    /**
     * The graded answers of the question that are nearest.
     *
     * @return at most {@link AnswerMemory#NEIGHBOURS}: those that are the same before the others, then by
     *     falling similarity, then by id
     */
    public List<Neighbour> neighbours() {
        return neighbours;
    }

    /**
     * The graded answer that settles what the answer is worth, because it is the same. An answer in the
     * same letter case settles it before one in another case, then a teacher's before an override.
     *
     * @return the answer; empty if none is the same, or if people disagree about it
     */
    public Optional<Neighbour> decision() {
        return decision;
    }

    @Override
    public String toString() {
        return "Recollection" + neighbours;
    }
}
