package dev.cardstock.formats.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GiftFormatTest extends DeckFormatContract {
    private final Exchange gift = new Exchange(new GiftFormat());

    @Override
    protected DeckFormat format() {
        return new GiftFormat();
    }

    @Override
    protected DeckSource source(int notes) {
        return DeckSource.of("words.gift", "$CATEGORY: words/first\n\n"
                + IntStream.range(0, notes)
                        .mapToObj(i -> "// [tag:t]\n::q" + i + "::What is " + i
                                + "? {=number " + i + " ~none of them#no}")
                        .collect(Collectors.joining("\n\n")));
    }

    @Override
    protected List<DeckSource> unsuitable() {
        return List.of(DeckSource.of("a.gift", ""), DeckSource.of("b.gift", "no answers\n"),
                DeckSource.of("c.gift", "open {=answer\n\nnext {=answer}"));
    }

    private Note only(String text) {
        return gift.read(text).library().notes().iterator().next();
    }

    @Test
    void readsShortAnswersAndChoices() {
        Note choice = only("""
                // question: 1  name: Grant
                ::Grant's tomb::Who is buried in
                Grant's tomb? {
                =Grant#Right
                =%100%Ulysses Grant
                ~no one
                ~%-50%Napoleon \\= I\\: \\~\\#\\{\\}\\\\ # not at all
                }
                """);
        assertThat(choice.fields()).extracting(Markup::source)
                .containsExactly("Who is buried in\nGrant's tomb?", "Grant");
        assertThat(choice.answerKey("forward")).isEqualTo(AnswerKey.alternatives("Ulysses Grant")
                .withDistractors(List.of("no one", "Napoleon = I: ~#{}\\")));
        assertThat(choice.attributes()).containsEntry("gift.name", "Grant's tomb");
        assertThat(gift.cards("Two plus two? {=four =4}")).containsExactly("Two plus two? | four");
    }

    @Test
    void readsTruthNumbersAndEssays() {
        assertThat(gift.cards("""
                The sun rises in the east.{T}

                Cats are dogs.{FALSE#No, they are not.}

                When was Grant born? {#1822:5}

                Pi? {#3.141..3.142 ####Known for long.}

                How many? {#=4:0 =%50%4:2#near}

                Write about it. {}
                """)).containsExactly("The sun rises in the east. | True",
                "Cats are dogs. | False", "When was Grant born? | 1822", "Pi? | 3.141..3.142",
                "How many? | 4", "Write about it. | ");
        assertThat(only("When? {#1822:5}").attributes()).containsEntry("gift.numerical", "1822:5");
        assertThat(only("Pi? {#3 ####Known.}").attributes()).containsEntry("gift.feedback",
                "Known.");
    }

    @Test
    void readsListsPairsAndMissingWords() {
        Note list = only("Primes? {~%50%2 ~%50%3 ~%-100%4}");
        assertThat(list.answerKey("forward")).isEqualTo(new AnswerKey(List.of(),
                ListOrder.ANY_ORDER, List.of("2", "3"), List.of(), List.of(), List.of("4")));
        assertThat(gift.cards("Capitals {=France -> Paris =Italy -> Rome = -> Oslo}"))
                .containsExactly("Capitals / France | Paris", "Capitals / Italy | Rome");
        assertThat(only("Capitals {=France -> Paris =Italy -> Rome = -> Oslo}")
                .answerKey("forward")
                .distractors()).containsExactly("Rome", "Oslo");
        Note missing = only("Mahatma {=Gandhi ~Nehru} was born in 1869.");
        assertThat(missing.typeId()).isEqualTo("cloze");
        assertThat(missing.fields().get(0).source())
                .isEqualTo("Mahatma {{c1::Gandhi}} was born in 1869.");
        assertThat(missing.answerKey("c1").distractors()).containsExactly("Nehru");
        String written = gift.write(gift.read("A {=b ~c} d.").library());
        assertThat(written).contains("A {=b ~c } d.");
        assertThat(gift.dropped).isEmpty();
    }

    @Test
    void readsCategoriesIdsTagsAndLanguages() {
        Library library = gift.read("""
                $CATEGORY: $course$/top/Languages/Either//or

                // [id:a\\]1] [tag:one] [tag:two words]
                [html]<b>1 &lt; 2</b> {=[markdown]*yes* ~no}

                $CATEGORY: Languages
                [plain]<b> {=x}
                """).library();
        List<Note> notes = List.copyOf(library.notes());
        assertThat(library.path(notes.get(0).deckId())).containsExactly("Languages", "Either/or");
        assertThat(library.path(notes.get(1).deckId())).containsExactly("Languages");
        assertThat(notes.get(0).id()).isEqualTo("a]1");
        assertThat(notes.get(0).tags()).containsExactly("one", "two words");
        assertThat(notes.get(0).fields()).extracting(Markup::plainText)
                .containsExactly("1 < 2", "yes");
        assertThat(notes.get(1).fields().get(0)).isEqualTo(Markup.plain("<b>"));
    }

    @Test
    void saysWhatItLeavesOutAndWhere() {
        assertThat(gift.diagnostics("""
                Only a description

                a {=b#well ~c}

                d {=e ~%50%f}

                g {h}

                i {}
                """)).containsExactly("description 1", "feedback 3", "partial-answer 5",
                "unmarked-answer 7", "missing-answer 9");
        assertThatThrownBy(() -> gift.read("a {=b}\n\nc {=d\n\ne {=f}"))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("line 3", "not closed", "\\{");
    }

    @Test
    void writesWhatMoodleUnderstands() {
        Library library = Library.builder("deck")
                .deck("A/B", "/c")
                .card("Is it: {x}?", "a=b", AnswerKey.alternatives("->")
                        .withDistractors(List.of("%50% [html]", "[html]")))
                .build();
        String id = library.notes().iterator().next().id();
        assertThat(gift.write(library)).isEqualTo("$CATEGORY: A//B/ //c\n\n// [id:" + id + "]\n"
                + "[plain]Is it\\: \\{x\\}? {=a\\=b =-> ~%0%%50% [html] ~[plain][html] }\n\n");
        assertThat(Exchange.content(gift.read(gift.write(library)).library()))
                .isEqualTo(Exchange.content(library));
    }

    @Test
    void reportsLostAnswersWithTheirCards() {
        Library library = Library.builder("deck")
                .deck("deck")
                .card("a", "", AnswerKey.NONE.withDistractors(List.of("x")))
                .card("b", "c", AnswerKey.list(ListOrder.ORDERED, "d", "e"))
                .build();
        gift.write(library);
        assertThat(gift.dropped).hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(found -> assertThat(found.where().item()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(true, true, true, true, true, false));
        String text = gift.write(library);
        assertThat(gift.dropped).as("seed %d", seed).isEmpty();
        assertThat(Exchange.content(gift.read(text).library())).as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
        assertThat(gift.read(text).library().notes()).extracting(Note::id)
                .containsExactlyElementsOf(library.notes().stream().map(Note::id).toList());
    }

    @Test
    void otherTypesAreWrittenCardByCard() {
        Library library = Library.builder("deck")
                .deck("deck")
                .card("x", "y")
                .build();
        String deck = library.decks().iterator().next().id();
        Library mixed = Library.builder("deck")
                .add(library.decks().iterator().next())
                .add(Note.builder("n", NoteType.basicReversed(), deck).fields("a", "b").build())
                .build();
        assertThat(gift.cards(gift.write(mixed))).containsExactly("a | b", "b | a");
        assertThat(gift.dropped).hasSize(1);
    }

    @Test
    void aQuestionIsNotRepeatedWithoutEnd() {
        String pairs = "=a -> b ".repeat(50_000);
        assertThatThrownBy(() -> gift.read("q".repeat(100_000) + " {" + pairs + "}"))
                .isInstanceOf(LimitExceededException.class);
        assertThat(gift.read("a {=b}").library().notes()).extracting(Note::id)
                .isEqualTo(gift.read(DeckSource.of("renamed.gift", "a {=b}"))
                        .library()
                        .notes()
                        .stream()
                        .map(Note::id)
                        .toList());
    }

    @Test
    void isRecognisedByItsBraces() throws IOException {
        for (String text : List.of("What is 2+2? {=4 ~5}\n\nWhat is 3? {=3}\n",
                "$CATEGORY: a\n\ntext\n", "The sky is blue. {T}\n")) {
            assertThat(DeckFormats.installed().detect(DeckSource.of("quiz.txt", text)).id())
                    .isEqualTo("gift");
        }
        assertThat(DeckFormats.installed()
                .detect(DeckSource.of("a.txt", "set {1,2}\tx\nset {2}\ty\n"))
                .id()).isEqualTo("tsv");
    }
}
