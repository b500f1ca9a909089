package dev.cardstock.grading.phrase;

import dev.cardstock.answer.KeyPoint;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Verdict;
import java.util.List;

/**
 * What a short answer comes to.
 *
 * @param verdict the verdict
 * @param score the probability that a teacher would accept it, 0 to 1
 * @param credit the share of what was asked for, 0 to 1
 * @param slips the slips, by their places
 * @param points the items of a list and whether each is there; empty where the answer is no list
 * @param expected the right answer that is nearest
 * @param reason why
 */
public record Result(Verdict verdict, double score, double credit, List<Slip> slips,
        List<KeyPoint> points, String expected, Reason reason) {
    /** Why a verdict came about. */
    public enum Reason {
        /** There is no answer. */
        EMPTY,
        /** It only says that the learner does not know. */
        NON_ANSWER,
        /** It is the answer of another card. */
        OTHER_CARD,
        /** It only repeats the question. */
        REPEATED,
        /** By its words, numbers and marks. */
        WORDS,
        /** The items of a list. */
        ITEMS,
        /** The order of the items of a list. */
        ORDER
    }

    /** Copies the lists. */
    public Result {
        slips = List.copyOf(slips);
        points = List.copyOf(points);
    }
}
