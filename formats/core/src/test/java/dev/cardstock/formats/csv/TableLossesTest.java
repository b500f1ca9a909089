package dev.cardstock.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.Severity;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a table cannot hold is reported, and nothing else. */
class TableLossesTest {
    private static final CardId CARD = new CardId("n", "forward");
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private List<Diagnostic> write(Library library, LearningHistory history) throws IOException {
        return DeckFormats.of(List.of(new CsvFormat()))
                .write(library, history, MediaSource.none(), DeckTarget.of("words.csv", written),
                        ExportSettings.defaults());
    }

    private static Library.Builder library() {
        return Library.builder("words")
                .add(Deck.builder("d", "D").build())
                .add(Note.builder("n", NoteType.basic(), "d").fields("a", "b").build());
    }

    @Test
    void aLibraryThatFitsLosesNothing() throws IOException {
        assertThat(write(library().build(), LearningHistory.empty())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DECK_OPTIONS", "MEDIA", "CARD_OVERRIDES",
            "REVIEW_LOG", "SCHEDULES", "CUSTOM_NOTE_TYPES"})
    void reportsWhatItDrops(Capability lost) throws IOException {
        Library.Builder library = library();
        LearningHistory history = LearningHistory.empty();
        String item = "n/forward";
        switch (lost) {
            case DECK_OPTIONS -> {
                library.add(DeckOptions.builder("o", "Slow").build());
                item = "o";
            }
            case MEDIA -> {
                library.add(Media.named("a.png"));
                item = "a.png";
            }
            case CARD_OVERRIDES -> library.add(CardOverride.of(CARD).suspended(true));
            case REVIEW_LOG -> history = LearningHistory
                    .of(ReviewLog.of(List.of(Review.of(CARD, TIME, Rating.GOOD))), List.of());
            case SCHEDULES -> history = LearningHistory.of(ReviewLog.empty(),
                    List.of(CardSchedule.newCard(CARD)));
            case CUSTOM_NOTE_TYPES -> {
                library.add(NoteType.custom("t", "T", List.of("Q"),
                        List.of(CardTemplate.plain("q", "Q", "{{Q}}", ""))));
                item = "t";
            }
            default -> throw new IllegalArgumentException(lost.name());
        }
        String where = item;
        assertThat(new CsvFormat().carries()).doesNotContain(lost);
        assertThat(write(library.build(), history)).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("dropped");
            assertThat(found.severity()).isEqualTo(Severity.WARNING);
            assertThat(found.message()).contains(lost.description());
            assertThat(found.where().source()).isEqualTo("words.csv");
            assertThat(found.where().item()).isEqualTo(where);
        });
        assertThat(written.toString(UTF_8)).contains("a,b,");
    }

    @Test
    void saysOfManyLossesHowMany() throws IOException {
        Library.Builder library = library();
        for (int i = 0; i < 1000; i++) {
            String id = "n" + i;
            library.add(Note.builder(id, NoteType.basic(), "d").fields(id, "b").build())
                    .add(CardOverride.of(new CardId(id, "forward")).flagged(1));
        }
        List<Diagnostic> dropped = write(library.build(), LearningHistory.empty());
        assertThat(dropped).hasSize(11);
        assertThat(dropped.getLast().message()).startsWith("990 more")
                .contains(Capability.CARD_OVERRIDES.description());
    }
}
