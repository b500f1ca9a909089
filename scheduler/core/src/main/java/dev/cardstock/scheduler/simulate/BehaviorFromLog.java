package dev.cardstock.scheduler.simulate;

import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.scheduler.simulate.LearnerBehavior.StepRatings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Measures a behavior from a log. For one log. */
final class BehaviorFromLog {
    /** What the defaults weigh, in answers. */
    private static final double PRIOR = 20;

    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final double TIMES_MEDIAN = 10;

    private static final int RATINGS = 4;

    private static final int LEARNING = 0;
    private static final int REVIEW = 1;
    private static final int RELEARNING = 2;

    private final DayBoundary days;
    private final double[] first = new double[RATINGS];
    private final double[] recalled = new double[RATINGS];
    private final double[][] learning = new double[RATINGS][RATINGS];
    private final double[][] relearning = new double[RATINGS][RATINGS];
    private final double[][] seconds = new double[3][RATINGS];
    private final double[][] timed = new double[3][RATINGS];

    BehaviorFromLog(DayBoundary days) {
        this.days = days;
    }

    LearnerBehavior read(ReviewLog log) {
        double longest = longest(log);
        log.byCard().values().forEach(reviews -> read(reviews, longest));
        LearnerBehavior usual = LearnerBehavior.defaults();
        return new LearnerBehavior(shares(first, usual.firstRatings()),
                shares(recalled, usual.recallRatings()), steps(learning, usual.learningSteps()),
                steps(relearning, usual.relearningSteps()),
                means(LEARNING, usual.learningSeconds()), means(REVIEW, usual.reviewSeconds()),
                means(RELEARNING, usual.relearningSeconds()));
    }

    /** How long an answer may take before the learner must have been interrupted. */
    private static double longest(ReviewLog log) {
        double[] sorted = log.reviews()
                .stream()
                .filter(BehaviorFromLog::counts)
                .mapToDouble(BehaviorFromLog::seconds)
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        double limit = seconds(LONGEST);
        return sorted.length == 0
                ? limit
                : Math.min(limit, TIMES_MEDIAN * sorted[sorted.length / 2]);
    }

    private static boolean counts(Review review) {
        return review.kind().graded() && review.kind() != Review.Kind.CRAM;
    }

    private static double seconds(Review review) {
        return seconds(review.duration());
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds() + duration.toMillisPart() / 1000.0;
    }

    private void read(List<Review> reviews, double longest) {
        Rating before = null;
        long firstDay = 0;
        long lastDay = 0;
        for (Review review : reviews) {
            Rating rating = review.rating();
            if (review.kind() == Review.Kind.FORGOTTEN) {
                before = null;
            }
            if (rating == null || !counts(review)) {
                continue;
            }
            long day = days.dayOf(review.time()).toEpochDay();
            int at = rating.value() - 1;
            int phase;
            if (before == null) {
                first[at]++;
                firstDay = day;
                phase = LEARNING;
            } else if (day > lastDay) {
                recalled[at] += rating.recalled() ? 1 : 0;
                phase = REVIEW;
            } else {
                boolean isNew = day == firstDay;
                (isNew ? learning : relearning)[before.value() - 1][at]++;
                phase = isNew ? LEARNING : RELEARNING;
            }
            double took = seconds(review);
            if (took > 0) {
                seconds[phase][at] += Math.min(longest, took);
                timed[phase][at]++;
            }
            before = rating;
            lastDay = day;
        }
    }

    private static StepRatings steps(double[][] counts, StepRatings usual) {
        double[] afterGood = counts[2].clone();
        Arrays.setAll(afterGood, i -> afterGood[i] + counts[3][i]);
        return new StepRatings(shares(counts[0], usual.afterAgain()),
                shares(counts[1], usual.afterHard()), shares(afterGood, usual.afterGood()));
    }

    private static PerRating shares(double[] counts, PerRating usual) {
        double total = Arrays.stream(counts).sum() + PRIOR;
        double scale = PRIOR / usual.sum();
        return perRating(rating -> (counts[rating.value() - 1] + scale * usual.of(rating)) / total);
    }

    private PerRating means(int phase, PerRating usual) {
        return perRating(rating -> {
            int at = rating.value() - 1;
            return (seconds[phase][at] + PRIOR * usual.of(rating)) / (timed[phase][at] + PRIOR);
        });
    }

    private static PerRating perRating(java.util.function.ToDoubleFunction<Rating> value) {
        return new PerRating(value.applyAsDouble(Rating.AGAIN), value.applyAsDouble(Rating.HARD),
                value.applyAsDouble(Rating.GOOD), value.applyAsDouble(Rating.EASY));
    }
}
