package dev.cardstock.study.mastery;

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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns events into what a store keeps, names and texts, and back. */
final class EventCodec {
    private static final String MEMORY = "memory.";
    private static final String ATTRIBUTE = "attribute.";

    private final SortedMap<String, String> values;

    private EventCodec(SortedMap<String, String> values) {
        this.values = values;
    }

    static ProgressEvent encode(LearnerEvent event) {
        EventCodec to = new EventCodec(new TreeMap<>());
        @Nullable
        CardId card = null;
        String kind;
        switch (event) {
            case Started e -> {
                kind = "started";
                to.put("session", e.session()).put("mode", e.mode().key());
            }
            case Answered e -> {
                kind = "answered";
                card = e.card();
                to.put("session", e.session())
                        .put("number", e.number())
                        .put("mode", e.mode().key())
                        .put("type", e.type().key())
                        .put("response", e.response())
                        .put("right", e.right())
                        .put("score", e.score())
                        .put("taken", e.taken().toMillis())
                        .put("confused-with", e.confusedWith())
                        .put("level", e.level() == null ? null : e.level().key())
                        .put(e.review());
            }
            case Overridden e -> {
                kind = "overridden";
                card = e.card();
                to.put("session", e.session())
                        .put("number", e.number())
                        .put("response", e.response())
                        .put("right", e.right())
                        .put("level", e.level() == null ? null : e.level().key())
                        .put(e.review());
            }
            case Undone e -> {
                kind = "undone";
                to.put("session", e.session()).put("number", e.number());
            }
            case TestDone e -> {
                kind = "tested";
                to.put("session", e.session())
                        .put("points", e.points())
                        .put("possible", e.possible())
                        .put("unanswered", e.unanswered());
            }
            case MatchDone e -> {
                kind = "matched";
                to.put("session", e.session())
                        .put("total", e.total().toMillis())
                        .put("misses", e.misses())
                        .put("pairs", e.pairs())
                        .put("eligible", e.eligible());
            }
            case Ended e -> {
                kind = "ended";
                to.put("session", e.session());
            }
            case Imported e -> {
                kind = "imported";
                card = e.review().card();
                to.put(e.review());
            }
            case Scheduled e -> {
                kind = "scheduled";
                card = e.schedule().card();
                to.put(e.schedule());
            }
        }
        return new ProgressEvent(event.time(), kind, card, to.values);
    }

    static Optional<LearnerEvent> decode(ProgressEvent event) {
        EventCodec from = new EventCodec(new TreeMap<>(event.values()));
        try {
            return Optional.ofNullable(from.decoded(event));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("the event '" + event.kind() + "' of "
                    + event.time() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private @Nullable LearnerEvent decoded(ProgressEvent event) {
        Instant time = event.time();
        return switch (event.kind()) {
            case "started" -> new Started(time, text("session"), constant(Mode.class, "mode"));
            case "answered" -> new Answered(time, text("session"), integer("number"),
                    constant(Mode.class, "mode"), constant(QuestionType.class, "type"),
                    card(event), text("response"), flag("right"), decimal("score"),
                    duration("taken"), cardOrNull("confused-with"), level(),
                    reviewEntry());
            case "overridden" -> new Overridden(time, text("session"), integer("number"),
                    card(event), text("response"), flag("right"), level(), reviewEntry());
            case "undone" -> new Undone(time, text("session"), integer("number"));
            case "tested" -> new TestDone(time, text("session"), decimal("points"),
                    decimal("possible"), integer("unanswered"));
            case "matched" -> new MatchDone(time, text("session"),
                    duration("total"), integer("misses"),
                    integer("pairs"), flag("eligible"));
            case "ended" -> new Ended(time, text("session"));
            case "imported" -> new Imported(review(event));
            case "scheduled" -> new Scheduled(time, schedule(event));
            default -> null;
        };
    }

    private EventCodec put(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
        return this;
    }

    private void put(@Nullable ReviewEntry review) {
        if (review != null) {
            put("rating", review.rating().value());
            put("review", review.kind().name().toLowerCase(Locale.ROOT));
            put("since-last", review.sinceLast().toMillis());
            put(review.before());
        }
    }

    private void put(@Nullable MemoryState memory) {
        if (memory != null) {
            put("algorithm", memory.algorithm());
            put("algorithm-version", memory.version());
            memory.values().forEach((name, value) -> put(MEMORY + name, value));
        }
    }

    private void put(Review review) {
        put("review", review.kind().name().toLowerCase(Locale.ROOT));
        put("rating", review.rating() == null ? null : review.rating().value());
        put("taken", review.duration().toMillis());
        review.attributes().forEach((name, value) -> put(ATTRIBUTE + name, value));
    }

    private void put(CardSchedule schedule) {
        put("phase", schedule.phase().name().toLowerCase(Locale.ROOT));
        put("due", schedule.due());
        put("last-review", schedule.lastReview());
        put("interval", schedule.interval());
        put("step", schedule.step());
        put("repetitions", schedule.repetitions());
        put("lapses", schedule.lapses());
        put(schedule.memory());
    }

    private String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("it has no value '" + name + "'");
        }
        return value;
    }

    private long number(String name) {
        return Long.parseLong(text(name));
    }

    private int integer(String name) {
        return Integer.parseInt(text(name));
    }

    private double decimal(String name) {
        double value = Double.parseDouble(text(name));
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("'" + name + "' is no number: " + value);
        }
        return value;
    }

    private Duration duration(String name) {
        long millis = number(name);
        if (millis < 0) {
            throw new IllegalArgumentException("'" + name + "' is " + millis
                    + " ms, must not be negative");
        }
        return Duration.ofMillis(millis);
    }

    private boolean flag(String name) {
        return switch (text(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + name + "' is '" + text(name)
                    + "', must be true or false");
        };
    }

    private <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static CardId card(ProgressEvent event) {
        CardId card = event.card();
        if (card == null) {
            throw new IllegalArgumentException("it has no card");
        }
        return card;
    }

    private @Nullable CardId cardOrNull(String name) {
        String value = values.get(name);
        return value == null ? null : CardId.parse(value);
    }

    private @Nullable Instant instantOrNull(String name) {
        String value = values.get(name);
        return value == null ? null : Instant.parse(value);
    }

    private @Nullable LearnLevel level() {
        return values.containsKey("level") ? constant(LearnLevel.class, "level") : null;
    }

    private @Nullable ReviewEntry reviewEntry() {
        return values.containsKey("rating")
                ? new ReviewEntry(Rating.of(integer("rating")),
                        constant(Review.Kind.class, "review"),
                        duration("since-last"), memory())
                : null;
    }

    private @Nullable MemoryState memory() {
        if (!values.containsKey("algorithm")) {
            return null;
        }
        TreeMap<String, Double> numbers = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(MEMORY)) {
                numbers.put(name.substring(MEMORY.length()), Double.valueOf(value));
            }
        });
        return MemoryState.of(text("algorithm"), integer("algorithm-version"), numbers);
    }

    private Review review(ProgressEvent event) {
        TreeMap<String, String> attributes = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(ATTRIBUTE)) {
                attributes.put(name.substring(ATTRIBUTE.length()), value);
            }
        });
        return new Review(card(event), event.time(),
                values.containsKey("rating") ? Rating.of(integer("rating")) : null,
                duration("taken"), constant(Review.Kind.class, "review"),
                attributes);
    }

    private CardSchedule schedule(ProgressEvent event) {
        return new CardSchedule(card(event), constant(Phase.class, "phase"),
                instantOrNull("due"), instantOrNull("last-review"),
                Duration.parse(text("interval")), integer("step"),
                integer("repetitions"), integer("lapses"), memory());
    }
}
