package dev.cardstock.formats.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Options;
import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Library;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import dev.cardstock.formats.csv.BrainscapeFormat;
import dev.cardstock.formats.csv.MemriseFormat;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteFormatsTest {
    private static final List<String> ONE_LINE = List.of("What is it?", "a, b; c | e",
            "say \"it\" 'now'", "Zürich, 日本語, שלום, 👩‍👩‍👧, 𝄞", "1 < 2 && 3 > 2", "=1+1",
            "# no heading", "*stars* and _lines_", "<b>not bold</b>", "C:\\path\\name",
            "{\"a\": [1]}", "a - b :: c => d");

    private static String rows(int notes, String separator) {
        return IntStream.range(0, notes)
                .mapToObj(i -> "front " + i + separator + "bäck " + i)
                .collect(Collectors.joining("\r\n"));
    }

    private abstract static class Rows extends DeckFormatContract {
        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words." + format().extensions().get(0), rows(notes, "\t"));
        }

        @Override
        protected List<String> texts() {
            return ONE_LINE;
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.txt", ""), DeckSource.of("b.txt", "word\nword\n"));
        }
    }

    @Nested
    class OfQuizlet extends Rows {
        @Override
        protected DeckFormat format() {
            return new QuizletFormat();
        }
    }

    @Nested
    class OfKnowt extends Rows {
        @Override
        protected DeckFormat format() {
            return new KnowtFormat();
        }
    }

    @Nested
    class OfCram extends Rows {
        @Override
        protected DeckFormat format() {
            return new CramFormat();
        }
    }

    @Nested
    class OfBrainscape extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new BrainscapeFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.brainscape.csv", rows(notes, ","));
        }
    }

    @Nested
    class OfMemrise extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new MemriseFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.memrise.csv", rows(notes, ","));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hund\tdog\nKatze\tcat, tom", "Hund\tdog;Katze\tcat, tom",
            "Hund - dog\r\nKatze - cat, tom\r\n", "Hund;dog\n\nKatze;cat, tom",
            "Hund,dog\nKatze,cat, tom", "\ufeffHund\tdog\t\n Katze \t cat, tom \t"})
    void recognisesWhatStandsBetween(String text) {
        assertThat(new Exchange(new QuizletFormat()).cards(text)).containsExactly("Hund | dog",
                "Katze | cat, tom");
    }

    @Test
    void takesSeparatorsOfAnyLength() {
        Exchange knowt = new Exchange(new KnowtFormat()).with("separator", "=>")
                .with("row-separator", "---\n");
        assertThat(knowt.cards("a=>b\nc---\nd=>e => f---\n")).containsExactly("a | b / c",
                "d | e => f");
        Library library = Exchange.question("שלום", "peace\nhello\t", AnswerKey.NONE);
        assertThat(knowt.write(library)).isEqualTo("שלום=>peace\nhello---\n");
    }

    @Test
    void keepsDefinitionsOverSeveralRowsAndSaysSo() {
        Exchange quizlet = new Exchange(new QuizletFormat());
        String text = "lost\na\tb\nmore\nand more\nc\td\tpicture.png\ne\t\n\tf";
        assertThat(quizlet.cards(text)).containsExactly("a | b / more / and more", "c | d", "e | ",
                " | f");
        assertThat(quizlet.diagnostics(text)).containsExactly("skipped-row 1", "continued-row 3",
                "continued-row 4", "extra-fields 5", "missing-answer 6");
    }

    @Test
    void cramKeepsHints() {
        Exchange cram = new Exchange(new CramFormat());
        Library library = cram.read("a\tb\tc\nd\te\n").library();
        assertThat(library.notes()).extracting(note -> note.fields().size()).containsExactly(3, 2);
        assertThat(cram.write(library)).isEqualTo("a\tb\tc\nd\te\n");
        assertThat(cram.dropped).isEmpty();
    }

    @Test
    void memriseLeavesItsHeaderOutAndReportsFurtherColumns() {
        Exchange memrise = new Exchange(new MemriseFormat());
        assertThat(memrise.cards("Word,Definition\nHund,dog\n")).containsExactly("Hund | dog");
        assertThat(memrise.diagnostics("Hund,dog,hund.mp3\n")).containsExactly("extra-fields 1");
        assertThat(new Exchange(new BrainscapeFormat()).cards("Question,Answer\na,\"b\nc\"\n"))
                .containsExactly("Question | Answer", "a | b / c");
    }

    @Test
    void reportsEveryChangedText() {
        Exchange quizlet = new Exchange(new QuizletFormat());
        Library library = Exchange.question("two\nlines", "a\tb ",
                AnswerKey.alternatives("c").withDistractors(List.of("d")));
        assertThat(quizlet.write(library)).isEqualTo("two lines\ta b\n");
        String id = library.notes().iterator().next().id();
        assertThat(quizlet.dropped).hasSize(5)
                .allSatisfy(
                        found -> assertThat(found.where().item()).isEqualTo(id));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadAgain(long seed) {
        for (DeckFormat format : List.of(new QuizletFormat(), new KnowtFormat(), new CramFormat(),
                new BrainscapeFormat(), new MemriseFormat())) {
            boolean csv = format.id().length() > 7;
            Library library = Exchange.random(seed,
                    new Shape(csv, false, false, false, false, false));
            Exchange exchange = new Exchange(format);
            String text = exchange.write(library);
            assertThat(exchange.dropped).as("%s, seed %d", format.id(), seed).isEmpty();
            assertThat(Exchange.cards(exchange.read(text).library()))
                    .as("%s, seed %d", format.id(), seed)
                    .isEqualTo(Exchange.cards(library));
        }
    }

    @Test
    void saysWhereAndWhatToDo() {
        assertThatThrownBy(() -> new Exchange(new QuizletFormat()).read("word\nword"))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("no row has a tab", "option separator");
        assertThatThrownBy(() -> new QuizletFormat().writer(
                Options.none().with("separator", "newline")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must differ");
    }

    @Test
    void takesNoFileOfOtherFormats() throws IOException {
        for (String name : List.of("words.txt", "words.tsv", "words")) {
            assertThat(DeckFormats.installed()
                    .detect(DeckSource.of(name, rows(3, "\t")))
                    .id()).isEqualTo("tsv");
        }
        assertThat(DeckFormats.installed().detect(DeckSource.of("words.txt", rows(3, ","))).id())
                .isEqualTo("csv");
        assertThat(DeckFormats.installed().detect(DeckSource.of("words.csv", "a,b")).id())
                .isEqualTo("csv");
    }
}
