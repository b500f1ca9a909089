package dev.cardstock.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.Fuzz.Range;
import dev.cardstock.scheduler.Fuzz.Request;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static Request request(int card, double interval, int minimum, int maximum) {
        return new Request(new CardId("note" + card, "forward"), 3, DAY, interval, minimum,
                maximum);
    }

    /** Anki's published table: the least, the middle and the greatest outcome. */
    @ParameterizedTest
    @CsvSource({"2.5, 1, 36500, 2, 3, 4", "7, 1, 36500, 5, 7, 9", "17, 1, 36500, 14, 17, 20",
            "37, 1, 36500, 33, 37, 41", "19.9, 1, 36500, 17, 20, 23",
            "100, 101, 36500, 101, 105, 108", "100, 1, 99, 92, 96, 99", "1, 1, 36500, 1, 1, 1",
            "2.49, 1, 36500, 2, 2, 2", "36500, 1, 36500, 34673, 35587, 36482"})
    void rangesOfThePublishedTable(double interval, int minimum, int maximum, int low, int middle,
            int high) {
        Range range = request(1, interval, minimum, maximum).range();
        assertThat(List.of(range.at(0), range.at(0.5), range.at(0.99))).containsExactly(low, middle,
                high);
    }

    /** Figures of the reference which a defect of another library misses. */
    @ParameterizedTest
    @CsvSource({"3, 2, 4", "10, 8, 12", "365, 345, 385"})
    void boundsOfTheReference(int interval, int lower, int upper) {
        assertThat(request(1, interval, 1, 36_500).range()).isEqualTo(new Range(lower, upper));
    }

    @Test
    void aRangeOfOneDayIsWidened() {
        assertThat(request(1, 5, 7, 36_500).range()).isEqualTo(new Range(7, 9));
        assertThat(request(1, 3, 9, 9).range()).isEqualTo(new Range(9, 9));
    }

    @Test
    void seededFuzzSpreadsEvenlyAndDoesNotDependOnTheOrderOfCards() {
        Map<Integer, Integer> counts = new HashMap<>();
        List<Integer> order = new ArrayList<>();
        for (int card = 0; card < 9_000; card++) {
            order.add(card);
        }
        int[] chosen = new int[9_000];
        for (int card : order) {
            chosen[card] = Fuzz.seeded().choose(request(card, 17, 1, 36_500));
            counts.merge(chosen[card], 1, Integer::sum);
        }
        assertThat(counts.keySet()).containsExactlyInAnyOrder(14, 15, 16, 17, 18, 19, 20);
        assertThat(counts.values()).allSatisfy(n -> assertThat(n).isBetween(1_150, 1_420));
        Collections.shuffle(order, new Random(1));
        for (int card : order) {
            assertThat(Fuzz.seeded().choose(request(card, 17, 1, 36_500))).isEqualTo(chosen[card]);
        }
    }

    @Test
    void eachRepetitionIsFuzzedAnew() {
        long different = java.util.stream.IntStream.range(0, 50)
                .map(repetition -> Fuzz.seeded()
                        .choose(new Request(new CardId("n", "forward"),
                                repetition, DAY, 100, 1, 36_500)))
                .distinct()
                .count();
        assertThat(different).isGreaterThan(8);
    }

    @Test
    void anIntervalThatHasGrownIsNotFuzzedBackToTheOneBefore() {
        Fsrs6 model = Fsrs6.ofDefaults();
        MemoryScheduler<Fsrs6.Memory> lowest = model.scheduler()
                .withTiming(Timing.builder().fuzz(request -> request.range().lower()).build());
        Instant last = Instant.parse("2026-03-01T12:00:00Z");
        CardSchedule before = new CardSchedule(new CardId("n", "forward"), Phase.REVIEW,
                last.plus(Duration.ofDays(20)), last, Duration.ofDays(20), 0, 4, 0,
                model.toState(new Fsrs6.Memory(20, 5)));
        Instant now = last.plus(Duration.ofDays(2));
        long unfuzzed = model.scheduler().review(before, Rating.HARD, now).interval().toDays();
        assertThat(unfuzzed).isEqualTo(23);
        assertThat(lowest.review(before, Rating.HARD, now).interval().toDays()).isEqualTo(21);
        assertThat(lowest.review(withInterval(before, 25), Rating.HARD, now).interval().toDays())
                .isEqualTo(25);
        assertThat(lowest.review(withInterval(before, 60), Rating.HARD, now).interval().toDays())
                .isEqualTo(20);
    }

    private static CardSchedule withInterval(CardSchedule before, int days) {
        return new CardSchedule(before.card(), Phase.REVIEW, before.due(), before.lastReview(),
                Duration.ofDays(days), 0, 4, 0, before.memory());
    }

    @Test
    void wrongRequestsAreRefused() {
        assertThatThrownBy(() -> request(1, Double.NaN, 1, 9))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request(1, 3, 0, 9)).isInstanceOf(IllegalArgumentException.class);
        assertThat(request(1, 50, 60, 10).rounded()).isEqualTo(10);
    }
}
