package dev.cardstock.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Options;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
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
import dev.cardstock.exchange.FormatException;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFormatTest {
    private static final DeckFormats FORMATS = DeckFormats.of(List.of(new JsonFormat()));
    private static final Instant TIME = Instant.parse("2026-01-05T12:00:00.123Z");

    private static Library library() {
        NoteType custom = NoteType.custom("word", "Word", List.of("Word", "Meaning", "Sound"),
                List.of(CardTemplate.plain("recall", "Recall", "{{Word}}", "{{Meaning}}")));
        return Library.builder("Rich «library»")
                .description("All of it")
                .language("de")
                .attribute("x.y", "1")
                .add(DeckOptions.builder("o", "Slow")
                        .newPerDay(5)
                        .desiredRetention(0.85)
                        .learningSteps(List.of(Duration.ofMinutes(1)))
                        .scheduler("fsrs6",
                                List.of(0.1, 2.0))
                        .build())
                .add(Deck.builder("a", "Äußeres").options("o").attribute("k", "v").build())
                .add(Deck.builder("b", "Inner").parent("a").language("pt-BR").build())
                .add(custom)
                .add(Note.builder("n1", NoteType.basicReversed(), "a")
                        .field(new Markup(Markup.Kind.HTML, "<b>√dₖ</b><img src=a.png>", "√dₖ",
                                List.of("a.png")))
                        .field(Markup.plain("line\nline \"quoted\""))
                        .tags("t", "u::v")
                        .starred(true)
                        .sameFactAs(List.of("n2"))
                        .attribute("anki.guid", "x")
                        .answerKey("forward", AnswerKey.list(ListOrder.ANY_ORDER, "p", "q")
                                .withKeyPoints(List.of("point")))
                        .build())
                .add(Note.builder("n2", custom, "b").fields("w", "m", "").build())
                .add(CardOverride.of(new CardId("n1", "reverse"))
                        .flagged(3)
                        .suspended(true)
                        .inDeck("b"))
                .add(new Media("a.png", 3, null))
                .build();
    }

    private static LearningHistory history() {
        CardId card = new CardId("n1", "forward");
        return LearningHistory.of(
                ReviewLog.of(List.of(Review.of(card, TIME, Rating.HARD, Duration.ofSeconds(3)))),
                List.of(new CardSchedule(card, Phase.REVIEW, TIME.plusSeconds(9), TIME,
                        Duration.ofDays(4), 0, 1, 0,
                        MemoryState.of("fsrs6", 1, Map.of("stability", 1.2931)))));
    }

    private static String write(Library library, LearningHistory history, MediaSource media)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(FORMATS.write(library, history, media, DeckTarget.of("x.json", out),
                ExportSettings.defaults())).isEmpty();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ImportResult read(String text) throws IOException {
        return FORMATS.read(DeckSource.of("x.json", text), ImportSettings.defaults());
    }

    @Test
    void everythingSurvivesAndTheSecondWritingIsTheSame() throws IOException {
        MediaSource media = MediaSource.of(Map.of("a.png", new byte[]{1, 2, 3}));
        String first = write(library(), history(), media);
        ImportResult read = read(first);
        assertThat(read.library()).isEqualTo(library());
        assertThat(read.history()).isEqualTo(history());
        try (var in = read.media().open("a.png")) {
            assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
        }
        assertThat(write(read.library(), read.history(), read.media())).isEqualTo(first);
    }

    @Test
    void theOrderOfSectionsDoesNotMatter() throws IOException {
        ImportResult read = read(
                "{\"format\":\"cardstock\",\"notes\":[{\"id\":\"n\",\"type\":\"basic\","
                        + "\"deck\":\"d\",\"fields\":{\"Front\":\"f\"}}],\"version\":1,"
                        + "\"decks\":[{\"id\":\"d\",\"name\":\"D\"}]}");
        assertThat(read.library().notes()).hasSize(1);
    }

    @Test
    void unknownMembersAreRefusedOrKept() throws IOException {
        String text = "{\"format\":\"cardstock\",\"version\":1,\"decks\":[{\"id\":\"d\",\"name\":\"D\","
                + "\"colour\":{\"r\":1}}]}";
        assertThatThrownBy(() -> read(text)).isInstanceOf(FormatException.class)
                .hasMessageContaining("decks[0].colour")
                .hasMessageContaining("unknown-fields=keep");
        ImportResult kept = FORMATS.read(DeckSource.of("x.json", text),
                ImportSettings.defaults().options(Options.none().with("unknown-fields", "keep")));
        assertThat(write(kept.library(), kept.history(), kept.media())).contains("\"colour\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1]                                                    | not a JSON object
            {"format":"other"}                                     | not of Cardstock
            {"format":"cardstock","version":2}                     | newer Cardstock
            {"format":"cardstock"}                                 | version is missing
            {"format":"cardstock","version":1,"decks":{}}          | decks is not a list
            {"format":"cardstock","version":1,"decks":[{"id":"d"}]} | 'name' is missing
            {"format":"cardstock","version":1,"version":1}         | Duplicate
            {"format":"cardstock","version":1,"notes":[{"id":"n","type":"none"}]} | no note type 'none'
            {"format":"cardstock","version":1,"notes":[{"id":"n","type":"basic","deck":"d","fields":{"X":"x"}}]} | no field 'X'
            {"format":"cardstock","version":1,"notes":[{"id":"n","type":"basic","deck":"d","fields":{}}]} | no deck 'd'
            {"format":"cardstock","version":1,"decks":[             | not well-formed
            """)
    void whatIsWrongIsToldWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(FormatException.class)
                .hasMessageContaining("x.json")
                .hasMessageContaining(message);
    }
}
