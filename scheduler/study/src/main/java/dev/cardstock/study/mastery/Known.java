package dev.cardstock.study.mastery;

import dev.cardstock.deck.CardId;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Review;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was imported before. */
final class Known {
    private final Set<Review> reviews = new HashSet<>();
    private final Map<CardId, CardSchedule> schedules = new HashMap<>();

    Known(List<ProgressEvent> events) {
        for (ProgressEvent event : events) {
            switch (LearnerEvent.of(event).orElse(null)) {
                case LearnerEvent.Imported imported -> reviews.add(imported.review());
                case LearnerEvent.Scheduled scheduled ->
                    schedules.put(scheduled.schedule().card(), scheduled.schedule());
                case null, default -> {}
            }
        }
    }

    boolean has(LearnerEvent event) {
        return switch (event) {
            case LearnerEvent.Imported imported -> reviews.contains(imported.review());
            case LearnerEvent.Scheduled scheduled -> scheduled.schedule()
                    .equals(schedules.get(scheduled.schedule().card()));
            default -> false;
        };
    }
}
