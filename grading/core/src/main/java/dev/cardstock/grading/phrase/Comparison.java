package dev.cardstock.grading.phrase;

import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.GradingPolicy.Strictness;
import dev.cardstock.answer.Verdict;
import java.util.List;

/**
 * How an answer differs from a right one.
 *
 * @param findings in which points
 * @param cost how far it is away; 0 where it is the same
 * @param share how much of the right answer is there, 0 to 1
 * @param expected the right answer that it was compared with
 */
record Comparison(List<Finding> findings, double cost, double share, String expected) {
    static Comparison wrong(String expected) {
        return new Comparison(List.of(), 100, 0, expected);
    }

    Verdict verdict(GradingPolicy policy) {
        if (findings.isEmpty() && cost >= 100) {
            return Verdict.INCORRECT;
        }
        Verdict verdict = Verdict.CORRECT;
        for (Finding finding : findings) {
            Verdict one = switch (finding.weight()) {
                case NONE -> Verdict.CORRECT;
                case BY_POLICY -> policy.forgiven().contains(finding.slip().kind())
                        ? Verdict.CORRECT
                        : policy.tolerated().contains(finding.slip().kind())
                                ? Verdict.CORRECT_WITH_SLIPS
                                : Verdict.INCORRECT;
                case SLIP -> policy.strictness() == Strictness.STRICT
                        ? Verdict.INCORRECT
                        : Verdict.CORRECT_WITH_SLIPS;
                case PART -> Verdict.PARTIAL;
                case WRONG -> Verdict.INCORRECT;
                case OPPOSITE -> Verdict.CONTRADICTORY;
            };
            if (rank(one) > rank(verdict)) {
                verdict = one;
            }
        }
        return verdict;
    }

    static int rank(Verdict verdict) {
        return switch (verdict) {
            case CORRECT -> 0;
            case CORRECT_WITH_SLIPS -> 1;
            case UNSURE -> 2;
            case PARTIAL -> 3;
            case CONTRADICTORY -> 4;
            case INCORRECT -> 5;
        };
    }
}
