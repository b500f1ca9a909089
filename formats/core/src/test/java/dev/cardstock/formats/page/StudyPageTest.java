package dev.cardstock.formats.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.Card;
import dev.cardstock.deck.Library;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyPageTest {
    private static final String PAGE = """
            1/9
            Looks like no tags are added yet.
            Name | Mastery | Learn | Test | Matching | Spaced |
            |---|
            No study sessions yet.
            Foundation
            What is ice?
            Water that is frozen solid.
            What are the two poles?
            The north pole lies in a sea;
            the south pole lies on land.
            Waves & Tides (deep/dive)
            How high is the tide?

            What makes waves?
            What makes waves?
            Mostly wind, said “what else?” by sailors.
            Foundation (Deep Dive)
            what is √dₖ?
            A square root
            """;

    private static ImportResult read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportResult read(byte[] bytes) {
        try {
            return DeckFormats.of(List.of(new StudyPageFormat()))
                    .read(
                            DeckSource.of("page.txt", bytes),
                            ImportSettings.defaults().format("study-page"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> rows(Library library) {
        return library.cards()
                .map(card -> library.deckOf(card).name() + " | " + card.prompt()
                        + " | " + card.answer())
                .toList();
    }

    private static List<String> codes(ImportResult read) {
        return read.diagnostics().stream().map(Diagnostic::code).distinct().toList();
    }

    @Test
    void sectionsQuestionsAndAnswersAreRecognised() {
        assertThat(rows(read(PAGE).library())).containsExactly(
                "Foundation | What is ice? | Water that is frozen solid.",
                "Foundation | What are the two poles? | The north pole lies in a sea;\n"
                        + "the south pole lies on land.",
                "Waves & Tides (deep/dive) | How high is the tide? | ",
                "Waves & Tides (deep/dive) | What makes waves? | Mostly wind, said “what else?” by"
                        + " sailors.",
                "Foundation (Deep Dive) | what is √dₖ? | A square root");
    }

    @Test
    void everyGuessIsADiagnosticWithItsLine() {
        ImportResult read = read(PAGE);
        assertThat(codes(read)).containsExactlyInAnyOrder("skipped-line", "guessed-heading",
                "missing-answer", "repeated-question", "declared-count");
        assertThat(read.diagnostics()).anySatisfy(d -> {
            assertThat(d.code()).isEqualTo("missing-answer");
            assertThat(d.where().line()).isEqualTo(13);
        }).anySatisfy(d -> assertThat(d.message()).isEqualTo("declared 9, found 5"));
    }

    @Test
    void lineEndsAndByteOrderMarkChangeNothing() {
        List<String> plain = rows(read(PAGE).library());
        assertThat(rows(read(PAGE.replace("\n", "\r\n")).library())).isEqualTo(plain);
        assertThat(rows(read("\uFEFF" + PAGE).library())).isEqualTo(plain);
    }

    @Test
    void idsDoNotDependOnTheOrderOfSections() {
        String a = "A one\nWhat is a?\nThe first letter.\n";
        String b = "B two\nWhat is b?\nThe second letter.\nMore of it.\n";
        List<String> ids = read(a + b).library()
                .cards()
                .map(Card::id)
                .map(Object::toString)
                .sorted()
                .toList();
        List<String> shuffled = read(b + "A one\nWhat is a?\nThe first letter.\n").library()
                .cards()
                .map(Card::id)
                .map(Object::toString)
                .sorted()
                .toList();
        assertThat(ids).hasSize(2);
        assertThat(shuffled).isEqualTo(ids);
    }

    @Test
    void aMissingAnswerIsNotFilledWithTheNextHeading() {
        assertThat(
                rows(read("Top\nWhat is a?\n\nNext part\nWhat is b?\nThe letter b.\n").library()))
                .containsExactly("Top | What is a? | ", "Next part | What is b? | The letter b.");
    }

    @Test
    void aPageWithBlankLinesBetweenCardsIsRead() throws IOException {
        try (InputStream in = StudyPageTest.class.getResourceAsStream("/pages/irregular.txt")) {
            ImportResult read = read(in.readAllBytes());
            assertThat(read.library().notes()).hasSize(12);
            assertThat(read.library().decks()).hasSize(3);
            assertThat(read.library().cards()).noneMatch(card -> card.answer().isBlank());
            assertThat(codes(read)).contains("guessed-question");
        }
    }

    @Test
    void answersApartFromTheirQuestionsAreRead() {
        assertThat(
                rows(read("Top\n\nWhat is a?\n\nFirst letter\n\nName the last letter\n\nZ is it\n\n"
                        + "Other\n\nWhat is b?\n\nSecond letter\n").library()))
                .containsExactly(
                        "Top | What is a? | First letter", "Top | Name the last letter | Z is it",
                        "Other | What is b? | Second letter");
    }

    @Test
    void aTextWithoutQuestionsIsRefused() {
        assertThatThrownBy(() -> read("Nothing is asked here.\nNothing at all.\n"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("page.txt")
                .hasMessageContaining("no question");
    }
}
