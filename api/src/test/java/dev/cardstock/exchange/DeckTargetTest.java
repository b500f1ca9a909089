package dev.cardstock.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeckTargetTest {
    @TempDir
    private Path folder;

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void write(DeckTarget target, String text) throws IOException {
        try (OutputStream out = target.open()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aFileAppearsWhenItIsCommittedAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("deck.json");
        DeckTarget target = DeckTarget.of(file);
        write(target, "new");
        assertThat(file).doesNotExist();
        target.commit();
        target.discard();
        assertThat(file).hasContent("new");
        assertThat(files()).containsExactly("deck.json");
    }

    @Test
    void aFileThatIsThereStaysUntilItIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("deck.json"), "old");
        DeckTarget discarded = DeckTarget.of(file);
        write(discarded, "half");
        assertThat(file).hasContent("old");
        discarded.discard();
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly("deck.json");
        DeckTarget committed = DeckTarget.of(file);
        write(committed, "new");
        committed.commit();
        assertThat(file).hasContent("new");
        assertThat(files()).containsExactly("deck.json");
    }

    @Test
    void twoThatWriteTheSameFileDoNotMix() throws IOException {
        Path file = folder.resolve("deck.json");
        DeckTarget first = DeckTarget.of(file);
        DeckTarget second = DeckTarget.of(file);
        try (OutputStream a = first.open(); OutputStream b = second.open()) {
            a.write('a');
            b.write('b');
            a.write('a');
        }
        second.commit();
        assertThat(file).hasContent("b");
        first.commit();
        assertThat(file).hasContent("aa");
        assertThat(files()).containsExactly("deck.json");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = Files.writeString(folder.resolve("real.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);
        DeckTarget target = DeckTarget.of(link);
        write(target, "new");
        target.commit();
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    @Test
    void whereNothingCanBeWrittenItSaysWhyAndLeavesNothing() throws IOException {
        assertThatThrownBy(() -> DeckTarget.of(folder).open()).isInstanceOf(FormatException.class)
                .hasMessageContaining("this is a folder");
        Path nowhere = folder.resolve("missing/deck.json");
        assertThatThrownBy(() -> DeckTarget.of(nowhere).open())
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(nowhere.toString())
                .hasMessageContaining("make the folder first");
        assertThat(files()).isEmpty();
    }

    @Test
    void aTargetIsOpenedOnce() throws IOException {
        DeckTarget target = DeckTarget.of(folder.resolve("deck.json"));
        write(target, "a");
        assertThatIllegalStateException().isThrownBy(target::open);
        target.discard();
        assertThat(files()).isEmpty();
    }

    @Test
    void aStreamIsFlushedAndLeftOpen() throws IOException {
        StringBuilder calls = new StringBuilder();
        ByteArrayOutputStream stream = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                calls.append("flush ");
            }

            @Override
            public void close() {
                calls.append("close ");
            }
        };
        DeckTarget target = DeckTarget.of("deck.json", stream);
        write(target, "text");
        target.commit();
        assertThat(stream).hasToString("text");
        assertThat(calls.toString()).contains("flush").doesNotContain("close");
    }
}
