package dev.cardstock.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.CardOverride.Buried;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A library with its history and media, to be written and read. */
record JsonSample(Library library, LearningHistory history, Map<String, byte[]> media) {
    static final DeckFormats FORMATS = DeckFormats.of(List.of(new JsonFormat()));

    byte[] write() throws IOException {
        return write(library, history, MediaSource.of(media));
    }

    static byte[] write(ImportResult read) throws IOException {
        return write(read.library(), read.history(), read.media());
    }

    private static byte[] write(Library library, LearningHistory history, MediaSource media)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(FORMATS.write(library, history, media, DeckTarget.of("x.json", out),
                ExportSettings.defaults())).isEmpty();
        return out.toByteArray();
    }

    static ImportResult read(byte[] document) throws IOException {
        return FORMATS.read(DeckSource.of("x.json", document), ImportSettings.defaults());
    }

    /** Everything that the format can hold, at least once. */
    static JsonSample rich() {
        TreeMap<String, String> attributes = new TreeMap<>(Map.of("anki.id", "17", "ünï", ""));
        NoteType custom = new NoteType("word", "Word", NoteType.Kind.NORMAL,
                List.of(new FieldDefinition("Word", attributes), FieldDefinition.named("Meaning"),
                        FieldDefinition.named("Sound")),
                List.of(new CardTemplate("recall", "Recall",
                        Markup.html("<b>{{Word}}</b>", "{{Word}}"),
                        Markup.markdown("*{{Meaning}}*", "{{Meaning}}"), attributes),
                        CardTemplate.plain("listen", "", "{{Sound}}", "{{Word}}")),
                ".card { color: red }", attributes);
        Library.Builder library = Library.builder("Rich «library»")
                .description("All of it")
                .language("de")
                .attributes(attributes)
                .add(DeckOptions.builder("all", "Everything set")
                        .newPerDay(5)
                        .reviewsPerDay(0)
                        .desiredRetention(0.85)
                        .maximumIntervalDays(36_500)
                        .learningSteps(
                                List.of(Duration.ofMinutes(1), Duration.ofMillis(90_500)))
                        .relearningSteps(List.of())
                        .scheduler("fsrs6", List.of(0.1, 2.0, -3e-7))
                        .attributes(attributes)
                        .build())
                .add(DeckOptions.builder("none", "").build())
                .add(Deck.builder("a", "Äußeres")
                        .description("Outer")
                        .options("all")
                        .attributes(attributes)
                        .build())
                .add(Deck.builder("b", "Inner").parent("a").language("pt-BR").build())
                .add(custom)
                .add(NoteType.imageOcclusion());
        Note.Builder full = Note.builder("n/1", NoteType.basicReversed(), "a")
                .field(new Markup(Markup.Kind.HTML, "<b>√dₖ</b><img src=a.png>", "√dₖ",
                        List.of("a.png")))
                .field(new Markup(Markup.Kind.PLAIN, "line\nline \"quoted\"",
                        "line\nline \"quoted\"", List.of("a.png", "b.mp3")))
                .tags("t", "u::v")
                .starred(true)
                .sameFactAs(List.of("n2", "elsewhere"))
                .attributes(attributes);
        full.answerKey("forward", AnswerKey.list(ListOrder.ANY_ORDER, "p", "q")
                .withKeyPoints(List.of("point"))
                .withAlternatives(List.of("r"))
                .withOptionalParts(List.of("(s)"))
                .withDistractors(List.of("wrong")));
        full.answerKey("reverse", AnswerKey.list(ListOrder.ORDERED, "first", "second"));
        library.add(full.build())
                .add(Note.builder("n2", custom, "b").fields("w", "m", "").build())
                .add(Note.builder("n3", NoteType.cloze(), "b").fields("{{c1::x}}", "").build())
                .add(new CardOverride(new CardId("n/1", "reverse"), "b", 7, true,
                        Buried.BY_LEARNER, attributes))
                .add(CardOverride.of(new CardId("n3", "c1")).buried(Buried.BY_SCHEDULER))
                .add(new Media("a.png", 3,
                        "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"))
                .add(Media.named("b.mp3"))
                .add(new Media("empty.txt", 0, null));
        return new JsonSample(library.build(), history(attributes),
                Map.of("a.png", new byte[]{1, 2, 3}, "empty.txt", new byte[0]));
    }

    private static LearningHistory history(TreeMap<String, String> attributes) {
        CardId card = new CardId("n/1", "forward");
        Instant time = Instant.parse("2026-01-05T12:00:00.123Z");
        List<Review> reviews = new ArrayList<>();
        for (Review.Kind kind : Review.Kind.values()) {
            Rating rating = kind.graded() ? Rating.of(1 + reviews.size() % 4) : null;
            reviews.add(new Review(card, time.plusSeconds(reviews.size()), rating,
                    Duration.ofMillis(1500L * reviews.size()), kind, attributes));
        }
        List<CardSchedule> schedules = new ArrayList<>();
        schedules.add(CardSchedule.newCard(new CardId("n3", "c1")));
        for (Phase phase : List.of(Phase.LEARNING, Phase.REVIEW, Phase.RELEARNING)) {
            schedules.add(new CardSchedule(new CardId("n2", phase.name()), phase,
                    time.plusNanos(1), time, Duration.ofDays(4), 1, 2, 3,
                    MemoryState.of("fsrs6", 1, Map.of("stability", 1.2931, "difficulty", 5.0))));
        }
        return LearningHistory.of(ReviewLog.of(reviews), schedules);
    }
}
