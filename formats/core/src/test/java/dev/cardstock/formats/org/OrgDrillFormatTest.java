package dev.cardstock.formats.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrgDrillFormatTest extends DeckFormatContract {
    private final Exchange drill = new Exchange(new OrgDrillFormat());

    @Override
    protected DeckFormat format() {
        return new OrgDrillFormat();
    }

    @Override
    protected DeckSource source(int notes) {
        return DeckSource.of("words.drill.org", IntStream.range(0, notes)
                .mapToObj(i -> i % 2 == 0
                        ? "* front " + i + " :drill:\nbäck " + i + "\n"
                        : "* Item :drill:\nfront " + i + "\n** The Answer\nbäck " + i + "\n")
                .collect(Collectors.joining()));
    }

    @Override
    protected List<DeckSource> unsuitable() {
        return List.of(DeckSource.of("a.org", ""), DeckSource.of("b.org", "* No topic\ntext\n"));
    }

    @Test
    void readsEveryTypeOfTopic() {
        Library library = drill.read("""
                * Geography
                ** Item                                   :drill:
                What is the capital city of Estonia?

                *** The Answer
                Tallinn.
                ** Fact :drill:geo:
                   :PROPERTIES:
                   :DRILL_CARD_TYPE: hide1cloze
                   :END:

                The capital city of [New Zealand] is [Wellington|city], in
                the [[https://e.org][South]] Island. [2024-01-01 Mon] - [ ]
                ** Simple :drill:
                The capital of [Estonia||where] is [Tallinn].
                * Noun                                               :drill:
                    :PROPERTIES:
                    :DRILL_CARD_TYPE: twosided
                    :END:

                Translate this word.

                ** Spanish
                la mujer

                ** English
                the woman

                ** Example sentence
                ¿Quién fue esa mujer?
                * Both :drill:
                    :PROPERTIES:
                    :DRILL_CARD_TYPE: twosided
                    :END:
                ** A
                a
                ** B
                ב
                * Verb :drill:
                    :PROPERTIES:
                    :DRILL_CARD_TYPE: spanish_verb
                    :VERB_INFINITIVE: "hablar"
                    :END:
                ** Infinitive
                hablar
                ** English
                to speak
                """).library();
        assertThat(library.notes()).extracting(note -> library.path(note.deckId()) + " "
                + note.typeId() + " " + note.fields().stream().map(Markup::source).toList()
                + note.tags() + note.attributes())
                .containsExactly(
                        "[Geography] basic [What is the capital city of Estonia?, Tallinn.][]{}",
                        "[Geography] cloze [The capital city of {{c1::New Zealand}} is"
                                + " {{c2::Wellington::city}}, in\nthe [South](https://e.org)"
                                + " Island. [2024-01-01 Mon] - [ ], ][geo]{org-drill.title=Fact}",
                        "[Geography] cloze [The capital of {{c1::Estonia::where}} is {{c1::Tallinn}}., ]"
                                + "[]{org-drill.title=Simple}",
                        "[deck] org-drill-sides [la mujer, the woman, Translate this word.,"
                                + " ¿Quién fue esa mujer?][]{org-drill.title=Noun}",
                        "[deck] basic-reversed [a, ב][]{org-drill.title=Both}",
                        "[deck] basic [Verb, Infinitive\nhablar\n\nEnglish\nto speak][]"
                                + "{org-drill.properties=VERB_INFINITIVE: \"hablar\","
                                + " org-drill.type=spanish_verb}");
        String written = drill.write(library);
        assertThat(Exchange.content(drill.read(written).library()))
                .isEqualTo(Exchange.content(library));
        assertThat(drill.write(drill.read(written))).isEqualTo(written);
    }

    @Test
    void schedulesGoOnAndComeBack() {
        String text = """
                * Item :drill:
                SCHEDULED: <2014-05-02 Fri>
                :PROPERTIES:
                :ID: b186ff6c
                :DRILL_AVERAGE_QUALITY: 3.5
                :DRILL_LAST_QUALITY: 5
                :DRILL_LAST_INTERVAL: 4.14
                :DRILL_REPEATS_SINCE_FAIL: 2
                :DRILL_TOTAL_REPEATS: 3
                :DRILL_FAILURE_COUNT: 1
                :DRILL_EASE: 2.6
                :DRILL_LAST_REVIEWED: [2014-04-28 Mon 10:54]
                :END:
                front
                ** Answer
                back
                """;
        ImportResult read = drill.read(text);
        assertThat(read.history().schedules()).singleElement().satisfies(schedule -> {
            assertThat(schedule.due()).isEqualTo(Instant.parse("2014-05-02T00:00:00Z"));
            assertThat(schedule.lastReview()).isEqualTo(Instant.parse("2014-04-28T10:54:00Z"));
            assertThat(schedule.intervalDays()).isEqualTo(4.14);
            assertThat(schedule.repetitions()).isEqualTo(3);
            assertThat(schedule.lapses()).isEqualTo(1);
            assertThat(schedule.memoryOf("sm2", 1).value("streak")).isEqualTo(2);
        });
        assertThat(drill.write(read)).isEqualTo(text);
        assertThat(drill.dropped).isEmpty();
        assertThat(drill.diagnostics("* x :drill:\nSCHEDULED: <soon>\n:PROPERTIES:\n"
                + ":DRILL_LAST_INTERVAL: 1\n:END:\ny\n")).containsExactly("schedule 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(true, true, true, false, false, true));
        String written = drill.write(library);
        assertThat(drill.dropped).as("seed %d", seed).isEmpty();
        ImportResult read = drill.read(written);
        assertThat(Exchange.content(read.library())).as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
        assertThat(read.library().notes()).extracting(Note::id)
                .isEqualTo(library.notes().stream().map(Note::id).toList());
        assertThat(drill.write(read)).as("seed %d", seed).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[x]", "[[x]]", "[[x][y]]", "a [b||c] d", "[", "]", "[ ]", "x[0]",
            "* [a]"})
    void bracketsInTextAreNoDeletions(String text) {
        Library library = Library.builder("deck").deck("deck").card(text, text).build();
        assertThat(drill.read(drill.write(library)).library().notes()).singleElement()
                .satisfies(note -> assertThat(note.fields()).containsOnly(Markup.plain(text)));
    }

    @Test
    void isRecognisedByItsTag() throws IOException {
        assertThat(DeckFormats.installed().detect(DeckSource.of("x.org", "* a :drill:\nb\n")).id())
                .isEqualTo("org-drill");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[a", "[a]", "[[", "[[a]", "||", "* x\n", "#+begin_",
            "\\lbrack{}"})
    void takesLittleTimeForHostileText(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try {
                drill.read("* a :drill:\nx " + text.repeat(20_000));
            } catch (LimitExceededException e) {
                assertThat(e.limit()).startsWith("max");
            }
        });
    }
}
