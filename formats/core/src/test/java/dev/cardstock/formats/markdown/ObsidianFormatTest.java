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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObsidianFormatTest extends DeckFormatContract {
    private final Exchange obsidian = new Exchange(new ObsidianFormat());

    @TempDir
    Path vault;

    @Override
    protected DeckFormat format() {
        return new ObsidianFormat();
    }

    @Override
    protected DeckSource source(int notes) {
        return DeckSource.of("words.md", "#flashcards/Words\n\n" + IntStream.range(0, notes)
                .mapToObj(i -> i % 2 == 0
                        ? "front " + i + "::bäck " + i + "\n"
                        : "front\n" + i + "\n?\nbäck " + i + "\n\n")
                .collect(Collectors.joining()));
    }

    @Override
    protected List<DeckSource> unsuitable() {
        return List.of(DeckSource.of("a.md", ""),
                DeckSource.of("b.md", "# Only text\n\nNo card.\n"));
    }

    private List<Note> notes(String text) {
        return List.copyOf(obsidian.read(text).library().notes());
    }

    @Test
    void readsEveryKindOfCard() {
        assertThat(obsidian.cards("""
                #flashcards
                question::answer
                info 1:::info 2
                As per the definition
                of "multiline"
                ?
                same goes for
                the answer

                a
                b
                ??
                c

                `std::vector` is no card
                but `std::vector`
                ?
                is one

                ::no front
                no back::
                שאלה::תשובה 👩‍👩‍👧
                """)).containsExactly("question | answer", "info 1 | info 2", "info 2 | info 1",
                "As per the definition / of \"multiline\" | same goes for / the answer",
                "a / b | c", "c | a / b", "`std::vector` is no card".replace("`", "")
                        + " / but std::vector | is one",
                " | no front", "no back | ", "שאלה | תשובה 👩‍👩‍👧");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ==Ice== is ==cold==            | {{c1::Ice}} is {{c2::cold}}
            A ==note==;; ==number;;hint==  | A {{c1::note}};; {{c2::number::hint}}
            A ==cloze==^[a hint][^1] ==b==[^2] ==c==[^1] | A {{c1::cloze::a hint}} {{c2::b}} {{c1::c}}
            ==2;;two;;h== ==1;;one==       | {{c2::two::h}} {{c1::one}}
            ==1;;one== ==other==           | {{c1::one}} ==other==
            ==as;;x== ==sa;;y== ==aa;;z==  | {{c1::x}} {{c2::y}} {{c1,2::z}}
            ==ss;;x== ==sa;;y==            | x {{c2::y}}
            ==x^{y}== =                    | {{c1::x^{y} }} =
            **bold** ==x==                 | **bold** {{c1::x}}
            """)
    void readsDeletions(String text, String numbered) {
        assertThat(notes("#flashcards\n\n" + text + "\n").get(0).fields().get(0).source())
                .isEqualTo(numbered);
    }

    @Test
    void readsOtherMarksWhenTheyAreSet() {
        Exchange set = new Exchange(new ObsidianFormat()).with("cloze-bold", "true")
                .with("cloze-braces", "true")
                .with("cloze-highlights", "false")
                .with("separator", ";;;")
                .with("end-line", "+++")
                .with("tags", "#a, #b");
        Library library = set.read("""
                #b/c
                x;;;y

                **bold** {{brace;;hint}} ==text==

                more
                +++
                front
                ?
                back

                | table |
                +++
                """).library();
        assertThat(library.notes()).extracting(note -> library.path(note.deckId()) + " "
                + note.fields().get(0).source() + " / " + note.fields().get(1).source())
                .containsExactly("[b, c] x / y",
                        "[b, c] {{c1::bold}} {{c2::brace::hint}} ==text==\n\nmore / ",
                        "[b, c] front / back\n\n| table |");
        assertThat(Exchange.content(set.read(set.write(library)).library()))
                .isEqualTo(Exchange.content(library));
    }

    @Test
    void tagsDecideTheDeck() {
        ImportResult read = obsidian.read("""
                ---
                tags: [flashcards/front, "biology"]
                other: x
                ---
                a::1
                Some text #flashcards/x #y/z here
                b::2

                #flashcards/own #t c::3

                d::4

                #flashcards/multi
                e
                ?
                5

                #flashcards/p #flashcards/q
                f::6
                """);
        Library library = read.library();
        assertThat(library.notes()).extracting(note -> library.path(note.deckId()) + " "
                + note.fields() + " " + note.tags())
                .containsExactly("[front] [a, 1] [biology]", "[x] [b, 2] [biology, y::z]",
                        "[own] [c, 3] [biology, t]", "[x] [d, 4] [biology, y::z]",
                        "[multi] [e, 5] [biology]", "[p] [f, 6] [biology, flashcards::q]");
    }

    @Test
    void schedulesGoOnAndComeBack() {
        String text = """
                #flashcards

                a::b
                <!--SR:!2024-08-16,51,230-->

                c:::d ^id-1
                <!--SR:!2024-08-17,4,250!2000-01-01,1,250-->

                ==one== and ==two==
                <!--SR:!2024-08-18,3.5,270!2024-08-19,10,130-->

                x::y
                <!--SR:!fsrs,2024-08-18,1,2-->

                """;
        ImportResult read = obsidian.read(text);
        assertThat(read.history().schedules()).hasSize(4).first().satisfies(schedule -> {
            assertThat(schedule.due()).isEqualTo(java.time.Instant.parse("2024-08-16T00:00:00Z"));
            assertThat(schedule.interval()).isEqualTo(Duration.ofDays(51));
            assertThat(schedule.memoryOf("sm2", 1).value("ease")).isEqualTo(2.3);
        });
        assertThat(read.diagnostics()).extracting(found -> found.code() + found.where().line())
                .containsExactly("schedule12");
        assertThat(obsidian.write(read)).isEqualTo(text);
        assertThat(obsidian.dropped).isEmpty();
        assertThat(obsidian.read("#flashcards\na::b\n\n<!--SR:!2024-08-16,51,230-->\n\nc::d\n\n\n"
                + "<!--SR:!2024-08-16,51,230-->\n").history().schedules()).hasSize(1);
        assertThat(notes("#flashcards\na::b <!--SR:!2024-08-16,51,230--> ^x").get(0).fields())
                .extracting(Markup::source)
                .containsExactly("a", "b");
    }

    @Test
    void codeCommentsAndHeadingsAreNoCards() {
        List<Note> notes = notes("""
                #flashcards
                # Part
                ## Chapter
                ```
                a::b

                ==c==
                ```

                <!-- x::y
                z::w -->
                Question?
                ?
                ```java
                a::b

                c
                ```

                <!-- one line -->
                ## Next
                e::f
                """);
        assertThat(notes).hasSize(2);
        assertThat(notes.get(0).fields().get(1).source())
                .isEqualTo("```java\na::b\n\nc\n```");
        assertThat(notes).extracting(note -> note.attributes().get("obsidian.context"))
                .containsExactly("Part::Chapter", "Part::Next");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(true, true, true, false, false, true));
        String written = obsidian.write(library);
        assertThat(obsidian.dropped).as("seed %d", seed).isEmpty();
        ImportResult read = obsidian.read(written);
        assertThat(Exchange.content(read.library())).as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
        assertThat(obsidian.write(read)).as("seed %d", seed).isEqualTo(written);
    }

    @Test
    void markdownAndDeletionsComeBackAsTheyAre() {
        Library.Builder library = Library.builder("deck").deck("deck");
        List<String> texts = List.of("**a** and `b::c`", "- one\n- two\n\n  more", "a :: *b*",
                "```\nx::y\n\n?\n```", "?\n\n*x*", "*x*\n??\n+++", "#tag *x*", "*x* ^block",
                "<!-- *x* -->y",
                "$a$ and *b*", ":*a*:", "::", "| a |\n| - |\n\n<br>\n*b*", "`a` `b::c`");
        for (int i = 0; i < texts.size(); i++) {
            Markup content = MarkdownText.read(texts.get(i));
            library.add(Note.builder("n" + i, i % 2 == 0
                    ? NoteType.basic()
                    : NoteType.basicReversed(), library.build().roots().get(0).id())
                    .field(content)
                    .field(content)
                    .build());
        }
        Library written = library.add(Note.builder("c1", NoteType.cloze(),
                library.build().roots().get(0).id())
                .fields("{{c1::a::b}} a::b {{c2::d}}\n\nnext ? == line", "")
                .build())
                .add(Note.builder("c2", NoteType.cloze(), library.build().roots().get(0).id())
                        .fields("{{c2::x}} {{c1,2::y::hint}}", "")
                        .build())
                .build();
        List<Note> read = notes(obsidian.write(written));
        assertThat(read).extracting(note -> note.typeId() + note.fields()
                .stream()
                .map(Markup::source)
                .map(source -> source.replace("<br/>", "<br>").replace("&lt;", "<"))
                .toList())
                .isEqualTo(written.notes()
                        .stream()
                        .map(note -> note.typeId()
                                + note.fields().stream().map(Markup::source).toList())
                        .toList());
    }

    @Test
    void aVaultIsReadAndWrittenWithItsMedia() throws IOException {
        Files.createDirectories(vault.resolve("Bio/img"));
        Files.createDirectories(vault.resolve("other"));
        Files.writeString(vault.resolve("Bio/img/cell one.png"), "cell");
        Files.writeString(vault.resolve("other/a.png"), "a");
        Files.writeString(vault.resolve("a.png"), "b");
        Files.writeString(vault.resolve("Bio/note.md"), """
                #flashcards/Bio
                ![[cell one.png|100]]::![x](../a.png) `![[a.png]]` ![](https://e.org/a.png)
                ![[missing.png]]::y
                """);
        Files.writeString(vault.resolve("other/n.md"), "#flashcards\n![](a.png)::z\n");
        Files.writeString(vault.resolve("other/plain.md"), "no::card\n");
        DeckFormats formats = DeckFormats.of(List.of(new ObsidianFormat()));
        Path copy = vault.resolve("copy");
        try (ImportResult read = formats.read(vault)) {
            assertThat(read.library().notes()).extracting(note -> note.fields().get(0).source()
                    + " " + note.fields().get(1).source())
                    .containsExactly("![100](<cell one.png>) ![x](a.png) `![[a.png]]`"
                            + " ![](https://e.org/a.png)", "![[missing.png]] y",
                            "![](a-2.png) z");
            assertThat(read.library().media()).extracting(file -> file.name())
                    .containsExactly("cell one.png", "a.png", "a-2.png");
            assertThat(read.media().open("a-2.png")).hasContent("a");
            assertThat(read.diagnostics()).extracting(found -> found.code() + " "
                    + found.where().entry() + found.where().line())
                    .containsExactly("missing-media Bio/note.md3");
            assertThat(formats.write(read.library(), read.history(), read.media(),
                    DeckTarget.of(copy), ExportSettings.defaults().format("obsidian")))
                    .extracting(lost -> lost.message())
                    .allMatch(message -> message.contains("title"));
            assertThat(copy.resolve("media/a-2.png")).hasContent("a");
            try (ImportResult again = formats.read(copy)) {
                assertThat(again.library().notes()).extracting(Note::fields)
                        .isEqualTo(read.library().notes().stream().map(Note::fields).toList());
            }
            formats.write(read.library(), read.history(), read.media(),
                    DeckTarget.of(vault.resolve("one.md")), ExportSettings.defaults());
            assertThat(vault.resolve("one.media/cell one.png")).hasContent("cell");
        }
    }

    @Test
    void foldersCanBeTheDecks() throws IOException {
        Files.createDirectories(vault.resolve("A/B"));
        Files.writeString(vault.resolve("A/B/n.md"), "x::y\n");
        Files.writeString(vault.resolve("top.md"), "z::w\n");
        Library library = new Exchange(new ObsidianFormat()).with("folders", "true")
                .read(DeckSource.of(vault))
                .library();
        assertThat(library.notes()).extracting(note -> library.path(note.deckId()))
                .containsExactly(List.of("A", "B"), List.of(vault.getFileName().toString()));
    }

    @Test
    void isRecognisedByTagsAndComments() throws IOException {
        for (String text : List.of("#flashcards\na::b\n", "a::b\n<!--SR:!2024-08-16,51,230-->\n",
                "---\ntags: flashcards\n---\na\n?\nb\n")) {
            assertThat(DeckFormats.installed().detect(DeckSource.of("x.md", text)).id())
                    .isEqualTo("obsidian");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "==", "![[", "![](", "<!--", "#a ", "<!--SR:!", "&#58;", "a::",
            "^[", ";;", "\n?", "#\n", "$", "*", "<", "[", "~~~\n", "==x==\n", "` "})
    void takesLittleTimeForHostileText(String text) {
        for (String before : List.of("![a](b)::x", "==y==")) {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
                try {
                    obsidian.read("#flashcards\n\n" + before + text.repeat(20_000));
                } catch (LimitExceededException e) {
                    assertThat(e.limit()).isEqualTo("maxFieldChars");
                }
            });
        }
    }
}
