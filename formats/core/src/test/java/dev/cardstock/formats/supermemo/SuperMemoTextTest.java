package dev.cardstock.formats.supermemo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import dev.cardstock.review.CardSchedule;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuperMemoTextTest extends DeckFormatContract {
    private final Exchange supermemo = new Exchange(new SuperMemoTextFormat());

    @Override
    protected DeckFormat format() {
        return new SuperMemoTextFormat();
    }

    @Override
    protected DeckSource source(int notes) {
        return DeckSource.of("words.qa", IntStream.range(0, notes)
                .mapToObj(i -> "Q: question " + i + "\nq: second line\nA: bäck " + i + "\r\n")
                .collect(Collectors.joining("\n")));
    }

    @Override
    protected List<DeckSource> unsuitable() {
        return List.of(DeckSource.of("a.qa", ""), DeckSource.of("b.qa", "no marks\n"));
    }

    @Test
    void readsLinesAndWrongAnswers() {
        Note note = supermemo.read("""
                Q: What is
                Q:
                q: this?
                A: one
                a: two
                A1: wrong
                A1: on two lines
                A2: שלום
                """).library().notes().iterator().next();
        assertThat(note.fields()).extracting(Object::toString)
                .containsExactly("What is\n\nthis?", "one\ntwo");
        assertThat(note.answerKey("forward").distractors())
                .containsExactly("wrong\non two lines", "שלום");
    }

    @Test
    void readsSchedules() {
        ImportResult read = supermemo.read("""
                Q: a
                A: b
                I: REP=8 LAP=1 EF=3.200 UF=2.370 INT=429 LAST=27.01.06
                O: 36

                Q: new
                A: c
                I: REP=0 LAP=0 EF=2.500 UF=3.000 INT=0 LAST=0

                Q: odd
                A: c
                I: REP=8 LAST=31.02.06
                """);
        CardSchedule schedule = read.history().schedules().iterator().next();
        assertThat(read.history().schedules()).hasSize(1);
        assertThat(schedule.lastReview()).isEqualTo(Instant.parse("2006-01-27T00:00:00Z"));
        assertThat(schedule.interval()).isEqualTo(Duration.ofDays(429));
        assertThat(schedule.due()).isEqualTo(Instant.parse("2007-04-01T00:00:00Z"));
        assertThat(schedule.repetitions()).isEqualTo(8);
        assertThat(schedule.lapses()).isEqualTo(1);
        assertThat(schedule.memoryOf("sm2", 1).value("ease")).isEqualTo(3.2);
        assertThat(read.diagnostics()).singleElement()
                .satisfies(found -> assertThat(found.where().line()).isEqualTo(10));
        assertThat(supermemo.write(read.library())).startsWith("Q: a\nA: b\nI: UF=2.370\nO: 36\n");
    }

    @Test
    void saysWhatItGuesses() {
        assertThat(supermemo.diagnostics("""
                title
                Q: a
                goes on
                A: b
                Q: c

                A: d
                """)).containsExactly("skipped-line 1", "continued-line 3", "missing-answer 5",
                "missing-question 7");
        assertThat(supermemo.with("line-mark", "#2").cards("Q: a#2b\nA: c\n"))
                .containsExactly("a / b | c");
        assertThatThrownBy(() -> supermemo.read("nothing"))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("deck.qa", "Q:");
    }

    @Test
    void readsOldEncodings() {
        assertThat(Exchange.cards(supermemo.with("encoding", "windows-1250")
                .read(DeckSource.of("a.qa",
                        "Q: zażółć\nA: gęślą".getBytes(Charset.forName("windows-1250"))))
                .library())).containsExactly("zażółć | gęślą");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(true, false, false, false, true, false));
        String text = supermemo.write(library);
        assertThat(supermemo.dropped).as("seed %d", seed).isEmpty();
        assertThat(Exchange.content(supermemo.read(text).library())).as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
    }

    @Test
    void reportsOtherRightAnswers() {
        Library library = Exchange.question("a", "b", AnswerKey.alternatives("c"));
        assertThat(supermemo.write(library)).isEqualTo("Q: a\nA: b\n\n");
        assertThat(supermemo.dropped).hasSize(1);
    }

    @Test
    void isRecognisedByItsMarks() throws IOException {
        assertThat(DeckFormats.installed()
                .detect(DeckSource.of("a.txt", "\ufeffQ: What is it?\nA: this, that\n"))
                .id()).isEqualTo("supermemo");
    }
}
