package dev.cardstock.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.leitner.Leitner;
import dev.cardstock.scheduler.leitner.Leitner.OnFailure;
import dev.cardstock.scheduler.sm2.Sm2;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherSchedulersTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final CardSchedule NEW = CardSchedule.newCard(new CardId("n", "forward"));

    @Test
    void sm2GivesThePublishedDays() {
        Sm2.Memory memory = Sm2.Memory.initial();
        List<Integer> days = new ArrayList<>();
        for (int quality : new int[]{4, 3, 3, 4, 5, 3, 0, 1, 3, 3, 4, 5, 3}) {
            memory = Sm2.ofDefaults().next(memory, quality);
            days.add(memory.due());
        }
        assertThat(days).containsExactly(1, 0, 0, 6, 15, 0, 0, 0, 0, 0, 35, 85, 0);
    }

    @Test
    void leitnerMovesUpAndBack() {
        Leitner leitner = Leitner.of(List.of(1, 2, 7), OnFailure.PREVIOUS_BOX, DayBoundary.DEFAULT);
        CardSchedule schedule = NEW;
        List<Long> days = new ArrayList<>();
        for (int rating : new int[]{3, 3, 3, 3, 2, 1, 1, 1, 4}) {
            schedule = leitner.review(schedule, Rating.of(rating),
                    schedule.due() == null ? NOON : schedule.due());
            days.add(schedule.interval().toDays());
        }
        assertThat(days).containsExactly(1L, 2L, 7L, 7L, 7L, 2L, 1L, 1L, 7L);
        assertThat(schedule.lapses()).isEqualTo(3);
    }

    @Test
    void fsrsGoesThroughItsSteps() {
        Scheduler fsrs = Fsrs6.ofDefaults().scheduler();
        CardSchedule first = fsrs.review(NEW, Rating.AGAIN, NOON);
        assertThat(first.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(fsrs.review(NEW, Rating.HARD, NOON).interval())
                .isEqualTo(Duration.ofSeconds(330));
        CardSchedule second = fsrs.review(first, Rating.GOOD, NOON.plusSeconds(60));
        assertThat(second.interval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(fsrs.review(second, Rating.HARD, NOON).interval())
                .isEqualTo(Duration.ofMinutes(10));
        CardSchedule graduated = fsrs.review(second, Rating.GOOD, NOON.plusSeconds(660));
        assertThat(graduated.phase()).isEqualTo(Phase.REVIEW);
        CardSchedule lapsed = fsrs.review(graduated, Rating.AGAIN, graduated.due());
        assertThat(lapsed.phase()).isEqualTo(Phase.RELEARNING);
        assertThat(lapsed.lapses()).isEqualTo(1);
        assertThat(lapsed.interval()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void hardInASingleStepIsHalfAsLongAgain() {
        Scheduler fsrs = Fsrs6.ofDefaults()
                .scheduler()
                .withTiming(Timing.builder().learning(Steps.ofMinutes(10)).build());
        assertThat(fsrs.review(NEW, Rating.HARD, NOON).interval())
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void wrongParametersAreAllListed() {
        List<Double> weights = new ArrayList<>(Fsrs6.defaultParameters());
        weights.set(4, 11.0);
        weights.set(20, Double.NaN);
        assertThatThrownBy(() -> Fsrs6.of(weights)).hasMessageContaining("w4 is 11.0")
                .hasMessageContaining("w20 is NaN");
        assertThatThrownBy(() -> Fsrs6.of(Collections.nCopies(5, 1.0)))
                .hasMessageContaining("there are 5 parameters");
        assertThatThrownBy(() -> Plugins.load(SchedulerProvider.class)
                .get("fsrs6")
                .create(
                        Options.none().with("desired-retention", "2").with("colour", "red")))
                .hasMessageContaining("desired-retention is '2'")
                .hasMessageContaining("'colour' is not an option");
    }

    @Test
    void allAreFoundByTheirId() {
        Plugins<SchedulerProvider> plugins = Plugins.load(SchedulerProvider.class);
        assertThat(plugins.ids()).containsExactly("anki", "ebisu", "fixed", "fsrs6", "fsrs7", "hlr",
                "leitner", "sbd", "sm2", "ssp-mmc");
        for (SchedulerProvider provider : plugins.all()) {
            Scheduler scheduler = provider.create(Options.none());
            assertThat(scheduler.id()).isEqualTo(provider.id());
        }
        assertThatThrownBy(() -> plugins.get("sm3"))
                .hasMessageContaining("fsrs6, fsrs7, hlr");
    }
}
