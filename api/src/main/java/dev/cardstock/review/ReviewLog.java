package dev.cardstock.review;

import dev.cardstock.deck.CardId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a learner answered, in the order of time. The log is the truth: any state of a card can
 * be rebuilt from it by {@link Scheduler#replay replay}. Immutable and thread-safe.
 */
public final class ReviewLog implements Iterable<Review> {
    private static final ReviewLog EMPTY = new ReviewLog(List.of());

    private final List<Review> reviews;

    private ReviewLog(List<Review> reviews) {
        this.reviews = reviews;
    }

    /** {@return a log without entries} */
    public static ReviewLog empty() {
        return EMPTY;
    }

    /**
     * A log of reviews in any order. Reviews of the same time keep the order given.
     *
     * @param reviews the reviews
     * @return the log
     */
    public static ReviewLog of(Collection<Review> reviews) {
        List<Review> sorted = new ArrayList<>(reviews);
        sorted.sort(Comparator.comparing(Review::time));
        return sorted.isEmpty() ? EMPTY : new ReviewLog(List.copyOf(sorted));
    }

    /** {@return all reviews, the earliest first; unmodifiable} */
    public List<Review> reviews() {
        return reviews;
    }

    /**
     * The reviews of one card. For many cards take {@link #byCard()}.
     *
     * @param card the card
     * @return its reviews, the earliest first
     */
    public List<Review> of(CardId card) {
        return reviews.stream().filter(review -> review.card().equals(card)).toList();
    }

    /** {@return the reviews of each card, cards in the order of their first review} */
    public Map<CardId, List<Review>> byCard() {
        Map<CardId, List<Review>> byCard = new LinkedHashMap<>();
        for (Review review : reviews) {
            byCard.computeIfAbsent(review.card(), card -> new ArrayList<>()).add(review);
        }
        byCard.replaceAll((card, list) -> List.copyOf(list));
        return byCard;
    }

    /**
     * This log with more reviews.
     *
     * @param more reviews in any order
     * @return the longer log
     */
    public ReviewLog plus(Collection<Review> more) {
        return of(Stream.concat(reviews.stream(), more.stream()).toList());
    }

    /**
     * This log with each entry once. Entries are the same if they are equal in everything; a log that
     * was imported twice has them.
     *
     * @return the log, itself if there are no duplicates
     */
    public ReviewLog withoutDuplicates() {
        List<Review> distinct = reviews.stream().distinct().toList();
        return distinct.size() == reviews.size() ? this : new ReviewLog(distinct);
    }

    /** {@return the number of reviews} */
    public int size() {
        return reviews.size();
    }

    @Override
    public Iterator<Review> iterator() {
        return reviews.iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReviewLog that && reviews.equals(that.reviews);
    }

    @Override
    public int hashCode() {
        return reviews.hashCode();
    }

    @Override
    public String toString() {
        return "ReviewLog[" + reviews.size() + " reviews]";
    }
}
