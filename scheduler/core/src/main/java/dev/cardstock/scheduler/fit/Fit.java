package dev.cardstock.scheduler.fit;

import static java.util.Objects.requireNonNull;

import dev.cardstock.scheduler.MemoryModel;
import java.util.List;

/**
 * An algorithm with the parameters that fit a learner.
 *
 * @param model the algorithm, ready to schedule with
 * @param parameters its parameters
 * @param extent which of them were fitted
 * @param targets how many answers there were to learn from, once cards with a rare first interval and
 *     what comes after a card's 256th answer were left out
 * @param <M> the algorithm
 */
public record Fit<M extends MemoryModel<?>>(M model, List<Double> parameters, Extent extent,
        int targets) {
    /** Which parameters were fitted; fewer than all where there is too little to learn from. */
    public enum Extent {
        /** None: there are fewer than 8 answers to learn from, and the parameters are the defaults. */
        NONE,
        /**
         * The stabilities after the first answer: there are fewer than 64 answers to learn from, or no
         * card has more than one.
         */
        INITIAL_STABILITY,
        /** All of them. */
        ALL
    }

    /** Checks the components, and copies the list. */
    public Fit {
        requireNonNull(model, "model");
        requireNonNull(extent, "extent");
        parameters = List.copyOf(parameters);
    }
}
