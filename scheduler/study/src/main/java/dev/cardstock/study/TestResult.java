package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.study.mastery.QuestionType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A marked test. Immutable and thread-safe.
 *
 * @param items each point of the paper, in its order
 */
public record TestResult(List<ItemResult> items) {
    /**
     * One point of the paper: a question, or a pair of a block.
     *
     * @param number the number of the question
     * @param card the item
     * @param type how it was asked
     * @param section the deck that it lies in, its names with {@code ::} between them
     * @param tags its tags
     * @param response the answer as text; empty where it is unanswered
     * @param expected the right answer
     * @param status what became of it
     * @param points what it gives: 1, a part, 0, or less where a penalty is taken off
     */
    public record ItemResult(int number, CardId card, QuestionType type, String section,
            List<String> tags, String response, Markup expected, Status status, double points) {
        /** Checks the components. */
        public ItemResult {
            requireNonNull(card, "card");
            requireNonNull(status, "status");
            tags = List.copyOf(tags);
        }
    }

    /** What became of a point. */
    public enum Status {
        /** The answer is right. */
        RIGHT,
        /** The answer is partly right, and that counts. */
        PARTIAL,
        /** The answer is wrong. */
        WRONG,
        /** The grader cannot tell: it counts as wrong until {@link TestSession#override} says otherwise. */
        UNSURE,
        /** There is no answer. */
        UNANSWERED
    }

    /**
     * The points of some part of the paper.
     *
     * @param points the points that were reached
     * @param possible the points that were possible
     */
    public record Tally(double points, int possible) {
        Tally plus(double more) {
            return new Tally(points + more, possible + 1);
        }
    }

    /** Copies the list. */
    public TestResult {
        items = List.copyOf(items);
    }

    /** {@return the points that were reached; less than 0 where penalties outweigh} */
    public double points() {
        return items.stream().mapToDouble(ItemResult::points).sum();
    }

    /** {@return the points that were possible} */
    public int possible() {
        return items.size();
    }

    /** {@return the points in per cent of those possible, 0 to 100} */
    public double percent() {
        return items.isEmpty() ? 0 : Math.max(0, 100 * points() / possible());
    }

    /** {@return how many points have no answer} */
    public int unanswered() {
        return (int) items.stream().filter(item -> item.status() == Status.UNANSWERED).count();
    }

    /** {@return the items that were not right: wrong, partly right, in doubt or unanswered} */
    public List<CardId> wrong() {
        return items.stream()
                .filter(item -> item.status() != Status.RIGHT)
                .map(ItemResult::card)
                .distinct()
                .toList();
    }

    /** {@return the points by how items were asked} */
    public Map<QuestionType, Tally> byType() {
        Map<QuestionType, Tally> tallies = new TreeMap<>();
        items.forEach(item -> add(tallies, item.type(), item));
        return Collections.unmodifiableMap(tallies);
    }

    /** {@return the points by section, in the order of the paper} */
    public Map<String, Tally> bySection() {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        items.forEach(item -> add(tallies, item.section(), item));
        return Collections.unmodifiableMap(tallies);
    }

    /** {@return the points by tag; an item with several tags counts for each} */
    public Map<String, Tally> byTag() {
        Map<String, Tally> tallies = new TreeMap<>();
        items.forEach(item -> item.tags().forEach(tag -> add(tallies, tag, item)));
        return Collections.unmodifiableMap(tallies);
    }

    private static <K> void add(Map<K, Tally> tallies, K key, ItemResult item) {
        tallies.put(key, tallies.getOrDefault(key, new Tally(0, 0)).plus(item.points()));
    }
}
