package dev.cardstock.study.mastery;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.review.Scheduler;
import dev.cardstock.study.mastery.LearnerEvent.MatchDone;
import dev.cardstock.study.mastery.LearnerEvent.TestDone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a learner has done, computed from the events that are kept. Immutable and thread-safe; the same
 * events give the same progress.
 */
public final class LearnerProgress {
    private static final LearnerProgress NONE = of(List.of());

    private final Map<CardId, ItemProgress> items;
    private final List<TestDone> tests;
    private final List<MatchDone> matches;
    private final List<Review> reviews;
    private final Map<CardId, CardSchedule> imported;
    private final int sessions;
    private final long revision;

    LearnerProgress(Tally tally, long revision) {
        items = tally.items();
        tests = List.copyOf(tally.tests());
        matches = List.copyOf(tally.matches());
        reviews = List.copyOf(tally.reviews());
        imported = Map.copyOf(tally.imported());
        sessions = tally.sessions();
        this.revision = revision;
    }

    /** {@return the progress of somebody who has done nothing} */
    public static LearnerProgress none() {
        return NONE;
    }

    /**
     * Computes progress.
     *
     * @param events the events of one learner, in the order in which they were kept; those of kinds that
     *     this library does not know are passed over
     * @return the progress
     * @throws IllegalArgumentException if an event of this library cannot be read
     */
    public static LearnerProgress of(List<ProgressEvent> events) {
        Tally tally = new Tally();
        events.forEach(event -> LearnerEvent.of(event).ifPresent(tally::add));
        return new LearnerProgress(tally, events.size());
    }

    /** {@return of how many events it was computed} */
    public long revision() {
        return revision;
    }

    /** {@return how many sessions were begun} */
    public int sessions() {
        return sessions;
    }

    /** {@return the items that something was done with} */
    public Collection<ItemProgress> items() {
        return items.values();
    }

    /**
     * What was done with an item.
     *
     * @param card the item
     * @return its progress, {@link ItemProgress#none} if it was never answered
     */
    public ItemProgress item(CardId card) {
        ItemProgress progress = items.get(requireNonNull(card, "card"));
        return progress == null ? ItemProgress.none(card) : progress;
    }

    /** {@return the tests that were handed in, the last one last} */
    public List<TestDone> tests() {
        return tests;
    }

    /** {@return the games of matching that were finished, the last one last} */
    public List<MatchDone> matches() {
        return matches;
    }

    /** {@return the best game among those that are eligible: the shortest total, then the fewest misses} */
    public Optional<MatchDone> bestMatch() {
        return matches.stream()
                .filter(MatchDone::eligible)
                .min(Comparator.comparing(MatchDone::total).thenComparingInt(MatchDone::misses));
    }

    /** {@return all reviews that count for schedules, imported ones too} */
    public ReviewLog log() {
        return ReviewLog.of(reviews).withoutDuplicates();
    }

    /**
     * The learning history: the log, and for each card its schedule. It is computed from the log; only a
     * card whose log says nothing is taken over from what was imported.
     *
     * @param scheduler the algorithm
     * @return the history
     */
    public LearningHistory history(Scheduler scheduler) {
        ReviewLog log = log();
        Map<CardId, CardSchedule> schedules = new LinkedHashMap<>();
        Map<CardId, List<Review>> byCard = log.byCard();
        imported.forEach((card, schedule) -> {
            List<Review> since = new ArrayList<>(byCard.getOrDefault(card, List.of()));
            since.removeIf(review -> !isAfter(review, schedule));
            boolean complete = byCard.getOrDefault(card, List.of()).size() > since.size();
            if (!complete) {
                schedules.put(card, replayed(scheduler, scheduler.adopt(schedule), since));
            }
        });
        byCard.forEach((card, of) -> schedules.computeIfAbsent(card,
                c -> scheduler.replay(c, of)));
        return LearningHistory.of(log, schedules.values());
    }

    private static boolean isAfter(Review review, CardSchedule schedule) {
        return schedule.lastReview() == null || review.time().isAfter(schedule.lastReview());
    }

    private static CardSchedule replayed(Scheduler scheduler, CardSchedule from,
            List<Review> reviews) {
        CardSchedule schedule = from;
        for (Review review : reviews) {
            if (review.kind() == Review.Kind.FORGOTTEN) {
                schedule = schedule.forgotten();
            } else if (review.rating() != null && review.kind() != Review.Kind.CRAM) {
                schedule = scheduler.review(schedule, requireNonNull(review.rating()),
                        review.time());
            }
        }
        return schedule;
    }

    /** {@return how long the learner has been answering, as far as it is known} */
    public Duration timeSpent() {
        return reviews.stream().map(Review::duration).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public String toString() {
        return "LearnerProgress[" + items.size() + " items, " + sessions + " sessions]";
    }
}
