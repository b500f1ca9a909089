package dev.cardstock.formats.moodle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AikenFormatTest extends DeckFormatContract {
    private final Exchange aiken = new Exchange(new AikenFormat());

    @Override
    protected DeckFormat format() {
        return new AikenFormat();
    }

    @Override
    protected DeckSource source(int notes) {
        return DeckSource.of("words.aiken", IntStream.range(0, notes)
                .mapToObj(i -> "What is " + i + "?\nA. none\nB) number " + i + "\nANSWER: B\n")
                .collect(Collectors.joining("\n")));
    }

    @Override
    protected List<DeckSource> unsuitable() {
        return List.of(DeckSource.of("a.aiken", ""), DeckSource.of("b.aiken", "What?\nA. x\n"),
                DeckSource.of("c.aiken", "What?\nA. x\nANSWER: B\n"),
                DeckSource.of("d.aiken", "ANSWER: A\n"));
    }

    @Override
    protected List<String> texts() {
        return super.texts().stream().filter(text -> !text.contains("\n")).toList();
    }

    @Test
    void readsChoices() {
        Note note = aiken.read("""
                What is the correct answer
                to this question?
                A. Is it this one?
                B) Maybe
                this answer?
                C. שלום
                ANSWER: C
                """).library().notes().iterator().next();
        assertThat(note.fields()).extracting(Object::toString)
                .containsExactly("What is the correct answer\nto this question?", "שלום");
        assertThat(note.answerKey("forward").distractors()).containsExactly("Is it this one?",
                "Maybe\nthis answer?");
    }

    @Test
    void writesTheRightAnswerFirstAndReportsTheRest() {
        Library library = Exchange.question("a\nb", "c",
                AnswerKey.alternatives("d").withDistractors(List.of("e", "")));
        assertThat(aiken.write(library)).isEqualTo("a b\nA. c\nB. e\nANSWER: A\n\n");
        assertThat(aiken.dropped).hasSize(3);
        aiken.write(Exchange.question("a", "b", AnswerKey.NONE));
        assertThat(aiken.dropped).singleElement()
                .satisfies(found -> assertThat(found.code()).isEqualTo("one-choice"));
        assertThat(aiken.write(Exchange.question("A. b", "", AnswerKey.NONE))).isEmpty();
        assertThat(aiken.cards(aiken.write(Exchange.question("A. b", "c", AnswerKey.NONE))))
                .containsExactly("\u00a0A. b | c");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(false, false, false, false, true, false));
        assertThat(Exchange.content(aiken.read(aiken.write(library)).library()))
                .as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
    }

    @Test
    void oddTextsAreJudgedInTime() {
        for (String odd : List.of("\n".repeat(60_000), "A. x\n".repeat(12_000),
                "A. x\n\n\n".repeat(8_000), " ".repeat(60_000))) {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
                for (DeckFormat each : DeckFormats.installed().all()) {
                    each.match(new Sample("odd", ByteBuffer.wrap(odd.getBytes(UTF_8)), false));
                }
            });
        }
    }

    @Test
    void saysWhereAndWhatToDo() throws IOException {
        assertThatThrownBy(() -> aiken.read("a\nA. b\nANSWER: A\n\nc\nA. d\nB. e\nANSWER: C\n"))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("line 8", "C", "AB", "name the letter");
        assertThat(DeckFormats.installed()
                .detect(DeckSource.of("q.txt",
                        "What is it?\nA. x\nB. y\nANSWER: B\n"))
                .id()).isEqualTo("aiken");
    }
}
