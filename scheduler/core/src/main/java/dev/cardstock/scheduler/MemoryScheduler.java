package dev.cardstock.scheduler;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.MemoryModel.Outcomes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Schedules by a model of memory: a card goes through the steps of a new card, then comes back when the
 * probability of recall has fallen to the desired retention; when it is forgotten it goes through the
 * relearning steps. Immutable and thread-safe.
 *
 * <p>Intervals are whole days, and cards fall due at the beginning of the learner's day, unless the
 * model counts {@linkplain MemoryModel#fractionalDays() fractions of a day}: then they are due to the
 * millisecond. Where there are no steps, or fractions of a day count, a card with an interval of less
 * than half a day stays in learning for that time.
 *
 * <p>The order of intervals is Anki's: in review Good comes at least a day after Hard, Easy always at
 * least a day after Good, within the maximum; with a fuzz, an interval that has grown is at least a day
 * longer than the one before. No better rating is ever due earlier.
 *
 * @param <M> what the algorithm knows of the memory of one card
 */
public final class MemoryScheduler<M> implements Scheduler {
    private static final double DAY_MILLIS = 86_400_000;
    private static final double HALF_DAY = 0.5;
    private static final double USUAL_EASE = 2.5;
    private static final double USUAL_RETENTION = 0.9;

    private final MemoryModel<M> model;
    private final double desiredRetention;
    private final Timing timing;

    MemoryScheduler(MemoryModel<M> model, double desiredRetention, Timing timing) {
        this.model = requireNonNull(model, "model");
        this.desiredRetention = desiredRetention;
        this.timing = requireNonNull(timing, "timing");
        if (!(desiredRetention >= 0.01 && desiredRetention <= 0.999)) {
            throw new IllegalArgumentException(
                    "desiredRetention is " + desiredRetention + ", must be from 0.01 to 0.999");
        }
    }

    /**
     * Changes the desired retention.
     *
     * @param probability the probability of recall at which a card falls due, 0.01 to 0.999
     * @return the changed scheduler
     * @throws IllegalArgumentException if it is out of range
     */
    public MemoryScheduler<M> withDesiredRetention(double probability) {
        return new MemoryScheduler<>(model, probability, timing);
    }

    /**
     * Changes steps, limits, fuzz and the learner's day.
     *
     * @param newTiming the timing
     * @return the changed scheduler
     */
    public MemoryScheduler<M> withTiming(Timing newTiming) {
        return new MemoryScheduler<>(model, desiredRetention, newTiming);
    }

    /** {@return the formulas} */
    public MemoryModel<M> model() {
        return model;
    }

    /** {@return the probability of recall at which a card falls due} */
    public double desiredRetention() {
        return desiredRetention;
    }

    /** {@return steps, limits, fuzz and the learner's day} */
    public Timing timing() {
        return timing;
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public CardSchedule review(CardSchedule schedule, Rating rating, Instant now) {
        Answer answer = new Answer(schedule, now);
        CardSchedule after = answer.next(Rating.AGAIN);
        for (int value = 2; value <= rating.value(); value++) {
            after = answer.next(Rating.of(value));
        }
        return after;
    }

    @Override
    public Map<Rating, CardSchedule> preview(CardSchedule schedule, Instant now) {
        Answer answer = new Answer(schedule, now);
        Map<Rating, CardSchedule> outcomes = new EnumMap<>(Rating.class);
        for (Rating rating : Rating.values()) {
            outcomes.put(rating, answer.next(rating));
        }
        return outcomes;
    }

    @Override
    public OptionalDouble retrievability(CardSchedule schedule, Instant at) {
        M memory = memory(schedule);
        Instant last = schedule.lastReview();
        if (memory == null || last == null) {
            return OptionalDouble.empty();
        }
        double days = Math.max(0, Duration.between(last, at).toMillis() / DAY_MILLIS);
        return OptionalDouble.of(model.retrievability(memory, days));
    }

    @Override
    public CardSchedule adopt(CardSchedule foreign) {
        MemoryState state = foreign.memory();
        if (state == null || state.algorithm().equals(id())) {
            return foreign;
        }
        double interval = state.has("interval") && state.value("interval") > 0
                ? state.value("interval")
                : foreign.intervalDays();
        double ease = state.has("ease") ? Math.max(1.3, state.value("ease")) : USUAL_EASE;
        M memory = model.estimate(Math.max(interval, 1 / 86_400.0), ease, USUAL_RETENTION);
        return foreign.withMemory(model.toState(memory));
    }

    private @Nullable M memory(CardSchedule schedule) {
        MemoryState state = schedule.memory();
        if (state == null) {
            return null;
        }
        try {
            return model.fromState(state);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "card '" + schedule.card() + "': " + e.getMessage(), e);
        }
    }

    /** The outcomes of one answer, from Again upwards, as each depends on those below it. */
    private final class Answer {
        private final CardSchedule before;
        private final @Nullable Outcomes<M> outcomes;
        private final Instant time;
        private final LocalDate today;
        private int least = 1;
        private int lapse;
        private @Nullable Instant earliest;

        Answer(CardSchedule before, Instant now) {
            this.before = before;
            time = before.answeredAt(now);
            today = timing.days().dayOf(time);
            M memory = memory(before);
            Instant last = before.lastReview();
            outcomes = memory == null || last == null
                    ? null
                    : model.outcomes(memory, elapsedDays(last));
        }

        private double elapsedDays(Instant last) {
            return model.fractionalDays()
                    ? Duration.between(last, time).toMillis() / DAY_MILLIS
                    : Math.max(0, today.toEpochDay() - timing.days().dayOf(last).toEpochDay());
        }

        CardSchedule next(Rating rating) {
            lapse = rating == Rating.AGAIN && before.phase() == Phase.REVIEW ? 1 : 0;
            M after = outcomes == null ? model.initial(rating) : outcomes.after(rating);
            CardSchedule outcome = outcome(rating, after);
            Instant due = requireNonNull(outcome.due());
            if (earliest != null && due.isBefore(earliest)) {
                return outcome.withDue(earliest);
            }
            earliest = due;
            return outcome;
        }

        private CardSchedule outcome(Rating rating, M after) {
            Phase phase = phase(rating);
            Steps steps = phase == Phase.RELEARNING ? timing.relearning() : timing.learning();
            if (phase != Phase.REVIEW) {
                int step = before.phase() == Phase.REVIEW ? 0 : before.step();
                Optional<Steps.Next> next = steps.after(step, rating);
                if (next.isPresent()) {
                    Duration delay = next.get().delay();
                    return schedule(phase, next.get().step(), timing.due(time, delay), delay,
                            after);
                }
            }
            double days = Math.max(
                    model.fractionalDays() ? timing.minimumInterval().toMillis() / DAY_MILLIS : 0,
                    Math.min(timing.maximumIntervalDays(),
                            model.interval(after, desiredRetention)));
            if (phase != Phase.REVIEW && days < HALF_DAY
                    && (steps.isEmpty() || model.fractionalDays())) {
                Duration delay = duration(days);
                return schedule(phase, steps.delays().size(), time.plus(delay), delay, after);
            }
            return model.fractionalDays() ? inTime(days, after) : inDays(rating, days, after);
        }

        /** The phase that the card is in, or goes to if it is forgotten now. */
        private Phase phase(Rating rating) {
            return switch (before.phase()) {
                case NEW, LEARNING -> Phase.LEARNING;
                case RELEARNING -> Phase.RELEARNING;
                case REVIEW -> rating == Rating.AGAIN ? Phase.RELEARNING : Phase.REVIEW;
            };
        }

        private CardSchedule inTime(double days, M after) {
            Fuzz.Request request = request(days, 1);
            Duration interval = duration(Math.min(timing.maximumIntervalDays(),
                    days + timing.fuzz().choose(request) - request.rounded()));
            return schedule(Phase.REVIEW, 0, time.plus(interval), interval, after);
        }

        private CardSchedule inDays(Rating rating, double days, M after) {
            int minimum = least;
            if (before.phase() == Phase.REVIEW && rating.recalled()) {
                minimum = Math.max(minimum, grown(days));
            }
            int interval = timing.fuzz().choose(request(days, minimum));
            boolean ordered = rating == Rating.GOOD
                    || rating == Rating.HARD && before.phase() == Phase.REVIEW;
            least = ordered ? interval + 1 : Math.max(least, interval);
            return schedule(Phase.REVIEW, 0, timing.days().startOf(today.plusDays(interval)),
                    Duration.ofDays(interval), after);
        }

        /** A fuzz does not take back that an interval has grown. */
        private int grown(double days) {
            if (timing.fuzz() instanceof NoFuzz) {
                return 1;
            }
            long previous = before.interval().toDays();
            if (Math.round(days) > previous) {
                return (int) previous + 1;
            }
            return previous <= request(days, 1).range().upper() ? Math.max(1, (int) previous) : 1;
        }

        private Fuzz.Request request(double days, int minimum) {
            return new Fuzz.Request(before.card(), before.repetitions(), today, days, minimum,
                    timing.maximumIntervalDays());
        }

        private Duration duration(double days) {
            return Duration.ofMillis(Math.max(1, Math.round(days * DAY_MILLIS)));
        }

        private CardSchedule schedule(Phase phase, int step, Instant due, Duration interval,
                M after) {
            return new CardSchedule(before.card(), phase, due, time, interval, step,
                    before.repetitions() + 1, before.lapses() + lapse,
                    model.toState(after));
        }
    }
}
