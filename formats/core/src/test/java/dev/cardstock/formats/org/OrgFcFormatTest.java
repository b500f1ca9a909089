package dev.cardstock.formats.org;

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
import dev.cardstock.formats.markup.MarkupParser;
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
import org.junit.jupiter.params.provider.ValueSource;

class OrgFcFormatTest extends DeckFormatContract {
    private final Exchange fc = new Exchange(new OrgFcFormat());

    @TempDir
    Path files;

    @Override
    protected DeckFormat format() {
        return new OrgFcFormat();
    }

    @Override
    protected DeckSource source(int notes) {
        return DeckSource.of("words.org", "#+TITLE: Words\n" + IntStream.range(0, notes)
                .mapToObj(i -> i % 2 == 0
                        ? "* front " + i + " :fc:\nbäck " + i + "\n"
                        : "* front " + i + " :fc:\n** Back\nbäck " + i + "\n")
                .collect(Collectors.joining()));
    }

    @Override
    protected List<DeckSource> unsuitable() {
        return List.of(DeckSource.of("a.org", ""), DeckSource.of("b.org", "* No card\ntext\n"),
                DeckSource.of("c.org", IntStream.range(1, 100)
                        .mapToObj(i -> "*".repeat(i) + " x :fc:\n")
                        .collect(Collectors.joining())));
    }

    @Test
    void readsEveryTypeOfCard() {
        Library library = fc.read("""
                #+FILETAGS: :filetag:
                * Biology :bio:
                ** What is a /cell/? :fc:easy:
                   :PROPERTIES:
                   :FC_CREATED: 2019-11-11T14:26:26Z
                   :FC_TYPE:  normal
                   :ID:       aeb8
                   :END:
                   :LOGBOOK:
                   - nothing
                   :END:

                   Read the [[https://e.org][page]].
                # a comment
                *** Back
                    The *unit* of life:
                    - small
                    - =many=
                *** Notes
                    left out
                ** compact :fc:
                :PROPERTIES:
                :FC_TYPE: double
                :END:
                the back

                of it
                * TODO [#A] typed :fc:
                :PROPERTIES:
                :FC_TYPE: text-input
                :NOTE_TAGS: a::b two%20words
                :END:
                answer
                more
                * {{שלום}{hello}@1} is {{peace}} :fc:
                :PROPERTIES:
                :FC_TYPE: cloze
                :END:
                and {{$\\frac{a}{b}$}@0}
                ** Back
                extra
                """).library();
        assertThat(library.notes()).extracting(note -> library.path(note.deckId()) + " "
                + note.typeId() + " " + note.fields().stream().map(Markup::source).toList()
                + note.tags() + note.attributes().keySet())
                .containsExactly(
                        "[Biology] basic [What is a *cell*?\n\nRead the [page](https://e.org).,"
                                + " The **unit** of life:\n- small\n- `many`][filetag, bio, easy]"
                                + "[org-fc.properties]",
                        "[Biology] basic-reversed [compact, the back\n\nof it][filetag, bio][]",
                        "[deck] org-fc-text-input [typed, answer, more][filetag, a::b, two words][]",
                        "[deck] cloze [{{c2::שלום::hello}} is {{c3::peace}}\n\n"
                                + "and {{c1::$\\frac{a}{b}$}}, extra][filetag][]");
        assertThat(library.note("aeb8")).isPresent();
    }

    @Test
    void reviewDataGoOnAndComeBack() {
        String text = """
                * front :fc:
                :PROPERTIES:
                :ID: a
                :FC_TYPE: double
                :FC_CREATED: 2019-11-11T14:26:26Z
                :END:
                :REVIEW_DATA:
                | position | ease | box | interval | due                  |
                |----------+------+-----+----------+----------------------|
                | front    | 2.65 |   5 |    30.00 | 2019-12-30T19:21:35Z |
                | back     | 2.50 |   0 |     0.00 | 2019-11-11T14:26:26Z |
                :END:
                back
                * {{a}@0} {{b}@1} :fc:
                :PROPERTIES:
                :ID: b
                :FC_TYPE: cloze
                :FC_ALGO: fsrs6
                :FC_CLOZE_MAX: 1
                :END:
                :REVIEW_DATA:
                | position | state | step | stability | difficulty | due                  | last-review          |
                |----------+-------+------+-----------+------------+----------------------+----------------------|
                |        0 |     2 | nil  |  4.250000 |   5.500000 | 2025-01-05T10:00:00Z | 2025-01-01T10:00:00Z |
                |        1 |     1 | 0    |  2.000000 |   4.000000 | 2025-01-01T10:10:00Z | 2025-01-01T10:00:00Z |
                :END:
                """;
        ImportResult read = fc.read(text);
        assertThat(read.history().schedules()).hasSize(3).first().satisfies(schedule -> {
            assertThat(schedule.card().toString()).isEqualTo("a/forward");
            assertThat(schedule.due()).isEqualTo(Instant.parse("2019-12-30T19:21:35Z"));
            assertThat(schedule.interval()).isEqualTo(Duration.ofDays(30));
            assertThat(schedule.memoryOf("sm2", 1).value("ease")).isEqualTo(2.65);
        });
        assertThat(read.history()
                .schedule(dev.cardstock.deck.CardId.parse("b/c1"))
                .orElseThrow()
                .memoryOf("fsrs6", 1)
                .value("stability")).isEqualTo(4.25);
        assertThat(fc.write(read)).isEqualTo(text);
        assertThat(fc.dropped).isEmpty();
    }

    @Test
    void reviewDataOfOtherAlgorithmsStay() {
        String text = """
                * A :fc:
                :PROPERTIES:
                :ID: a
                :FC_TYPE: normal
                :FC_ALGO: noop
                :END:
                :REVIEW_DATA:
                | position | due                  |
                |----------+----------------------|
                | front    | 2000-01-01T00:00:00Z |
                :END:
                b
                """;
        ImportResult read = fc.read(text);
        assertThat(read.history().schedules()).isEmpty();
        assertThat(fc.write(read)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(true, true, true, false, false, true));
        String written = fc.write(library);
        assertThat(fc.dropped).as("seed %d", seed).isEmpty();
        ImportResult read = fc.read(written);
        assertThat(Exchange.content(read.library())).as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
        assertThat(read.library().notes()).extracting(Note::id)
                .isEqualTo(library.notes().stream().map(Note::id).toList());
        assertThat(fc.write(read)).as("seed %d", seed).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"* star", "*bold*", "a /b/ c", "#+BEGIN_SRC", "# comment", ":x:",
            "a :b:",
            "TODO a", "[#A] b", "[[x]]", "| a |", "-----", "- a", "1. a", "\u200b*x*",
            "\u200b\u200b",
            "a\u200b", "SCHEDULED: <2024-01-01>", ":PROPERTIES:\n:END:", "a\n* b\n  c", "{{a}@0}",
            "=x= ~y~ +z+ _u_", "**", "*", "x\n:END:", "\\alpha $a_b$ \\(x\\)"})
    void plainTextComesBack(String text) {
        Library library = Library.builder("deck").deck("deck").card(text, text).build();
        assertThat(fc.read(fc.write(library)).library().notes()).singleElement()
                .satisfies(note -> assertThat(note.fields()).containsOnly(Markup.plain(text)));
        assertThat(fc.dropped).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"**a** *b* `c` ~~d~~", "- a\n- **b**\n  - c", "```java\n* a\n#+x\n```",
            "[t](https://e.org) <https://e.org>", "> quote *x*", "1. *a*\n2. b", "*a*\n\n---\n\nb",
            "| *a* | b |\n|---|---|\n| c | d |", "![](a.png) x", "\\*a\\* *b*", "*a*  b", "`*a*`"})
    void markdownComesBack(String text) {
        Library library = Library.builder("deck")
                .add(Deck.builder("d", "deck").build())
                .add(Note.builder("n", NoteType.basic(), "d")
                        .field(MarkupParser.markdown(text))
                        .field(MarkupParser.markdown(text))
                        .build())
                .build();
        String written = fc.write(library);
        assertThat(fc.read(written).library().notes()).singleElement()
                .satisfies(note -> assertThat(note.fields()).as(written)
                        .extracting(Markup::plainText)
                        .containsOnly(MarkupParser.markdown(text).plainText()));
        assertThat(fc.write(fc.read(written))).isEqualTo(written);
    }

    @Test
    void aFolderIsReadAndWrittenWithItsMedia() throws IOException {
        Files.createDirectories(files.resolve("v/img"));
        Files.writeString(files.resolve("v/img/a b.png"), "a");
        Files.writeString(files.resolve("v/x.org"),
                "* Part\n** front :fc:\n[[file:img/a b.png]] [[./img/missing.png]]\n");
        DeckFormats formats = DeckFormats.installed();
        try (ImportResult read = formats.read(files.resolve("v"))) {
            assertThat(read.formatId()).isEqualTo("org-fc");
            Library library = read.library();
            assertThat(library.notes()).extracting(note -> library.path(note.deckId()) + " "
                    + note.fields().get(1).source())
                    .containsExactly("[x, Part] ![](<a b.png>) ![](./img/missing.png)");
            assertThat(read.diagnostics()).extracting(found -> found.code() + found.where().entry())
                    .containsExactly("missing-mediax.org");
            formats.write(library, read.history(), read.media(),
                    DeckTarget.of(files.resolve("w.org")), ExportSettings.defaults());
        }
        assertThat(files.resolve("w.media/a b.png")).hasContent("a");
        assertThat(files.resolve("w.org")).content().contains("[[file:w.media/a b.png]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "[[", "*a ", "{{", "{{a}", " :a", "* x\n", "|", "- ", "/x/ ",
            ":a:\n",
            "$", "#+BEGIN_QUOTE\n"})
    void takesLittleTimeForHostileText(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try {
                fc.read("* a :fc:\n:PROPERTIES:\n:FC_TYPE: cloze\n:END:\nx " + text.repeat(20_000));
            } catch (LimitExceededException e) {
                assertThat(e.limit()).startsWith("max");
            }
        });
    }
}
