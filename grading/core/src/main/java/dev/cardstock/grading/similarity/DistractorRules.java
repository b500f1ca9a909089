package dev.cardstock.grading.similarity;

/**
 * Which answers of other cards are too near to the right one to be offered as wrong. Likeness of prompts is
 * the share of common content words (Jaccard), that of answers the cosine of their words weighed by rarity
 * (TF-IDF).
 *
 * @param prompts the likeness of prompts from which the other answer may be right as well, 0 to 1
 * @param answers the likeness of answers from which it may
 * @param promptsWithAnswers the likeness of prompts from which it may if the answers are alike too
 * @param answersWithPrompts the likeness of answers that suffices then
 * @param sameText the figure of {@link WordSimilarity} from which two answers are the same but for slips
 */
public record DistractorRules(double prompts, double answers, double promptsWithAnswers,
        double answersWithPrompts, double sameText) {
    private static final DistractorRules DEFAULTS = new DistractorRules(0.5, 0.85, 0.3, 0.25, 0.85);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is less than 0 or no number; more than 1 switches a rule off
     */
    public DistractorRules {
        if (!(prompts >= 0 && answers >= 0 && promptsWithAnswers >= 0 && answersWithPrompts >= 0
                && sameText >= 0)) {
            throw new IllegalArgumentException("prompts is " + prompts + ", answers " + answers
                    + ", promptsWithAnswers " + promptsWithAnswers + ", answersWithPrompts "
                    + answersWithPrompts + " and sameText " + sameText
                    + ", all must be 0 or more");
        }
    }

    /** {@return 0.5, 0.85, 0.3 with 0.25, and 0.85} */
    public static DistractorRules ofDefaults() {
        return DEFAULTS;
    }
}
