package dev.cardstock.scheduler.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left of the daily limits in the tree of decks that is studied. */
final class Limits {
    /** A deck with what is left for it and the decks below it. */
    static final class Node {
        final int order;
        private final @Nullable Node parent;
        private long newCards;
        private long reviews;

        private Node(int order, @Nullable Node parent, long newCards, long reviews) {
            this.order = order;
            this.parent = parent;
            this.newCards = newCards;
            this.reviews = reviews;
        }

        boolean mayTakeReview() {
            return reviewsLeft() > 0;
        }

        boolean mayTakeNew() {
            return newLeft() > 0;
        }

        /** How many reviews may be taken at most. */
        long reviewsLeft() {
            return parent == null ? reviews : Math.min(reviews, parent.reviewsLeft());
        }

        /** How many new cards may be taken at most. */
        long newLeft() {
            return parent == null ? newCards : Math.min(newCards, parent.newLeft());
        }

        void reviewTaken() {
            for (Node node = this; node != null; node = node.parent) {
                node.reviews--;
            }
        }

        void newTaken() {
            for (Node node = this; node != null; node = node.parent) {
                node.newCards--;
            }
        }
    }

    private final Map<String, Node> studied = new HashMap<>();
    private final String rootId;
    private final List<Node> all = new ArrayList<>();

    Limits(QueueInput input, String deck, QueueSettings settings) {
        QueueDeck root = input.deck(deck);
        rootId = root.id();
        Map<String, List<QueueDeck>> children = new HashMap<>();
        Map<String, QueueDeck> byId = new HashMap<>();
        for (QueueDeck each : input.decks()) {
            if (byId.put(each.id(), each) != null) {
                throw new IllegalArgumentException("deck '" + each.id() + "' is there twice");
            }
            if (each.parent() != null) {
                children.computeIfAbsent(each.parent(), id -> new ArrayList<>()).add(each);
            }
        }
        Node above = null;
        if (settings.limitsFromAbove()) {
            above = chain(root, byId, children, settings, 0);
        }
        add(root, above, children, settings, 0);
    }

    /** The decks above one, the highest first; each with what its whole tree has used up. */
    private @Nullable Node chain(QueueDeck deck, Map<String, QueueDeck> byId,
            Map<String, List<QueueDeck>> children, QueueSettings settings, int depth) {
        QueueDeck parent = deck.parent() == null ? null : byId.get(deck.parent());
        if (parent == null) {
            return null;
        }
        checkDepth(parent, depth);
        Node above = chain(parent, byId, children, settings, depth + 1);
        return node(parent, -1, above, used(parent, children, 0), settings);
    }

    private void add(QueueDeck deck, @Nullable Node parent,
            Map<String, List<QueueDeck>> children, QueueSettings settings, int depth) {
        checkDepth(deck, depth);
        long[] used = used(deck, children, depth);
        Node node = node(deck, studied.size(), parent, used, settings);
        studied.put(deck.id(), node);
        for (QueueDeck child : children.getOrDefault(deck.id(), List.of())) {
            add(child, node, children, settings, depth + 1);
        }
    }

    private Node node(QueueDeck deck, int order, @Nullable Node parent, long[] used,
            QueueSettings settings) {
        long reviews = deck.reviewsPerDay() - used[1]
                - (settings.newIgnoreReviewLimit() ? 0 : used[0]);
        Node node = new Node(order, parent, deck.newPerDay() - used[0], reviews);
        all.add(node);
        return node;
    }

    private static long[] used(QueueDeck deck, Map<String, List<QueueDeck>> children, int depth) {
        checkDepth(deck, depth);
        long[] used = {deck.newToday(), deck.reviewsToday()};
        for (QueueDeck child : children.getOrDefault(deck.id(), List.of())) {
            long[] below = used(child, children, depth + 1);
            used[0] += below[0];
            used[1] += below[1];
        }
        return used;
    }

    private static void checkDepth(QueueDeck deck, int depth) {
        if (depth > 1_000) {
            throw new IllegalArgumentException("deck '" + deck.id()
                    + "' lies more than 1000 decks deep, or in itself");
        }
    }

    Node root() {
        return java.util.Objects.requireNonNull(studied.get(rootId));
    }

    /** The deck, or null if it is not among those that are studied. */
    @Nullable
    Node of(String deck) {
        return studied.get(deck);
    }

    /** From here on new cards are taken: where they count, they have what reviews have left. */
    void reviewsDone(QueueSettings settings) {
        if (!settings.newIgnoreReviewLimit()) {
            all.forEach(node -> node.newCards = Math.min(node.newCards, node.reviews));
        }
    }
}
