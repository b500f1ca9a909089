package dev.cardstock.scheduler.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.Review.Kind;
import dev.cardstock.review.ReviewLog;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrainingDataTest {
    private static final CardId CARD = new CardId("n", "card");
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    private static Review review(int hours, @Nullable Rating rating, Kind kind) {
        return new Review(CARD, NOON.plus(Duration.ofHours(hours)), rating, Duration.ZERO, kind,
                new TreeMap<>());
    }

    private static Review answer(int hours, Rating rating) {
        return review(hours, rating, Kind.REVIEW);
    }

    @Test
    void whatTellsNothingOfMemoryIsLeftOut() {
        TrainingData data = TrainingData.of(ReviewLog.of(List.of(answer(0, Rating.GOOD),
                review(24, Rating.AGAIN, Kind.CRAM), review(30, null, Kind.MANUAL),
                review(31, null, Kind.RESCHEDULED), answer(48, Rating.EASY))));
        assertThat(data.reviews()).isEqualTo(2);
        assertThat(data.ratings).containsExactly((byte) 3, (byte) 4);
        assertThat(data.days).containsExactly(0, 2);
    }

    @Test
    void ofACardMadeNewAgainOnlyTheRestCounts() {
        TrainingData data = TrainingData.of(ReviewLog.of(List.of(answer(0, Rating.GOOD),
                answer(48, Rating.HARD), review(49, null, Kind.FORGOTTEN),
                answer(72, Rating.AGAIN), answer(96, Rating.GOOD))));
        assertThat(data.ratings).containsExactly((byte) 1, (byte) 3);
        assertThat(data.days).containsExactly(0, 1);
        TrainingData nothing = TrainingData.of(ReviewLog.of(
                List.of(answer(0, Rating.GOOD), review(1, null, Kind.FORGOTTEN))));
        assertThat(nothing.cards()).isZero();
        assertThat(nothing.reviews()).isZero();
    }

    @Test
    void anAnswerThatIsThereTwiceCountsOnce() {
        TrainingData data = TrainingData.of(ReviewLog.of(List.of(answer(0, Rating.GOOD),
                answer(0, Rating.GOOD), answer(24, Rating.GOOD), answer(24, Rating.AGAIN))));
        assertThat(data.reviews()).isEqualTo(3);
        assertThat(data.duplicates()).isEqualTo(1);
        TrainingData mixed = TrainingData.of(ReviewLog.of(List.of(answer(0, Rating.GOOD),
                answer(0, Rating.HARD), answer(0, Rating.GOOD), answer(0, Rating.HARD),
                answer(9, Rating.GOOD))));
        assertThat(mixed.reviews()).isEqualTo(3);
        assertThat(mixed.duplicates()).isEqualTo(2);
    }

    @Test
    void daysAreCutWhereTheLearnersDayBegins() {
        DayBoundary berlin = new DayBoundary(ZoneId.of("Europe/Berlin"), LocalTime.of(4, 0));
        TrainingData.Builder data = TrainingData.builder(berlin);
        // 3:59 and 4:01 in Berlin, the night in which summer time begins, and the day after.
        for (String time : List.of("2024-03-31T01:59:00Z", "2024-03-31T02:01:00Z",
                "2024-04-01T01:59:00Z", "2024-04-01T02:00:00Z")) {
            data.add("a", Instant.parse(time), Rating.GOOD, Duration.ZERO);
        }
        TrainingData built = data.build();
        assertThat(built.days).containsExactly(0, 1, 0, 1);
        assertThat(built.elapsed(1)).isCloseTo(2 / 1440.0, within(1e-12));
    }

    @Test
    void theOrderInWhichAnswersComeDoesNotMatter() {
        List<Review> reviews = new ArrayList<>();
        for (int card = 0; card < 30; card++) {
            for (int n = 0; n < 10; n++) {
                reviews.add(Review.of(new CardId("n" + card, "card"),
                        NOON.plusSeconds(card * 7L + n * 40_000L), Rating.of(1 + (card + n) % 4)));
            }
        }
        TrainingData sorted = TrainingData.of(ReviewLog.of(reviews));
        Collections.shuffle(reviews, new Random(5));
        TrainingData.Builder builder = TrainingData.builder(DayBoundary.DEFAULT);
        reviews.forEach(builder::add);
        TrainingData shuffled = builder.build();
        assertThat(shuffled.cards()).isEqualTo(30);
        assertThat(answersInTime(shuffled)).isEqualTo(answersInTime(sorted)).hasSize(300);
        assertThat(shuffled.ratings).isEqualTo(sorted.ratings);
        assertThat(shuffled.times).isEqualTo(sorted.times);
        assertThat(shuffled.order).isEqualTo(sorted.order);
    }

    private static List<String> answersInTime(TrainingData data) {
        return Arrays.stream(data.order)
                .mapToObj(i -> data.times[i] + ":" + data.ratings[i] + ":" + data.days[i])
                .toList();
    }

    @Test
    void theFirstAnswerOfACardIsNeverPredictedAndSameDayOnesOnDemand() {
        TrainingData data = Logs.of(List.of("0:3 0:3 2:1", "0:1 5:3"));
        assertThat(data.targets(false)).containsExactlyInAnyOrder(2, 4);
        assertThat(data.targets(true)).containsExactlyInAnyOrder(1, 2, 4);
    }

    @Test
    void timesOutOfRangeAreRefused() {
        TrainingData.Builder data = TrainingData.builder(DayBoundary.DEFAULT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.add("x", Instant.MAX, Rating.GOOD, Duration.ZERO))
                .withMessageContaining("'x'")
                .withMessageContaining("out of range");
    }

    @Test
    void durationsOutOfRangeAreRefusedOrCut() {
        TrainingData.Builder data = TrainingData.builder(DayBoundary.DEFAULT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.add("x", NOON, Rating.GOOD, Duration.ofSeconds(-1)))
                .withMessageContaining("must not be negative");
        data.add("x", NOON, Rating.GOOD, Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(data.build().durations).containsExactly(Integer.MAX_VALUE);
    }

    @Test
    void anyCardIdWillDo() {
        TrainingData.Builder data = TrainingData.builder(DayBoundary.DEFAULT);
        data.add(7L, NOON, Rating.GOOD, Duration.ofDays(100_000));
        data.add("7", NOON, Rating.GOOD, Duration.ZERO);
        data.add(CARD, NOON, Rating.GOOD, Duration.ZERO);
        data.add(7L, NOON.plus(Duration.ofDays(3_000_000)), Rating.GOOD, Duration.ZERO);
        assertThat(data.build().cards()).isEqualTo(3);
    }
}
