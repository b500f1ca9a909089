package dev.cardstock.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {
    private static Library library(String... cards) {
        Library.Builder builder = Library.builder("Deck").deck("Deck");
        for (int i = 0; i < cards.length; i += 2) {
            builder.card(cards[i], cards[i + 1]);
        }
        return builder.build();
    }

    private static String id(Library library, int index) {
        return List.copyOf(library.notes()).get(index).id();
    }

    @Test
    void notesKeepTheirIdsThroughTheUsualEdits() {
        Library earlier = library("What is the capital of France?", "Paris",
                "Who wrote Faust?", "Goethe", "la maison", "house", "obsolete", "gone",
                "What does the encoder do?", "It turns the input into vectors");
        Library edited = library("la maison", "the house",
                "What is the capital city of France?", "Paris", "Who wrote Faust?", "Goethe",
                "What does the encoder do?", "It turns its input into vectors.",
                "What is new?", "This");
        Revision revision = Revision.of(earlier, edited);
        assertThat(revision).hasToString("1 unchanged, 3 changed, 1 new, 1 gone");
        assertThat(revision.unchanged()).containsExactly(id(earlier, 1));
        assertThat(revision.changed()).containsExactly(id(earlier, 2), id(earlier, 0),
                id(earlier, 4));
        assertThat(revision.gone()).containsExactly(id(earlier, 3));
        assertThat(revision.added()).containsExactly(id(edited, 4));
        Library library = revision.content().library();
        assertThat(library.note(id(earlier, 0)).orElseThrow().fields().get(0).plainText())
                .isEqualTo("What is the capital city of France?");
        assertThat(revision.renamed()).containsEntry(id(edited, 1), id(earlier, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Atomic number of helium?  | 2       | Atomic number of lithium? | 3
            Capital of France?        | Paris   | Capital of Norway?        | Oslo
            World War I began in 1914 | yes     | World War I began in 1918 | yes
            to run                    | laufen  | to rum                    | trinken
            Chapter 3                 | read it | Chapter 4                 | read it
            """)
    void anotherFactIsAnotherNote(String front, String back, String otherFront,
            String otherBack) {
        Revision revision = Revision.of(library(front, back), library(otherFront, otherBack));
        assertThat(revision).hasToString("0 unchanged, 0 changed, 1 new, 1 gone");
    }

    @Test
    void aKeyOfTheSourceDecidesWhateverTheText() {
        NoteType basic = NoteType.basic();
        Library earlier = Library.builder("d")
                .add(Deck.builder("d", "d").build())
                .add(Note.builder("k1", basic, "d").fields("one", "1").build())
                .add(Note.builder("k2", basic, "d").fields("two", "2").build())
                .build();
        Library edited = Library.builder("d")
                .add(Deck.builder("d", "d").build())
                .add(Note.builder("k2", basic, "d").fields("one", "1").build())
                .add(Note.builder("k1", basic, "d").fields("quite different", "x").build())
                .build();
        Revision revision = Revision.of(earlier, edited);
        assertThat(revision).hasToString("0 unchanged, 2 changed, 0 new, 0 gone");
        assertThat(revision.renamed()).isEmpty();
        assertThat(revision.content().library()).isEqualTo(edited);
    }

    @Test
    void newKeysForTheSameTextKeepTheOldOnes() {
        NoteType basic = NoteType.basic();
        Library earlier = Library.builder("d")
                .add(Deck.builder("d", "d").build())
                .add(Note.builder("k1", basic, "d").fields("One ", "1").build())
                .build();
        Library edited = Library.builder("d")
                .add(Deck.builder("d", "d").build())
                .add(Note.builder("z9", basic, "d").fields("one", "1").build())
                .build();
        assertThat(Revision.of(earlier, edited).renamed()).isEqualTo(Map.of("z9", "k1"));
    }

    /** Ids that count equal fronts move when the first of them is removed; the text does not. */
    @Test
    void derivedIdsGiveWayToTheText() {
        String first = Ids.derived("x", "same");
        String second = Ids.derived("x", "same", "2");
        NoteType basic = NoteType.basic();
        Library earlier = Library.builder("d")
                .add(Deck.builder("d", "d").build())
                .add(Note.builder(first, basic, "d").fields("same", "a first answer").build())
                .add(Note.builder(second, basic, "d").fields("same", "the other").build())
                .build();
        Library edited = Library.builder("d")
                .add(Deck.builder("d", "d").build())
                .add(Note.builder(first, basic, "d").fields("same", "the other").build())
                .build();
        Revision revision = Revision.of(earlier, edited);
        assertThat(revision.renamed()).isEqualTo(Map.of(first, second));
        assertThat(revision.gone()).containsExactly(first);
        assertThat(revision.unchanged()).containsExactly(second);
    }

    @Test
    void aNoteThatMovedToAnotherDeckIsTheSame() {
        Library earlier = Library.builder("d").deck("a").card("f", "b").deck("b").build();
        Library edited = Library.builder("d").deck("a").deck("b").card("f", "b").build();
        Revision revision = Revision.of(earlier, edited);
        assertThat(revision).hasToString("0 unchanged, 1 changed, 0 new, 0 gone");
    }

    @Test
    void equalNotesInSeveralDecksStayInTheirs() {
        Library earlier = Library.builder("d")
                .deck("a")
                .card("f", "b")
                .deck("b")
                .card("f", "b")
                .build();
        Library edited = Library.builder("d")
                .namespace("other")
                .deck("b")
                .card("f", "b")
                .deck("a")
                .card("f", "b")
                .build();
        Revision revision = Revision.of(earlier, edited);
        assertThat(revision).hasToString("2 unchanged, 0 changed, 0 new, 0 gone");
        revision.content()
                .library()
                .notes()
                .forEach(note -> assertThat(
                        revision.content().library().path(note.deckId()))
                        .isEqualTo(earlier
                                .path(earlier.note(note.id()).orElseThrow().deckId())));
    }

    @Test
    void whatRefersToANoteFollowsIt() {
        NoteType basic = NoteType.basic();
        Library earlier = Library.builder("d")
                .add(Deck.builder("old-deck", "d").build())
                .add(Note.builder("a", basic, "old-deck").fields("one", "1").build())
                .add(Note.builder("b", basic, "old-deck").fields("1", "one").build())
                .build();
        CardId card = new CardId("x", "forward");
        Library edited = Library.builder("d")
                .add(Deck.builder("new-deck", "d").build())
                .add(Note.builder("x", basic, "new-deck")
                        .fields("one", "1")
                        .answerKey("forward", AnswerKey.alternatives("I"))
                        .build())
                .add(Note.builder("y", basic, "new-deck")
                        .fields("1", "one")
                        .sameFactAs(List.of("x"))
                        .build())
                .add(CardOverride.of(card).flagged(2).inDeck("new-deck"))
                .build();
        Instant time = Instant.parse("2026-01-01T00:00:00Z");
        LearningHistory history = LearningHistory.of(
                ReviewLog.of(List.of(Review.of(card, time, Rating.GOOD))),
                List.of(CardSchedule.newCard(card)));
        LibraryContent content = Revision
                .of(earlier, new LibraryContent(edited, history, MediaSource.none()))
                .content();
        CardId kept = new CardId("a", "forward");
        assertThat(content.library().note("b").orElseThrow().sameFactAs()).containsExactly("a");
        assertThat(content.library().override(kept))
                .isEqualTo(CardOverride.of(kept).flagged(2).inDeck("old-deck"));
        assertThat(content.history().log().of(kept)).hasSize(1);
        assertThat(content.history().schedule(kept)).isPresent();
        assertThat(content.library().deck("old-deck")).isPresent();
    }

    @Test
    void theSameLibraryIsUnchanged() {
        Library library = library("a", "1", "a", "1", "b", "", "", "");
        Revision revision = Revision.of(library, library);
        assertThat(revision).hasToString("4 unchanged, 0 changed, 0 new, 0 gone");
        assertThat(revision.content().library()).isEqualTo(library);
        assertThat(Revision.of(Library.builder("").build(), library).added()).hasSize(4);
        assertThat(Revision.of(library, Library.builder("").build()).gone()).hasSize(4);
    }

    /** Whatever happens to a deck, each note that is known by what was done to it is found again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomEditsAreFoundAgain(long seed) {
        Random random = new Random(seed);
        List<String[]> notes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            notes.add(new String[]{words(random, 6), words(random, 4), "n" + i});
        }
        Library.Builder earlier = Library.builder("d").add(Deck.builder("d", "d").build());
        notes.forEach(note -> earlier.add(Note.builder(note[2], NoteType.basic(), "d")
                .fields(note[0], note[1])
                .build()));
        Collections.shuffle(notes, random);
        Library.Builder edited = Library.builder("d").add(Deck.builder("d", "d").build());
        Map<String, String> expected = new HashMap<>();
        int gone = 0;
        int added = 0;
        for (String[] note : notes) {
            String key = "e" + expected.size();
            int kind = random.nextInt(6);
            if (kind == 0) {
                gone++;
                continue;
            }
            if (kind == 1) {
                edited.add(Note.builder("new" + added++, NoteType.basic(), "d")
                        .fields(words(random, 6), words(random, 4))
                        .build());
            }
            edited.add(Note.builder(key, NoteType.basic(), "d")
                    .fields(kind == 2 ? note[0] + " " + words(random, 1) : note[0],
                            kind == 3 ? note[1].substring(1) : note[1])
                    .build());
            expected.put(key, note[2]);
        }
        Revision revision = Revision.of(earlier.build(), edited.build());
        assertThat(revision.renamed()).isEqualTo(expected);
        assertThat(revision.gone()).hasSize(gone);
        assertThat(revision.added()).hasSize(added);
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            for (int letter = 3 + random.nextInt(6); letter > 0; letter--) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(' ');
        }
        return text.toString().strip();
    }
}
