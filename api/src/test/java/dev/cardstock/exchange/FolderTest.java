package dev.cardstock.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources and targets of several files. */
class FolderTest {
    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectories(temp.resolve("deck/media"));
        Files.writeString(folder.resolve("b.png"), "b");
        folder = folder.getParent();
        Files.writeString(folder.resolve("deck.md"), "# Deck");
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/config"), "x");
        Files.writeString(folder.resolve(".hidden"), "x");
        Files.writeString(temp.resolve("secret.png"), "s");
    }

    private static String text(DeckSource source) throws IOException {
        try (var in = source.open()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private List<String> all() throws IOException {
        return DeckSource.of(temp).files();
    }

    private static long entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }

    private static void write(OutputStream stream, String text) throws IOException {
        try (stream) {
            stream.write(text.getBytes(UTF_8));
        }
    }

    @Test
    void aFolderListsItsFilesInOrderWithoutHiddenOnes() throws IOException {
        DeckSource source = DeckSource.of(folder);
        assertThat(source.isFolder()).isTrue();
        assertThat(source.files()).containsExactly("deck.md", "media/b.png");
        assertThat(text(source.file("media/b.png").orElseThrow())).isEqualTo("b");
        assertThat(source.file("media/none.png")).isEmpty();
        assertThat(source.file("media")).isEmpty();
        assertThatThrownBy(source::open).isInstanceOf(FormatException.class)
                .hasMessageContaining("this is a folder");
    }

    @Test
    void aFileKnowsWhatLiesBesideIt() throws IOException {
        DeckSource source = DeckSource.of(folder.resolve("deck.md"));
        assertThat(source.isFolder()).isFalse();
        assertThat(source.files()).isEmpty();
        assertThat(text(source.file("media/b.png").orElseThrow())).isEqualTo("b");
        assertThat(DeckSource.of("deck.md", "x").file("media/b.png")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.png", "media/../../secret.png", "/etc/hostname", "", " ",
            "a\0b", "media"})
    void noPathLeadsOutOfTheFolder(String path) throws IOException {
        assertThat(DeckSource.of(folder).file(path)).isEmpty();
        assertThat(DeckSource.of(folder.resolve("deck.md")).file(path)).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noLinkLeadsOutOfTheFolder() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.png"), temp.resolve("secret.png"));
        assertThat(DeckSource.of(folder).file("link.png")).isEmpty();
        assertThat(DeckSource.of(folder).files()).doesNotContain("link.png");
    }

    @Test
    void aFolderAppearsWhenItIsCommittedAndNothingElseIsLeft() throws IOException {
        DeckTarget target = DeckTarget.of(temp.resolve("new"));
        write(target.openInside("deck.json"), "{}");
        write(target.openInside("media/a.png"), "a");
        assertThat(temp.resolve("new")).doesNotExist();
        target.commit();
        target.discard();
        assertThat(all()).containsExactly("deck/deck.md", "deck/media/b.png", "new/deck.json",
                "new/media/a.png", "secret.png");
        assertThat(entries(temp)).isEqualTo(3);
    }

    @Test
    void aFolderThatIsThereKeepsItsOtherFiles() throws IOException {
        DeckTarget target = DeckTarget.of(folder);
        write(target.openInside("deck.md"), "new");
        write(target.openInside("media/c.png"), "c");
        assertThat(folder.resolve("deck.md")).hasContent("# Deck");
        target.commit();
        assertThat(folder.resolve("deck.md")).hasContent("new");
        assertThat(DeckSource.of(folder).files()).containsExactly("deck.md", "media/b.png",
                "media/c.png");
        assertThat(folder.resolve(".hidden")).exists();
        assertThat(entries(folder)).isEqualTo(4);
    }

    @Test
    void filesBesideOneAppearWithIt() throws IOException {
        DeckTarget target = DeckTarget.of(temp.resolve("cards.md"));
        write(target.openBeside("images/a.png").orElseThrow(), "a");
        write(target.open(), "text");
        assertThat(temp.resolve("images")).doesNotExist();
        target.commit();
        assertThat(temp.resolve("cards.md")).hasContent("text");
        assertThat(temp.resolve("images/a.png")).hasContent("a");
        assertThat(entries(temp)).isEqualTo(4);
    }

    @Test
    void whatIsDiscardedLeavesNothing() throws IOException {
        DeckTarget inside = DeckTarget.of(temp.resolve("new"));
        write(inside.openInside("a/b/c.txt"), "x");
        inside.discard();
        DeckTarget beside = DeckTarget.of(temp.resolve("cards.md"));
        write(beside.openBeside("images/a.png").orElseThrow(), "a");
        write(beside.open(), "text");
        beside.discard();
        assertThat(entries(temp)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out.txt", "a/../../out.txt", "/tmp/cardstock-out.txt", "", "a\0b",
            "."})
    void nothingIsWrittenOutsideOfTheFolder(String path) throws IOException {
        DeckTarget target = DeckTarget.of(temp.resolve("new"));
        assertThatThrownBy(() -> target.openInside(path)).isInstanceOf(FormatException.class)
                .hasMessageContaining("rename it");
        target.discard();
        assertThat(entries(temp)).isEqualTo(2);
    }

    @Test
    void aStreamHasNoPlaceForSeveralFiles() throws IOException {
        DeckTarget target = DeckTarget.of("out.md", new ByteArrayOutputStream());
        assertThat(target.openBeside("a.png")).isEmpty();
        assertThatThrownBy(() -> target.openInside("a.png")).isInstanceOf(FormatException.class)
                .hasMessageContaining("write it to a folder on disk");
        DeckTarget file = DeckTarget.of(temp.resolve("secret.png"));
        assertThatThrownBy(() -> file.openInside("a")).isInstanceOf(FormatException.class)
                .hasMessageContaining("name a folder");
        DeckTarget nowhere = DeckTarget.of(temp.resolve("none/deck"));
        assertThatThrownBy(() -> nowhere.openInside("a")).isInstanceOf(FormatException.class)
                .hasMessageContaining("make the folder first");
    }

    private record Named(String id, List<String> extensions, Match match, Match folder)
            implements
                DeckFormat {
        @Override
        public String description() {
            return id;
        }

        @Override
        public Match match(Sample sample) {
            return match;
        }

        @Override
        public Match matchFolder(DeckSource source) throws IOException {
            return source.files().contains("deck.md") ? folder : Match.NO;
        }

        @Override
        public Optional<DeckReader> reader(Options options) {
            return Optional.empty();
        }
    }

    @Test
    void aFolderIsOfTheFormatThatIsSurest() throws IOException {
        DeckFormats formats = DeckFormats.of(List.of(
                new Named("a", List.of("a"), Match.CERTAIN, Match.LIKELY),
                new Named("b", List.of("b"), Match.NO, Match.CERTAIN),
                new Named("c", List.of("c"), Match.CERTAIN, Match.NO)));
        assertThat(formats.detect(DeckSource.of(folder)).id()).isEqualTo("b");
        assertThatThrownBy(() -> formats.detect(DeckSource.of(folder.resolve("media"))))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("no format recognises this folder");
    }

    @Test
    void theLongestEndingDecides() throws IOException {
        DeckFormats formats = DeckFormats.of(List.of(
                new Named("plain", List.of("txt"), Match.POSSIBLE, Match.NO),
                new Named("site", List.of("site.txt"), Match.POSSIBLE, Match.NO)));
        assertThat(formats.detect(DeckSource.of("words.SITE.txt", "x")).id()).isEqualTo("site");
        assertThat(formats.detect(DeckSource.of("words.txt", "x")).id()).isEqualTo("plain");
        assertThat(formats.detect(DeckSource.of("site.txt", "x")).id()).isEqualTo("plain");
    }
}
