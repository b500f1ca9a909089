package dev.cardstock.scheduler.simulate;

import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.Steps;
import java.util.Optional;

/** The steps of the settings, then the interval of the model, in whole days. */
final class StepPace<M> implements Pace<M> {
    private static final double DAY_MILLIS = 86_400_000;

    private final MemoryModel<M> model;
    private final SimulationSettings settings;
    private int today;
    private Steps steps = Steps.none();
    private int step;

    StepPace(MemoryModel<M> model, SimulationSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    @Override
    public void begin(int day) {
        today = day;
    }

    @Override
    public double elapsedDays(int card, int wholeDays) {
        return wholeDays;
    }

    @Override
    public double answered(int card, Rating rating, boolean isNew) {
        if (!isNew && rating.recalled()) {
            return NOT_TODAY;
        }
        steps = isNew ? settings.learning() : settings.relearning();
        step = 0;
        return answeredAgain(card, rating);
    }

    @Override
    public double answeredAgain(int card, Rating rating) {
        Optional<Steps.Next> next = steps.after(step, rating);
        if (next.isEmpty()) {
            return NOT_TODAY;
        }
        step = next.get().step();
        return next.get().delay().toMillis() / DAY_MILLIS;
    }

    @Override
    public int due(int card, M memory) {
        return today + Math.clamp(
                Math.round(model.interval(memory, settings.desiredRetention())), 1,
                settings.maximumIntervalDays());
    }
}
