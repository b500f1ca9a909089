package dev.cardstock.formats.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.moodle.MoodleXmlFormat;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlInputTest {
    private final Exchange moodle = new Exchange(new MoodleXmlFormat());

    private static String quiz(String declaration, String question) {
        return declaration + "<quiz><question type=\"shortanswer\"><questiontext><text>" + question
                + "</text></questiontext><answer fraction=\"100\"><text>Ärger</text></answer>"
                + "</question></quiz>";
    }

    private static DeckSource source(String text, Charset charset) {
        return DeckSource.of("quiz.moodle.xml", text.getBytes(charset));
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1", "windows-1252", "iso-8859-15", "utf-8", "UTF-16"})
    void theDeclaredEncodingHolds(String encoding) {
        String quiz = quiz("<?xml version='1.0' encoding='" + encoding + "'?>", "Öl?");
        assertThat(Exchange.cards(moodle.read(source(quiz, Charset.forName(encoding)))
                .library())).containsExactly("Öl? | Ärger");
    }

    @Test
    void withoutOneItIsUnicode() {
        assertThat(Exchange.cards(moodle.read(source(quiz("", "Öl?"), UTF_8)).library()))
                .containsExactly("Öl? | Ärger");
        assertThat(Exchange.cards(moodle.read(source(quiz("", "Öl?"), UTF_16)).library()))
                .containsExactly("Öl? | Ärger");
    }

    @Test
    void anEncodingThatIsNotKnownIsRefused() {
        String quiz = quiz("<?xml version='1.0' encoding='klingon-8'?>", "x");
        assertThatThrownBy(() -> moodle.read(quiz)).isInstanceOf(FormatException.class)
                .hasMessageContaining("klingon-8")
                .hasMessageContaining("save it as UTF-8");
    }

    @Test
    void wrongBytesAreToldToTheCallerAndToNobodyElse() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, UTF_8));
        try {
            assertThatThrownBy(() -> moodle.read(source("Ä" + quiz("", "Öl?"), ISO_8859_1)))
                    .isInstanceOf(FormatException.class);
            assertThatThrownBy(() -> moodle.read(source(quiz("", "\nÖl?"), ISO_8859_1)))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("not valid UTF-8")
                    .hasMessageContaining("line 2");
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    @Test
    void aWholeFileMayStandInOneLine() {
        String file = "<file name=\"a.png\" encoding=\"base64\">" + "A".repeat(5_000_000)
                + "</file>";
        String quiz = "<quiz><question type=\"shortanswer\"><questiontext><text>q</text>" + file
                + "</questiontext><answer fraction=\"100\"><text>a</text></answer></question></quiz>";
        assertThat(moodle.cards(quiz)).containsExactly("q | a");
    }

    /** The parser of newer JDKs takes so many for an attack. */
    @Test
    void manyReferencesAreRead() {
        String question = "<question type=\"shortanswer\"><questiontext><text>a &lt; &#98;</text></questiontext>"
                + "<answer fraction=\"100\"><text>&amp;</text></answer></question>";
        assertThat(moodle.read("<quiz>" + question.repeat(40_000) + "</quiz>").library().notes())
                .hasSize(40_000);
    }
}
