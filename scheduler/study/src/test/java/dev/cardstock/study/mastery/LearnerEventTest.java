package dev.cardstock.study.mastery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.cardstock.deck.CardId;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.study.mastery.LearnerEvent.Answered;
import dev.cardstock.study.mastery.LearnerEvent.Ended;
import dev.cardstock.study.mastery.LearnerEvent.Imported;
import dev.cardstock.study.mastery.LearnerEvent.MatchDone;
import dev.cardstock.study.mastery.LearnerEvent.Overridden;
import dev.cardstock.study.mastery.LearnerEvent.ReviewEntry;
import dev.cardstock.study.mastery.LearnerEvent.Scheduled;
import dev.cardstock.study.mastery.LearnerEvent.Started;
import dev.cardstock.study.mastery.LearnerEvent.TestDone;
import dev.cardstock.study.mastery.LearnerEvent.Undone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LearnerEventTest {
    private static final long SEEDS = Long.getLong("cardstock.seeds", 20_000);
    private static final List<String> VALUES = List.of("", "x", "-1", "1e999", "NaN",
            "99999999999999999999", "2147483648", "true", "P1D", "2026-01-01T00:00:00Z", "a/b",
            "learn", "review", "5", "\u0000");

    private final Random random = new Random(5);

    @Test
    void everyEventIsReadAsItWasWritten() {
        for (long seed = 0; seed < SEEDS; seed++) {
            LearnerEvent event = event();
            assertThat(LearnerEvent.of(event.toProgressEvent())).contains(event);
        }
    }

    @Test
    void aChangedEventIsRefusedOrIsAnother() {
        for (long seed = 0; seed < SEEDS; seed++) {
            ProgressEvent event = event().toProgressEvent();
            SortedMap<String, String> values = new TreeMap<>(event.values());
            if (!values.isEmpty()) {
                String name = any(List.copyOf(values.keySet()));
                if (random.nextBoolean()) {
                    values.remove(name);
                } else {
                    values.put(name, any(VALUES));
                }
            }
            ProgressEvent changed = new ProgressEvent(event.time(), event.kind(),
                    random.nextInt(4) == 0 ? null : event.card(), values);
            try {
                LearnerProgress progress = LearnerProgress.of(List.of(changed));
                assertThat(progress.revision()).isEqualTo(1);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("'" + event.kind() + "'");
            } catch (RuntimeException e) {
                fail("for " + changed, e);
            }
        }
    }

    @Test
    void eventsOfOtherKindsArePassedOver() {
        ProgressEvent foreign = new ProgressEvent(time(), "badge", null, new TreeMap<>());
        assertThat(LearnerEvent.of(foreign)).isEmpty();
        assertThat(LearnerProgress.of(List.of(foreign)).items()).isEmpty();
    }

    @Test
    void whatIsNoTruthValueIsRefused() {
        SortedMap<String, String> values = new TreeMap<>(
                new MatchDone(time(), "s", Duration.ofSeconds(9), 0, 6, true).toProgressEvent()
                        .values());
        values.put("eligible", "maybe");
        assertThatThrownBy(() -> LearnerEvent
                .of(new ProgressEvent(time(), "matched", null, values)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eligible");
    }

    private LearnerEvent event() {
        Instant time = time();
        String session = any(List.of("learn-1", "ü \" \n", "x"));
        int number = random.nextInt(1000);
        return switch (random.nextInt(9)) {
            case 0 -> new Started(time, session, any(List.of(Mode.values())));
            case 1, 2 -> new Answered(time, session, number, any(List.of(Mode.values())),
                    any(List.of(QuestionType.values())), card(), text(), random.nextBoolean(),
                    random.nextDouble(), duration(), random.nextBoolean() ? card() : null,
                    level(), entry());
            case 3 -> new Overridden(time, session, number, card(), text(), random.nextBoolean(),
                    level(), entry());
            case 4 -> new Undone(time, session, number);
            case 5 -> new TestDone(time, session, random.nextDouble() * 20 - 3, 20,
                    random.nextInt(20));
            case 6 -> new MatchDone(time, session, duration(), random.nextInt(9),
                    2 + random.nextInt(11), random.nextBoolean());
            case 7 -> random.nextBoolean()
                    ? new Ended(time, session)
                    : new Scheduled(time, schedule());
            default -> new Imported(review());
        };
    }

    private Review review() {
        Review.Kind kind = any(List.of(Review.Kind.values()));
        return new Review(card(), time(), kind.graded() ? rating() : null, duration(), kind,
                new TreeMap<>(random.nextBoolean() ? Map.of() : Map.of("anki.ease", text())));
    }

    private CardSchedule schedule() {
        Phase phase = any(List.of(Phase.values()));
        return phase == Phase.NEW
                ? CardSchedule.newCard(card())
                : new CardSchedule(card(), phase, time(), time(), duration(), random.nextInt(3),
                        random.nextInt(99), random.nextInt(9), memory());
    }

    private @Nullable ReviewEntry entry() {
        return random.nextBoolean()
                ? null
                : new ReviewEntry(rating(), any(List.of(Review.Kind.LEARNING, Review.Kind.REVIEW,
                        Review.Kind.RELEARNING)), duration(), random.nextBoolean()
                                ? null
                                : memory());
    }

    private MemoryState memory() {
        return MemoryState.of(any(List.of("fsrs6", "my.own")), 1 + random.nextInt(3),
                random.nextBoolean()
                        ? Map.of()
                        : Map.of("stability", random.nextDouble() * 1e5, "difficulty",
                                random.nextGaussian() / 1e9));
    }

    private @Nullable LearnLevel level() {
        return random.nextBoolean() ? null : any(List.of(LearnLevel.values()));
    }

    private Rating rating() {
        return any(List.of(Rating.values()));
    }

    private CardId card() {
        return new CardId(any(List.of("n1", "a/b/c", "ß 漢")), any(List.of("forward", "c12")));
    }

    private String text() {
        return any(List.of("", " ", "answer", "\"\\\n\t", "漢字", "שלום", "\uD83D\uDE00"));
    }

    private Instant time() {
        return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }

    private Duration duration() {
        return Duration.ofMillis(random.nextLong(10_000_000_000L));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
