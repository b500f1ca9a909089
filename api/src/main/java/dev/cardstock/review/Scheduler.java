package dev.cardstock.review;

import dev.cardstock.deck.CardId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Decides when a card is asked next. A scheduler is a pure function of what it is given: it keeps no
 * state, reads no clock and draws no chance, so that every schedule can be rebuilt from the log.
 * Thread-safe.
 *
 * <p>Contract: {@code preview} gives for each rating exactly what {@code review} gives; of two better
 * ratings neither leads to an earlier due time; due times are never before {@code now}.
 */
public interface Scheduler {
    /** {@return the id of its algorithm, which its memory states carry} */
    String id();

    /**
     * Answers a card.
     *
     * @param schedule the card's schedule before the answer; a memory of another algorithm is an error
     * @param rating how well it was recalled
     * @param now when it was answered; a time before the last review counts as that time
     * @return its schedule after the answer
     * @throws IllegalArgumentException if the memory is not of this algorithm
     */
    CardSchedule review(CardSchedule schedule, Rating rating, Instant now);

    /**
     * What each rating would lead to.
     *
     * @param schedule the card's schedule
     * @param now when it would be answered
     * @return the schedule after each of the four ratings
     */
    default Map<Rating, CardSchedule> preview(CardSchedule schedule, Instant now) {
        Map<Rating, CardSchedule> outcomes = new EnumMap<>(Rating.class);
        for (Rating rating : Rating.values()) {
            outcomes.put(rating, review(schedule, rating, now));
        }
        return outcomes;
    }

    /**
     * The probability that the learner would recall a card.
     *
     * @param schedule the card's schedule
     * @param at a time, not before the last review
     * @return 0 to 1; empty for a new card, and for algorithms that do not model memory
     */
    OptionalDouble retrievability(CardSchedule schedule, Instant at);

    /**
     * Rebuilds a card's schedule from its log. Entries outside the schedule (cramming) and entries made
     * by hand are left out.
     *
     * @param card the card
     * @param reviews its reviews, the earliest first; those of other cards are an error
     * @return its schedule after the last of them
     * @throws IllegalArgumentException if a review is of another card
     */
    default CardSchedule replay(CardId card, List<Review> reviews) {
        CardSchedule schedule = CardSchedule.newCard(card);
        for (Review review : reviews) {
            if (!review.card().equals(card)) {
                throw new IllegalArgumentException("a review of card '" + review.card()
                        + "' is among those of card '" + card + "'");
            }
            Rating rating = review.rating();
            if (rating != null && review.kind() != Review.Kind.CRAM) {
                schedule = review(schedule, rating, review.time());
            }
        }
        return schedule;
    }
}
