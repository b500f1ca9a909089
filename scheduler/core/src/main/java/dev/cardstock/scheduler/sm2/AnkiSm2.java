package dev.cardstock.scheduler.sm2;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.Fuzz;
import dev.cardstock.scheduler.Steps;
import dev.cardstock.scheduler.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Anki's variant of SM-2: learning and relearning steps, an ease that Again, Hard and Easy change, a
 * bonus for cards that are recalled late, and care with those that are answered early. Immutable and
 * thread-safe. Its memory states hold {@code ease} and {@code interval} (whole days; in relearning the
 * interval that the card comes back with).
 *
 * <p>Source: Anki's manual, "Deck options" and "What spaced repetition algorithm does Anki use?".
 */
public final class AnkiSm2 implements Scheduler {
    /** The id of the algorithm. */
    public static final String ID = "anki";

    private static final List<String> NAMES = List.of("ease", "interval");

    private final AnkiSm2Config config;
    private final Timing timing;

    private AnkiSm2(AnkiSm2Config config, Timing timing) {
        this.config = requireNonNull(config, "config");
        this.timing = requireNonNull(timing, "timing");
    }

    /** {@return the scheduler with Anki's default deck options, without fuzz} */
    public static AnkiSm2 ofDefaults() {
        return new AnkiSm2(AnkiSm2Config.defaults(), Timing.defaults());
    }

    /**
     * The scheduler with settings of one's own.
     *
     * @param config ease and factors
     * @param timing steps, longest interval, fuzz and the learner's day
     * @return the scheduler
     */
    public static AnkiSm2 of(AnkiSm2Config config, Timing timing) {
        return new AnkiSm2(config, timing);
    }

    /** {@return ease and factors} */
    public AnkiSm2Config config() {
        return config;
    }

    /** {@return steps, longest interval, fuzz and the learner's day} */
    public Timing timing() {
        return timing;
    }

    @Override
    public String id() {
        return ID;
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
        return OptionalDouble.empty();
    }

    /** Keeps the interval; the ease is that of SM-2 or FSRS-6 states, 2.5 for others. */
    @Override
    public CardSchedule adopt(CardSchedule foreign) {
        MemoryState state = foreign.memory();
        if (state == null || state.algorithm().equals(ID)) {
            return foreign;
        }
        return foreign.withMemory(
                state(ForeignState.ease(state), ForeignState.interval(foreign, state)));
    }

    private static MemoryState state(double ease, int interval) {
        return MemoryState.of(ID, 1, NAMES, ease, interval);
    }

    /** The outcomes of one answer, from Again upwards, as each depends on those below it. */
    private final class Answer {
        private final CardSchedule before;
        private final Instant time;
        private final LocalDate today;
        private final double ease;
        private final int interval;
        private final Growth growth;
        private Instant earliest = Instant.MIN;
        private int last;
        private int lapse;

        Answer(CardSchedule before, Instant now) {
            this.before = before;
            time = before.answeredAt(now);
            MemoryState state = before.memoryOf(ID, 1);
            ease = state == null ? config.startingEase() : state.value("ease");
            interval = state == null ? 0 : (int) state.value("interval");
            Instant lastReview = before.lastReview();
            today = timing.days().dayOf(time);
            long elapsed = lastReview == null
                    ? 0
                    : today.toEpochDay() - timing.days().dayOf(lastReview).toEpochDay();
            growth = new Growth(config, ease, Math.max(1, interval), Math.max(0, elapsed));
        }

        CardSchedule next(Rating rating) {
            lapse = rating == Rating.AGAIN && before.phase() == Phase.REVIEW ? 1 : 0;
            CardSchedule outcome = before.phase() == Phase.REVIEW
                    ? inReview(rating)
                    : inSteps(rating);
            Instant due = requireNonNull(outcome.due());
            if (due.isBefore(earliest)) {
                return outcome.withDue(earliest);
            }
            earliest = due;
            return outcome;
        }

        private CardSchedule inReview(Rating rating) {
            if (rating == Rating.AGAIN) {
                int lapsed = lapsed();
                double lower = newEase(config.againEase());
                return timing.relearning()
                        .after(0, rating)
                        .map(step -> step(Phase.RELEARNING, step, lower, lapsed))
                        .orElseGet(() -> review(lapsed, lower));
            }
            int minimum = switch (rating) {
                case AGAIN -> 1;
                case HARD -> config.hardFactor() <= 1 ? 0 : interval + 1;
                case GOOD -> config.hardFactor() <= 1 ? interval + 1 : last + 1;
                case EASY -> last + 1;
            };
            last = growth.early()
                    ? fuzzed(growth.days(rating), Math.max(1, last), Fuzz.none())
                    : fuzzed(growth.days(rating), minimum, timing.fuzz());
            return review(last, switch (rating) {
                case HARD -> newEase(config.hardEase());
                case EASY -> newEase(config.easyEase());
                case AGAIN, GOOD -> ease;
            });
        }

        private CardSchedule inSteps(Rating rating) {
            boolean relearning = before.phase() == Phase.RELEARNING;
            Steps steps = relearning ? timing.relearning() : timing.learning();
            int kept = relearning && rating == Rating.AGAIN ? lapsed() : interval;
            Optional<Steps.Next> next = steps.after(before.step(), rating);
            if (next.isPresent()) {
                return step(relearning ? Phase.RELEARNING : Phase.LEARNING, next.get(), ease, kept);
            }
            if (relearning) {
                int back = Math.max(1, kept);
                last = rating == Rating.EASY ? Math.max(back, last) + 1 : Math.max(back, last);
                last = Math.min(last, timing.maximumIntervalDays());
            } else {
                last = rating == Rating.EASY
                        ? fuzzed(config.easyInterval(), last + 1, timing.fuzz())
                        : fuzzed(config.graduatingInterval(), Math.max(1, last), timing.fuzz());
            }
            return review(last, ease);
        }

        private int lapsed() {
            return fuzzed(Math.max(1, interval) * config.lapseFactor(),
                    config.minimumLapseInterval(), timing.fuzz());
        }

        private int fuzzed(double days, int minimum, Fuzz fuzz) {
            return fuzz.choose(new Fuzz.Request(before.card(), before.repetitions(),
                    today, days, Math.max(1, minimum),
                    timing.maximumIntervalDays()));
        }

        private double newEase(double change) {
            return Math.max(config.minimumEase(), ease + change);
        }

        private CardSchedule step(Phase phase, Steps.Next step, double newEase, int kept) {
            return schedule(phase, step.step(), timing.due(time, step.delay()), step.delay(),
                    state(newEase, kept));
        }

        private CardSchedule review(int days, double newEase) {
            return schedule(Phase.REVIEW, 0, timing.days().startOf(today.plusDays(days)),
                    Duration.ofDays(days),
                    state(newEase, days));
        }

        private CardSchedule schedule(Phase phase, int step, Instant due, Duration delay,
                MemoryState memory) {
            return new CardSchedule(before.card(), phase, due, time, delay, step,
                    before.repetitions() + 1, before.lapses() + lapse, memory);
        }
    }
}
