package dev.cardstock.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.Answered;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.review.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every {@link Scheduler}. */
public abstract class SchedulerContract {
    private static final Instant START = Instant.parse("2026-03-20T12:00:00Z");
    private static final CardId CARD = new CardId("note", "forward");

    /** Makes the tests. */
    protected SchedulerContract() {}

    /** {@return the scheduler to test} */
    protected abstract Scheduler scheduler();

    private interface Visit {
        void at(CardSchedule before, Instant now);
    }

    private CardSchedule walk(long seed, List<Review> log, Visit visit) {
        Random random = new Random(seed);
        CardSchedule schedule = CardSchedule.newCard(CARD);
        Instant now = START.plusSeconds(seed * 7_919);
        for (int i = 0; i < 40; i++) {
            visit.at(schedule, now);
            Rating rating = Rating.of(1 + random.nextInt(4));
            log.add(Review.of(CARD, now, rating));
            schedule = scheduler().review(schedule, rating, now);
            Instant due = schedule.due();
            assertThat(due).as("seed %d", seed).isNotNull();
            now = switch (random.nextInt(4)) {
                case 0 -> now.plus(Duration.ofMinutes(random.nextInt(600)));
                case 1 -> due.plus(Duration.ofHours(random.nextInt(2000)));
                default -> due;
            };
            now = now.equals(schedule.lastReview()) ? now.plusMillis(1) : now;
        }
        return schedule;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void previewIsWhatAReviewGives(long seed) {
        walk(seed, new ArrayList<>(), (before, now) -> {
            Map<Rating, CardSchedule> preview = scheduler().preview(before, now);
            for (Rating rating : Rating.values()) {
                assertThat(preview.get(rating)).as("seed %d", seed)
                        .isEqualTo(scheduler().review(before, rating, now));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aBetterRatingNeverComesEarlierAndNothingIsDueInThePast(long seed) {
        walk(seed, new ArrayList<>(), (before, now) -> {
            Instant least = now;
            for (CardSchedule after : scheduler().preview(before, now).values()) {
                assertThat(after.due()).as("seed %d", seed).isNotNull().isAfterOrEqualTo(least);
                assertThat(after.intervalDays()).isBetween(0.0, 36_500.0);
                assertThat(after.repetitions()).isEqualTo(before.repetitions() + 1);
                least = after.due();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void replayingTheLogGivesTheLiveState(long seed) {
        List<Review> log = new ArrayList<>();
        CardSchedule live = walk(seed, log, (before, now) -> {});
        assertThat(scheduler().replay(CARD, log)).as("seed %d", seed).isEqualTo(live);
    }

    @ParameterizedTest
    @ValueSource(longs = {26, 27, 28, 29, 30})
    void rollbackInvertsAReview(long seed) {
        List<Review> log = new ArrayList<>();
        walk(seed, log, (before, now) -> {
            CardSchedule after = scheduler().review(before, Rating.HARD, now);
            List<Review> longer = new ArrayList<>(log);
            longer.add(Review.of(CARD, now, Rating.HARD));
            assertThat(scheduler().rollback(after, longer)).as("seed %d", seed).isEqualTo(before);
            assertThat(scheduler().answer(before, Rating.HARD, now, Duration.ZERO).before())
                    .isEqualTo(before);
        });
    }

    @Test
    void rollbackNeedsTheLogOfTheCard() {
        CardSchedule once = scheduler().review(CardSchedule.newCard(CARD), Rating.GOOD, START);
        List<Review> foreign = List.of(Review.of(CARD, START.minusSeconds(90), Rating.GOOD));
        assertThatThrownBy(() -> scheduler().rollback(once, foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not lead to its schedule");
    }

    @Test
    void anAnswerIsWrittenSoThatItCanBeReplayed() {
        List<Review> log = new ArrayList<>();
        CardSchedule schedule = CardSchedule.newCard(CARD);
        Instant now = START.plusNanos(123_456_789);
        for (Rating rating : List.of(Rating.GOOD, Rating.GOOD, Rating.AGAIN, Rating.EASY)) {
            Answered answered = scheduler().answer(schedule, rating, now, Duration.ofSeconds(4));
            schedule = answered.after();
            log.add(answered.review());
            now = now.plus(Duration.ofHours(49));
        }
        assertThat(scheduler().replay(CARD, log)).isEqualTo(schedule);
        assertThat(scheduler().replay(ReviewLog.of(log)).schedule(CARD)).contains(schedule);
        assertThat(log.get(0).kind()).isEqualTo(Review.Kind.LEARNING);
    }

    @Test
    void aForgottenCardBeginsAnew() {
        Review first = Review.of(CARD, START, Rating.EASY);
        Review forgotten = new Review(CARD, START.plusSeconds(1), null, Duration.ZERO,
                Review.Kind.FORGOTTEN, new TreeMap<>());
        Review second = Review.of(CARD, START.plusSeconds(2), Rating.GOOD);
        CardSchedule anew = scheduler().replay(CARD, List.of(first, forgotten, second));
        CardSchedule fresh = scheduler().replay(CARD, List.of(second));
        assertThat(anew.memory()).isEqualTo(fresh.memory());
        assertThat(anew.phase()).isEqualTo(fresh.phase());
        assertThat(anew.repetitions()).isEqualTo(2);
    }

    @Test
    void aLogThatCannotBeReplayedSaysAllThatIsWrong() {
        Review late = Review.of(CARD, START, Rating.GOOD);
        Review early = Review.of(CARD, START.minusSeconds(60), Rating.GOOD);
        Review other = Review.of(new CardId("other", "forward"), START, Rating.GOOD);
        assertThatThrownBy(() -> scheduler().replay(CARD, List.of(late, late, early, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("review 2 at 2026-03-20T12:00:00Z is there twice",
                        "review 3 at 2026-03-20T11:59:00Z is before", "review 4 is of card 'other");
        assertThat(scheduler().replay(CARD, List.of())).isEqualTo(CardSchedule.newCard(CARD));
    }

    @Test
    void aScheduleOfItsOwnIsTakenOverAsItIs() {
        CardSchedule once = scheduler().review(CardSchedule.newCard(CARD), Rating.GOOD, START);
        assertThat(scheduler().adopt(once)).isEqualTo(once);
        assertThat(scheduler().adopt(CardSchedule.newCard(CARD)))
                .isEqualTo(CardSchedule.newCard(CARD));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void theForgettingCurveIsTheRetrievability(long seed) {
        walk(seed, new ArrayList<>(), (before, now) -> {
            Instant last = before.lastReview();
            scheduler().forgettingCurve(before)
                    .ifPresent(curve -> assertThat(
                            curve.applyAsDouble(2.5))
                            .isEqualTo(scheduler()
                                    .retrievability(before,
                                            requireNonNull(last).plus(Duration.ofHours(60)))
                                    .orElseThrow()));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void retrievabilityIsAProbability(long seed) {
        walk(seed, new ArrayList<>(), (before, now) -> {
            for (int days : new int[]{0, 1, 10, 1000, 100_000}) {
                scheduler().retrievability(before, now.plus(Duration.ofDays(days)))
                        .ifPresent(r -> assertThat(r).as("seed %d", seed).isBetween(0.0, 1.0));
            }
        });
    }

    @Test
    void aTimeBeforeTheLastReviewCountsAsThatTime() {
        CardSchedule once = scheduler().review(CardSchedule.newCard(CARD), Rating.GOOD, START);
        assertThat(scheduler().review(once, Rating.GOOD, START.minusSeconds(1_000_000)))
                .isEqualTo(scheduler().review(once, Rating.GOOD, START));
    }

    @Test
    void aNewCardHasNoRetrievability() {
        assertThat(scheduler().retrievability(CardSchedule.newCard(CARD), START)).isEmpty();
    }

    @Test
    void theMemoryOfAnotherAlgorithmIsRefused() {
        CardSchedule foreign = new CardSchedule(CARD, Phase.REVIEW, START, START, Duration.ZERO, 0,
                1,
                0, MemoryState.of("nobody", 1, Map.of("x", 1.0)));
        assertThatThrownBy(() -> scheduler().review(foreign, Rating.GOOD, START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void aReviewOfAnotherCardIsRefused() {
        Review other = Review.of(new CardId("other", "forward"), START, Rating.GOOD);
        assertThatThrownBy(() -> scheduler().replay(CARD, List.of(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other/forward");
    }

    @Test
    void memoriesCarryTheSchedulersId() {
        CardSchedule once = scheduler().review(CardSchedule.newCard(CARD), Rating.GOOD, START);
        assertThat(once.memory()).isNotNull();
        assertThat(once.memory().algorithm()).isEqualTo(scheduler().id());
    }
}
