package dev.cardstock.scheduler.queue;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deck with the daily limits of its cards and of those in the decks below it.
 *
 * @param id its id
 * @param parent the id of the deck above it, or null
 * @param newPerDay how many new cards a day, 0 or more
 * @param reviewsPerDay how many reviews a day, 0 or more
 * @param newToday how many new cards were begun today in this deck itself
 * @param reviewsToday how many reviews were answered today in this deck itself
 */
public record QueueDeck(String id, @Nullable String parent, int newPerDay, int reviewsPerDay,
        int newToday, int reviewsToday) {
    /** Anki's number of new cards a day. */
    public static final int DEFAULT_NEW_PER_DAY = 20;

    /** Anki's number of reviews a day. */
    public static final int DEFAULT_REVIEWS_PER_DAY = 200;

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a number is negative; the message lists all
     */
    public QueueDeck {
        requireNonNull(id, "id");
        List<String> problems = new ArrayList<>();
        check(problems, "newPerDay", newPerDay);
        check(problems, "reviewsPerDay", reviewsPerDay);
        check(problems, "newToday", newToday);
        check(problems, "reviewsToday", reviewsToday);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("deck '" + id + "': " + String.join("; ", problems));
        }
    }

    private static void check(List<String> problems, String name, int value) {
        if (value < 0) {
            problems.add(name + " is " + value + ", must be 0 or more");
        }
    }

    /**
     * A deck with limits of its own of which nothing is used up yet.
     *
     * @param id its id
     * @param parent the id of the deck above it, or null
     * @param newPerDay how many new cards a day
     * @param reviewsPerDay how many reviews a day
     * @return the deck
     */
    public static QueueDeck of(String id, @Nullable String parent, int newPerDay,
            int reviewsPerDay) {
        return new QueueDeck(id, parent, newPerDay, reviewsPerDay, 0, 0);
    }

    /**
     * The deck after a part of the day.
     *
     * @param begun how many new cards were begun today in this deck itself
     * @param answered how many reviews were answered today in this deck itself
     * @return the changed deck
     */
    public QueueDeck studied(int begun, int answered) {
        return new QueueDeck(id, parent, newPerDay, reviewsPerDay, begun, answered);
    }
}
