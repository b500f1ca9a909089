package dev.cardstock.formats.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.Deck;
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
import dev.cardstock.review.CardSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogseqFormatTest extends DeckFormatContract {
    private final Exchange logseq = new Exchange(new LogseqFormat());

    @TempDir
    Path graph;

    @Override
    protected DeckFormat format() {
        return new LogseqFormat();
    }

    @Override
    protected DeckSource source(int notes) {
        return DeckSource.of("words.logseq.md", IntStream.range(0, notes)
                .mapToObj(i -> "- front " + i + " #card\n\t- bäck " + i + "\n")
                .collect(Collectors.joining()));
    }

    @Override
    protected List<DeckSource> unsuitable() {
        return List.of(DeckSource.of("a.md", ""), DeckSource.of("b.md", "- no `#card`\n\t- x\n"),
                DeckSource.of("c.md", IntStream.range(0, 100)
                        .mapToObj(i -> "\t".repeat(i) + "- x #card\n")
                        .collect(Collectors.joining())));
    }

    @Test
    void readsBlocksAndWhatStandsBelow() {
        Library library = logseq.read("""
                title:: Page
                deck:: [[Uni::Physics]]

                - # Topic
                \t- What does "Logseq" mean? #card #network/layer #[[Data Science]]
                \t  collapsed:: true
                \t  tags:: [[a b]], c
                \t\t- You can read it as "Log sequence".
                \t- [[card]] two
                \t  lines
                \t\t- one
                \t\t  more

                \t\t  after
                \t\t\t- deep #tag
                \t\t- ```python
                \t\t  - x = 1
                \t\t  ```
                - with spaces #card
                  - back
                ## How? #card
                deck:: Other
                \t- so
                - שאלה [[card]]
                - `#card` is no card
                """).library();
        assertThat(library.notes()).extracting(note -> library.path(note.deckId()) + " "
                + note.fields().get(0).source() + " | " + note.fields().get(1).source() + " "
                + note.tags() + note.attributes())
                .containsExactly(
                        "[Uni, Physics] What does \"Logseq\" mean? | You can read it as \"Log"
                                + " sequence\". [network::layer, Data Science, a b, c]"
                                + "{logseq.properties=collapsed:: true}",
                        "[Uni, Physics] two\nlines | - one\n  more\n\n  after\n  - deep #tag\n"
                                + "- ```python\n  - x = 1\n  ``` []{}",
                        "[Uni, Physics] with spaces | back []{}", "[Other] ## How? | so []{}",
                        "[Uni, Physics] שאלה |  []{}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - The {{cloze cell}} has {{cloze a wall \\\\ around}} #card//\t- more {{cloze x}} | {{c1::cell}} has {{c1::a wall::around}} / more x
            - Question #card//\t- As the {{cloze third}}//\t- b | Question____- As the {{c1::third}}__- b /
            """)
    void readsDeletions(String text, String expected) {
        Note note = logseq.read(text.replace("//", "\n").replace("\\t", "\t") + "\n")
                .library()
                .notes()
                .iterator()
                .next();
        assertThat(note.typeId()).isEqualTo("cloze");
        assertThat((note.fields().get(0).source() + " / " + note.fields().get(1).source()).strip())
                .endsWith(expected.replace("__", "\n"));
        Library library = logseq.read(text.replace("//", "\n").replace("\\t", "\t")).library();
        assertThat(Exchange.content(logseq.read(logseq.write(library)).library()))
                .isEqualTo(Exchange.content(library));
    }

    @Test
    void schedulesAndPropertiesComeBack() {
        String text = """
                - What does "Logseq" mean? #card
                  card-last-interval:: 28.3
                  card-repeats:: 4
                  card-ease-factor:: 2.66
                  card-next-schedule:: 2021-11-08T17:59:40.382Z
                  card-last-reviewed:: 2021-10-11T10:59:40.382Z
                  card-last-score:: 5
                  id:: 658f8a39-e2b0-439a-9176-d82771ec332c
                  collapsed:: true
                \t- You can read it as "Log sequence".
                - {{cloze failed}} #card
                  card-last-interval:: -1
                  card-repeats:: 1
                  card-ease-factor:: 2.5
                  card-next-schedule:: 2023-02-03T00:00:00.000Z
                  card-last-reviewed:: 2023-02-02T15:52:11.752Z
                  card-last-score:: 1
                """;
        ImportResult read = logseq.read(text);
        assertThat(logseq.write(read)).isEqualTo(text);
        assertThat(logseq.dropped).isEmpty();
        CardSchedule schedule = read.history().schedules().iterator().next();
        assertThat(schedule.card().toString())
                .isEqualTo("658f8a39-e2b0-439a-9176-d82771ec332c/forward");
        assertThat(schedule.due()).isEqualTo(Instant.parse("2021-11-08T17:59:40.382Z"));
        assertThat(schedule.repetitions()).isEqualTo(4);
        assertThat(schedule.intervalDays()).isEqualTo(28.3);
        assertThat(logseq.diagnostics("- a #card\n  card-next-schedule:: x\n"
                + "  card-last-reviewed:: y\n\t- b\n- c #card\n  card-next-schedule:: nil\n"))
                .containsExactly("schedule 1", "missing-answer 5");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(true, true, true, false, false, false));
        String written = logseq.write(library);
        assertThat(logseq.dropped).as("seed %d", seed).isEmpty();
        ImportResult read = logseq.read(written);
        assertThat(Exchange.content(read.library())).as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
        assertThat(logseq.write(read)).as("seed %d", seed).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*x* #card", "*x* #tag", "*x*\nkey:: value", "key:: *v*",
            "- a\n- b\n  - c\n\n    more\n- *d*", "- a", "```\n- x\n\nk:: v\n#card\n```",
            "| a |\n| - |", "> *q*", "*a*\n\nb", "# *h*\n\ntext", "1. a\n2. b", "*a* {{cloze b}}",
            "*a*\\\nb", "- ```\n  - a\n  ```\n- b", "[[card]] *a*", "\\#card *x*"})
    void markdownComesBack(String text) {
        Markup content = MarkdownText.read(text);
        Library.Builder library = Library.builder("deck").add(Deck.builder("d", "deck").build());
        library.add(Note.builder("n", NoteType.basic(), "d").field(content).field(content).build());
        assertThat(logseq.read(logseq.write(library.build())).library().notes()).singleElement()
                .satisfies(note -> assertThat(note.fields()).extracting(Markup::source)
                        .allMatch(source -> source.equals(content.source())
                                || source.replace("* ", "- ").equals(content.source())
                                || ("\\" + source).equals(content.source())));
    }

    @Test
    void aNoteWithSeveralNumbersIsABlockForEach() {
        Library library = Library.builder("deck")
                .add(Deck.builder("d", "deck").build())
                .add(Note.builder("n", NoteType.cloze(), "d")
                        .fields("{{c1::Ice}} is {{c2::cold::warm?}}", "more")
                        .build())
                .build();
        assertThat(logseq.write(library)).isEqualTo("""
                - {{cloze Ice}} is cold #card
                \t- more
                - Ice is {{cloze cold \\\\ warm?}} #card
                \t- more
                """);
        assertThat(logseq.dropped).singleElement()
                .satisfies(lost -> assertThat(lost.message()).contains("together"));
    }

    @Test
    void aGraphIsReadAndWritten() throws IOException {
        Files.createDirectories(graph.resolve("pages"));
        Files.createDirectories(graph.resolve("assets"));
        Files.createDirectories(graph.resolve("journals"));
        Files.createDirectories(graph.resolve("logseq/bak"));
        Files.writeString(graph.resolve("assets/a_1.png"), "a");
        Files.writeString(graph.resolve("pages/Uni___Math.md"),
                "- ![a.png](../assets/a_1.png) #card\n\t- b\n");
        Files.writeString(graph.resolve("journals/2024_01_01.md"), "- x #card\n\t- y\n");
        Files.writeString(graph.resolve("logseq/bak/x.md"), "- old #card\n");
        DeckFormats formats = DeckFormats.installed();
        Path copy = graph.resolveSibling(graph.getFileName() + "-copy");
        try (ImportResult read = formats.read(graph)) {
            assertThat(read.formatId()).isEqualTo("logseq");
            Library library = read.library();
            assertThat(library.notes()).extracting(note -> library.path(note.deckId()) + " "
                    + note.fields().get(0).source())
                    .containsExactly("[journals] x", "[Uni, Math] ![a.png](a_1.png)");
            formats.write(library, read.history(), read.media(), DeckTarget.of(copy),
                    ExportSettings.defaults().format("logseq"));
            assertThat(copy.resolve("assets/a_1.png")).hasContent("a");
            try (ImportResult again = formats.read(copy)) {
                assertThat(Exchange.content(again.library())).isEqualTo(Exchange.content(library));
            }
        }
    }

    @Test
    void isRecognisedByItsCards() throws IOException {
        assertThat(DeckFormats.installed().detect(DeckSource.of("x.md", "- a #card\n\t- b\n")).id())
                .isEqualTo("logseq");
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "#", "#card ", "[[card]]", "{{cloze ", "#[[", "a:: b\n", "\t- x\n",
            "\n  ```\n", "\n\t\tx", " #a", "::", "\\#a "})
    void takesLittleTimeForHostileText(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try {
                logseq.read("- a #card " + text.repeat(20_000));
            } catch (LimitExceededException e) {
                assertThat(e.limit()).startsWith("max");
            }
        });
    }
}
