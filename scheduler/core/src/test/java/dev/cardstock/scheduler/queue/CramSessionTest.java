package dev.cardstock.scheduler.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.queue.CramSession.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CramSessionTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private final Scheduler scheduler = Fsrs6.ofDefaults().scheduler();

    private ReviewLog log(int cards) {
        List<Review> reviews = new ArrayList<>();
        for (int card = 0; card < cards; card++) {
            CardId id = new CardId("n" + card, "f");
            reviews.add(Review.of(id, NOON.minus(Duration.ofDays(20)), Rating.EASY));
            reviews.add(Review.of(id, NOON.minus(Duration.ofDays(9 - card)),
                    card % 2 == 0 ? Rating.AGAIN : Rating.GOOD));
        }
        return ReviewLog.of(reviews);
    }

    private static String notes(CramSession session) {
        StringBuilder notes = new StringBuilder();
        for (var card = session.next(NOON); card.isPresent(); card = session.next(NOON)) {
            notes.append(card.get().card().note().substring(1));
            session.answer(Rating.GOOD, NOON, Duration.ZERO);
        }
        return notes.toString();
    }

    @Test
    void ordersAndLimits() {
        List<CardSchedule> cards = new ArrayList<>(scheduler.replay(log(4)).schedules());
        cards.add(CardSchedule.newCard(new CardId("n4", "f")));
        assertThat(notes(CramSession.of(cards, Order.GIVEN, 9, 0))).isEqualTo("01234");
        assertThat(notes(CramSession.of(cards, Order.DUE, 9, 0))).isEqualTo("02134");
        assertThat(notes(CramSession.of(cards, Order.LAPSES, 3, 0))).isEqualTo("021");
        assertThat(notes(CramSession.of(cards, Order.INTERVAL_ASCENDING, 9, 0))).startsWith("402");
        assertThat(notes(CramSession.of(cards, Order.INTERVAL_DESCENDING, 9, 0))).endsWith("024");
        String random = notes(CramSession.of(cards, Order.RANDOM, 9, 1));
        assertThat(notes(CramSession.of(cards.reversed(), Order.RANDOM, 9, 1))).isEqualTo(random);
        assertThat(List.of(2L, 3L, 4L, 5L)
                .stream()
                .map(seed -> notes(CramSession.of(cards, Order.RANDOM, 9, seed)))
                .distinct()).hasSizeGreaterThan(1);
        assertThat(CramSession.of(cards, Order.GIVEN, 0, 0).next(NOON)).isEmpty();
    }

    @Test
    void cardsComeAgainUntilTheyAreRecalled() {
        CramSession session = CramSession.of(scheduler.replay(log(2)).schedules(), Order.GIVEN, 9,
                0);
        session.answer(Rating.AGAIN, NOON, Duration.ZERO);
        assertThat(session.next(NOON).orElseThrow().card().note()).isEqualTo("n1");
        assertThat(session.next(NOON.plusSeconds(60)).orElseThrow().card().note()).isEqualTo("n0");
        session.answer(Rating.HARD, NOON.plusSeconds(60), Duration.ZERO);
        session.answer(Rating.EASY, NOON.plusSeconds(61), Duration.ZERO);
        assertThat(session.remaining()).isEqualTo(1);
        assertThat(session.next(NOON.plusSeconds(62)).orElseThrow().card().note())
                .as("ahead of its time, as nothing else is left")
                .isEqualTo("n0");
        session.answer(Rating.GOOD, NOON.plusSeconds(70), Duration.ZERO);
        assertThat(session.next(NOON)).isEmpty();
        assertThatThrownBy(() -> session.answer(Rating.GOOD, NOON, Duration.ZERO))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theScheduleIsLeftAlone() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            ReviewLog before = log(6);
            var schedules = scheduler.replay(before).schedules();
            CramSession session = CramSession.of(schedules, Order.RANDOM, 5, seed,
                    Map.of(Rating.GOOD, Duration.ofMinutes(3)));
            List<Review> crammed = new ArrayList<>();
            Instant now = NOON;
            for (int i = 0; i < 40 && session.next(now).isPresent(); i++) {
                crammed.add(session.answer(Rating.of(1 + random.nextInt(4)), now,
                        Duration.ofSeconds(2)));
                now = now.plusSeconds(1 + random.nextInt(600));
            }
            assertThat(crammed).isNotEmpty();
            assertThat(scheduler.replay(before.plus(crammed)).schedules()).as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(schedules);
        }
    }

    @Test
    void wrongInputIsRefused() {
        CardSchedule card = CardSchedule.newCard(new CardId("n", "f"));
        assertThatThrownBy(() -> CramSession.of(List.of(card, card), Order.DUE, -1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("[n/f] are there twice", "the limit is -1");
        assertThatThrownBy(() -> CramSession.of(List.of(card), Order.DUE, 1, 0,
                Map.of(Rating.HARD, Duration.ofMinutes(-1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the delay after HARD is PT-1M");
    }
}
