package dev.cardstock.contract;

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
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** For each capability content that needs it and no other, and a view on what it holds. */
final class DeckContents {
    private static final Instant TIME = Instant.parse("2026-03-20T12:00:00Z");
    private static final CardId CARD = new CardId("n1", "forward");
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    /** All that a file can hold. */
    record Content(Library library, LearningHistory history, MediaSource media) {
        static Content of(Library library) {
            return new Content(library, LearningHistory.empty(), MediaSource.none());
        }

        static Content of(ImportResult read) {
            return new Content(read.library(), read.history(), read.media());
        }
    }

    private DeckContents() {}

    private static Library.Builder base() {
        return Library.builder("deck").add(Deck.builder("d", "deck").build());
    }

    private static Note.Builder note(String id) {
        return Note.builder(id, NoteType.basic(), "d").fields("Front of " + id, "Back of " + id);
    }

    private static Library.Builder twoNotes() {
        return base().add(note("n1").build()).add(note("n2").build());
    }

    private static Content withHistory(List<Review> log, List<CardSchedule> schedules) {
        return new Content(twoNotes().build(), LearningHistory.of(ReviewLog.of(log), schedules),
                MediaSource.none());
    }

    /** Two plain notes in a deck. */
    static Content plain() {
        return Content.of(twoNotes().build());
    }

    /** Content that needs the capability. */
    static Content with(Capability capability) {
        return switch (capability) {
            case LIBRARY_DETAILS -> Content.of(twoNotes().title("Another title")
                    .description("What it is about")
                    .language("de-CH")
                    .build());
            case NESTED_DECKS -> Content.of(base()
                    .add(Deck.builder("e", "inner, \"quoted\"").parent("d").build())
                    .add(Deck.builder("f", "innermost").parent("e").build())
                    .add(note("n1").deck("f").build())
                    .add(note("n2").deck("e").build())
                    .build());
            case DECK_DETAILS -> Content.of(base()
                    .add(Deck.builder("e", "other").description("Others").language("fr").build())
                    .add(note("n1").build())
                    .add(note("n2").deck("e").build())
                    .build());
            case DECK_OPTIONS -> Content.of(base()
                    .add(DeckOptions.builder("o", "Slow").newPerDay(5).reviewsPerDay(50).build())
                    .add(Deck.builder("e", "other").options("o").build())
                    .add(note("n1").deck("e").build())
                    .build());
            case TAGS -> Content.of(base().add(note("n1").tags("leech", "a::b").build())
                    .add(note("n2").build())
                    .build());
            case NOTE_IDS -> plain();
            case REVERSED_NOTES -> Content.of(base().add(note("n1").build())
                    .add(Note.builder("n2", NoteType.basicReversed(), "d").fields("a", "b").build())
                    .build());
            case CLOZE_NOTES -> Content.of(base().add(note("n1").build())
                    .add(Note.builder("n3", NoteType.cloze(), "d")
                            .fields("{{c1::Ice}} is {{c2::cold::warm?}}", "more")
                            .build())
                    .build());
            case IMAGE_OCCLUSION -> Content.of(base().add(note("n1").build())
                    .add(Note.builder("n2", NoteType.imageOcclusion(), "d")
                            .fields("<img src=\"a.png\">",
                                    "{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2}}",
                                    "Bones", "", "")
                            .build())
                    .build());
            case CUSTOM_NOTE_TYPES -> {
                NoteType word = NoteType.custom("word", "Word", List.of("Word", "Meaning"),
                        List.of(CardTemplate.plain("recall", "Recall", "{{Word}}?",
                                "{{Meaning}}!")));
                yield Content.of(base().add(word)
                        .add(Note.builder("n1", word, "d").fields("Eis", "ice").build())
                        .build());
            }
            case HTML -> Content.of(base().add(Note.builder("n1", NoteType.basic(), "d")
                    .field(Markup.html("<b>bold</b>", "bold"))
                    .field(Markup.html("1 &lt; 2<br>3", "1 < 2\n3"))
                    .build()).build());
            case MARKDOWN -> Content.of(base().add(Note.builder("n1", NoteType.basic(), "d")
                    .field(Markup.markdown("*bold* and `code`", "bold and code"))
                    .field(Markup.markdown("a **b**", "a b"))
                    .build()).build());
            case ALTERNATIVES -> answered(AnswerKey.alternatives("x", "y"));
            case DISTRACTORS -> answered(AnswerKey.NONE.withDistractors(List.of("wrong", "no")));
            case LISTS -> Content.of(base()
                    .add(list("n1", ListOrder.ORDERED))
                    .add(list("n2", ListOrder.ANY_ORDER))
                    .build());
            case KEY_POINTS -> answered(new AnswerKey(List.of(), ListOrder.NO_LIST, List.of(),
                    List.of("Back"), List.of("point"), List.of()));
            case NOTE_LINKS -> Content.of(base()
                    .add(note("n1").sameFactAs(List.of("n2")).starred(true).build())
                    .add(note("n2").build())
                    .build());
            case MEDIA -> new Content(base().add(new Media("a.png", PICTURE.length, null))
                    .add(Note.builder("n1", NoteType.basic(), "d")
                            .field(new Markup(Markup.Kind.HTML, "See <img src=\"a.png\">", "See",
                                    List.of("a.png")))
                            .field(Markup.plain("A picture"))
                            .build())
                    .build(), LearningHistory.empty(), MediaSource.of(Map.of("a.png", PICTURE)));
            case CARD_OVERRIDES -> Content.of(twoNotes()
                    .add(CardOverride.of(CARD).flagged(3).suspended(true))
                    .build());
            case REVIEW_LOG -> withHistory(
                    List.of(Review.of(CARD, TIME, Rating.AGAIN, Duration.ofSeconds(4)),
                            Review.of(CARD, TIME.plusSeconds(600), Rating.GOOD)),
                    List.of());
            case SCHEDULES, MEMORY_STATES -> withHistory(List.of(),
                    List.of(new CardSchedule(CARD, Phase.REVIEW, TIME.plus(Duration.ofDays(4)),
                            TIME, Duration.ofDays(4), 0, 3, 1, MemoryState.of("fsrs6", 1,
                                    Map.of("stability", 4.25, "difficulty", 5.5)))));
            case ATTRIBUTES -> Content.of(base().add(note("n1").attribute("other.colour", "red")
                    .build()).build());
        };
    }

    private static Content answered(AnswerKey key) {
        return Content.of(base().add(note("n1").answerKey("forward", key).build()).build());
    }

    private static Note list(String id, ListOrder order) {
        return Note.builder(id, NoteType.basic(), "d")
                .fields("Front of " + id, "one\ntwo")
                .answerKey("forward", AnswerKey.list(order, "one", "two"))
                .build();
    }

    private static Object schedule(CardSchedule schedule) {
        return schedule.card().part() + " " + schedule.interval().toDays() + " "
                + (schedule.due() == null
                        ? null
                        : schedule.due().truncatedTo(ChronoUnit.DAYS));
    }

    private static <T> List<T> all(Collection<Note> notes, Function<Note, T> view) {
        return notes.stream().map(view).toList();
    }

    /** What of the content the capability is about. */
    static Object of(Capability capability, Content content) throws IOException {
        Library library = content.library();
        Collection<Note> notes = library.notes();
        return switch (capability) {
            case LIBRARY_DETAILS ->
                List.of(library.title(), library.description(), library.language());
            case NESTED_DECKS -> all(notes, note -> library.path(note.deckId()));
            case DECK_DETAILS -> all(notes, note -> library.deck(note.deckId())
                    .map(deck -> deck.name() + deck.description() + deck.language())
                    .orElseThrow());
            case DECK_OPTIONS -> List.copyOf(library.options());
            case TAGS -> all(notes, Note::tags);
            case NOTE_IDS -> all(notes, Note::id);
            case REVERSED_NOTES, CLOZE_NOTES, IMAGE_OCCLUSION -> all(notes,
                    note -> note.typeId() + library.cards(note).size() + note.fields());
            case CUSTOM_NOTE_TYPES -> library.cards()
                    .map(card -> card.prompt() + " "
                            + card.answer())
                    .toList();
            case HTML, MARKDOWN -> all(notes, Note::fields);
            case ALTERNATIVES, DISTRACTORS, LISTS, KEY_POINTS -> all(notes, Note::answerKeys);
            case NOTE_LINKS -> all(notes, note -> note.starred() + " " + note.sameFactAs());
            case MEDIA -> media(content);
            case CARD_OVERRIDES -> List.copyOf(library.overrides());
            case REVIEW_LOG -> content.history().log();
            case SCHEDULES -> content.history()
                    .schedules()
                    .stream()
                    .map(DeckContents::schedule)
                    .toList();
            case MEMORY_STATES -> List.copyOf(content.history().schedules());
            case ATTRIBUTES -> all(notes, Note::attributes);
        };
    }

    private static Map<String, List<Integer>> media(Content content) throws IOException {
        Map<String, List<Integer>> bytes = new TreeMap<>();
        for (Media media : content.library().media()) {
            try (InputStream in = content.media().open(media.name())) {
                bytes.put(media.name(), new String(in.readAllBytes(),
                        java.nio.charset.StandardCharsets.ISO_8859_1).chars().boxed().toList());
            }
        }
        return bytes;
    }
}
