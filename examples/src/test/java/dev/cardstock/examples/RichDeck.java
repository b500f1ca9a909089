package dev.cardstock.examples;

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
import dev.cardstock.exchange.LibraryContent;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A deck with all that the model knows. */
final class RichDeck {
    private static final Instant TIME = Instant.parse("2026-03-20T12:00:00Z");
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 1, 2};

    private RichDeck() {}

    private static Library library() {
        NoteType word = NoteType.custom("word", "Word", List.of("Word", "Meaning", "Example"),
                List.of(CardTemplate.plain("recall", "Recall", "{{Word}}?", "{{Meaning}}"),
                        CardTemplate.plain("produce", "Produce", "{{Meaning}}?", "{{Word}}")));
        NoteType basic = NoteType.basic();
        return Library.builder("deck")
                .description("All that a deck can hold")
                .language("en")
                .add(DeckOptions.builder("slow", "Slow").newPerDay(3).build())
                .add(Deck.builder("d", "deck").build())
                .add(Deck.builder("g", "Géographie").parent("d").description("Lieux").build())
                .add(Deck.builder("e", "Europe de l'Est").parent("g").options("slow").build())
                .add(Deck.builder("h", "עברית").build())
                .add(word)
                .add(Note.builder("n1", basic, "d").fields("What is 1 < 2?", "true & so").build())
                .add(Note.builder("n2", basic, "g")
                        .fields("Capital of France?", "Paris")
                        .tags("city", "europe::west")
                        .answerKey("forward", AnswerKey.alternatives("City of Light")
                                .withDistractors(List.of("Lyon", "Nice")))
                        .build())
                .add(Note.builder("n3", basic, "e")
                        .fields("Several\nlines: of, text; \"quoted\"", "one\ntwo\tthree")
                        .answerKey("forward", new AnswerKey(List.of(), ListOrder.NO_LIST,
                                List.of(), List.of("three"), List.of("two"), List.of()))
                        .build())
                .add(Note.builder("n4", NoteType.basicReversed(), "h")
                        .fields("שָׁלוֹם", "peace 👩‍👩‍👧 𝄞")
                        .tags("hebrew")
                        .starred(true)
                        .build())
                .add(Note.builder("n5", NoteType.cloze(), "d")
                        .fields("{{c1::Ice}} is {{c2::cold::warm?}}", "")
                        .build())
                .add(Note.builder("n6", word, "d")
                        .fields("Eis", "ice", "Das Eis ist kalt.")
                        .build())
                .add(Note.builder("n7", basic, "d")
                        .field(new Markup(Markup.Kind.HTML,
                                "<b>Bold</b> and <img src=\"a.png\">", "Bold and",
                                List.of("a.png")))
                        .field(Markup.html("H<sub>2</sub>O<br>water", "H2O\nwater"))
                        .sameFactAs(List.of("n1"))
                        .build())
                .add(Note.builder("n8", basic, "d")
                        .field(Markup.markdown("Some *emphasis*", "Some emphasis"))
                        .field(Markup.markdown("`code`", "code"))
                        .build())
                .add(Note.builder("n9", basic, "d")
                        .fields("Primary colours?", "red\ngreen\nblue")
                        .answerKey("forward",
                                AnswerKey.list(ListOrder.ANY_ORDER, "red", "green", "blue"))
                        .build())
                .add(Note.builder("n10", basic, "d").fields("Nothing behind this", "").build())
                .add(Note.builder("n11", basic, "d")
                        .fields("# not a heading :: {x} ~y = z", "- not a list\n> nor a quote")
                        .attribute("other.colour", "red")
                        .build())
                .add(new Media("a.png", PICTURE.length, null))
                .add(CardOverride.of(new CardId("n1", "forward")).flagged(2).suspended(true))
                .build();
    }

    static LibraryContent content() {
        CardId card = new CardId("n2", "forward");
        LearningHistory history = LearningHistory.of(
                ReviewLog.of(List.of(
                        Review.of(card, TIME.minusSeconds(90_000), Rating.GOOD,
                                Duration.ofSeconds(4)),
                        Review.of(card, TIME, Rating.GOOD, Duration.ofSeconds(3)))),
                List.of(new CardSchedule(card, Phase.REVIEW, TIME.plus(Duration.ofDays(4)), TIME,
                        Duration.ofDays(4), 0, 2, 0, MemoryState.of("fsrs6", 1,
                                Map.of("stability", 4.0, "difficulty", 5.0)))));
        return new LibraryContent(library(), history, MediaSource.of(Map.of("a.png", PICTURE)));
    }
}
