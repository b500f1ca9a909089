package dev.cardstock.formats.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnkiEditorFormatTest extends DeckFormatContract {
    private final Exchange editor = new Exchange(new AnkiEditorFormat());

    @Override
    protected DeckFormat format() {
        return new AnkiEditorFormat();
    }

    @Override
    protected DeckSource source(int notes) {
        return DeckSource.of("words.anki.org", IntStream.range(0, notes)
                .mapToObj(
                        i -> "* Item\n:PROPERTIES:\n:ANKI_NOTE_TYPE: Basic\n:END:\n** Front\nfront "
                                + i + "\n** Back\nbäck " + i + "\n")
                .collect(Collectors.joining()));
    }

    @Override
    protected List<DeckSource> unsuitable() {
        return List.of(DeckSource.of("a.org", ""), DeckSource.of("b.org", "* No note\ntext\n"));
    }

    @Test
    void readsNotesWithDecksFieldsAndTags() {
        ImportResult read = editor.read("""
                #+PROPERTY: ANKI_DECK Default

                * Fact
                  :PROPERTIES:
                  :ANKI_NOTE_TYPE: Cloze
                  :END:

                ** Text

                   Cards in {{c1::Default::which deck ?}}

                * The English Language
                  :PROPERTIES:
                  :ANKI_DECK: English::Words
                  :ANKI_TAGS: all
                  :END:

                ** Vocabulary

                *** Item                                     :vocab:idioms:
                    :PROPERTIES:
                    :ANKI_NOTE_TYPE: Basic (and reversed card)
                    :ANKI_NOTE_ID: 1716143520000
                    :ANKI_NOTE_HASH: abc
                    :END:

                **** Front

                     (it's) raining cats and dogs

                **** Back

                     it's raining *very* hard
                     - hard

                * The title
                  :PROPERTIES:
                  :ANKI_NOTE_TYPE: Basic
                  :END:
                the text
                * Only a title
                  :PROPERTIES:
                  :ANKI_NOTE_TYPE: Basic
                  :END:
                ** Back
                back
                * x
                  :PROPERTIES:
                  :ANKI_NOTE_TYPE: Kanji
                  :END:
                ** Sign
                木
                ** Meaning
                tree
                ** Other
                wood
                """);
        Library library = read.library();
        assertThat(library.notes()).extracting(note -> library.path(note.deckId()) + " "
                + library.typeOf(note).name() + " "
                + note.fields().stream().map(Markup::source).toList() + note.tags()
                + note.attributes())
                .containsExactly("[Default] Cloze [Cards in {{c1::Default::which deck ?}}, ][]{}",
                        "[English, Words] Basic and reversed [(it's) raining cats and dogs, it's"
                                + " raining **very** hard\n- hard][all, vocab, idioms]"
                                + "{anki-editor.id=1716143520000, anki-editor.properties="
                                + "ANKI_NOTE_HASH: abc}",
                        "[Default] Basic [The title, the text][]{}",
                        "[Default] Basic [Only a title, back][]{}",
                        "[Default] Kanji [木, tree, wood][]{}");
        assertThat(library.note("1716143520000")).isPresent();
        String written = editor.write(library);
        assertThat(Exchange.content(editor.read(written).library()))
                .isEqualTo(Exchange.content(library));
        assertThat(editor.write(editor.read(written))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(true, true, true, false, false, true));
        String written = editor.write(library);
        assertThat(editor.dropped).as("seed %d", seed).isEmpty();
        ImportResult read = editor.read(written);
        assertThat(Exchange.content(read.library())).as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
        assertThat(read.library().notes()).extracting(Note::id)
                .isEqualTo(library.notes().stream().map(Note::id).toList());
        assertThat(editor.write(read)).as("seed %d", seed).isEqualTo(written);
    }

    @Test
    void typesOfSeveralCardsAreWrittenCardByCard() {
        NoteType word = NoteType.custom("w", "Word", List.of("Word", "Meaning"),
                List.of(CardTemplate.plain("a", "A", "{{Word}}", "{{Meaning}}"),
                        CardTemplate.plain("b", "B", "{{Meaning}}", "{{Word}}")));
        Library library = Library.builder("deck")
                .add(Deck.builder("d", "deck").build())
                .add(word)
                .add(Note.builder("n", word, "d").fields("Eis", "ice").build())
                .build();
        assertThat(editor.cards(editor.write(library))).containsExactly("Eis | ice", "ice | Eis");
        assertThat(editor.dropped).isNotEmpty();
    }

    @Test
    void headingsWithoutATitleAreNoFields() {
        assertThat(editor.cards("""
                * Question
                :PROPERTIES:
                :ANKI_NOTE_TYPE: Mine
                :END:
                Answer
                ** \s
                more
                """)).containsExactly("Question | Answer");
    }

    @Test
    void isRecognisedByItsProperties() throws IOException {
        assertThat(DeckFormats.installed()
                .detect(DeckSource.of("x.org",
                        "* a\n:PROPERTIES:\n:ANKI_NOTE_TYPE: Basic\n:END:\nb\n"))
                .id()).isEqualTo("anki-editor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "** x\n", ":ANKI_TAGS: a\n", "{{c1::", "** Front\n",
            "#+PROPERTY: "})
    void takesLittleTimeForHostileText(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try {
                editor.read("* a\n:PROPERTIES:\n:ANKI_NOTE_TYPE: Cloze\n:END:\n"
                        + text.repeat(20_000));
            } catch (LimitExceededException e) {
                assertThat(e.limit()).startsWith("max");
            }
        });
    }
}
