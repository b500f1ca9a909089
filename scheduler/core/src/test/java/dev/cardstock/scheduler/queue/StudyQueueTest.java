package dev.cardstock.scheduler.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Library;
import dev.cardstock.review.Answered;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.queue.QueueSettings.Mix;
import dev.cardstock.scheduler.queue.QueueSettings.NewGather;
import dev.cardstock.scheduler.queue.QueueSettings.NewSort;
import dev.cardstock.scheduler.queue.QueueSettings.ReviewOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StudyQueueTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int SEEDS = Integer.getInteger("cardstock.seeds", 3_000);
    private static final List<ZoneId> ZONES = List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Asia/Kathmandu"));
    private static final List<Instant> TIMES = List.of(NOON, Instant.parse("2026-03-29T00:59:00Z"),
            Instant.parse("2026-03-29T02:30:00Z"), Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-25T03:10:00Z"), Instant.parse("2026-03-08T07:01:00Z"),
            Instant.parse("2026-11-01T05:30:00Z"), Instant.parse("2026-04-04T15:10:00Z"),
            Instant.parse("2026-10-03T15:40:00Z"));

    /** A collection, a deck and settings drawn from a seed. */
    private static final class Draw {
        private final Random random;
        final Instant now;
        final QueueSettings settings;
        final QueueInput input;
        final String deck;

        Draw(long seed) {
            random = new Random(seed);
            now = one(TIMES).plusSeconds(random.nextInt(7_200) - 3_600);
            boolean fsrs = random.nextBoolean();
            QueueSettings.Builder builder = QueueSettings.builder()
                    .newCards(one(List.of(NewGather.values())), one(List.of(NewSort.values())))
                    .reviews(one(List.of(ReviewOrder.values())))
                    .mix(one(List.of(Mix.values())), one(List.of(Mix.values())))
                    .burySiblings(random.nextBoolean(), random.nextBoolean(), random.nextBoolean())
                    .newIgnoreReviewLimit(random.nextBoolean())
                    .limitsFromAbove(random.nextBoolean())
                    .days(new DayBoundary(one(ZONES),
                            one(List.of(LocalTime.of(4, 0), LocalTime.MIDNIGHT, LocalTime.of(2, 30),
                                    LocalTime.of(23, 0)))))
                    .seed(random.nextLong());
            settings = (fsrs ? builder.scheduler(Fsrs6.ofDefaults().scheduler()) : builder).build();
            List<QueueDeck> decks = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                String parent = i == 0 || random.nextInt(5) == 0
                        ? null
                        : "d" + random.nextInt(i);
                decks.add(QueueDeck.of("d" + i, parent, random.nextInt(12), random.nextInt(25))
                        .studied(random.nextInt(3), random.nextInt(4)));
            }
            List<QueueCard> cards = new ArrayList<>();
            for (int note = 0; note < random.nextInt(50); note++) {
                for (int template = 0; template < 1 + random.nextInt(3); template++) {
                    CardId id = new CardId("note" + note, "t" + template);
                    cards.add(new QueueCard(schedule(id, fsrs), one(decks).id(), note / 2, template,
                            note / 3));
                }
            }
            Collections.shuffle(cards, random);
            input = new QueueInput(cards, decks);
            deck = one(decks).id();
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private CardSchedule schedule(CardId id, boolean fsrs) {
            if (random.nextInt(3) == 0) {
                return CardSchedule.newCard(id);
            }
            MemoryState memory = fsrs
                    ? MemoryState.of("fsrs6", 1,
                            Map.of("stability", 1.0 + random.nextInt(5), "difficulty",
                                    1.0 + random.nextInt(4)))
                    : MemoryState.of("anki", 1, Map.of("ease", 1.3 + random.nextInt(4), "interval",
                            3.0));
            Phase phase = one(
                    List.of(Phase.REVIEW, Phase.REVIEW, Phase.LEARNING, Phase.RELEARNING));
            Duration interval = phase == Phase.REVIEW || random.nextInt(3) == 0
                    ? Duration.ofDays(1 + random.nextInt(4))
                    : Duration.ofMinutes(1 + random.nextInt(900));
            Instant last = random.nextInt(8) == 0
                    ? now.minus(Duration.ofMinutes(random.nextInt(300)))
                    : now.minus(Duration.ofHours(random.nextInt(150)));
            return new CardSchedule(id, phase, last.plus(interval), last, interval, 0, 3, 0,
                    memory);
        }
    }

    @Test
    void isWhatTheReferenceGives() {
        int taken = 0;
        int buried = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Draw draw = new Draw(seed);
            StudyQueue queue = StudyQueue.of(draw.input, draw.deck, draw.settings, draw.now);
            ReferenceQueue expected = new ReferenceQueue(draw.input, draw.deck, draw.settings,
                    draw.now);
            assertThat(ids(queue)).as("seed %d", seed).isEqualTo(expected.main);
            assertThat(queue.buried()).as("seed %d", seed).isEqualTo(expected.buried);
            assertThat(queue.waiting().stream().map(QueueCard::id)).as("seed %d", seed)
                    .isEqualTo(expected.waiting);
            taken += expected.main.size();
            buried += expected.buried.size();
        }
        assertThat(taken).isGreaterThan(SEEDS);
        assertThat(buried).isGreaterThan(SEEDS / 10);
    }

    private static List<CardId> ids(StudyQueue queue) {
        return queue.cards().stream().map(QueueCard::id).toList();
    }

    private static QueueCard fresh(String note, int template, String deck, long position) {
        return new QueueCard(CardSchedule.newCard(new CardId(note, "t" + template)), deck, position,
                template, position);
    }

    private static QueueCard review(String note, int template, String deck, int days, int overdue) {
        Instant due = Instant.parse("2026-03-02T04:00:00Z").minus(Duration.ofDays(overdue));
        return new QueueCard(new CardSchedule(new CardId(note, "t" + template), Phase.REVIEW, due,
                due.minus(Duration.ofDays(days)), Duration.ofDays(days), 0, 2, 0,
                MemoryState.of("anki", 1, Map.of("ease", 2.5, "interval", (double) days))), deck, 0,
                template, 0);
    }

    private static QueueCard learning(String note, Instant due, Duration step) {
        return new QueueCard(new CardSchedule(new CardId(note, "t0"), Phase.LEARNING, due,
                due.minus(step), step, 0, 1, 0,
                MemoryState.of("anki", 1, Map.of("ease", 2.5, "interval", 0.0))), "d", 0, 0, 0);
    }

    private static StudyQueue queue(List<QueueCard> cards, QueueSettings settings) {
        return StudyQueue.of(
                new QueueInput(cards, List.of(QueueDeck.of("d", null, 20, 200))), "d", settings,
                NOON);
    }

    @Test
    void aDayOfStudy() {
        Library library = Library.builder("Capitals")
                .namespace("test")
                .card("France", "Paris")
                .card("Peru", "Lima")
                .build();
        LearningHistory history = LearningHistory.empty();
        Instant now = NOON;
        // @start region="study"
        Scheduler scheduler = Fsrs6.ofDefaults().scheduler();
        QueueSettings settings = QueueSettings.builder().scheduler(scheduler).build();
        QueueInput input = QueueInput.of(library, history, settings.days(), now);
        String deck = library.roots().get(0).id();
        StudyQueue queue = StudyQueue.of(input, deck, settings, now);
        List<Review> log = new ArrayList<>();
        while (queue.next(now).isPresent()) {
            QueueCard card = queue.next(now).orElseThrow();
            Answered answer = scheduler.answer(card.schedule(), Rating.GOOD, now,
                    Duration.ofSeconds(5));
            log.add(answer.review()); // and store answer.after()
            queue.answered(answer.after());
            now = now.plusSeconds(30);
        }
        // @end
        assertThat(log.stream().map(review -> review.card().note()).distinct()).hasSize(2);
        assertThat(log).hasSize(4);
        assertThat(queue.counts()).isEqualTo(new StudyQueue.Counts(0, 0, 0));
    }

    @Test
    void learningComesWhenItsTimeHasComeAndAheadOfItOnlyWhenNothingElseIsLeft() {
        QueueCard soon = learning("soon", NOON.plusSeconds(600), Duration.ofMinutes(10));
        QueueCard later = learning("later", NOON.plusSeconds(7_200), Duration.ofHours(2));
        QueueCard tomorrow = learning("tomorrow", NOON.plus(Duration.ofHours(20)),
                Duration.ofHours(20));
        StudyQueue queue = queue(List.of(soon, later, tomorrow, fresh("new", 0, "d", 0)),
                QueueSettings.defaults());
        assertThat(queue.next(NOON).orElseThrow().id().note()).isEqualTo("new");
        assertThat(queue.next(NOON.plusSeconds(600)).orElseThrow().id().note()).isEqualTo("soon");
        assertThat(queue.counts()).isEqualTo(new StudyQueue.Counts(1, 2, 0));
        Scheduler scheduler = Fsrs6.ofDefaults().scheduler();
        QueueCard fresh = queue.next(NOON).orElseThrow();
        queue.answered(scheduler.review(fresh.schedule(), Rating.AGAIN, NOON));
        assertThat(queue.next(NOON).orElseThrow().id().note()).as("due in a minute")
                .isEqualTo("new");
        queue.answered(scheduler.review(queue.next(NOON).orElseThrow().schedule(), Rating.EASY,
                NOON));
        assertThat(queue.next(NOON).orElseThrow().id().note()).as("due in ten").isEqualTo("soon");
        queue.answered(soon.schedule().withDue(NOON.plus(Duration.ofDays(3))));
        assertThat(queue.next(NOON)).as("two hours are too far ahead").isEmpty();
        assertThat(queue.next(NOON.plusSeconds(6_100)).orElseThrow().id().note())
                .isEqualTo("later");
    }

    @Test
    void anAnswerCanBeTakenBack() {
        StudyQueue queue = queue(List.of(fresh("a", 0, "d", 0), fresh("b", 0, "d", 1)),
                QueueSettings.defaults());
        QueueCard card = queue.next(NOON).orElseThrow();
        queue.answered(Fsrs6.ofDefaults().scheduler().review(card.schedule(), Rating.GOOD, NOON));
        assertThat(queue.next(NOON).orElseThrow().id().note()).isEqualTo("b");
        queue.takeBack(card);
        assertThat(queue.next(NOON)).contains(card);
        assertThat(queue.waiting()).isEmpty();
        assertThatThrownBy(() -> queue.answered(CardSchedule.newCard(new CardId("x", "y"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("card 'x/y' is not in the queue");
    }

    @Test
    void limitsHoldInTheWholeTree() {
        List<QueueCard> cards = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            cards.add(fresh("a" + i, 0, "a", i));
            cards.add(fresh("b" + i, 0, "b", i));
            cards.add(review("c" + i, 0, "a", 5, i));
        }
        List<QueueDeck> decks = List.of(QueueDeck.of("top", null, 7, 6),
                QueueDeck.of("a", "top", 3, 4), QueueDeck.of("b", "top", 100, 100));
        QueueInput input = new QueueInput(cards, decks);
        QueueSettings ignoring = QueueSettings.builder().newIgnoreReviewLimit(true).build();
        assertThat(StudyQueue.of(input, "top", ignoring, NOON).counts())
                .isEqualTo(new StudyQueue.Counts(7, 0, 4));
        // Of the six reviews above, four are taken; two are left for new cards.
        assertThat(StudyQueue.of(input, "top", QueueSettings.defaults(), NOON).counts())
                .isEqualTo(new StudyQueue.Counts(2, 0, 4));
        assertThat(StudyQueue.of(input, "b", ignoring, NOON).counts().newCards()).isEqualTo(10);
        QueueSettings fromAbove = QueueSettings.builder()
                .newIgnoreReviewLimit(true)
                .limitsFromAbove(true)
                .build();
        assertThat(StudyQueue.of(input, "b", fromAbove, NOON).counts().newCards()).isEqualTo(7);
        QueueInput later = new QueueInput(cards,
                List.of(decks.get(0), decks.get(1).studied(2, 3), decks.get(2)));
        assertThat(StudyQueue.of(later, "top", ignoring, NOON).counts())
                .isEqualTo(new StudyQueue.Counts(5, 0, 1));
    }

    @Test
    void siblingsAreBuriedBehindTheFirstThatIsAsked() {
        List<QueueCard> cards = List.of(review("n", 0, "d", 5, 1), review("n", 1, "d", 5, 3),
                fresh("n", 2, "d", 0), fresh("m", 0, "d", 1), fresh("m", 1, "d", 1));
        QueueSettings all = QueueSettings.builder().burySiblings(true, true, true).build();
        StudyQueue queue = queue(cards, all);
        assertThat(ids(queue)).containsExactly(new CardId("n", "t1"), new CardId("m", "t0"));
        assertThat(queue.buried()).containsExactly(new CardId("n", "t0"), new CardId("n", "t2"),
                new CardId("m", "t1"));
        QueueSettings onlyNew = QueueSettings.builder().burySiblings(true, false, false).build();
        assertThat(ids(queue(cards, onlyNew))).hasSize(3);
        assertThat(queue(cards, QueueSettings.defaults()).buried()).isEmpty();
    }

    @Test
    void siblingsStayBuriedInTheNextQueueOfTheDay() {
        Scheduler scheduler = Fsrs6.ofDefaults().scheduler();
        QueueCard first = fresh("n", 0, "d", 0);
        QueueCard answered = first.with(
                scheduler.review(first.schedule(), Rating.EASY, NOON.minusSeconds(3_600)));
        QueueSettings all = QueueSettings.builder().burySiblings(true, true, true).build();
        StudyQueue queue = queue(List.of(answered, fresh("n", 1, "d", 0)), all);
        assertThat(queue.cards()).isEmpty();
        assertThat(queue.buried()).containsExactly(new CardId("n", "t1"));
    }

    @ParameterizedTest
    @CsvSource({"DUE_THEN_RANDOM, c b a", "INTERVAL_ASCENDING, b a c", "INTERVAL_DESCENDING, c a b",
            "RELATIVE_OVERDUENESS, b c a", "RETRIEVABILITY_ASCENDING, b c a",
            "RETRIEVABILITY_DESCENDING, a c b"})
    void ordersOfReviews(ReviewOrder order, String expected) {
        // Days and overdue days: a 10 and 1, b 2 and 3, c 30 and 10.
        List<QueueCard> cards = List.of(review("a", 0, "d", 10, 1), review("b", 0, "d", 2, 3),
                review("c", 0, "d", 30, 10));
        StudyQueue queue = queue(cards, QueueSettings.builder().reviews(order).build());
        assertThat(ids(queue).stream().map(CardId::note)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @EnumSource(Mix.class)
    void newCardsAreMixedWithReviews(Mix mix) {
        List<QueueCard> cards = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            cards.add(review("r" + i, 0, "d", 3, 9 - i));
        }
        for (int i = 0; i < 2; i++) {
            cards.add(fresh("n" + i, 0, "d", i));
        }
        String order = String.join("", ids(queue(cards,
                QueueSettings.builder().mix(mix, Mix.MIX).build())).stream()
                .map(id -> id.note().substring(0, 1))
                .toList());
        assertThat(order).isEqualTo(switch (mix) {
            case MIX -> "rrrrnrrrnrr";
            case BEFORE -> "nnrrrrrrrrr";
            case AFTER -> "rrrrrrrrrnn";
        });
    }

    @Test
    void theDayEndsAtTheLearnersHourAlsoWhenTheClockChanges() {
        DayBoundary berlin = new DayBoundary(ZoneId.of("Europe/Berlin"), LocalTime.of(4, 0));
        QueueSettings settings = QueueSettings.builder().days(berlin).build();
        QueueInput none = new QueueInput(List.of(), List.of(QueueDeck.of("d", null, 1, 1)));
        assertThat(StudyQueue.of(none, "d", settings, Instant.parse("2026-03-28T12:00:00Z")).end())
                .isEqualTo(Instant.parse("2026-03-29T02:00:00Z"));
        assertThat(StudyQueue.of(none, "d", settings, Instant.parse("2026-10-24T12:00:00Z")).end())
                .isEqualTo(Instant.parse("2026-10-25T03:00:00Z"));
    }

    @Test
    void aLibraryGivesItsCardsDecksAndWhatWasStudiedToday() {
        Library.Builder builder = Library.builder("Words")
                .namespace("test")
                .add(DeckOptions.builder("few", "Few").newPerDay(3).reviewsPerDay(9).build())
                .add(Deck.builder("deck", "Words").options("few").build());
        builder.deck("Words");
        for (int i = 0; i < 6; i++) {
            builder.card("front " + i, "back " + i);
        }
        Library plain = builder.build();
        List<CardId> ids = plain.cards().map(card -> card.id()).toList();
        Library library = plain.toBuilder()
                .add(CardOverride.of(ids.get(4)).suspended(true))
                .add(CardOverride.of(ids.get(5)).buried(CardOverride.Buried.BY_LEARNER))
                .build();
        Instant yesterday = NOON.minus(Duration.ofDays(1));
        LearningHistory history = Fsrs6.ofDefaults()
                .scheduler()
                .replay(ReviewLog.of(List.of(Review.of(ids.get(0), yesterday, Rating.EASY),
                        Review.of(ids.get(1), NOON.minusSeconds(60), Rating.EASY),
                        Review.of(ids.get(0), NOON.minusSeconds(50), Rating.EASY))));
        QueueInput input = QueueInput.of(library, history, DayBoundary.DEFAULT, NOON);
        assertThat(input.cards().stream().map(QueueCard::id))
                .containsExactlyElementsOf(ids.subList(0, 4));
        assertThat(input.decks()).containsExactly(
                new QueueDeck("deck", null, 3, 9, 1, 1));
        assertThat(StudyQueue.of(input, "deck", QueueSettings.defaults(), NOON).counts())
                .isEqualTo(new StudyQueue.Counts(2, 0, 0));
    }

    @Test
    void wrongInputIsRefused() {
        QueueInput input = new QueueInput(List.of(),
                List.of(QueueDeck.of("a", "b", 1, 1), QueueDeck.of("b", "a", 1, 1)));
        assertThatThrownBy(() -> StudyQueue.of(input, "x", QueueSettings.defaults(), NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no deck 'x', there are [a, b]");
        assertThatThrownBy(() -> StudyQueue.of(input, "a", QueueSettings.defaults(), NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("or in itself");
        assertThatThrownBy(() -> new QueueDeck("a", null, -1, 2, -3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("newPerDay is -1", "newToday is -3");
        assertThatThrownBy(() -> QueueSettings.builder().learnAhead(Duration.ofDays(2)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("learnAhead is PT48H");
    }
}
