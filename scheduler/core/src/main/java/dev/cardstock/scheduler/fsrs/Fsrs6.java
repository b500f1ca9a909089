package dev.cardstock.scheduler.fsrs;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fsrs.Fsrs6Model.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * FSRS-6 with learning steps. A card goes through the steps of a new card, then comes at intervals of
 * whole days, due from the beginning of the learner's day; when it is forgotten it goes through the
 * relearning steps. Its memory states hold {@code stability} (days) and {@code difficulty} (1 to 10).
 * Immutable and thread-safe.
 *
 * <p>The formulas are those of {@link Fsrs6Model}; steps and the order of intervals are Anki's (its
 * manual, "Deck options").
 */
public final class Fsrs6 implements Scheduler {
    /** The id of the algorithm. */
    public static final String ID = "fsrs6";

    private static final long DAY_SECONDS = 86_400;

    private final Fsrs6Config config;
    private final Fsrs6Model model;

    private Fsrs6(Fsrs6Config config) {
        this.config = config;
        model = Fsrs6Model.of(config.parameters());
    }

    /** {@return the scheduler with the default settings} */
    public static Fsrs6 ofDefaults() {
        return new Fsrs6(Fsrs6Config.defaults());
    }

    /**
     * The scheduler with settings of one's own.
     *
     * @param config the settings
     * @return the scheduler
     */
    public static Fsrs6 of(Fsrs6Config config) {
        return new Fsrs6(requireNonNull(config, "config"));
    }

    /** {@return the settings} */
    public Fsrs6Config config() {
        return config;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public CardSchedule review(CardSchedule schedule, Rating rating, Instant now) {
        Instant last = schedule.lastReview();
        Instant time = last != null && now.isBefore(last) ? last : now;
        Memory before = memory(schedule);
        double elapsed = elapsedDays(last, time);
        Memory after = before == null ? model.initial(rating) : model.next(before, elapsed, rating);
        return switch (schedule.phase()) {
            case NEW -> step(schedule, Phase.LEARNING, 0, config.learningSteps(), rating, time,
                    before, after, elapsed);
            case LEARNING, RELEARNING -> step(schedule, schedule.phase(), schedule.step(),
                    steps(schedule.phase()), rating, time, before, after, elapsed);
            case REVIEW -> rating == Rating.AGAIN && !config.relearningSteps().isEmpty()
                    ? inStep(schedule, Phase.RELEARNING, 0, config.relearningSteps().get(0), time,
                            after, 1)
                    : inDays(schedule, rating, time, before, after, elapsed,
                            rating == Rating.AGAIN ? 1 : 0);
        };
    }

    private double elapsedDays(@Nullable Instant last, Instant time) {
        return last == null ? 0 : Math.max(0, config.days().daysBetween(last, time));
    }

    private List<Duration> steps(Phase phase) {
        return phase == Phase.LEARNING ? config.learningSteps() : config.relearningSteps();
    }

    private CardSchedule step(CardSchedule schedule, Phase phase, int step, List<Duration> steps,
            Rating rating, Instant time, @Nullable Memory before, Memory after, double elapsed) {
        int next = rating == Rating.GOOD ? step + 1 : rating == Rating.HARD ? step : 0;
        boolean leaves = rating == Rating.EASY || steps.isEmpty() || next >= steps.size()
                || step >= steps.size();
        if (leaves) {
            return inDays(schedule, rating, time, before, after, elapsed, 0);
        }
        Duration delay = rating == Rating.HARD && step == 0 ? hardDelay(steps) : steps.get(next);
        return inStep(schedule, phase, next, delay, time, after, 0);
    }

    /** Hard at the first step: halfway to the second, or half as long again but at most a day more. */
    private static Duration hardDelay(List<Duration> steps) {
        Duration first = steps.get(0);
        if (steps.size() > 1) {
            Duration half = first.plus(steps.get(1)).dividedBy(2);
            return half.compareTo(first) < 0 ? first : half;
        }
        Duration longer = first.plus(first.dividedBy(2));
        Duration most = first.plusDays(1);
        return longer.compareTo(most) < 0 ? longer : most;
    }

    private CardSchedule inStep(CardSchedule schedule, Phase phase, int step, Duration delay,
            Instant time, Memory after, int lapse) {
        return new CardSchedule(schedule.card(), phase, time.plus(delay), time, delay, step,
                schedule.repetitions() + 1, schedule.lapses() + lapse, state(after));
    }

    private CardSchedule inDays(CardSchedule schedule, Rating rating, Instant time,
            @Nullable Memory before, Memory after, double elapsed, int lapse) {
        long days = rating == Rating.AGAIN
                ? days(after)
                : orderedDays(rating, before, after, elapsed, schedule.phase() == Phase.REVIEW);
        DayBoundary boundary = config.days();
        Instant due = boundary.startOf(boundary.dayOf(time).plusDays(days));
        return new CardSchedule(schedule.card(), Phase.REVIEW, due, time,
                Duration.ofSeconds(days * DAY_SECONDS), 0, schedule.repetitions() + 1,
                schedule.lapses() + lapse, state(after));
    }

    private long days(Memory memory) {
        double days = model.interval(memory.stability(), config.desiredRetention());
        return Math.max(1, Math.min(config.maximumIntervalDays(), Math.round(days)));
    }

    /** Good comes at least a day after Hard, and Easy a day after Good, within the maximum. */
    private long orderedDays(Rating rating, @Nullable Memory before, Memory after, double elapsed,
            boolean hardCounts) {
        if (rating == Rating.HARD) {
            return days(after);
        }
        long max = config.maximumIntervalDays();
        long least = 1;
        if (hardCounts) {
            least = days(outcome(before, elapsed, Rating.HARD)) + 1;
        }
        long good = Math.min(max, Math.max(least,
                days(rating == Rating.GOOD ? after : outcome(before, elapsed, Rating.GOOD))));
        return rating == Rating.GOOD ? good : Math.min(max, Math.max(good + 1, days(after)));
    }

    private Memory outcome(@Nullable Memory before, double elapsed, Rating rating) {
        return before == null ? model.initial(rating) : model.next(before, elapsed, rating);
    }

    @Override
    public OptionalDouble retrievability(CardSchedule schedule, Instant at) {
        Memory memory = memory(schedule);
        Instant last = schedule.lastReview();
        if (memory == null || last == null) {
            return OptionalDouble.empty();
        }
        double days = Math.max(0, Duration.between(last, at).toMillis() / 86_400_000.0);
        return OptionalDouble.of(model.retrievability(days, memory.stability()));
    }

    private static MemoryState state(Memory memory) {
        return MemoryState.of(ID, 1, Map.of("stability", memory.stability(), "difficulty",
                memory.difficulty()));
    }

    private static @Nullable Memory memory(CardSchedule schedule) {
        MemoryState state = schedule.memory();
        if (state == null) {
            return null;
        }
        if (!state.algorithm().equals(ID) || state.version() != 1) {
            throw new IllegalArgumentException(
                    "the memory of card '" + schedule.card() + "' is of '"
                            + state.algorithm() + "' version " + state.version()
                            + ", not of 'fsrs6' version 1; replay its reviews instead");
        }
        return new Memory(state.value("stability"), state.value("difficulty"));
    }
}
