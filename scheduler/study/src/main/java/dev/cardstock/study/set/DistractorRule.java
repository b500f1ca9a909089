package dev.cardstock.study.set;

/**
 * Which answers of other cards are too near to the right one to be offered as wrong. Whatever the rule
 * says, answers that are right are never offered, nor those of the same note or of notes that their author
 * declared to ask the same fact. Likeness of prompts is the share of common content words (Jaccard), that
 * of answers the cosine of their words weighed by rarity (TF-IDF).
 *
 * @param prompts the likeness of prompts from which the other answer may be right as well, 0 to 1
 * @param answers the likeness of answers from which it may
 * @param promptsWithAnswers the likeness of prompts from which it may if the answers are alike too
 * @param answersWithPrompts the likeness of answers that suffices then
 */
public record DistractorRule(double prompts, double answers, double promptsWithAnswers,
        double answersWithPrompts) {
    private static final DistractorRule DEFAULTS = new DistractorRule(0.5, 0.85, 0.3, 0.25);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is not more than 0; more than 1 switches a part of the rule
     *     off
     */
    public DistractorRule {
        if (!(prompts > 0 && answers > 0 && promptsWithAnswers > 0 && answersWithPrompts > 0)) {
            throw new IllegalArgumentException("prompts is " + prompts + ", answers " + answers
                    + ", promptsWithAnswers " + promptsWithAnswers + " and answersWithPrompts "
                    + answersWithPrompts + ", all must be more than 0");
        }
    }

    /** {@return 0.5, 0.85, and 0.3 with 0.25} */
    public static DistractorRule ofDefaults() {
        return DEFAULTS;
    }
}
