package dev.cardstock.deck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LibraryTest {
    @Test
    void allThatIsWrongIsListedAtOnce() {
        Library.Builder builder = Library.builder("L")
                .add(Deck.builder("a", "A").parent("b").build())
                .add(Deck.builder("b", "B").parent("a").build())
                .add(Deck.builder("c", "C").parent("nowhere").options("none").build())
                .add(Note.builder("n1", NoteType.basic(), "missing").fields("f", "b").build())
                .add(Note.builder("n2", NoteType.basic(), "c").fields("f").build())
                .add(Note.builder("n2", NoteType.basic(), "c").fields("again", "b").build())
                .add(Note.builder("n3", NoteType.custom("odd", "Odd", List.of("X"), List.of(
                        CardTemplate.plain("t", "T", "{{X}}", ""))), "c").fields("x").build())
                .add(CardOverride.of(new CardId("gone", "forward")).flagged(1))
                .add(CardOverride.of(new CardId("n1", "forward")).inDeck("elsewhere"));
        assertThatIllegalArgumentException().isThrownBy(builder::build)
                .withMessageStartingWith("the library is not consistent: ")
                .withMessageContainingAll("two notes have the id 'n2'",
                        "deck 'a' lies in itself", "deck 'b' lies in itself",
                        "deck 'c' lies in 'nowhere', which is not there",
                        "deck 'c' has the options 'none', which are not there",
                        "note 'n1' lies in deck 'missing', which is not there",
                        "note 'n2' has 1 fields, its type 'basic' has 2",
                        "note 'n3' has the type 'odd', which is not there",
                        "card 'gone/forward' belongs to no note",
                        "card 'n1/forward' lies in deck 'elsewhere', which is not there");
    }

    @Test
    void ofVeryManyThingsTwentyAreListedAndTheRestCounted() {
        Library.Builder builder = Library.builder("L");
        IntStream.range(0, 25)
                .forEach(i -> builder.add(
                        Note.builder("n" + i, NoteType.basic(), "d").fields("f", "b").build()));
        assertThatIllegalArgumentException().isThrownBy(builder::build)
                .withMessageContaining("note 'n19' lies in deck 'd', which is not there;")
                .withMessageEndingWith("and 5 more");
    }

    @Test
    void decksLieNoDeeperThanTwoHundred() {
        Library.Builder builder = Library.builder("L").add(Deck.builder("d0", "D").build());
        for (int i = 1; i < Library.MAX_DEPTH; i++) {
            builder.add(Deck.builder("d" + i, "D").parent("d" + (i - 1)).build());
        }
        assertThat(builder.build().path("d199")).hasSize(200);
        builder.add(Deck.builder("d200", "D").parent("d199").build());
        assertThatIllegalArgumentException().isThrownBy(builder::build)
                .withMessageContaining("deck 'd200' lies more than 200 decks deep");
    }

    @Test
    void aNoteTypeListsAllThatIsWrongWithIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteType.custom("t", "T", List.of("A", "A"), List.of()))
                .withMessage("note type 't': it has no templates; two fields are named 'A'");
    }

    @Test
    void cardsThatLookTheSameGetIdsOfTheirOwnInTheSameWayEachTime() {
        Library.Builder[] builders = {Library.builder("L"), Library.builder("L")};
        for (Library.Builder builder : builders) {
            builder.namespace("https://example.org/l").deck("D").card("same", "a");
            builder.card("same", "b").deck("E").card("same", "a");
        }
        Library library = builders[0].build();
        assertThat(library.notes()).extracting(Note::id).doesNotHaveDuplicates().hasSize(3);
        assertThat(builders[1].build()).isEqualTo(library);
        assertThat(library.toBuilder().build()).isEqualTo(library);
    }

    @Test
    void aDecksPathIsOpenedOrMade() {
        Library library = Library.builder("L")
                .deck("A", "B")
                .card("1", "x")
                .deck("A", "C")
                .card("2", "x")
                .deck("A", "B")
                .card("3", "x")
                .build();
        assertThat(library.decks()).extracting(Deck::name).containsExactly("A", "B", "C");
        assertThat(library.cards().map(card -> library.path(library.deckOf(card).id())))
                .containsExactly(List.of("A", "B"), List.of("A", "C"), List.of("A", "B"));
    }

    @Test
    void theLanguageIsThatOfTheNearestDeckThatHasOne() {
        Library library = Library.builder("L")
                .language("en")
                .add(Deck.builder("a", "A").build())
                .add(Deck.builder("b", "B").parent("a").language("de-CH").build())
                .add(Deck.builder("c", "C").parent("b").build())
                .build();
        assertThat(List.of("a", "b", "c")).map(library::languageOf)
                .containsExactly("en", "de-CH", "de-CH");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Library.builder("L").language("not a tag").build())
                .withMessageContaining("'not a tag' is not a BCP 47 tag");
    }

    @Test
    void nothingThatItGivesOutCanBeChanged() {
        Library library = Library.builder("L").card("a", "b").build();
        assertThatThrownBy(() -> library.notes().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> library.decks().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> library.attributes().put("a", "b"))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
