package dev.cardstock.scheduler.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.sm2.AnkiSm2;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeechTest {
    @ParameterizedTest
    @CsvSource({"8, 8 12 16 20", "7, 7 11 15 19", "3, 3 5 7 9 11 13 15 17 19",
            "2, 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20", "20, 20", "0, ''"})
    void lapsesThatMakeALeech(int threshold, String expected) {
        assertThat(String.join(" ", IntStream.rangeClosed(0, 20)
                .filter(lapses -> Leech.isLeech(lapses, threshold))
                .mapToObj(String::valueOf)
                .toList())).isEqualTo(expected);
    }

    @Test
    void theEventComesWithTheAnswerThatBringsIt() {
        Scheduler scheduler = AnkiSm2.ofDefaults();
        CardSchedule schedule = CardSchedule.newCard(new CardId("n", "f"));
        Instant now = Instant.parse("2026-03-02T12:00:00Z");
        List<Leech> leeches = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (Rating rating : List.of(Rating.EASY, Rating.AGAIN, Rating.AGAIN)) {
                var answer = scheduler.answer(schedule, rating, now, Duration.ZERO);
                Leech.after(answer, 3).ifPresent(leeches::add);
                schedule = answer.after();
                now = now.plus(Duration.ofDays(1));
            }
        }
        assertThat(schedule.lapses()).isEqualTo(10);
        assertThat(leeches.stream().map(Leech::lapses)).containsExactly(3, 5, 7, 9);
        assertThat(leeches.get(0).time()).isEqualTo(Instant.parse("2026-03-09T12:00:00Z"));
        assertThatThrownBy(() -> Leech.isLeech(1, -1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threshold is -1");
    }
}
