package dev.cardstock.scheduler.fit;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The answers of one learner in the compact form that fitting and evaluating want: some 25 bytes each.
 * Only answers count that tell something of memory: entries outside the schedule (cramming) and entries
 * without a rating are left out, and of a card that was made new again all that came before. An answer
 * that is there twice (same card, time and rating) counts once. The order in which answers are given
 * matters only among those of the same millisecond. Immutable and thread-safe.
 *
 * <p>A day begins where the {@link DayBoundary} says: two answers are a whole number of day beginnings
 * apart, 0 on the same day.
 */
public final class TrainingData {
    /** The most answers that one learner's data may hold. */
    public static final int MAX_REVIEWS = 100_000_000;

    private static final byte MADE_NEW = 0;
    private static final int MAX_DAYS = 10_000_000;
    private static final double DAY_MILLIS = 86_400_000;
    private static final int LONGEST_SECONDS = Integer.MAX_VALUE / 1000;
    // Some 270,000 years to either side of 1970.
    private static final long MAX_SECONDS = 8_640_000_000_000L;

    // Of each card, where its answers begin; and where those of the last end.
    final int[] starts;
    // Of each answer, those of a card beside each other in the order of time.
    final int[] cardOf;
    final byte[] ratings;
    final int[] days;
    final long[] times;
    final int[] durations;
    // The answers in the order of time.
    final int[] order;
    private final int duplicates;

    private TrainingData(int[] starts, byte[] ratings, int[] days, long[] times,
            int[] durations, int[] order, int duplicates) {
        this.starts = starts;
        cardOf = new int[ratings.length];
        for (int card = 0; card + 1 < starts.length; card++) {
            Arrays.fill(cardOf, starts[card], starts[card + 1], card);
        }
        this.ratings = ratings;
        this.days = days;
        this.times = times;
        this.durations = durations;
        this.order = order;
        this.duplicates = duplicates;
    }

    /**
     * The data of a log, with days that begin at 04:00 UTC.
     *
     * @param log the reviews
     * @return the data
     */
    public static TrainingData of(ReviewLog log) {
        return of(log, DayBoundary.DEFAULT);
    }

    /**
     * The data of a log.
     *
     * @param log the reviews
     * @param boundary when the learner's day begins
     * @return the data
     */
    public static TrainingData of(ReviewLog log, DayBoundary boundary) {
        Builder builder = builder(boundary);
        log.forEach(builder::add);
        return builder.build();
    }

    /**
     * Begins to take reviews one by one, for logs that are too long to hold as objects.
     *
     * @param boundary when the learner's day begins
     * @return a builder
     */
    public static Builder builder(DayBoundary boundary) {
        return new Builder(boundary);
    }

    /** {@return the number of cards} */
    public int cards() {
        return starts.length - 1;
    }

    /** {@return the number of answers} */
    public int reviews() {
        return ratings.length;
    }

    /** {@return how many answers were left out because they were there twice} */
    public int duplicates() {
        return duplicates;
    }

    /** The days, with fractions, since the answer before; not for the first answer of a card. */
    double elapsed(int i) {
        return (times[i] - times[i - 1]) / DAY_MILLIS;
    }

    /**
     * The answers that a model is asked to predict, in the order of time: those that were not the first
     * of their card, and were not given on the day of the one before.
     *
     * @param sameDay whether to take those of the same day too
     */
    int[] targets(boolean sameDay) {
        return targets(sameDay, Watch.unfollowed());
    }

    /** The same, and asks the watch now and then. */
    int[] targets(boolean sameDay, Watch watch) {
        return Indices.chosen(order, i -> i > starts[cardOf[i]] && (sameDay || days[i] > 0),
                watch);
    }

    /** Takes reviews and sorts them into data. Not thread-safe. */
    public static final class Builder {
        private static final int FIRST_CAPACITY = 1024;

        private final DayBoundary boundary;
        private final Map<Object, Integer> numbers = new HashMap<>();
        private long[] times = new long[FIRST_CAPACITY];
        private int[] cards = new int[FIRST_CAPACITY];
        private int[] durations = new int[FIRST_CAPACITY];
        private byte[] ratings = new byte[FIRST_CAPACITY];
        private int size;
        private boolean sorted = true;

        private Builder(DayBoundary boundary) {
            this.boundary = requireNonNull(boundary, "boundary");
        }

        /**
         * Adds an entry of a log; one that tells nothing of memory is left out.
         *
         * @param review the entry
         * @return this builder
         */
        public Builder add(Review review) {
            Rating rating = review.rating();
            if (review.kind() == Review.Kind.FORGOTTEN) {
                return append(review.card(), review.time(), MADE_NEW, Duration.ZERO);
            }
            return rating == null || review.kind() == Review.Kind.CRAM
                    ? this
                    : add(review.card(), review.time(), rating, review.duration());
        }

        /**
         * Adds an answer, in any order.
         *
         * @param card what identifies the card, by {@code equals}
         * @param time when it was answered
         * @param rating the answer
         * @param duration how long the learner took, 0 where unknown
         * @return this builder
         * @throws IllegalArgumentException if the time is out of range (some 270,000 years to either
         *     side of 1970), the duration negative, or there are more than {@link #MAX_REVIEWS} answers
         */
        public Builder add(Object card, Instant time, Rating rating, Duration duration) {
            return append(card, time, rating.value(), duration);
        }

        private Builder append(Object card, Instant time, int rating, Duration duration) {
            if (size == MAX_REVIEWS) {
                throw new IllegalArgumentException("there are more than " + MAX_REVIEWS
                        + " answers; fit to the latest of them");
            }
            if (size == times.length) {
                int capacity = 2 * size;
                times = Arrays.copyOf(times, capacity);
                cards = Arrays.copyOf(cards, capacity);
                durations = Arrays.copyOf(durations, capacity);
                ratings = Arrays.copyOf(ratings, capacity);
            }
            if (duration.isNegative()) {
                throw new IllegalArgumentException("the duration of an answer to card '" + card
                        + "' is " + duration + ", must not be negative");
            }
            times[size] = millis(requireNonNull(card, "card"), time);
            sorted &= size == 0 || times[size] >= times[size - 1];
            cards[size] = numbers.computeIfAbsent(card, any -> numbers.size());
            ratings[size] = (byte) rating;
            durations[size] = duration.toSeconds() >= LONGEST_SECONDS
                    ? Integer.MAX_VALUE
                    : (int) duration.toMillis();
            size++;
            return this;
        }

        private static long millis(Object card, Instant time) {
            long seconds = time.getEpochSecond();
            if (Math.abs(seconds) > MAX_SECONDS) {
                throw new IllegalArgumentException("card '" + card + "' was answered at " + time
                        + ", which is out of range; leave that answer out");
            }
            return time.toEpochMilli();
        }

        /**
         * Sorts what was added.
         *
         * @return the data
         */
        public TrainingData build() {
            int[] byTime = sorted ? IntStream.range(0, size).toArray() : Indices.byKey(times, size);
            int[] numberOf = byFirstAnswer(byTime);
            int[] ends = new int[numbers.size() + 1];
            for (int i = 0; i < size; i++) {
                ends[numberOf[cards[i]] + 1]++;
            }
            Arrays.parallelPrefix(ends, Integer::sum);
            // The answers of a card beside each other, in the order of time.
            int[] grouped = new int[size];
            int[] next = Arrays.copyOf(ends, numbers.size());
            for (int i : byTime) {
                grouped[next[numberOf[cards[i]]]++] = i;
            }
            int[] starts = new int[numbers.size() + 1];
            int[] kept = new int[size];
            int count = 0;
            int doubled = 0;
            int cardCount = 0;
            for (int card = 0; card < numbers.size(); card++) {
                int begin = count;
                int ratingsOfThatTime = 0;
                for (int g = ends[card]; g < ends[card + 1]; g++) {
                    int i = grouped[g];
                    if (count == begin || times[i] != times[kept[count - 1]]) {
                        ratingsOfThatTime = 0;
                    }
                    if (ratings[i] == MADE_NEW) {
                        count = begin;
                    } else if ((ratingsOfThatTime >> ratings[i] & 1) != 0) {
                        doubled++;
                    } else {
                        ratingsOfThatTime |= 1 << ratings[i];
                        kept[count++] = i;
                    }
                }
                if (count > begin) {
                    starts[++cardCount] = count;
                }
            }
            return data(Arrays.copyOf(starts, cardCount + 1), Arrays.copyOf(kept, count), byTime,
                    doubled);
        }

        /** A new number for each card, in the order of their first answers. */
        private int[] byFirstAnswer(int[] byTime) {
            int[] numberOf = new int[numbers.size()];
            Arrays.fill(numberOf, -1);
            int count = 0;
            for (int i : byTime) {
                if (numberOf[cards[i]] < 0) {
                    numberOf[cards[i]] = count++;
                }
            }
            return numberOf;
        }

        private TrainingData data(int[] starts, int[] kept, int[] byTime, int doubled) {
            int count = kept.length;
            byte[] keptRatings = new byte[count];
            int[] keptDurations = new int[count];
            int[] days = new int[count];
            long[] keptTimes = new long[count];
            int[] positions = new int[size];
            Arrays.fill(positions, -1);
            for (int i = 0; i < count; i++) {
                keptRatings[i] = ratings[kept[i]];
                keptDurations[i] = durations[kept[i]];
                keptTimes[i] = times[kept[i]];
                positions[kept[i]] = i;
            }
            int[] order = Arrays.stream(byTime)
                    .map(i -> positions[i])
                    .filter(i -> i >= 0)
                    .toArray();
            long[] dayOf = new long[count];
            Today today = new Today();
            for (int i : order) {
                dayOf[i] = today.of(keptTimes[i]);
            }
            for (int card = 0; card + 1 < starts.length; card++) {
                for (int i = starts[card] + 1; i < starts[card + 1]; i++) {
                    days[i] = Math.clamp(dayOf[i] - dayOf[i - 1], 0, MAX_DAYS);
                }
            }
            return new TrainingData(starts, keptRatings, days, keptTimes, keptDurations, order,
                    doubled);
        }

        /** The day of each of many times that come in order; asks the calendar once a day. */
        private final class Today {
            private long day;
            private long begin;
            private long end;

            long of(long time) {
                if (time < begin || time >= end) {
                    LocalDate date = boundary.dayOf(Instant.ofEpochMilli(time));
                    day = date.toEpochDay();
                    begin = boundary.startOf(date).toEpochMilli();
                    end = boundary.startOf(date.plusDays(1)).toEpochMilli();
                }
                return day;
            }
        }
    }
}
