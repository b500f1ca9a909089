package dev.cardstock.scheduler.sm2;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.scheduler.fsrs.Fsrs6;

/** What SM-2 can learn from the states of other algorithms. */
final class ForeignState {
    private static final double USUAL_EASE = 2.5;
    private static final double USUAL_RETENTION = 0.9;

    private ForeignState() {}

    static double ease(MemoryState state) {
        if (state.has("ease")) {
            return Math.max(1.3, state.value("ease"));
        }
        if (state.algorithm().equals(Fsrs6.ID)) {
            Fsrs6 model = Fsrs6.ofDefaults();
            return model.ease(model.fromState(state), USUAL_RETENTION);
        }
        return USUAL_EASE;
    }

    /** Whole days, 1 or more. */
    static int interval(CardSchedule foreign, MemoryState state) {
        double days = state.has("interval") ? state.value("interval") : foreign.intervalDays();
        return Math.clamp(Math.round(days), 1, 36_500);
    }
}
