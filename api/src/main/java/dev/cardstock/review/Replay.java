package dev.cardstock.review;

import dev.cardstock.deck.CardId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks of a log that is replayed. */
final class Replay {
    private static final int LISTED = 20;

    private Replay() {}

    static void check(CardId card, List<Review> reviews) {
        report("the reviews of card '" + card + "' cannot be replayed: ", problems(card, reviews));
    }

    static LearningHistory all(Scheduler scheduler, ReviewLog log) {
        var byCard = log.byCard();
        List<String> problems = new ArrayList<>();
        byCard.forEach((card, reviews) -> problems(card, reviews)
                .forEach(problem -> problems.add("card '" + card + "': " + problem)));
        report("the log cannot be replayed: ", problems);
        return LearningHistory.of(log, byCard.entrySet()
                .stream()
                .map(entry -> scheduler.replay(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static List<String> problems(CardId card, List<Review> reviews) {
        List<String> problems = new ArrayList<>();
        @Nullable
        Instant last = null;
        for (int i = 0; i < reviews.size(); i++) {
            Review review = reviews.get(i);
            if (!review.card().equals(card)) {
                problems.add("review " + (i + 1) + " is of card '" + review.card() + "'");
                continue;
            }
            if (last != null && review.time().isBefore(last)) {
                problems.add("review " + (i + 1) + " at " + review.time() + " is before the one at "
                        + last + " (ReviewLog.of sorts them)");
            } else if (review.time().equals(last) && review.equals(reviews.get(i - 1))) {
                problems.add("review " + (i + 1) + " at " + review.time()
                        + " is there twice (ReviewLog.withoutDuplicates drops it)");
            }
            last = review.time();
        }
        return problems;
    }

    private static void report(String what, List<String> problems) {
        if (!problems.isEmpty()) {
            int more = problems.size() - LISTED;
            throw new IllegalArgumentException(what
                    + String.join("; ", problems.subList(0, Math.min(LISTED, problems.size())))
                    + (more > 0 ? "; and " + more + " more" : ""));
        }
    }
}
