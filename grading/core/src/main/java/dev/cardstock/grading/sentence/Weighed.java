package dev.cardstock.grading.sentence;

/**
 * The words of a text with how much each counts when what the question has said counts little. Of a
 * reference it is made once. Immutable.
 */
final class Weighed {
    private static final double QUESTION_WORD = 0.1;
    private static final double LEAST_NEW = 0.05;

    final Passage text;

    /** Little for the very words of the question, all for the others. */
    final double[] hard;

    /** The less the nearer a word of the question is. */
    final double[] soft;

    Weighed(Passage text, Passage question) {
        this.text = text;
        hard = new double[text.size()];
        soft = new double[text.size()];
        for (int i = 0; i < text.size(); i++) {
            double[] cosines = text.cosines(i, question);
            double nearest = 0;
            boolean there = false;
            for (int j = 0; j < question.size(); j++) {
                double same = text.word(i).sameness(question.word(j));
                there |= same > 0;
                nearest = Math.max(nearest, same > 0 ? same : Math.max(0, cosines[j]));
            }
            hard[i] = text.weights[i] * (there ? QUESTION_WORD : 1);
            soft[i] = text.weights[i] * Math.max(LEAST_NEW, 1 - nearest);
        }
    }
}
