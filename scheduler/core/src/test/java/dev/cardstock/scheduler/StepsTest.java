package dev.cardstock.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final CardSchedule NEW = CardSchedule.newCard(new CardId("n", "forward"));

    private static Steps steps(String minutes) {
        return minutes == null
                ? Steps.none()
                : Steps.ofMinutes(Arrays.stream(minutes.split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray());
    }

    /** Where each answer leads: the step and its delay in minutes, or nothing. */
    @ParameterizedTest
    @CsvSource({"1 10, 0, AGAIN, 0 1", "1 10, 0, HARD, 0 5.5", "1 10, 0, GOOD, 1 10",
            "1 10, 0, EASY,", "1 10, 1, AGAIN, 0 1", "1 10, 1, HARD, 1 10", "1 10, 1, GOOD,",
            "10, 0, HARD, 0 15", "10, 0, GOOD,", "1440, 0, HARD, 0 2880", "2880, 0, HARD, 0 4320",
            "5760, 0, HARD, 0 7200", "1440 4320, 0, HARD, 0 2880", "20 10, 0, HARD, 0 20",
            "20 60, 1, HARD, 1 60", ", 0, AGAIN,", ", 0, HARD,", "1 10, 5, AGAIN, 0 1",
            "1 10, 5, HARD,", "1 10, 5, GOOD,"})
    void answers(String minutes, int step, Rating rating, String expected) {
        assertThat(steps(minutes).after(step, rating)
                .map(next -> next.step() + " " + String.valueOf(next.delay().toMillis() / 60_000.0)
                        .replaceAll("\\.0$", ""))
                .orElse(null)).isEqualTo(expected);
    }

    @Test
    void stepsMustBePositive() {
        assertThatThrownBy(() -> Steps.ofMinutes(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
    }

    @Test
    void hardInRelearningUsesTheRelearningSteps() {
        Scheduler scheduler = Fsrs6.ofDefaults()
                .scheduler()
                .withTiming(Timing.builder().relearning(Steps.ofMinutes(20, 60)).build());
        CardSchedule graduated = scheduler.review(NEW, Rating.EASY, NOON);
        CardSchedule lapsed = scheduler.review(graduated, Rating.AGAIN, graduated.due());
        assertThat(lapsed.phase()).isEqualTo(Phase.RELEARNING);
        assertThat(scheduler.review(lapsed, Rating.HARD, lapsed.due()).interval())
                .isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void stepsOfDaysEndAtTheBeginningOfTheLearnersDay() {
        Scheduler scheduler = Fsrs6.ofDefaults()
                .scheduler()
                .withTiming(Timing.builder()
                        .learning(new Steps(List.of(Duration.ofHours(23), Duration.ofDays(2))))
                        .build());
        CardSchedule first = scheduler.review(NEW, Rating.AGAIN, NOON);
        assertThat(first.due()).isEqualTo(NOON.plus(Duration.ofHours(23)));
        CardSchedule second = scheduler.review(first, Rating.GOOD, NOON);
        assertThat(second.phase()).isEqualTo(Phase.LEARNING);
        assertThat(second.due()).isEqualTo(Instant.parse("2026-03-04T04:00:00Z"));
    }

    @Test
    void withoutStepsAShortIntervalStaysInLearning() {
        Scheduler scheduler = Fsrs6.ofDefaults()
                .scheduler()
                .withTiming(
                        Timing.builder().learning(Steps.none()).relearning(Steps.none()).build());
        CardSchedule again = scheduler.review(NEW, Rating.AGAIN, NOON);
        assertThat(again.phase()).isEqualTo(Phase.LEARNING);
        // The stability after Again is 0.212 days.
        assertThat(again.interval()).isEqualTo(Duration.ofMillis(Math.round(0.212 * 86_400_000)));
        assertThat(again.due()).isEqualTo(NOON.plus(again.interval()));
        CardSchedule good = scheduler.review(NEW, Rating.GOOD, NOON);
        assertThat(good.phase()).isEqualTo(Phase.REVIEW);
        assertThat(good.interval()).isEqualTo(Duration.ofDays(2));
        CardSchedule lapsed = scheduler.review(good, Rating.AGAIN, good.due());
        assertThat(lapsed.lapses()).isEqualTo(1);
    }

    @Test
    void dueTimesFollowTheClockOfTheLearner() {
        DayBoundary berlin = new DayBoundary(ZoneId.of("Europe/Berlin"), LocalTime.of(4, 0));
        Scheduler scheduler = Fsrs6.ofDefaults()
                .scheduler()
                .withTiming(Timing.builder().learning(Steps.none()).days(berlin).build());
        // Summer time begins on 29 March 2026: 04:00 is 02:00 UTC from then on, 03:00 before.
        Instant before = Instant.parse("2026-03-27T20:00:00Z");
        assertThat(scheduler.review(NEW, Rating.GOOD, before).due())
                .isEqualTo(Instant.parse("2026-03-29T02:00:00Z"));
        Instant earlier = Instant.parse("2026-03-26T20:00:00Z");
        assertThat(scheduler.review(NEW, Rating.GOOD, earlier).due())
                .isEqualTo(Instant.parse("2026-03-28T03:00:00Z"));
        // At 03:30 local time it is still the day before.
        Instant night = Instant.parse("2026-03-27T02:30:00Z");
        assertThat(scheduler.review(NEW, Rating.GOOD, night).due())
                .isEqualTo(Instant.parse("2026-03-28T03:00:00Z"));
    }

    @Test
    void elapsedDaysAreDayBeginningsNotHours() {
        Scheduler scheduler = Fsrs6.ofDefaults().scheduler();
        CardSchedule good = scheduler.review(NEW, Rating.EASY,
                Instant.parse("2026-03-02T03:59:00Z"));
        CardSchedule nextDay = scheduler.review(good, Rating.GOOD,
                Instant.parse("2026-03-02T04:01:00Z"));
        CardSchedule sameDay = scheduler.review(good, Rating.GOOD,
                Instant.parse("2026-03-02T03:59:59Z"));
        Fsrs6 model = Fsrs6.ofDefaults();
        assertThat(nextDay.memory()).isEqualTo(
                model.toState(model.next(model.initial(Rating.EASY), 1, Rating.GOOD)));
        assertThat(sameDay.memory()).isEqualTo(
                model.toState(model.next(model.initial(Rating.EASY), 0, Rating.GOOD)));
    }
}
