package dev.cardstock.study;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.Answered;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.study.mastery.LearnerEvent.ReviewEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The schedules of a learner's cards, as a session changes them. */
final class Reviews {
    private final Scheduler scheduler;
    private final LearningHistory before;
    private final Map<CardId, CardSchedule> changed = new HashMap<>();

    Reviews(Scheduler scheduler, LearningHistory before) {
        this.scheduler = scheduler;
        this.before = before;
    }

    CardSchedule schedule(CardId card) {
        CardSchedule own = changed.get(card);
        return own != null
                ? own
                : before.schedule(card).orElseGet(() -> CardSchedule.newCard(card));
    }

    Answered answer(CardId card, Rating rating, Instant at, Duration taken) {
        Answered answered = scheduler.answer(schedule(card), rating, at, taken);
        changed.put(card, answered.after());
        return answered;
    }

    static ReviewEntry entry(Answered answered) {
        CardSchedule before = answered.before();
        Instant last = before.lastReview();
        return new ReviewEntry(answered.review().rating() == null
                ? Rating.AGAIN
                : answered.review().rating(), answered.review().kind(),
                last == null ? Duration.ZERO : Duration.between(last, answered.review().time()),
                before.memory());
    }
}
