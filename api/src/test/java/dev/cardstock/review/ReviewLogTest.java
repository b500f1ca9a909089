package dev.cardstock.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.Review.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReviewLogTest {
    private static final Instant TIME = Instant.parse("2026-03-20T12:00:00Z");
    private static final CardId A = new CardId("a", "forward");
    private static final CardId B = new CardId("b", "forward");

    private static Review review(CardId card, long second, Rating rating) {
        return Review.of(card, TIME.plusSeconds(second), rating);
    }

    @Test
    void reviewsAreInTheOrderOfTimeAndEqualTimesInTheOrderGiven() {
        Review late = review(A, 9, Rating.GOOD);
        Review first = review(B, 1, Rating.AGAIN);
        Review second = review(A, 1, Rating.EASY);
        ReviewLog log = ReviewLog.of(List.of(late, first, second));
        assertThat(log).containsExactly(first, second, late);
        assertThat(log.plus(List.of(review(A, 1, Rating.HARD))).reviews())
                .containsExactly(first, second, review(A, 1, Rating.HARD), late);
        assertThat(log.size()).isEqualTo(3);
    }

    @Test
    void reviewsOfACardKeepTheirOrder() {
        ReviewLog log = ReviewLog.of(List.of(review(A, 9, Rating.GOOD), review(B, 1, Rating.AGAIN),
                review(A, 3, Rating.EASY)));
        assertThat(log.of(A)).extracting(Review::rating).containsExactly(Rating.EASY, Rating.GOOD);
        assertThat(log.byCard().keySet()).containsExactly(B, A);
        assertThat(log.byCard().get(A)).isEqualTo(log.of(A));
    }

    @Test
    void aTimeIsKeptToTheMillisecond() {
        Review review = Review.of(A, TIME.plusNanos(1_999_999), Rating.GOOD);
        assertThat(review.time()).isEqualTo(TIME.plusMillis(1));
        assertThat(Review.of(A, Instant.EPOCH.minusNanos(1), Rating.GOOD).time())
                .isEqualTo(Instant.EPOCH.minusMillis(1));
    }

    @Test
    void answersHaveARatingAndChangesByHandHaveNone() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Review(A, TIME, null, Duration.ZERO, Kind.REVIEW, new TreeMap<>()))
                .withMessageContaining("a/forward")
                .withMessageContaining("has no rating");
        assertThatIllegalArgumentException().isThrownBy(() -> new Review(A, TIME, Rating.GOOD,
                Duration.ZERO, Kind.MANUAL, new TreeMap<>()))
                .withMessageContaining("has a rating");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Review.of(A, TIME, Rating.GOOD, Duration.ofMillis(-1)))
                .withMessageContaining("must not be negative");
    }

    @Test
    void ofSeveralSchedulesOfACardTheLastHolds() {
        CardSchedule first = CardSchedule.newCard(A);
        CardSchedule last = new CardSchedule(A, Phase.REVIEW, TIME, TIME, Duration.ofDays(1), 0, 1,
                0, MemoryState.of("x", 1, new TreeMap<>()));
        LearningHistory history = LearningHistory.of(ReviewLog.empty(), List.of(first, last));
        assertThat(history.schedules()).containsExactly(last);
        assertThat(history.schedule(A)).contains(last);
        assertThat(history.schedule(B)).isEmpty();
    }

    @Test
    void aScheduleListsAllThatContradictsItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new CardSchedule(A, Phase.NEW, TIME, null, Duration.ofDays(-1), -1,
                                0, 0, null))
                .withMessage("schedule of card 'a/forward': interval is negative; step, repetitions"
                        + " or lapses are negative; it is new and has a due time, a last review or a"
                        + " memory");
    }
}
