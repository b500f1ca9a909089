package dev.cardstock.formats.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import dev.cardstock.formats.markdown.text.MarkdownText;
import dev.cardstock.review.LearningHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YankiFormatTest {
    private final Exchange yanki = new Exchange(new YankiFormat());
    private final DeckFormats formats = DeckFormats.of(List.of(new YankiFormat()));

    @TempDir
    Path files;

    private String read(String text) {
        Note note = yanki.read(text).library().notes().iterator().next();
        return note.typeId() + ": " + String.join(" | ",
                note.fields().stream().map(field -> field.source().replace("\n", "/")).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            I'm the *front*.//---//I'm the back.; basic: I'm the *front*. | I'm the back.
            a//---//---//b; basic-reversed: a | b
            a//---//---//b//---//more//***//x; yanki-extra: a | b | more////---////x
            a//---//b//---//c; basic: a | b////---////c
            Jazz isn't dead//_It just smells funny_; yanki-typed: Jazz isn't dead | It just smells funny
            Jazz *is* not _dead_; yanki-typed: Jazz *is* not | dead
            _only_; basic: _only_ |
            a _b_ c; basic: a _b_ c |
            ~~All~~ will be ~~revealed _here's a hint_~~.; cloze: {{c1::All}} will be {{c2::revealed::here's a hint}}. |
            ~~1 All~~ ~~1 revealed~~ ~~next~~//---//more; cloze: {{c1::All}} {{c1::revealed}} {{c2::next}} | more
            ~~(3) x~~ ~~12~~; cloze: {{c3::x}} {{c4::12}} |
            `~~a~~` \\~~b~~ ~~ c ~~; basic: `~~a~~` \\~~b~~ ~~ c ~~ |
            a//---//~~b~~; basic: a | ~~b~~
            ---//---//---//b; basic:  | b
            a/---/b; basic: a/---/b |
            """)
    void theTextSaysOfWhichTypeTheNoteIs(String text, String expected) {
        String lines = text.replace("//", "\n\n").replace("/", "\n");
        assertThat(read(lines.startsWith("---\n\n---") ? lines.replaceFirst("\n\n", "\n") : lines)
                .stripTrailing()).isEqualTo(expected.replace("////", "//").stripTrailing());
    }

    @Test
    void readsFrontMatterAndFolders() throws IOException {
        Files.createDirectories(files.resolve("A/B"));
        Files.writeString(files.resolve("A/B/x.md"), """
                ---
                tags: [one, "two/three"]
                noteId: 1716143520000
                aliases:
                  - other
                ---

                front

                ---

                back
                """);
        Files.writeString(files.resolve("y.md"), "---\ntags: x\n---\nf\n\n---\n");
        Files.writeString(files.resolve("empty.md"), "\n");
        try (ImportResult read = formats.read(files)) {
            Library library = read.library();
            assertThat(library.notes()).extracting(note -> library.path(note.deckId()) + " "
                    + note.fields() + note.tags() + note.attributes())
                    .containsExactly("[A, B] [front, back][one, two::three]"
                            + "{yanki.front-matter=aliases:\n  - other, yanki.noteId=1716143520000}",
                            "[" + files.getFileName() + "] [f, ][x]{}");
            assertThat(library.note("1716143520000")).isPresent();
            assertThat(read.diagnostics()).extracting(found -> found.code() + " "
                    + found.where().entry())
                    .containsExactly("empty-note empty.md", "missing-answer y.md");
            Path copy = files.resolveSibling(files.getFileName() + "-copy");
            write(read, copy);
            assertThat(copy.resolve("A/B/front.md")).content().isEqualTo("""
                    ---
                    tags:
                      - one
                      - two/three
                    noteId: 1716143520000
                    aliases:
                      - other
                    ---

                    front

                    ---

                    back
                    """);
        }
    }

    private List<Diagnostic> write(ImportResult read, Path folder) throws IOException {
        return formats.write(read.library(), read.history(), read.media(), DeckTarget.of(folder),
                ExportSettings.defaults().format("yanki"));
    }

    private List<Diagnostic> write(Library library, Path folder) throws IOException {
        return formats.write(library, LearningHistory.empty(), MediaSource.none(),
                DeckTarget.of(folder), ExportSettings.defaults().format("yanki"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsWrittenIsReadAgain(long seed) throws IOException {
        Library library = Exchange.random(seed, new Shape(true, true, true, false, false, true));
        Path folder = files.resolve("deck");
        assertThat(write(library, folder)).as("seed %d", seed).isEmpty();
        try (ImportResult read = formats.read(folder)) {
            assertThat(Exchange.content(read.library())).as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(Exchange.content(library));
            Path again = Files.createDirectory(files.resolve("again")).resolve("deck");
            write(read, again);
            for (String file : DeckSource.of(folder).files()) {
                assertThat(again.resolve(file)).as("seed %d, %s", seed, file)
                        .hasSameBinaryContentAs(folder.resolve(file));
            }
        }
    }

    @Test
    void everyTypeOfNoteComesBack() throws IOException {
        NoteType anki = NoteType.custom("1", "Basic (type in the answer)", List.of("F", "B"),
                List.of(CardTemplate.plain("c", "Card 1", "{{F}}\n\n{{type:B}}", "{{B}}")));
        Library.Builder library = Library.builder("deck")
                .add(Deck.builder("d", "deck").build())
                .add(anki)
                .add(YankiNote.WITH_EXTRA);
        library.add(Note.builder("1", NoteType.cloze(), "d")
                .fields("{{c1::Ice}} is {{c2::cold::warm?}} {{c2::12 x}}", "more")
                .build());
        library.add(Note.builder("2", anki, "d").fields("front", "typed").build());
        library.add(Note.builder("3", YankiNote.WITH_EXTRA, "d").fields("a", "b", "c").build());
        library.add(Note.builder("4", NoteType.basic(), "d")
                .field(MarkdownText.read("~~x~~ *y*\n\n***\n\nz"))
                .field(MarkdownText.read("- a\n\n---\n\n```\n---"))
                .build());
        library.add(Note.builder("5", NoteType.basicReversed(), "d").fields("", "").build());
        library.add(Note.builder("6", NoteType.cloze(), "d")
                .fields("{{c1::a {{c2::b}}}}", "")
                .build());
        List<Diagnostic> dropped = write(library.build(), files.resolve("deck"));
        assertThat(dropped).extracting(lost -> lost.where().item() + " " + lost.message())
                .singleElement()
                .asString()
                .contains("6 yanki has no form for the type");
        try (ImportResult read = formats.read(files.resolve("deck"))) {
            assertThat(read.library().notes()).extracting(note -> note.typeId() + " " + String.join(
                    "|", note.fields().stream().map(Markup::source).toList()))
                    .contains("cloze {{c1::Ice}} is {{c2::cold::warm?}} {{c2::12 x}}|more",
                            "yanki-typed front|typed", "yanki-extra a|b|c",
                            "basic <del>x</del> *y*\n\n<hr>\n\n\nz|- a\n\n<hr>\n\n\n```\n---\n```",
                            "basic-reversed |");
        }
    }

    @Test
    void picturesAreFoundFromTheFolderOfTheNote() throws IOException {
        Files.createDirectories(files.resolve("v/A/img"));
        Files.writeString(files.resolve("v/A/img/a b.png"), "a");
        Files.writeString(files.resolve("v/A/n.md"),
                "![x](img/a%20b.png) ![[a b.png]]\n\n---\n\nb\n");
        try (ImportResult read = formats.read(files.resolve("v"))) {
            assertThat(read.library().notes().iterator().next().fields().get(0).source())
                    .isEqualTo("![x](<a b.png>) ![](<a b.png>)");
            assertThat(write(read, files.resolve("w"))).extracting(Diagnostic::message)
                    .allMatch(message -> message.contains("title"));
        }
        assertThat(files.resolve("w/media/a b.png")).hasContent("a");
        try (ImportResult read = formats.read(files.resolve("w"))) {
            assertThat(read.library().media()).hasSize(1);
            assertThat(read.diagnostics()).isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoFolderAndWhatHasNoText() {
        assertThatThrownBy(() -> formats.write(Library.builder("x").card("a", "b").build(),
                LearningHistory.empty(), MediaSource.none(),
                DeckTarget.of("x", new ByteArrayOutputStream()),
                ExportSettings.defaults().format("yanki")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("folder");
        for (String text : List.of("", "---\ntags: x\n", " \n\n")) {
            assertThatThrownBy(() -> yanki.read(text)).isInstanceOf(FormatException.class);
        }
        assertThatThrownBy(() -> formats.read(DeckSource.of("x.md", "long text"),
                ImportSettings.defaults()
                        .format("yanki")
                        .limits(ImportLimits.defaults().withMaxFieldChars(5))))
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void isRecognisedByItsNoteIds() throws IOException {
        assertThat(DeckFormats.installed()
                .detect(DeckSource.of("x.md", "---\ntags: x\nnoteId: 12\n---\n\na\n\n---\n\nb\n"))
                .id()).isEqualTo("yanki");
        assertThat(DeckFormats.installed().detect(DeckSource.of("x.md", "a\n\n---\n\nb\n")).id())
                .isEqualTo("yanki");
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "~~", "~~a~~ ", "` `` ", "_", "---\n\n", "~~a _b_", "{{c1::",
            "\\~",
            "~~1 ", "* ", "> "})
    void takesLittleTimeForHostileText(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try {
                yanki.read("a\n\n" + text.repeat(20_000));
            } catch (LimitExceededException e) {
                assertThat(e.limit()).isEqualTo("maxFieldChars");
            }
        });
    }
}
