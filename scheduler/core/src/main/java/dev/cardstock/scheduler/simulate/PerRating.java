package dev.cardstock.scheduler.simulate;

import dev.cardstock.review.Rating;
import java.util.List;

/**
 * A number for each rating: a chance, or the seconds that an answer takes.
 *
 * @param again of cards that were not recalled
 * @param hard of those that were recalled with difficulty
 * @param good of those that were recalled after some thought
 * @param easy of those that were recalled at once
 */
public record PerRating(double again, double hard, double good, double easy) {
    private static final List<Rating> RATINGS = List.of(Rating.values());

    /**
     * The number of a rating.
     *
     * @param rating the rating
     * @return the number
     */
    public double of(Rating rating) {
        return switch (rating) {
            case AGAIN -> again;
            case HARD -> hard;
            case GOOD -> good;
            case EASY -> easy;
        };
    }

    double sum() {
        return again + hard + good + easy;
    }

    /**
     * Chooses a rating, each by its share of the sum.
     *
     * @param chance from 0 up to 1
     */
    Rating pick(double chance) {
        double at = chance * sum();
        Rating last = Rating.AGAIN;
        for (Rating rating : RATINGS) {
            double weight = of(rating);
            if (weight > 0) {
                last = rating;
                if (at < weight) {
                    return rating;
                }
                at -= weight;
            }
        }
        return last;
    }

    /** Whether each number is from 0 to a maximum. */
    boolean within(double maximum) {
        return inRange(again, maximum) && inRange(hard, maximum) && inRange(good, maximum)
                && inRange(easy, maximum);
    }

    private static boolean inRange(double value, double maximum) {
        return value >= 0 && value <= maximum;
    }
}
