package dev.cardstock.study.mastery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.study.Response;
import dev.cardstock.study.SpacedSession;
import dev.cardstock.study.SpacedSettings;
import dev.cardstock.study.Study;
import dev.cardstock.study.set.StudySet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearnerTest {
    private static final Instant START = Instant.parse("2026-03-20T12:00:00Z");

    private final Scheduler scheduler = Fsrs6.ofDefaults().scheduler();
    private final StudySet set = set();

    private static StudySet set() {
        Library.Builder library = Library.builder("Lands");
        for (int i = 0; i < 30; i++) {
            library.card("land" + i, "town" + i);
        }
        return StudySet.of(library.build());
    }

    /** Reviews of some days before the start, and the schedules that they lead to. */
    private LearningHistory history(long seed, boolean withLog) {
        Random random = new Random(seed);
        List<Review> log = new ArrayList<>();
        List<CardSchedule> schedules = new ArrayList<>();
        set.items().forEach(item -> {
            CardSchedule schedule = CardSchedule.newCard(item.id());
            Instant time = START.minus(Duration.ofDays(60 + random.nextInt(9)));
            for (int i = random.nextInt(8); i > 0; i--) {
                var answered = scheduler.answer(schedule,
                        List.of(Rating.values()).get(random.nextInt(4)),
                        time, Duration.ofSeconds(4));
                log.add(answered.review());
                schedule = answered.after();
                time = time.plus(Duration.ofHours(1 + random.nextInt(200)));
            }
            schedules.add(schedule);
        });
        return LearningHistory.of(ReviewLog.of(withLog ? log : List.of()), schedules);
    }

    @Test
    void whatIsImportedGoesOnInSpacedReviews() {
        for (long seed = 0; seed < 60; seed++) {
            LearningHistory history = history(seed, seed % 2 == 0);
            Learner learner = Learner.inMemory();
            int known = (int) history.schedules().stream().filter(s -> s.due() != null).count();
            assertThat(learner.importHistory(history, START))
                    .isEqualTo(known + history.log().size());
            assertThat(learner.importHistory(history, START.plusSeconds(9))).isZero();
            LearnerProgress progress = learner.progress();
            assertThat(progress.log()).isEqualTo(history.log());
            Map<CardId, CardSchedule> schedules = new HashMap<>();
            history.schedules().forEach(schedule -> {
                if (schedule.due() != null) {
                    assertThat(progress.history(scheduler).schedule(schedule.card()))
                            .contains(schedule);
                }
                schedules.put(schedule.card(), schedule);
            });
            review(learner, schedules, seed);
            MasteryReport report = MasteryMeter.of(set).report(learner.progress(), START);
            assertThat(report.attempts()).isGreaterThan(0);
        }
    }

    @Test
    void whatWasReviewedElsewhereIsEvidenceInItsTime() {
        Learner learner = Learner.inMemory();
        CardId first = set.items().get(0).id();
        CardId second = set.items().get(1).id();
        learner.record(List.of(new LearnerEvent.Answered(START, "s", 1, Mode.TEST,
                QuestionType.MULTIPLE_CHOICE, second, "x", false, 0, Duration.ZERO, null, null,
                null)));
        learner.importHistory(LearningHistory.of(ReviewLog.of(List.of(
                Review.of(first, START.minusSeconds(60), Rating.GOOD),
                Review.of(second, START.minusSeconds(60), Rating.GOOD))), List.of()), START);
        MasteryReport report = MasteryMeter.of(set).report(learner.progress(), START);
        assertThat(report.items().get(0).state()).isEqualTo(Mastery.MASTERED);
        assertThat(report.items().get(1).state()).isEqualTo(Mastery.LEARNING);
        assertThat(report.attempts()).isEqualTo(3);
    }

    private void review(Learner learner, Map<CardId, CardSchedule> schedules, long seed) {
        Instant[] now = {START};
        InstantSource clock = () -> now[0];
        Study study = Study.builder(set).clock(clock).seed(seed).build();
        SpacedSession session = study.spaced(learner,
                SpacedSettings.defaults().withLimits(2, 100));
        Random random = new Random(seed);
        for (int i = 0; i < 40 && session.next().isPresent(); i++) {
            CardId card = session.next().orElseThrow().card();
            CardSchedule before = schedules.get(card);
            assertThat(before.due() == null || before.due()
                    .isBefore(START.plus(
                            Duration.ofHours(16))))
                    .isTrue();
            now[0] = now[0].plusSeconds(20);
            Rating rating = List.of(Rating.values()).get(random.nextInt(4));
            session.answer(new Response.Rated(rating));
            schedules.put(card, scheduler.review(before, rating, now[0]));
            if (random.nextInt(5) == 0) {
                assertThat(session.undo()).isTrue();
                schedules.put(card, before);
            }
        }
        LearningHistory after = learner.progress().history(scheduler);
        schedules.forEach((card, schedule) -> {
            if (schedule.due() != null) {
                assertThat(after.schedule(card)).contains(schedule);
            }
        });
    }
}
