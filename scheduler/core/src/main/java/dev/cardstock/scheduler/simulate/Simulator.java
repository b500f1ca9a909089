package dev.cardstock.scheduler.simulate;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.MemoryScheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * Simulates a learner: how much they review, how long it takes, and how many cards they know. Immutable
 * and thread-safe, as its model and scheduler are.
 *
 * {@snippet class = "dev.cardstock.scheduler.simulate.SimulatorTest" region = "what-if"}
 *
 * <p>A model of memory is the truth: by it a card is recalled or not, whoever decides when it comes. The
 * course of a day:
 *
 * <ol>
 * <li>Due cards are answered in the {@linkplain SimulationSettings#order() order} of the settings, then
 *     as they were given, until the reviews or the time of the day are used up. A card is recalled with
 *     the probability that the model gives it; then the learner's {@linkplain LearnerBehavior behavior}
 *     chooses Hard, Good or Easy. What is left over is due on the next day still.
 * <li>New cards are learned, first those among the learner's cards in the order given, then further
 *     ones. The behavior chooses the rating.
 * <li>A card that is new, or was not recalled, goes through its steps at once: they take time, but do not
 *     count as reviews. The behavior chooses the ratings, not the model. After {@value #MAX_STEPS}
 *     answers the card leaves the steps anyway.
 * <li>The card comes again after the model's interval for the desired retention, rounded to whole days,
 *     at least one.
 * </ol>
 *
 * <p>The model is given whole days from one day to another, and in steps 0, or their fraction of a day
 * if it {@linkplain MemoryModel#fractionalDays() counts fractions}. Chance depends on the seed, on the
 * card, and on how often the simulation has asked it: what happens to one card does not change what
 * chance holds for another, and the same draws meet the same cards in simulations that are compared.
 *
 * <p>Runs can be ended: a progress that returns false, or an interrupt of the thread (whose flag stays
 * set), makes them throw a {@link java.util.concurrent.CancellationException}. They look for it at
 * least every 4,096 cards, within milliseconds.
 */
public final class Simulator {
    /** The most answers that a card gets on a day beside the first. */
    public static final int MAX_STEPS = 20;

    private final MemoryModel<?> model;
    private final @Nullable Scheduler scheduler;
    private final Start start;

    private Simulator(MemoryModel<?> model, @Nullable Scheduler scheduler, Start start) {
        this.model = requireNonNull(model, "model");
        this.scheduler = scheduler;
        this.start = start;
    }

    /**
     * A simulator of a learner who begins with nothing, and whose cards come when the model says so.
     *
     * @param model the truth about the learner's memory
     * @return the simulator
     */
    public static Simulator of(MemoryModel<?> model) {
        return new Simulator(model, null, Start.EMPTY);
    }

    /**
     * Lets a scheduler decide when cards come, so that schedulers can be compared under one truth. Its
     * own steps, limits of intervals and desired retention hold, not those of the settings.
     *
     * <p>Cards are answered at noon of the learner's day (12 hours after its beginning), on the first day
     * at the time given with {@link #withCards}; or when they are due, if that is later on the day. A card
     * that falls due again on the same day is asked again then, as in a step. A model that counts
     * fractions of a day is given them from one day to another too.
     *
     * @param decides the scheduler; its days should begin when the learner's do (04:00 UTC if no cards are
     *     given)
     * @return the simulator
     */
    public Simulator withScheduler(Scheduler decides) {
        return new Simulator(model, requireNonNull(decides, "decides"), start);
    }

    /**
     * Begins with cards that a learner has. Their memory is read from their schedules, or estimated as
     * {@link MemoryScheduler#adopt} does if it is of another algorithm than the model; a scheduler that
     * was given {@linkplain Scheduler#adopt adopts} them. Cards that are in steps are reviewed on the day
     * on which they are due.
     *
     * @param cards their schedules, each card once; empty to set time and days only
     * @param now the time; its day is the first
     * @param days when the learner's day begins
     * @return the simulator
     * @throws IllegalArgumentException if a card is there twice, or the time is out of range (1,000,000
     *     years from 1970)
     */
    public Simulator withCards(Collection<CardSchedule> cards, Instant now, DayBoundary days) {
        return new Simulator(model, scheduler, Start.of(cards, requireNonNull(now, "now"),
                requireNonNull(days, "days")));
    }

    /**
     * Simulates.
     *
     * @param settings how long, what there is to learn, and what the learner sets
     * @return what came of it, the same for the same settings
     * @throws IllegalArgumentException if there are more cards than the limits of the settings allow, or
     *     a memory cannot be taken over
     */
    public Simulation run(SimulationSettings settings) {
        return run(settings, share -> true);
    }

    /**
     * Simulates and tells how far it is.
     *
     * @param settings how long, what there is to learn, and what the learner sets
     * @param progress is given the share that is done, 0 to 1, on this thread; returns true to go on and
     *     false to stop
     * @return what came of it, the same for the same settings
     * @throws IllegalArgumentException if there are more cards than the limits of the settings allow, or
     *     a memory cannot be taken over
     * @throws java.util.concurrent.CancellationException if it was stopped
     */
    public Simulation run(SimulationSettings settings, DoublePredicate progress) {
        check(settings);
        return simulate(model, scheduler, settings, requireNonNull(progress, "progress"));
    }

    /**
     * Looks for the desired retention of the least cost, with the {@linkplain RetentionSearch#defaults()
     * default search}.
     *
     * @param settings the rest; their desired retention does not matter
     * @return the retention
     * @throws IllegalArgumentException as the other method
     */
    public OptimalRetention optimalRetention(SimulationSettings settings) {
        return optimalRetention(settings, RetentionSearch.defaults(), share -> true);
    }

    /**
     * Looks for the desired retention at which a card that the learner knows at the end has cost the
     * least time. The costs are tried on a grid of at most 0.05 from point to point, then narrowed down
     * around the best one by golden section. The result is the same for the same settings and search.
     *
     * <p>The least cost is not all that counts: it takes no account of what it costs to have forgotten,
     * and new cards that are never reviewed are cheap. Where a model forgets slowly, as FSRS-6 does with
     * its default parameters, or the days are few, the least cost is therefore often at the lower end of
     * the range; the points tell what more would cost.
     *
     * @param settings the rest; their desired retention does not matter
     * @param search the range, how closely, how many runs and threads
     * @param progress is given the share that is done, 0 to 1, on this thread; returns true to go on and
     *     false to stop
     * @return the retention, its cost, and all that were tried
     * @throws IllegalArgumentException if a scheduler was given that is no {@link MemoryScheduler} and so
     *     has no desired retention, if nothing is answered, and as {@link #run(SimulationSettings)}
     * @throws java.util.concurrent.CancellationException if it was stopped
     */
    public OptimalRetention optimalRetention(SimulationSettings settings, RetentionSearch search,
            DoublePredicate progress) {
        requireNonNull(search, "search");
        requireNonNull(progress, "progress");
        check(settings);
        if (scheduler != null && !(scheduler instanceof MemoryScheduler)) {
            throw new IllegalArgumentException("the scheduler '" + scheduler.id()
                    + "' has no desired retention, so there is no optimal one");
        }
        return new Search(search, settings.seed(), (retention, seed, follower) -> simulate(model,
                scheduler instanceof MemoryScheduler<?> own
                        ? own.withDesiredRetention(retention)
                        : null,
                settings.toBuilder().desiredRetention(retention).seed(seed).build(), follower),
                progress).find();
    }

    private void check(SimulationSettings settings) {
        List<String> problems = new ArrayList<>();
        SimulationSettings.checkSize(start.cards() + (long) settings.newCards(), settings.days(),
                problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private <M> Simulation simulate(MemoryModel<M> truth, @Nullable Scheduler decides,
            SimulationSettings settings, DoublePredicate progress) {
        return new Run<>(truth, decides, start, settings, new Watch(progress)).simulate();
    }
}
