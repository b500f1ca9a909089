package dev.cardstock.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.scheduler.fixed.FixedIntervals;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.leitner.Leitner;
import dev.cardstock.scheduler.sm2.AnkiSm2;
import dev.cardstock.scheduler.sm2.Sm2;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cards change from one algorithm to another without a log. */
class AdoptTest {
    private static final Instant LAST = Instant.parse("2026-03-02T12:00:00Z");

    private static CardSchedule card(int days, MemoryState memory) {
        return new CardSchedule(new CardId("n", "forward"), Phase.REVIEW,
                LAST.plus(Duration.ofDays(days)), LAST, Duration.ofDays(days), 0, 7, 2, memory);
    }

    private static MemoryState sm2(double ease, double interval) {
        return MemoryState.of("anki", 1, Map.of("ease", ease, "interval", interval));
    }

    @Test
    void fromSm2ToFsrs6AndBack() {
        MemoryScheduler<Fsrs6.Memory> fsrs = Fsrs6.ofDefaults().scheduler();
        CardSchedule adopted = fsrs.adopt(card(10, sm2(2.5, 10)));
        assertThat(adopted.memory().value("stability")).isCloseTo(10, within(1e-6));
        assertThat(adopted.memory().value("difficulty")).isCloseTo(6.914056, within(1e-4));
        assertThat(adopted.due()).isEqualTo(LAST.plus(Duration.ofDays(10)));
        assertThat(adopted.repetitions()).isEqualTo(7);
        assertThat(adopted.lapses()).isEqualTo(2);
        MemoryState back = AnkiSm2.ofDefaults().adopt(adopted).memory();
        assertThat(back.value("ease")).isCloseTo(2.5, within(1e-9));
        assertThat(back.value("interval")).isEqualTo(10);
        assertThat(Sm2.ofDefaults().adopt(adopted).memory().value("ease"))
                .isCloseTo(2.5, within(1e-9));
    }

    @Test
    void boxesAndPositionsFollowTheInterval() {
        assertThat(Leitner.ofDefaults().adopt(card(10, sm2(2.5, 10))).memory().value("box"))
                .isEqualTo(3);
        assertThat(FixedIntervals.ofDefaults()
                .adopt(card(13, sm2(2.5, 13)))
                .memory()
                .value("position")).isEqualTo(4);
    }

    @Test
    void anIntervalInRelearningIsTheOneThatWillCome() {
        CardSchedule lapsed = new CardSchedule(new CardId("n", "forward"), Phase.RELEARNING,
                LAST.plusSeconds(600), LAST, Duration.ofMinutes(10), 0, 7, 3, sm2(2.3, 4));
        assertThat(Fsrs6.ofDefaults().scheduler().adopt(lapsed).memory().value("stability"))
                .isCloseTo(4, within(1e-6));
    }

    @Test
    void aStateOutOfRangeIsRefusedWithTheCard() {
        CardSchedule wrong = card(3,
                MemoryState.of("fsrs6", 1, Map.of("stability", -1.0, "difficulty", 11.0)));
        assertThatThrownBy(() -> Fsrs6.ofDefaults().scheduler().retrievability(wrong, LAST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("card 'n/forward'", "stability is -1.0",
                        "difficulty 11.0");
    }
}
