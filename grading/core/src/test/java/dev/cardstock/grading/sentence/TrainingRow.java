package dev.cardstock.grading.sentence;

/**
 * A graded answer, compared with its references.
 *
 * @param set the set of answers that it is of
 * @param question the name of its question, with that of the set
 * @param kind what kind of answer it is; "" if nobody said
 * @param right whether a teacher accepts it
 * @param threeWay "correct", "contradictory" or "incorrect"; "" in sets that do not tell
 * @param score the mark that it got; NaN if none
 * @param assessment how it stands to the references
 */
record TrainingRow(String set, String question, String kind, boolean right, String threeWay,
        double score, Assessment assessment) {
    double[] features() {
        return assessment.nearest().values();
    }
}
