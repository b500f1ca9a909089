package dev.cardstock.scheduler.fit;

import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.fsrs.Fsrs7;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Review logs for the tests: made by a known memory, at random, or by hand. */
final class Logs {
    static final Instant START = Instant.parse("2024-01-01T10:00:00Z");

    private Logs() {}

    /** Answers without any sense in them, of the same day and of later ones. */
    static TrainingData random(long seed, int cards, int answers) {
        SplittableRandom random = new SplittableRandom(seed);
        TrainingData.Builder data = TrainingData.builder(DayBoundary.DEFAULT);
        for (int card = 0; card < cards; card++) {
            Instant time = START.plusSeconds(random.nextInt(8_640_000));
            for (int n = 0; n < answers; n++) {
                data.add("card " + card, time, Rating.of(1 + random.nextInt(4)),
                        Duration.ofSeconds(5));
                time = time.plusSeconds(random.nextInt(5) < 2
                        ? random.nextInt(7200)
                        : (long) (86_400 * Math.exp(5 * random.nextDouble())));
            }
        }
        return data.build();
    }

    /** The log of a learner whose memory is an algorithm's, and who learns with it as well. */
    static <M> TrainingData of(MemoryModel<M> memory, long seed, int cards, int days) {
        SplittableRandom random = new SplittableRandom(seed);
        TrainingData.Builder data = TrainingData.builder(DayBoundary.DEFAULT);
        for (int card = 0; card < cards; card++) {
            M state = null;
            int day = (int) (random.nextDouble() * days * 0.6);
            int last = day;
            while (day < days) {
                boolean recalled = state == null
                        ? random.nextDouble() < 0.75
                        : random.nextDouble() < memory.retrievability(state, day - last);
                Rating rating = !recalled
                        ? Rating.AGAIN
                        : random.nextInt(10) == 0
                                ? Rating.HARD
                                : random.nextInt(8) == 0 ? Rating.EASY : Rating.GOOD;
                Instant time = START.plus(Duration.ofDays(day))
                        .plusSeconds(random.nextInt(20_000));
                data.add(card, time, rating, Duration.ofSeconds(6));
                state = state == null
                        ? memory.initial(rating)
                        : memory.next(state, day - last, rating);
                if (rating == Rating.AGAIN) {
                    data.add(card, time.plusSeconds(600), Rating.GOOD, Duration.ofSeconds(4));
                    state = memory.next(state, memory.fractionalDays() ? 600 / 86_400.0 : 0,
                            Rating.GOOD);
                }
                last = day;
                double interval = memory.interval(state, 0.85 + 0.1 * random.nextDouble());
                day += (int) Math.max(1, Math.round(interval * (0.9 + 0.35 * random.nextDouble())));
            }
        }
        return data.build();
    }

    /**
     * A log written down.
     *
     * @param cards of each card the answers, such as {@code 0:3 0:1 5:3}: days since the one before, and
     *     the rating
     */
    static TrainingData of(List<String> cards) {
        TrainingData.Builder data = TrainingData.builder(DayBoundary.DEFAULT);
        for (int card = 0; card < cards.size(); card++) {
            Instant time = START.plusMillis(card);
            for (String answer : cards.get(card).strip().split(" +")) {
                String[] parts = answer.split(":");
                time = time.plus(Duration.ofDays(Long.parseLong(parts[0]))).plusSeconds(60);
                data.add(card, time, Rating.of(Integer.parseInt(parts[1])), Duration.ZERO);
            }
        }
        return data.build();
    }

    /** FSRS-6 with parameters that are not the defaults. */
    static Fsrs6 unusual6() {
        return Fsrs6.of(List.of(2.0, 5.0, 12.0, 40.0, 5.0, 0.9, 2.0, 0.05, 2.3, 0.2, 1.5, 2.2,
                0.1, 0.35, 2.0, 0.4, 2.5, 0.7, 0.3, 0.2, 0.5));
    }

    /** FSRS-7 with parameters that are not the defaults. */
    static Fsrs7 unusual7() {
        return Fsrs7.of(List.of(0.3, 1.2, 3.0, 9.0, 6.0, 0.7, 3.2, 1.9, 0.02, 1.2, 0.6, 0.5, 0.9,
                0.6, 1.1, 1.4, 0.7, 3.5, 0.5, 0.2, 2.0, 0.6, 1.2, 0.17, 0.2, 0.26, 0.94, 0.2, 0.7,
                0.05, 0.5, 0.4, 0.5, 0.31));
    }
}
