package dev.cardstock.scheduler.fit;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.MemoryScheduler;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Predicts answers from those before them.
 *
 * @param <S> what is kept of a card between two answers
 */
abstract class Predictor<S> {
    private static final int OFTEN = 1024;

    /**
     * The state after an answer.
     *
     * @param state the state before, null if it is the first answer
     */
    abstract S after(@Nullable S state, TrainingData data, int i);

    /** The probability with which an answer is a recall. */
    abstract double recall(S state, TrainingData data, int i);

    /**
     * Predicts answers.
     *
     * @param wanted of each answer of the data, whether to predict it
     * @param recall takes the probability of each
     * @param watch is told of every answer of the data
     */
    final void predict(TrainingData data, boolean[] wanted, double[] recall, Watch watch) {
        int told = 0;
        for (int card = 0; card < data.cards(); card++) {
            int end = data.starts[card + 1];
            while (end > data.starts[card] && !wanted[end - 1]) {
                end--;
            }
            S state = null;
            for (int i = data.starts[card]; i < end; i++) {
                if (state != null && wanted[i]) {
                    recall[i] = recall(state, data, i);
                }
                state = after(state, data, i);
                if (i % OFTEN == 0) {
                    watch.advance(i - told);
                    told = i;
                }
            }
        }
        watch.advance(data.reviews() - told);
    }

    /** By the formulas of an algorithm. */
    static <M> Predictor<M> of(MemoryModel<M> model) {
        return new Predictor<>() {
            @Override
            M after(@Nullable M memory, TrainingData data, int i) {
                Rating rating = Rating.of(data.ratings[i]);
                if (memory == null) {
                    return model.initial(rating);
                }
                return model.next(memory,
                        model.fractionalDays() ? data.elapsed(i) : data.days[i], rating);
            }

            @Override
            double recall(M memory, TrainingData data, int i) {
                // On the same day even an algorithm of whole days has to say more than "certainly".
                boolean fraction = model.fractionalDays() || data.days[i] == 0;
                return model.retrievability(memory, fraction ? data.elapsed(i) : data.days[i]);
            }
        };
    }

    /** By a scheduler; where it models no memory, by the interval that it gave last. */
    static Predictor<?> of(Scheduler scheduler) {
        return scheduler instanceof MemoryScheduler<?> memory
                ? of(memory.model())
                : new ByInterval(scheduler);
    }

    /** Takes a card to be recalled with a probability of 0.9 when its interval is over. */
    private static final class ByInterval extends Predictor<CardSchedule> {
        // The forgetting curve of FSRS-4.5: with it, recall after the interval is 0.9.
        private static final double FACTOR = 19.0 / 81;
        private static final double DECAY = -0.5;

        private final Scheduler scheduler;

        ByInterval(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        CardSchedule after(@Nullable CardSchedule schedule, TrainingData data, int i) {
            CardSchedule before = schedule == null
                    ? CardSchedule.newCard(new CardId("card " + data.cardOf[i], "card"))
                    : schedule;
            return scheduler.review(before, Rating.of(data.ratings[i]),
                    Instant.ofEpochMilli(data.times[i]));
        }

        @Override
        double recall(CardSchedule schedule, TrainingData data, int i) {
            Instant now = Instant.ofEpochMilli(data.times[i]);
            return scheduler.retrievability(schedule, now)
                    .orElseGet(() -> Math.pow(1 + FACTOR
                            * (data.days[i] == 0 ? data.elapsed(i) : data.days[i])
                            / Math.max(1, schedule.intervalDays()), DECAY));
        }
    }
}
