package dev.cardstock.review;

import dev.cardstock.deck.CardId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

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
     * How the probability of recall falls after the last review.
     *
     * @param schedule the card's schedule
     * @return the probability, 0 to 1, after a number of days since the last review, 0 or more and
     *     with fractions; empty where {@link #retrievability} is
     */
    default Optional<DoubleUnaryOperator> forgettingCurve(CardSchedule schedule) {
        Instant last = schedule.lastReview();
        if (last == null || retrievability(schedule, last).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(days -> retrievability(schedule,
                last.plusMillis(Math.round(days * 86_400_000))).orElseThrow());
    }

    /**
     * Answers a card and makes the entry of the log.
     *
     * @param schedule the card's schedule before the answer
     * @param rating how well it was recalled
     * @param now when it was answered
     * @param duration how long the learner took, 0 where unknown
     * @return the schedules before and after, and the entry
     * @throws IllegalArgumentException as {@link #review}
     */
    default Answered answer(CardSchedule schedule, Rating rating, Instant now, Duration duration) {
        CardSchedule after = review(schedule, rating, now);
        Review.Kind kind = switch (schedule.phase()) {
            case NEW, LEARNING -> Review.Kind.LEARNING;
            case REVIEW -> Review.Kind.REVIEW;
            case RELEARNING -> Review.Kind.RELEARNING;
        };
        Instant time = after.lastReview();
        return new Answered(schedule, after, new Review(schedule.card(),
                time == null ? now : time, rating, duration, kind, new TreeMap<>()));
    }

    /**
     * Takes a card back to where it was before its last review, by its log. Where the caller still has
     * the {@link Answered}, its {@code before} says the same without a log.
     *
     * @param schedule the card's schedule
     * @param reviews its reviews, the earliest first, the one to take back last
     * @return its schedule before the last of them
     * @throws IllegalArgumentException if the reviews do not lead to that schedule, or as
     *     {@link #replay(CardId, List)}
     */
    default CardSchedule rollback(CardSchedule schedule, List<Review> reviews) {
        if (reviews.isEmpty() || !replay(schedule.card(), reviews).equals(schedule)) {
            throw new IllegalArgumentException("the " + reviews.size() + " reviews of card '"
                    + schedule.card() + "' do not lead to its schedule (due " + schedule.due()
                    + "); give those that do, or keep the schedule before each answer");
        }
        return replay(schedule.card(), reviews.subList(0, reviews.size() - 1));
    }

    /**
     * Takes over a card that another algorithm has scheduled and whose log is not to be had: phase, due
     * time, interval and counts stay, the memory is estimated. With a log, {@link #replay} knows more.
     *
     * @param foreign the card's schedule
     * @return the same with a memory of this algorithm; the schedule itself if it is of this algorithm
     *     already, or new
     * @throws IllegalArgumentException if this algorithm cannot estimate a memory
     */
    default CardSchedule adopt(CardSchedule foreign) {
        MemoryState state = foreign.memory();
        if (state == null || state.algorithm().equals(id())) {
            return foreign;
        }
        throw new IllegalArgumentException("'" + id() + "' cannot take over card '" + foreign.card()
                + "' from '" + state.algorithm() + "'; replay its reviews instead");
    }

    /**
     * Rebuilds a card's schedule from its log. Entries outside the schedule (cramming) and entries that
     * set or recompute a schedule are left out; after one that made the card new again, it is.
     *
     * @param card the card
     * @param reviews its reviews, the earliest first, none of them twice
     * @return its schedule after the last of them
     * @throws IllegalArgumentException if reviews are of another card, run backwards in time or are
     *     there twice; the message lists all
     */
    default CardSchedule replay(CardId card, List<Review> reviews) {
        Replay.check(card, reviews);
        CardSchedule schedule = CardSchedule.newCard(card);
        for (Review review : reviews) {
            Rating rating = review.rating();
            if (review.kind() == Review.Kind.FORGOTTEN) {
                schedule = schedule.forgotten();
            } else if (rating != null && review.kind() != Review.Kind.CRAM) {
                schedule = review(schedule, rating, review.time());
            }
        }
        return schedule;
    }

    /**
     * Rebuilds the schedules of all cards, as after a change of algorithm or parameters.
     *
     * @param log the reviews of all cards
     * @return the log and a schedule for each card in it
     * @throws IllegalArgumentException if reviews of a card are there twice; the message lists all
     */
    default LearningHistory replay(ReviewLog log) {
        return Replay.all(this, log);
    }
}
