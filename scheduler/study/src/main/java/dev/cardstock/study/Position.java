package dev.cardstock.study;

/**
 * Where a learner is, as in {@code 1/113}.
 *
 * @param at the number of the question that is asked, from 1; more than {@code of} when all are answered
 * @param of how many there are, as far as is known
 */
public record Position(int at, int of) {
    @Override
    public String toString() {
        return Math.min(at, of) + "/" + of;
    }
}
