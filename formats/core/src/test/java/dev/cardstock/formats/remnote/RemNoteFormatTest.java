package dev.cardstock.formats.remnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
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

class RemNoteFormatTest extends DeckFormatContract {
    private final Exchange remnote = new Exchange(new RemNoteFormat());

    @Override
    protected DeckFormat format() {
        return new RemNoteFormat();
    }

    @Override
    protected DeckSource source(int notes) {
        return DeckSource.of("words.remnote.txt", "Words\n" + IntStream.range(0, notes)
                .mapToObj(i -> "\t- front " + i + " >> bäck " + i)
                .collect(Collectors.joining("\r\n")));
    }

    @Override
    protected List<DeckSource> unsuitable() {
        return List.of(DeckSource.of("a.txt", ""), DeckSource.of("b.txt", "- only text\n"));
    }

    @Override
    protected List<String> texts() {
        return super.texts().stream().filter(text -> !text.contains("\n")).toList();
    }

    private List<Note> notes(String text) {
        return List.copyOf(remnote.read(text).library().notes());
    }

    @Test
    void readsEveryMark() {
        assertThat(remnote.cards("""
                a >> b
                * c << d
                - e <> f
                g :: h
                i;; j
                std::vector and a >>b stay >> שלום
                """)).containsExactly("a | b", "d | c", "e | f", "f | e", "g | h", "h | g", "i | j",
                "std::vector and a >>b stay | שלום");
        assertThat(notes("The {{cell}} has {{a wall}{(around it)}}.\n").get(0)
                .fields()
                .get(0)
                .source()).isEqualTo("The {{c1::cell}} has {{c2::a wall::around it}}.");
    }

    @Test
    void readsLinesBelowAsListsAndChoices() {
        List<Note> notes = notes("""
                - Seasons >>>
                    - spring
                    - summer
                - Steps >>1.
                  - one
                  - two
                - Capital of France >>A)
                \t- Paris
                \t- Lyon
                \t- Nice
                - None :::
                - last >> one
                """);
        assertThat(notes.get(0).answerKey("forward"))
                .isEqualTo(AnswerKey.list(ListOrder.ANY_ORDER, "spring", "summer"));
        assertThat(notes.get(1).answerKey("forward"))
                .isEqualTo(AnswerKey.list(ListOrder.ORDERED, "one", "two"));
        assertThat(notes.get(2).fields().get(1)).hasToString("Paris");
        assertThat(notes.get(2).answerKey("forward").distractors()).containsExactly("Lyon", "Nice");
        assertThat(notes).hasSize(5);
    }

    @Test
    void indentationMakesDecksAndContext() {
        Library library = remnote.read("""
                - Biology
                    - Cells
                        - wall >> around
                        - Nucleus :: centre
                            - function ;; keeps genes
                            - only a remark
                    - back in biology >> yes
                - top >> card
                - unused
                """).library();
        assertThat(library.notes()).extracting(note -> library.path(note.deckId()) + " "
                + note.fields().get(0))
                .containsExactly("[Biology, Cells] wall",
                        "[Biology, Cells] Nucleus", "[Biology, Cells] Nucleus › function",
                        "[Biology] back in biology", "[deck] top");
        assertThat(remnote.diagnostics("- a\n\t- b\n- c >> \n\t- d\n- e >>>\n"))
                .containsExactly("skipped-line 2", "skipped-line 1", "missing-answer 3",
                        "skipped-line 4", "missing-answer 5");
    }

    @Test
    void writesMarksAsText() {
        Library library = Exchange.question("a >> b \\>> {{c}}", "x :: y ;;", AnswerKey.NONE);
        String text = remnote.write(library);
        assertThat(text).isEqualTo(
                "- deck\n    - a \\>> b \\\\\\>> \\{{c\\}} >> x \\:: y \\;;\n");
        assertThat(Exchange.cards(remnote.read(text).library()))
                .containsExactly("a >> b \\>> {{c}} | x :: y ;;");
        assertThat(remnote.write(remnote.read("The {{cell}} has {{a wall}{(around)}}.").library()))
                .contains("- The {{cell}} has {{a wall}{(around)}}.");
        assertThat(remnote.dropped).isEmpty();
    }

    @Test
    void writesListsAndReportsWhatBecomesOne() {
        String lists = "- deck\n    - a >>>\n        - b\n        - c\n    - d >>1.\n        - e\n"
                + "    - f >>A)\n        - g\n        - h\n";
        assertThat(remnote.write(remnote.read(lists).library())).isEqualTo(lists);
        assertThat(remnote.dropped).isEmpty();
        remnote.write(Exchange.question("a", "b\nc", AnswerKey.alternatives("d")));
        assertThat(remnote.dropped).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(false, true, false, false, true, true));
        assertThat(Exchange.content(remnote.read(remnote.write(library)).library()))
                .as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
    }

    @Test
    void longLinesAreReadInTime() {
        String slashes = "\\".repeat(1_000_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(remnote.cards("a >> b" + slashes.substring(0, 900_000) + "\n")).hasSize(1);
            assertThat(remnote.cards("a >> b\n" + "{{a ".repeat(200_000) + "\n")).hasSize(1);
        });
        assertThat(remnote.cards("x".repeat(500) + " :: y\n\tz >> a").get(2)).hasSizeLessThan(230);
    }

    @Test
    void saysWhatIsMissingAndTakesNoOtherFiles() throws IOException {
        assertThatThrownBy(() -> remnote.read("- only text\n"))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("deck.remnote.txt", "front >> back");
        assertThat(DeckFormats.installed()
                .detect(DeckSource.of("notes.txt", "a >> b\nc :: d\n"))
                .id()).isEqualTo("remnote");
        assertThat(DeckFormats.installed().detect(DeckSource.of("a.csv", "a >> b,c\nd,e\n")).id())
                .isEqualTo("csv");
    }
}
