package dev.cardstock.study.mastery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Library;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.study.mastery.LearnerEvent.Answered;
import dev.cardstock.study.mastery.LearnerEvent.MatchDone;
import dev.cardstock.study.mastery.LearnerEvent.Overridden;
import dev.cardstock.study.mastery.LearnerEvent.ReviewEntry;
import dev.cardstock.study.mastery.LearnerEvent.Started;
import dev.cardstock.study.mastery.LearnerEvent.TestDone;
import dev.cardstock.study.mastery.LearnerEvent.Undone;
import dev.cardstock.study.set.StudySet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MasteryMeterTest {
    private static final long SEEDS = Long.getLong("cardstock.seeds", 1_000);
    private static final Instant START = Instant.parse("2026-03-20T12:00:00Z");

    private final Learner ann = Learner.inMemory();
    private final StudySet set = set(5);
    private final MasteryMeter meter = MasteryMeter.of(set);
    private final Scheduler scheduler = Fsrs6.ofDefaults().scheduler();
    private int number;

    /** Cards, one that is suspended, and one that is empty. */
    private static StudySet set(int cards) {
        Library.Builder library = Library.builder("Lands");
        for (int i = 0; i < cards; i++) {
            library.card("land" + i, "town" + i);
        }
        library.card("nothing", " ").card("suspended", "town");
        CardId suspended = library.build().cards().toList().getLast().id();
        return StudySet.of(library.add(CardOverride.of(suspended).suspended(true)).build());
    }

    private CardId card(int place) {
        return set.items().get(place).id();
    }

    private Answered answered(int place, QuestionType type, boolean right) {
        number++;
        return new Answered(START.plusSeconds(number), "s", number, Mode.LEARN, type,
                card(place), "text", right, right ? 1 : 0, Duration.ZERO, null, null, null);
    }

    private MasteryReport report(Instant time) {
        return meter.report(ann.progress(), time);
    }

    private void expect(Mastery... states) {
        assertThat(report(START.plusSeconds(60)).items()).extracting(ItemMastery::state)
                .containsExactly(states);
    }

    @Test
    void aLearnerByHand() {
        MasteryReport before = report(START);
        assertThat(before.mastery()).isZero();
        assertThat(before.accuracy()).isZero();
        ann.record(List.of(answered(1, QuestionType.MULTIPLE_CHOICE, true),
                answered(2, QuestionType.TYPED, false), answered(3, QuestionType.CLOZE, true),
                answered(4, QuestionType.SELF_RATED, true),
                answered(4, QuestionType.MATCHING, true)));
        expect(Mastery.UNSEEN, Mastery.FAMILIAR, Mastery.LEARNING, Mastery.MASTERED,
                Mastery.FADING);
        MasteryReport report = report(START.plusSeconds(60));
        assertThat(report.items()).extracting(ItemMastery::value)
                .containsExactly(0.0, .5, .25, 1.0, 1.0);
        assertThat(report.mastery()).isEqualTo(55, within(1e-9));
        assertThat(report.progress()).isEqualTo(80, within(1e-9));
        assertThat(report.accuracy()).isEqualTo(80, within(1e-9));
        assertThat(report.attempts()).isEqualTo(5);
        assertThat(report.counts()).isEqualTo(Map.of(Mastery.UNSEEN, 1, Mastery.LEARNING, 1,
                Mastery.FAMILIAR, 1, Mastery.FADING, 1, Mastery.MASTERED, 1));
        assertThat(report.asOf()).isEqualTo(START.plusSeconds(60));
        ann.record(List.of(answered(3, QuestionType.TRUE_FALSE, false)));
        expect(Mastery.UNSEEN, Mastery.FAMILIAR, Mastery.LEARNING, Mastery.LEARNING,
                Mastery.FADING);
        ann.record(List.of(new Undone(START, "s", number)));
        expect(Mastery.UNSEEN, Mastery.FAMILIAR, Mastery.LEARNING, Mastery.MASTERED,
                Mastery.FADING);
        ann.record(List.of(new Overridden(START, "s", 2, card(2), "text", true, null, null)));
        expect(Mastery.UNSEEN, Mastery.FAMILIAR, Mastery.MASTERED, Mastery.MASTERED,
                Mastery.FADING);
        assertThat(report(START).accuracy()).isEqualTo(100);
        ann.record(List.of(new Overridden(START, "s", 2, card(2), "text", false, null, null),
                new Undone(START, "s", 3)));
        expect(Mastery.UNSEEN, Mastery.FAMILIAR, Mastery.LEARNING, Mastery.UNSEEN,
                Mastery.FADING);
    }

    @Test
    void masteryFallsWithTheProbabilityOfRecallAndNotBelowAHalf() {
        ReviewEntry entry = new ReviewEntry(Rating.GOOD, Review.Kind.LEARNING, Duration.ZERO,
                null);
        ann.record(List.of(new Answered(START, "s", 1, Mode.SPACED, QuestionType.SELF_RATED,
                card(0), "good", true, 1, Duration.ZERO, null, null, entry)));
        CardSchedule schedule = scheduler.review(CardSchedule.newCard(card(0)), Rating.GOOD, START);
        assertThat(report(START.minusSeconds(9)).mastery()).isEqualTo(20, within(1e-9));
        double last = 1;
        for (int day = 0; day < 4_000; day = day * 2 + 1) {
            Instant then = START.plus(Duration.ofDays(day));
            double recall = scheduler.retrievability(schedule, then).orElseThrow();
            ItemMastery item = report(then).items().get(0);
            assertThat(item.state())
                    .isEqualTo(recall >= .9 ? Mastery.MASTERED : Mastery.FADING);
            assertThat(item.value()).isEqualTo(recall >= .9 ? 1 : Math.max(.5, recall))
                    .isLessThanOrEqualTo(last);
            assertThat(meter.readiness(ann.progress(), then)).isEqualTo(100 * recall / 5,
                    within(1e-9));
            last = item.value();
        }
        assertThat(last).isEqualTo(.5);
    }

    /** One answer as it counts. */
    private static final class Entry {
        final Answered answered;
        @Nullable
        Overridden overridden;

        Entry(Answered answered) {
            this.answered = answered;
        }

        boolean right() {
            return overridden == null ? answered.right() : overridden.right();
        }
    }

    @Test
    void randomLearnersMeasureAsBySlowAdding() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Learner learner = Learner.inMemory();
            List<Entry> entries = new ArrayList<>();
            Instant time = START;
            int next = 1;
            for (int i = random.nextInt(60); i > 0; i--) {
                time = time.plus(Duration.ofMinutes(random.nextInt(3_000)));
                Entry last = entries.isEmpty() ? null : entries.getLast();
                if (random.nextInt(6) == 0 && last != null) {
                    learner.record(List.of(new Undone(time, "s", --next)));
                    entries.removeLast();
                } else if (random.nextInt(6) == 0 && last != null) {
                    last.overridden = new Overridden(time, "s", next - 1, last.answered.card(),
                            "text", random.nextBoolean(), level(random), entry(random));
                    learner.record(List.of(last.overridden));
                } else {
                    Answered answered = new Answered(time, "s", next++, Mode.LEARN,
                            List.of(QuestionType.values()).get(random.nextInt(6)),
                            card(random.nextInt(5)),
                            "text", random.nextBoolean(), 0, Duration.ofSeconds(3),
                            random.nextInt(3) == 0 ? card(random.nextInt(5)) : null,
                            level(random), entry(random));
                    learner.record(List.of(answered));
                    entries.add(new Entry(answered));
                }
            }
            compare(learner.progress(), entries, time, random);
        }
    }

    private static @Nullable LearnLevel level(Random random) {
        return random.nextInt(3) == 0 ? null : List.of(LearnLevel.values()).get(random.nextInt(3));
    }

    private static @Nullable ReviewEntry entry(Random random) {
        return random.nextBoolean()
                ? null
                : new ReviewEntry(List.of(Rating.values()).get(random.nextInt(4)),
                        Review.Kind.REVIEW,
                        Duration.ZERO, null);
    }

    private void compare(LearnerProgress progress, List<Entry> entries, Instant end,
            Random random) {
        Instant asOf = end.plus(Duration.ofHours(random.nextInt(3_000)));
        MasteryReport report = meter.report(progress, asOf);
        MasteryReport later = meter.report(progress, asOf.plus(Duration.ofDays(20)));
        EnumMap<Mastery, Integer> counts = new EnumMap<>(Mastery.class);
        for (Mastery state : Mastery.values()) {
            counts.put(state, 0);
        }
        double sum = 0;
        for (int place = 0; place < 5; place++) {
            CardId card = card(place);
            List<Entry> own = entries.stream()
                    .filter(entry -> entry.answered.card().equals(card))
                    .toList();
            ItemProgress item = progress.item(card);
            assertThat(item.evidence()).isEqualTo(own.stream()
                    .map(entry -> new Evidence(entry.answered.time(), Mode.LEARN,
                            entry.answered.type(), entry.right()))
                    .toList());
            List<Review> reviews = new ArrayList<>();
            LearnLevel level = LearnLevel.NEW;
            Map<CardId, Integer> confusions = new TreeMap<>();
            boolean produced = false;
            boolean everRight = false;
            for (Entry entry : own) {
                LearnLevel reached = entry.overridden == null
                        ? entry.answered.level()
                        : entry.overridden.level();
                level = reached == null ? level : reached;
                ReviewEntry review = entry.overridden == null
                        ? entry.answered.review()
                        : entry.overridden.review();
                if (review != null) {
                    reviews.add(new Review(card, entry.answered.time(), review.rating(),
                            entry.answered.taken(), review.kind(), new TreeMap<>()));
                }
                if (!entry.right() && entry.answered.confusedWith() != null) {
                    confusions.merge(entry.answered.confusedWith(), 1, Integer::sum);
                }
                everRight |= entry.right();
                produced |= entry.right() && entry.answered.type().isProduction();
            }
            assertThat(item.level()).isEqualTo(level);
            assertThat(item.confusions()).isEqualTo(confusions);
            LearningHistory history = progress.history(scheduler);
            double recall = 1;
            if (reviews.isEmpty()) {
                assertThat(history.schedule(card)).isEmpty();
            } else {
                CardSchedule schedule = scheduler.replay(card,
                        ReviewLog.of(reviews).withoutDuplicates().reviews());
                assertThat(history.schedule(card)).contains(schedule);
                recall = scheduler.retrievability(schedule, asOf).orElseThrow();
            }
            Mastery state;
            double value;
            if (own.isEmpty()) {
                state = Mastery.UNSEEN;
                value = 0;
            } else if (!own.getLast().right() || !everRight) {
                state = Mastery.LEARNING;
                value = .25;
            } else if (!produced) {
                state = Mastery.FAMILIAR;
                value = .5;
            } else if (own.getLast().answered.type().isProduction() && recall >= .9) {
                state = Mastery.MASTERED;
                value = 1;
            } else {
                state = Mastery.FADING;
                value = Math.max(.5, recall);
            }
            assertThat(report.items().get(place)).isEqualTo(new ItemMastery(card, state, value));
            assertThat(later.items().get(place).value()).isLessThanOrEqualTo(value);
            counts.merge(state, 1, Integer::sum);
            sum += value;
        }
        assertThat(report.counts()).isEqualTo(counts);
        assertThat(report.mastery()).isEqualTo(100 * sum / 5, within(1e-9));
        assertThat(report.attempts()).isEqualTo(entries.size());
        assertThat(report.progress()).isEqualTo(100 * (5 - counts.get(Mastery.UNSEEN)) / 5.0,
                within(1e-9));
    }

    @Test
    void theTableOfAScript() {
        ReviewEntry entry = new ReviewEntry(Rating.GOOD, Review.Kind.LEARNING, Duration.ZERO,
                null);
        ann.record(List.of(new Started(START, "a", Mode.LEARN),
                new Answered(START, "a", 1, Mode.LEARN, QuestionType.TYPED, card(0), "town0", true,
                        1, Duration.ZERO, null, LearnLevel.LEARNED, null),
                new Answered(START, "a", 2, Mode.LEARN, QuestionType.TRUE_FALSE, card(1), "true",
                        false, 0, Duration.ZERO, null, LearnLevel.NEW, null),
                new Answered(START, "b", 1, Mode.SPACED, QuestionType.SELF_RATED, card(2), "easy",
                        true, 1, Duration.ZERO, null, null,
                        new ReviewEntry(Rating.EASY, Review.Kind.LEARNING, Duration.ZERO, null)),
                new Answered(START, "b", 2, Mode.SPACED, QuestionType.SELF_RATED, card(3), "good",
                        true, 1, Duration.ZERO, null, null, entry),
                new TestDone(START, "t1", 17, 20, 1), new TestDone(START, "t2", 14.5, 20, 0),
                new TestDone(START, "t3", -1, 20, 0), new TestDone(START, "t3", 12, 20, 0),
                new MatchDone(START, "m1", Duration.ofMillis(83_450), 2, 6, true),
                new MatchDone(START, "m2", Duration.ofMillis(9_876), 0, 6, true),
                new MatchDone(START, "m3", Duration.ofMillis(1_000), 0, 6, false)));
        Map<String, LearnerProgress> learners = new LinkedHashMap<>();
        learners.put("Ann", ann.progress());
        learners.put("=Bob, \"B\"", LearnerProgress.none());
        ProgressTable table = meter.table(learners, START.plus(Duration.ofHours(1)));
        assertThat(table.toText()).isEqualTo("""
                Name       Mastery  Learn              Test  Matching  Spaced
                Ann           65 %   20 %  60 % (best 85 %)     9.9 s    20 %
                =Bob, "B"      0 %    0 %                 -         -     0 %
                """);
        assertThat(table.toCsv()).isEqualTo("name,mastery,learn,test_last,test_best,"
                + "matching_seconds,spaced,unseen,learning,familiar,fading,mastered,progress,"
                + "accuracy,as_of\r\n"
                + "Ann,65.0,20.0,60.0,85.0,9.876,20.0,1,1,0,0,3,80.0,75.0,"
                + "2026-03-20T13:00:00Z\r\n"
                + "\"'=Bob, \"\"B\"\"\",0.0,0.0,,,,0.0,5,0,0,0,0,0.0,0.0,"
                + "2026-03-20T13:00:00Z\r\n");
        assertThat(table.toJson()).isEqualTo("{\"title\":\"Lands\",\"asOf\":"
                + "\"2026-03-20T13:00:00Z\",\"learners\":[{\"name\":\"Ann\",\"mastery\":65.0,"
                + "\"counts\":{\"unseen\":1,\"learning\":1,\"familiar\":0,\"fading\":0,"
                + "\"mastered\":3},\"progress\":80.0,\"accuracy\":75.0,\"attempts\":4,"
                + "\"learn\":20.0,\"test\":{\"last\":60.0,\"best\":85.0},"
                + "\"matchingSeconds\":9.876,\"spaced\":20.0},{\"name\":\"=Bob, \\\"B\\\"\","
                + "\"mastery\":0.0,\"counts\":{\"unseen\":5,\"learning\":0,\"familiar\":0,"
                + "\"fading\":0,\"mastered\":0},\"progress\":0.0,\"accuracy\":0.0,\"attempts\":0,"
                + "\"learn\":0.0,\"test\":{\"last\":null,\"best\":null},"
                + "\"matchingSeconds\":null,\"spaced\":0.0}]}");
    }

    @Test
    void aSetWithoutItemsHasATable() {
        StudySet none = set(0);
        assertThat(none.items()).isEmpty();
        assertThat(none.empty()).hasSize(1);
        ProgressTable table = MasteryMeter.of(none).table(Map.of("Ann", ann.progress()), START);
        assertThat(table.toText()).contains("Ann").doesNotContain("NaN");
        assertThat(table.toCsv()).doesNotContain("NaN");
    }
}
