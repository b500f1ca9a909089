package dev.cardstock.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Options;
import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.sm2.AnkiSm2;
import dev.cardstock.scheduler.sm2.AnkiSm2Config;
import dev.cardstock.scheduler.sm2.AnkiSm2Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnkiSm2Test {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final CardId CARD = new CardId("n", "forward");
    private static final AnkiSm2 DEFAULT = AnkiSm2.ofDefaults();

    private static CardSchedule inReview(double ease, int interval, int elapsed) {
        return new CardSchedule(CARD, Phase.REVIEW,
                NOON.plus(Duration.ofDays(interval - elapsed)),
                NOON.minus(Duration.ofDays(elapsed)),
                Duration.ofDays(interval), 0, 5, 0,
                MemoryState.of("anki", 1, Map.of("ease", ease, "interval", (double) interval)));
    }

    private static List<Long> days(Scheduler scheduler, CardSchedule before) {
        return scheduler.preview(before, NOON)
                .values()
                .stream()
                .map(after -> after.interval().toDays())
                .toList();
    }

    /** The cases of Anki's own tests; the chance is the fuzz, from 0 to 1. */
    @ParameterizedTest
    @CsvSource({"1, 1.2, 36500, 0, 1, 2, 3, 4", "0.1, 1.2, 36500, 0, 1, 2, 3, 4",
            "0.1, 1.2, 36500, 0.99, 1, 2, 4, 6", "9.99, 1.2, 5, 0.99, 1, 5, 5, 5",
            "1, 0.1, 36500, 0, 2, 1, 3, 4"})
    void intervalsOfAShortReview(double factor, double hardFactor, int maximum, double chance,
            int interval, long hard, long good, long easy) {
        AnkiSm2Config d = AnkiSm2Config.defaults();
        AnkiSm2 scheduler = AnkiSm2.of(
                new AnkiSm2Config(2.5, 1.3, -0.2, -0.15, 0.15, hardFactor, 1.3, factor, 0, 1, 1, 4),
                Timing.builder()
                        .maximumIntervalDays(maximum)
                        .fuzz(request -> request.range().at(chance))
                        .build());
        assertThat(d.hardFactor()).isEqualTo(1.2);
        assertThat(days(scheduler, inReview(1.3, interval, interval)).subList(1, 4))
                .containsExactly(hard, good, easy);
    }

    @ParameterizedTest
    @CsvSource({"10, 12, 25, 33", "14, 12, 30, 46", "5, 6, 13, 14", "0, 6, 10, 12"})
    void lateAnswersAreRewardedAndEarlyOnesDoNotGainMuch(int elapsed, long hard, long good,
            long easy) {
        assertThat(days(DEFAULT, inReview(2.5, 10, elapsed)).subList(1, 4))
                .containsExactly(hard, good, easy);
    }

    @Test
    void easeChangesAndNeverFallsBelowTheMinimum() {
        Map<Rating, CardSchedule> high = DEFAULT.preview(inReview(2.5, 10, 10), NOON);
        Map<Rating, CardSchedule> low = DEFAULT.preview(inReview(1.35, 10, 10), NOON);
        assertThat(high.values().stream().map(s -> s.memory().value("ease")))
                .containsExactly(2.3, 2.35, 2.5, 2.65);
        assertThat(low.values().stream().map(s -> s.memory().value("ease")))
                .containsExactly(1.3, 1.3, 1.35, 1.5);
    }

    @Test
    void aNewCardGraduates() {
        CardSchedule first = DEFAULT.review(CardSchedule.newCard(CARD), Rating.GOOD, NOON);
        assertThat(first.interval()).isEqualTo(Duration.ofMinutes(10));
        CardSchedule second = DEFAULT.review(first, Rating.GOOD, NOON);
        assertThat(second.phase()).isEqualTo(Phase.REVIEW);
        assertThat(second.due()).isEqualTo(Instant.parse("2026-03-03T04:00:00Z"));
        assertThat(DEFAULT.review(first, Rating.EASY, NOON).interval()).isEqualTo(
                Duration.ofDays(4));
        assertThat(second.memory().value("ease")).isEqualTo(2.5);
    }

    @Test
    void aLapseGoesThroughRelearningAndComesBackWithItsNewInterval() {
        AnkiSm2 scheduler = AnkiSm2.of(
                new AnkiSm2Config(2.5, 1.3, -0.2, -0.15, 0.15, 1.2, 1.3, 1, 0.5, 2, 1, 4),
                Timing.defaults());
        CardSchedule lapsed = scheduler.review(inReview(1.3, 21, 21), Rating.AGAIN, NOON);
        assertThat(lapsed.phase()).isEqualTo(Phase.RELEARNING);
        assertThat(lapsed.lapses()).isEqualTo(1);
        assertThat(lapsed.interval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(scheduler.preview(lapsed, NOON).get(Rating.HARD).interval())
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(scheduler.review(lapsed, Rating.GOOD, NOON).interval())
                .isEqualTo(Duration.ofDays(11));
        assertThat(scheduler.review(lapsed, Rating.EASY, NOON).interval())
                .isEqualTo(Duration.ofDays(12));
        CardSchedule again = scheduler.review(lapsed, Rating.AGAIN, NOON);
        assertThat(again.lapses()).isEqualTo(1);
        assertThat(scheduler.review(again, Rating.GOOD, NOON).interval())
                .isEqualTo(Duration.ofDays(6));
    }

    @Test
    void withoutRelearningStepsALapseComesBackAfterItsMinimum() {
        Scheduler scheduler = new AnkiSm2Provider().create(
                Options.none()
                        .with("relearning-steps", "none")
                        .with("minimum-lapse-interval", "3"));
        CardSchedule lapsed = scheduler.review(inReview(2.5, 21, 21), Rating.AGAIN, NOON);
        assertThat(lapsed.phase()).isEqualTo(Phase.REVIEW);
        assertThat(lapsed.lapses()).isEqualTo(1);
        assertThat(lapsed.interval()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void wrongSettingsAreAllListed() {
        assertThatThrownBy(() -> new AnkiSm2Config(1, 1.3, 0.2, -0.15, 0.15, 1.2, 1.3, 1, 0, 0, 1,
                Integer.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("startingEase is 1.0", "againEase is 0.2",
                        "minimumLapseInterval is 0.0", "easyInterval is");
        assertThatThrownBy(() -> new AnkiSm2Provider().create(
                Options.none().with("starting-ease", "11").with("maximum-interval", "0")))
                .hasMessageContainingAll("starting-ease is '11'", "maximum-interval is '0'");
    }
}
