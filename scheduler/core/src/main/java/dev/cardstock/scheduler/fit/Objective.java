package dev.cardstock.scheduler.fit;

import dev.cardstock.scheduler.MemoryModel;
import java.util.List;

/**
 * What is to be made least: the log loss of an algorithm's predictions, a function of its parameters.
 *
 * @param <M> the algorithm
 */
interface Objective<M extends MemoryModel<?>> {
    /** {@return the default parameters; a copy} */
    double[] defaults();

    /**
     * Where the descent begins, and to where it is drawn.
     *
     * @param first how cards were recalled at their first answer on a later day
     * @param meanRecall the share of all answers that were recalled
     */
    double[] start(FirstIntervals first, double meanRecall);

    /** Brings the stabilities after the first answer in order, once the descent is done. */
    void smooth(double[] w, FirstIntervals first);

    /** How far each parameter strays from its default among learners, as a standard deviation. */
    double[] deviations();

    /**
     * Which parameters stay where the descent begins.
     *
     * @param few whether there is too little to learn all from
     */
    boolean[] frozen(boolean few);

    /** Moves parameters to the nearest that are allowed. */
    void limit(double[] w);

    /** Whether answers of the same day are predicted too. */
    boolean sameDay();

    /** How the descent is made. */
    Descent.Plan plan();

    /** The algorithm with parameters that are allowed. */
    M model(List<Double> parameters);

    /** Computes losses; one for each thread. */
    Losses losses();

    /** The numbers of a list. */
    static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Computes losses with the parameters that it was given last. Not thread-safe. */
    interface Losses {
        /** Takes parameters. */
        void parameters(double[] w);

        /**
         * The weighted log loss of a card's answers.
         *
         * @param gradient what the derivatives by the parameters are added to
         * @return the sum over its answers
         */
        double withGradient(Sample sample, int card, double[] gradient);

        /** The same without derivatives. */
        double of(Sample sample, int card);
    }
}
