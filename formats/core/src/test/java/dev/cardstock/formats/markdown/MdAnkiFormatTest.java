package dev.cardstock.formats.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import dev.cardstock.formats.markdown.text.MarkdownText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MdAnkiFormatTest extends DeckFormatContract {
    private final Exchange mdanki = new Exchange(new MdAnkiFormat());

    @TempDir
    Path files;

    @Override
    protected DeckFormat format() {
        return new MdAnkiFormat();
    }

    @Override
    protected DeckSource source(int notes) {
        return DeckSource.of("words.mdanki.md", "# Words\n\n" + IntStream.range(0, notes)
                .mapToObj(i -> "## front " + i + "\n\nbäck " + i + "\n\n")
                .collect(Collectors.joining()));
    }

    @Override
    protected List<DeckSource> unsuitable() {
        return List.of(DeckSource.of("a.md", ""), DeckSource.of("b.md", "# Only\n\ntext\n"));
    }

    @Test
    void readsHeadingsSplitsAndTags() {
        Library library = mdanki.read("""
                Intro
                # Recursion::Basics

                ## Base recursion

                A **method** of solving

                ```bash
                # comment
                ## no card
                %
                ```
                [#recursion](./recursion.md) [#binary tree]()

                ## YAGNI

                Describe this acronym.
                [#front]()

                %

                "You aren't gonna need it"
                ### no card
                [#a::b]() [#c]
                ##
                %
                שלום
                ## no back
                """).library();
        assertThat(library.notes()).extracting(note -> library.path(note.deckId()) + "|"
                + note.fields().get(0).source() + "|" + note.fields().get(1).source() + "|"
                + note.tags() + note.attributes())
                .containsExactly("[Recursion, Basics]|Base recursion|A **method** of solving\n\n"
                        + "```bash\n# comment\n## no card\n%\n```|[recursion, binary_tree]"
                        + "{mdanki.tags=[#recursion](./recursion.md) [#binary tree]()}",
                        "[Recursion, Basics]|YAGNI\n\nDescribe this acronym.\n[#front]()|"
                                + "\"You aren't gonna need it\"\n### no card|[a::b, c]{}",
                        "[Recursion, Basics]||שלום|[]{}", "[Recursion, Basics]|no back||[]{}");
        assertThat(mdanki.diagnostics("x\n# A\n## b\n")).containsExactly("skipped-text 1",
                "missing-answer 3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(true, false, true, false, false, false));
        String written = mdanki.write(library);
        assertThat(mdanki.dropped).as("seed %d", seed).isEmpty();
        ImportResult read = mdanki.read(written);
        assertThat(Exchange.content(read.library())).as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
        assertThat(mdanki.write(read)).as("seed %d", seed).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"## a *b*", "%\n*x*", "- one\n- two", "```\ncode\n\nx\n```", "> *q*",
            "| a |\n| - |", "*a*\n\n[#b]()", "\\%\n*a*", "1. *a*", "<b>x</b>", "*x* #", "# *h*",
            "*a*\n  \nb"})
    void markdownComesBack(String text) {
        Markup content = MarkdownText.read(text);
        Library.Builder library = Library.builder("deck").deck("deck");
        library.add(Note.builder("n", NoteType.basic(), library.build().roots().get(0).id())
                .field(content)
                .field(content)
                .build());
        assertThat(mdanki.read(mdanki.write(library.build())).library().notes()).singleElement()
                .satisfies(note -> assertThat(note.fields()).extracting(Markup::source)
                        .containsOnly(content.source().replace("\n  \n", "\n\n")));
    }

    @Test
    void aFolderHasAFileForEachDeck() throws IOException {
        Library library = Exchange.random(7, new Shape(true, true, true, false, false, false));
        Path folder = files.resolve("cards");
        DeckFormats formats = DeckFormats.of(List.of(new MdAnkiFormat()));
        assertThat(formats.write(library, dev.cardstock.review.LearningHistory.empty(),
                dev.cardstock.deck.MediaSource.none(), DeckTarget.of(folder),
                ExportSettings.defaults().format("mdanki")))
                .extracting(lost -> lost.message())
                .allMatch(message -> message.contains("title"));
        try (ImportResult read = formats.read(folder); var list = Files.list(folder)) {
            assertThat(list).hasSize(5);
            assertThat(Exchange.content(read.library()))
                    .containsExactlyInAnyOrderElementsOf(Exchange.content(library));
        }
        assertThat(mdanki.write(library)).isNotEmpty();
        assertThat(mdanki.dropped).extracting(lost -> lost.message())
                .anyMatch(message -> message.contains("decks within decks"));
    }

    @Test
    void picturesAreReadAndWritten() throws IOException {
        Files.createDirectories(files.resolve("img"));
        Files.writeString(files.resolve("img/a.png"), "a");
        Files.writeString(files.resolve("x.mdanki.md"), "## ![alt](img/a.png \"Node\")\n\nb\n");
        DeckFormats formats = DeckFormats.of(List.of(new MdAnkiFormat()));
        try (ImportResult read = formats.read(files.resolve("x.mdanki.md"))) {
            assertThat(read.library().notes()).singleElement()
                    .satisfies(note -> assertThat(note.fields().get(0).source())
                            .isEqualTo("![alt](a.png \"Node\")"));
            assertThat(formats.write(read.library(), read.history(), read.media(),
                    DeckTarget.of(files.resolve("y.mdanki.md")), ExportSettings.defaults()))
                    .extracting(lost -> lost.message())
                    .allMatch(message -> message.contains("title"));
        }
        assertThat(files.resolve("y.media/a.png")).hasContent("a");
        assertThat(files.resolve("y.mdanki.md")).content()
                .isEqualTo("# x\n\n## ![alt](y.media/a.png \"Node\")\n\nb\n\n");
    }

    @Test
    void isRecognisedByItsHeadings() throws IOException {
        for (String text : List.of("# A\n\n## b\n\nc\n", "## a\n\nb\n\n%\n\nc\n")) {
            assertThat(DeckFormats.installed().detect(DeckSource.of("x.md", text)).id())
                    .isEqualTo("mdanki");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "[#", "![[", "## x\n", "%\n", "[#a]() ", "\\", "~~~\n", "a\n"})
    void takesLittleTimeForHostileText(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try {
                mdanki.read("## ![a](b)\n" + text.repeat(20_000));
            } catch (LimitExceededException e) {
                assertThat(e.limit()).isEqualTo("maxFieldChars");
            }
        });
    }
}
