package dev.cardstock.scheduler.simulate;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.simulate.LearnerBehavior.StepRatings;
import dev.cardstock.scheduler.simulate.Simulation.Day;
import dev.cardstock.scheduler.simulate.SimulationSettings.ReviewOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One simulation. Cards have numbers: first those that were answered before it, then new ones in the
 * order in which they are learned. What waits for a later day is in a list of that day, so that a day
 * touches the due cards only, but for the sum of what is memorised.
 */
final class Run<M> {
    private static final double MILLIS = 1_000;
    private static final int NONE = -1;

    private final MemoryModel<M> model;
    private final SimulationSettings settings;
    private final Start start;
    private final LearnerBehavior behavior;
    private final Watch watch;
    private final Pace<M> pace;
    private final Draws draws = new Draws();
    private final double secondsPerDay;

    /** How many cards there are at the end, at most. */
    private final int cards;

    /** The memories of the cards that were answered, by number. */
    private final List<M> memories = new ArrayList<>();

    private final long[] keys;
    private final int[] repetitions;
    private final int[] lastDay;

    /** For each day the card that waits for it, and for each card the next that waits for the same. */
    private final int[] firstWaiting;
    private final int[] nextWaiting;

    /** The due cards: in the upper half of each entry the day on which it fell due. */
    private final long[] due;
    private int dueCards;

    private int today;
    private double seconds;
    private int lapses;

    Run(MemoryModel<M> model, @Nullable Scheduler scheduler, Start start,
            SimulationSettings settings, Watch watch) {
        this.model = model;
        this.settings = settings;
        this.start = start;
        this.watch = watch;
        watch.check();
        behavior = settings.behavior();
        secondsPerDay = settings.timePerDay().toMillis() / MILLIS;
        pace = scheduler == null
                ? new StepPace<>(model, settings)
                : new SchedulerPace<>(scheduler, start, model.fractionalDays(), watch);
        long unanswered = start.unanswered().size() + (long) settings.newCards();
        cards = start.answered().size() + (int) Math.min(unanswered,
                (long) settings.newPerDay() * settings.days());
        keys = new long[cards];
        repetitions = new int[cards];
        lastDay = new int[cards];
        nextWaiting = new int[cards];
        due = new long[cards];
        firstWaiting = new int[settings.days()];
        Arrays.fill(firstWaiting, NONE);
        takeOver();
    }

    private void takeOver() {
        for (CardSchedule schedule : start.answered()) {
            watch.spend(Watch.ANSWER);
            int card = memories.size();
            memories.add(memory(schedule));
            keys[card] = Draws.keyOf(schedule.card());
            lastDay[card] = Math.min(0, start.dayOf(requireNonNull(schedule.lastReview())));
            int day = start.dayOf(requireNonNull(schedule.due()));
            if (day <= 0) {
                due[dueCards++] = entry(card, day);
            } else {
                await(card, day);
            }
        }
        Arrays.sort(due, 0, dueCards);
    }

    private M memory(CardSchedule schedule) {
        MemoryState state = requireNonNull(schedule.memory());
        try {
            return model.fromState(state.algorithm().equals(model.id())
                    ? state
                    : requireNonNull(model.scheduler().adopt(schedule).memory()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "card '" + schedule.card() + "': " + e.getMessage(), e);
        }
    }

    Simulation simulate() {
        List<Day> days = new ArrayList<>(settings.days());
        for (today = 0; today < settings.days(); today++) {
            watch.at(today / (double) settings.days());
            pace.begin(today);
            collectDue();
            seconds = 0;
            lapses = 0;
            int reviews = settings.order() == ReviewOrder.DUE ? reviewByDay() : reviewByRecall();
            int newCards = learn(reviews);
            days.add(new Day(today + 1, newCards, reviews, lapses, seconds, memorized(), dueCards));
        }
        watch.at(1);
        watch.check();
        return new Simulation(days);
    }

    private static long entry(int card, int day) {
        return (long) day << 32 | card;
    }

    private void await(int card, int day) {
        if (day < firstWaiting.length) {
            nextWaiting[card] = firstWaiting[day];
            firstWaiting[day] = card;
        }
    }

    private void collectDue() {
        int from = dueCards;
        for (int card = firstWaiting[today]; card != NONE; card = nextWaiting[card]) {
            due[dueCards++] = entry(card, today);
        }
        Arrays.sort(due, from, dueCards);
    }

    private boolean mayReview(int done) {
        return done < settings.reviewsPerDay() && seconds < secondsPerDay;
    }

    private int reviewByDay() {
        int done = 0;
        while (done < dueCards && mayReview(done)) {
            review((int) due[done++]);
        }
        dueCards -= done;
        System.arraycopy(due, done, due, 0, dueCards);
        return done;
    }

    /** A card with its place in the order. */
    private record Ranked(double rank, int card) implements Comparable<Ranked> {
        @Override
        public int compareTo(Ranked other) {
            int byRank = Double.compare(rank, other.rank);
            return byRank != 0 ? byRank : Integer.compare(card, other.card);
        }
    }

    private int reviewByRecall() {
        int sign = settings.order() == ReviewOrder.RETRIEVABILITY_ASCENDING ? 1 : -1;
        List<Ranked> ranked = new ArrayList<>(dueCards);
        for (int i = 0; i < dueCards; i++) {
            watch.spend(1);
            ranked.add(new Ranked(sign * recall((int) due[i]), (int) due[i]));
        }
        PriorityQueue<Ranked> queue = new PriorityQueue<>(ranked);
        int done = 0;
        while (!queue.isEmpty() && mayReview(done)) {
            review(queue.remove().card);
            done++;
        }
        dueCards = 0;
        for (Ranked left : queue) {
            due[dueCards++] = left.card;
        }
        return done;
    }

    private double recall(int card) {
        return model.retrievability(memories.get(card),
                pace.elapsedDays(card, today - lastDay[card]));
    }

    private void review(int card) {
        double elapsedDays = pace.elapsedDays(card, today - lastDay[card]);
        M memory = memories.get(card);
        begin(card);
        Rating rating = draws.next() < model.retrievability(memory, elapsedDays)
                ? behavior.recallRatings().pick(draws.next())
                : Rating.AGAIN;
        seconds += behavior.reviewSeconds().of(rating);
        lapses += rating.recalled() ? 0 : 1;
        memory = model.next(memory, elapsedDays, rating);
        memories.set(card, again(card, memory, rating, false));
        end(card);
    }

    private int learn(int reviews) {
        int most = settings.newPerDay();
        if (!settings.newIgnoreReviewLimit()) {
            most = Math.min(most, settings.reviewsPerDay() - reviews);
        }
        int done = 0;
        while (done < most && memories.size() < cards && seconds < secondsPerDay) {
            learnOne();
            done++;
        }
        return done;
    }

    private void learnOne() {
        int card = memories.size();
        int number = card - start.answered().size();
        int known = start.unanswered().size();
        keys[card] = number < known
                ? Draws.keyOf(start.unanswered().get(number).card())
                : Draws.keyOfNew(number - known);
        begin(card);
        Rating rating = behavior.firstRatings().pick(draws.next());
        seconds += behavior.learningSeconds().of(rating);
        memories.add(again(card, model.initial(rating), rating, true));
        end(card);
    }

    private void begin(int card) {
        watch.spend(Watch.ANSWER);
        draws.begin(settings.seed(), keys[card], repetitions[card]++);
    }

    private void end(int card) {
        lastDay[card] = today;
        await(card, pace.due(card, memories.get(card)));
    }

    /** The further answers of a day. */
    private M again(int card, M memory, Rating first, boolean isNew) {
        StepRatings ratings = isNew ? behavior.learningSteps() : behavior.relearningSteps();
        PerRating took = isNew ? behavior.learningSeconds() : behavior.relearningSeconds();
        M after = memory;
        Rating rating = first;
        double wait = pace.answered(card, rating, isNew);
        for (int i = 0; i < Simulator.MAX_STEPS && wait >= 0; i++) {
            rating = ratings.after(rating).pick(draws.next());
            seconds += took.of(rating);
            after = model.next(after, model.fractionalDays() ? wait : 0, rating);
            wait = pace.answeredAgain(card, rating);
        }
        return after;
    }

    private double memorized() {
        double sum = 0;
        for (int card = 0; card < memories.size(); card++) {
            watch.spend(1);
            sum += model.retrievability(memories.get(card), today - lastDay[card]);
        }
        return sum;
    }
}
