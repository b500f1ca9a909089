package dev.cardstock.scheduler.queue;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Scheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a queue is made. The choices are those of Anki's deck options, "Display order", "Burying" and
 * "Daily limits". Immutable; thread-safe if its scheduler is.
 */
public final class QueueSettings {
    /** Which new cards are taken where a limit leaves some out. */
    public enum NewGather {
        /** Deck by deck, in each those of the lowest position. */
        DECK,
        /** Deck by deck, in each by notes in random order. */
        DECK_THEN_RANDOM_NOTES,
        /** Those of the lowest position in all decks. */
        LOWEST_POSITION,
        /** Those of the highest position in all decks. */
        HIGHEST_POSITION,
        /** By notes in random order. */
        RANDOM_NOTES,
        /** In random order. */
        RANDOM_CARDS
    }

    /** In which order the new cards that were taken are asked. */
    public enum NewSort {
        /** By the number of their template, else as they were gathered. */
        TEMPLATE,
        /** As they were gathered. */
        GATHERED,
        /** By the number of their template, then at random. */
        TEMPLATE_THEN_RANDOM,
        /** By notes in random order, in each by the number of the template. */
        RANDOM_NOTE_THEN_TEMPLATE,
        /** In random order. */
        RANDOM_CARD
    }

    /** In which order cards in review are taken and asked. */
    public enum ReviewOrder {
        /** By the day on which they fell due, then at random. */
        DUE_THEN_RANDOM,
        /** By the day on which they fell due, then by deck. */
        DUE_THEN_DECK,
        /** By deck, then by the day on which they fell due. */
        DECK_THEN_DUE,
        /** The shortest interval first. */
        INTERVAL_ASCENDING,
        /** The longest interval first. */
        INTERVAL_DESCENDING,
        /** The least ease first; with a difficulty in its place, the most difficult. */
        EASE_ASCENDING,
        /** The greatest ease first; with a difficulty in its place, the least difficult. */
        EASE_DESCENDING,
        /** The least probability of recall first. */
        RETRIEVABILITY_ASCENDING,
        /** The greatest probability of recall first. */
        RETRIEVABILITY_DESCENDING,
        /** First those whose time since the last review is the most, measured by their interval. */
        RELATIVE_OVERDUENESS,
        /** In random order. */
        RANDOM,
        /** Those first that were added first. */
        ADDED,
        /** Those first that were added last. */
        REVERSE_ADDED
    }

    /** Where one kind of cards stands to the reviews. */
    public enum Mix {
        /** Spread evenly among them. */
        MIX,
        /** After them. */
        AFTER,
        /** Before them. */
        BEFORE
    }

    private static final QueueSettings DEFAULTS = new Builder().build();

    private final NewGather newGather;
    private final NewSort newSort;
    private final ReviewOrder reviewOrder;
    private final Mix newMix;
    private final Mix interdayMix;
    private final boolean buryNew;
    private final boolean buryReviews;
    private final boolean buryInterdayLearning;
    private final boolean newIgnoreReviewLimit;
    private final boolean limitsFromAbove;
    private final Duration learnAhead;
    private final DayBoundary days;
    private final long seed;
    private final @Nullable Scheduler scheduler;

    private QueueSettings(Builder builder) {
        newGather = builder.newGather;
        newSort = builder.newSort;
        reviewOrder = builder.reviewOrder;
        newMix = builder.newMix;
        interdayMix = builder.interdayMix;
        buryNew = builder.buryNew;
        buryReviews = builder.buryReviews;
        buryInterdayLearning = builder.buryInterdayLearning;
        newIgnoreReviewLimit = builder.newIgnoreReviewLimit;
        limitsFromAbove = builder.limitsFromAbove;
        learnAhead = builder.learnAhead;
        days = builder.days;
        seed = builder.seed;
        scheduler = builder.scheduler;
        if (learnAhead.isNegative() || learnAhead.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "learnAhead is " + learnAhead + ", must be from 0 to a day");
        }
    }

    /**
     * Anki's defaults: new cards by deck, sorted by template, mixed with reviews; reviews by due day,
     * then at random; no burying; 20 minutes ahead; days that begin at 04:00 UTC.
     *
     * @return the settings
     */
    public static QueueSettings defaults() {
        return DEFAULTS;
    }

    /** {@return a builder that begins with {@link #defaults()}} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return which new cards are taken} */
    public NewGather newGather() {
        return newGather;
    }

    /** {@return in which order new cards are asked} */
    public NewSort newSort() {
        return newSort;
    }

    /** {@return in which order reviews are taken and asked} */
    public ReviewOrder reviewOrder() {
        return reviewOrder;
    }

    /** {@return where new cards stand to reviews} */
    public Mix newMix() {
        return newMix;
    }

    /** {@return where cards in learning steps of a day and more stand to reviews} */
    public Mix interdayMix() {
        return interdayMix;
    }

    /** {@return whether new cards are buried whose note has been asked} */
    public boolean buryNew() {
        return buryNew;
    }

    /** {@return whether reviews are buried whose note has been asked} */
    public boolean buryReviews() {
        return buryReviews;
    }

    /** {@return whether cards in steps of a day and more are buried whose note has been asked} */
    public boolean buryInterdayLearning() {
        return buryInterdayLearning;
    }

    /** {@return whether new cards may be asked where the limit of reviews is reached} */
    public boolean newIgnoreReviewLimit() {
        return newIgnoreReviewLimit;
    }

    /** {@return whether the limits of decks above the one that is studied hold too} */
    public boolean limitsFromAbove() {
        return limitsFromAbove;
    }

    /** {@return how long before its time a card in learning is asked if nothing else is left} */
    public Duration learnAhead() {
        return learnAhead;
    }

    /** {@return when the learner's day begins} */
    public DayBoundary days() {
        return days;
    }

    /** {@return what random orders are drawn from, beside card and day} */
    public long seed() {
        return seed;
    }

    /** {@return what knows the probability of recall, or null} */
    public @Nullable Scheduler scheduler() {
        return scheduler;
    }

    /** Builds settings. Not thread-safe. */
    public static final class Builder {
        private NewGather newGather = NewGather.DECK;
        private NewSort newSort = NewSort.TEMPLATE;
        private ReviewOrder reviewOrder = ReviewOrder.DUE_THEN_RANDOM;
        private Mix newMix = Mix.MIX;
        private Mix interdayMix = Mix.MIX;
        private boolean buryNew;
        private boolean buryReviews;
        private boolean buryInterdayLearning;
        private boolean newIgnoreReviewLimit;
        private boolean limitsFromAbove;
        private Duration learnAhead = Duration.ofMinutes(20);
        private DayBoundary days = DayBoundary.DEFAULT;
        private long seed;
        private @Nullable Scheduler scheduler;

        private Builder() {}

        /**
         * Sets which new cards are taken and in which order they are asked.
         *
         * @param gather which are taken
         * @param sort in which order they are asked
         * @return this builder
         */
        public Builder newCards(NewGather gather, NewSort sort) {
            newGather = requireNonNull(gather, "gather");
            newSort = requireNonNull(sort, "sort");
            return this;
        }

        /**
         * Sets in which order reviews are taken and asked.
         *
         * @param order the order; those by retrievability ask the {@linkplain #scheduler scheduler}, and
         *     are by relative overdueness for cards of which it does not know
         * @return this builder
         */
        public Builder reviews(ReviewOrder order) {
            reviewOrder = requireNonNull(order, "order");
            return this;
        }

        /**
         * Sets where other cards stand to the reviews.
         *
         * @param newCards where new cards do
         * @param interdayLearning where cards in learning steps of a day and more do
         * @return this builder
         */
        public Builder mix(Mix newCards, Mix interdayLearning) {
            newMix = requireNonNull(newCards, "newCards");
            interdayMix = requireNonNull(interdayLearning, "interdayLearning");
            return this;
        }

        /**
         * Sets which cards are put off to another day if a sibling, a card of the same note, is asked
         * today.
         *
         * @param newCards whether new cards are
         * @param reviews whether cards in review are
         * @param interdayLearning whether cards in learning steps of a day and more are
         * @return this builder
         */
        public Builder burySiblings(boolean newCards, boolean reviews, boolean interdayLearning) {
            buryNew = newCards;
            buryReviews = reviews;
            buryInterdayLearning = interdayLearning;
            return this;
        }

        /**
         * Sets whether new cards may be asked where the limit of reviews is reached.
         *
         * @param ignore whether they may
         * @return this builder
         */
        public Builder newIgnoreReviewLimit(boolean ignore) {
            newIgnoreReviewLimit = ignore;
            return this;
        }

        /**
         * Sets whether the limits of decks above the one that is studied hold too.
         *
         * @param hold whether they do
         * @return this builder
         */
        public Builder limitsFromAbove(boolean hold) {
            limitsFromAbove = hold;
            return this;
        }

        /**
         * Sets how long before its time a card in learning is asked if nothing else is left.
         *
         * @param ahead from 0 to a day
         * @return this builder
         */
        public Builder learnAhead(Duration ahead) {
            learnAhead = requireNonNull(ahead, "ahead");
            return this;
        }

        /**
         * Sets when the learner's day begins.
         *
         * @param boundary zone and time
         * @return this builder
         */
        public Builder days(DayBoundary boundary) {
            days = requireNonNull(boundary, "boundary");
            return this;
        }

        /**
         * Sets what random orders are drawn from, beside card and day.
         *
         * @param value any number
         * @return this builder
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Sets what knows the probability of recall.
         *
         * @param knows the scheduler of the cards
         * @return this builder
         */
        public Builder scheduler(Scheduler knows) {
            scheduler = requireNonNull(knows, "knows");
            return this;
        }

        /**
         * Builds the settings.
         *
         * @return the settings
         * @throws IllegalArgumentException if the time ahead is out of range
         */
        public QueueSettings build() {
            return new QueueSettings(this);
        }
    }
}
