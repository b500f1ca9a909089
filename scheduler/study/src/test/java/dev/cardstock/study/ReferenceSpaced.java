package dev.cardstock.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Review;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.queue.QueueSettings.ReviewOrder;
import dev.cardstock.study.mastery.QuestionType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reviews of a day by the rules. */
final class ReferenceSpaced implements Reference {
    private final QuestionRules rules;
    private final SpacedSettings settings;
    private final Scheduler scheduler;
    private final LearningHistory before;
    private final Instant begin;
    private final Instant tomorrow;
    private final List<Review> earlier = new ArrayList<>();
    private final Map<CardId, CardSchedule> schedules = new HashMap<>();
    private final List<CardId> asked = new ArrayList<>();
    private final List<Boolean> statements = new ArrayList<>();
    private int newCards;
    private int reviews;
    private double likeliest;
    private boolean skipped;

    ReferenceSpaced(QuestionRules rules, SpacedSettings settings, Scheduler scheduler,
            LearningHistory before, Instant begin) {
        this.rules = rules;
        this.settings = settings;
        this.scheduler = scheduler;
        this.before = before;
        this.begin = begin;
        DayBoundary days = DayBoundary.DEFAULT;
        tomorrow = days.startOf(days.dayOf(begin).plusDays(1));
        Instant today = days.startOf(days.dayOf(begin));
        assertThat(today.toString()).endsWith("T04:00:00Z");
        before.log().forEach(review -> {
            if (!review.time().isBefore(today)) {
                earlier.add(review);
            }
        });
        restart();
    }

    @Override
    public void restart() {
        schedules.clear();
        before.schedules().forEach(schedule -> schedules.put(schedule.card(), schedule));
        asked.clear();
        statements.clear();
        newCards = 0;
        reviews = 0;
        likeliest = 0;
        skipped = false;
        Set<CardId> seen = new HashSet<>();
        before.log().forEach(review -> {
            boolean isNew = seen.add(review.card());
            if (earlier.contains(review)) {
                newCards += isNew ? 1 : 0;
                reviews += !isNew && review.kind() == Review.Kind.REVIEW ? 1 : 0;
            }
        });
    }

    CardSchedule schedule(CardId card) {
        return schedules.getOrDefault(card, CardSchedule.newCard(card));
    }

    private boolean isSiblingAsked(CardId card) {
        return asked.stream()
                .anyMatch(
                        other -> other.note().equals(card.note()) && !other.equals(card))
                || earlier.stream()
                        .anyMatch(review -> review.card().note().equals(card.note())
                                && !review.card().equals(card));
    }

    @Override
    public void asks(StudyQuestion question) {
        CardId card = question.card();
        rules.check(question, settings.types(), settings.types());
        CardSchedule schedule = schedule(card);
        if (schedule.phase() == Phase.LEARNING || schedule.phase() == Phase.RELEARNING) {
            assertThat(schedule.due()).isBefore(tomorrow);
            return;
        }
        assertThat(asked).doesNotContain(card);
        if (settings.burySiblings()) {
            assertThat(isSiblingAsked(card)).as("a sibling of %s was asked", card).isFalse();
        }
        if (schedule.phase() == Phase.NEW) {
            assertThat(newCards).isLessThan(settings.newPerDay());
            return;
        }
        assertThat(reviews).isLessThan(settings.reviewsPerDay());
        assertThat(schedule.due()).isBefore(tomorrow);
        if (settings.order() == ReviewOrder.RETRIEVABILITY_ASCENDING && !skipped) {
            double recall = scheduler.retrievability(schedule, begin).orElseThrow();
            assertThat(recall).isGreaterThanOrEqualTo(likeliest - 1e-12);
        }
    }

    @Override
    public void done(Deed deed) {
        CardId card = deed.question().card();
        if (deed.response() == null) {
            skipped = true;
            return;
        }
        CardSchedule schedule = schedule(card);
        if (schedule.phase() == Phase.REVIEW) {
            reviews++;
            likeliest = scheduler.retrievability(schedule, begin).orElseThrow();
        }
        newCards += schedule.phase() == Phase.NEW ? 1 : 0;
        if (deed.question().type() == QuestionType.TRUE_FALSE) {
            statements.add(rules.isTrue(deed.question()));
        }
        asked.add(card);
        schedules.put(card, scheduler.answer(schedule, deed.rating(), deed.at(),
                Duration.between(deed.asked(), deed.at())).after());
    }

    @Override
    public void asksNothing(StudySession session) {
        SpacedSession spaced = (SpacedSession) session;
        boolean full = newCards + reviews >= settings.reviewsPerDay();
        rules.set().entries.keySet().forEach(card -> {
            CardSchedule schedule = schedule(card);
            boolean buried = settings.burySiblings() && isSiblingAsked(card);
            switch (schedule.phase()) {
                case NEW -> assertThat(buried || full || newCards >= settings.newPerDay())
                        .as("new %s", card)
                        .isTrue();
                case REVIEW -> assertThat(buried || full || !schedule.due().isBefore(tomorrow))
                        .as("due %s", card)
                        .isTrue();
                default -> assertThat(!spaced.isFinished() || buried || full
                        || !schedule.due().isBefore(tomorrow)).as("in learning %s", card).isTrue();
            }
        });
        for (int i = 0; i + 4 <= statements.size(); i += 4) {
            assertThat(statements.subList(i, i + 4).stream().filter(is -> is)).hasSize(2);
        }
    }

    boolean isDayOver(Instant now) {
        return !now.isBefore(tomorrow);
    }

    @Override
    public void compare(StudySession session) {
        int answered = asked.size();
        assertThat(session.position().at()).isEqualTo(answered + 1);
    }
}
