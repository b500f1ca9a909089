package dev.cardstock.formats.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextInputTest {
    private static final String TEXT = "Straße – 漢字 🍎\r\nÄpfel\tżółć\n";

    private static String read(byte[] bytes, Charset encoding, ImportLimits limits)
            throws IOException {
        try (Reader reader = TextInput.open(DeckSource.of("x.txt", bytes), limits, encoding)) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        }
    }

    private static String read(byte[] bytes) throws IOException {
        return read(bytes, null, ImportLimits.defaults());
    }

    private static ImportLimits lines(int maxLineChars) {
        return new ImportLimits(1000, 1, 1, 1, 1, 1, maxLineChars, 1, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void recognisesUnicodeWithAndWithoutAMark(String name) throws IOException {
        Charset encoding = Charset.forName(name);
        assertThat(read(TEXT.getBytes(encoding))).isEqualTo(TEXT);
        assertThat(read(("\ufeff" + TEXT).getBytes(encoding))).isEqualTo(TEXT);
        assertThat(read(("\ufeff" + TEXT).getBytes(encoding), encoding, ImportLimits.defaults()))
                .isEqualTo(TEXT);
        assertThat(TextInput.preview(
                new Sample("x", ByteBuffer.wrap(("\ufeff" + TEXT).getBytes(encoding)), true)))
                .contains(TEXT);
    }

    @Test
    void keepsAMarkWithinTheText() throws IOException {
        assertThat(read("a\ufeffb\n\ufeff".getBytes(UTF_8))).isEqualTo("a\ufeffb\n\ufeff");
    }

    @Test
    void readsLegacyEncodingsThatAreNamed() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        assertThat(read("„für“ 5 €".getBytes(windows), windows, ImportLimits.defaults()))
                .isEqualTo("„für“ 5 €");
        assertThat(read("für".getBytes(ISO_8859_1), ISO_8859_1, ImportLimits.defaults()))
                .isEqualTo("für");
    }

    @Test
    void doesNotGuessLegacyEncodings() {
        assertThatThrownBy(() -> read("eins\nfür".getBytes(ISO_8859_1)))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("x.txt", "line 2", "byte 7", "UTF-8", "encoding");
    }

    @Test
    void refusesWhatTheNamedEncodingCannotHold() {
        assertThatThrownBy(() -> read(new byte[]{'a', (byte) 0x81}, Charset.forName("windows-1252"),
                ImportLimits.defaults())).isInstanceOf(FormatException.class)
                .hasMessageContainingAll("byte 2", "windows-1252");
    }

    @Test
    void namesTheByteFarBehindTheBuffer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("äöü\n".repeat(10_000).getBytes(UTF_8));
        bytes.write(0xff);
        bytes.write('\n');
        assertThatThrownBy(() -> read(bytes.toByteArray())).isInstanceOf(FormatException.class)
                .hasMessageContainingAll("byte 70001", "line 10001");
    }

    @Test
    void refusesACharacterThatIsCutAtTheEnd() {
        byte[] cut = java.util.Arrays.copyOf("ab🍎".getBytes(UTF_8), 5);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(FormatException.class)
                .hasMessageContaining("byte 3");
        byte[] half = java.util.Arrays.copyOf("ab".getBytes(UTF_16LE), 3);
        assertThatThrownBy(() -> read(half, UTF_16LE, ImportLimits.defaults()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("byte 3");
    }

    @Test
    void aPreviewLeavesOutACharacterThatTheSampleCuts() {
        byte[] cut = java.util.Arrays.copyOf("ab🍎".getBytes(UTF_8), 5);
        assertThat(TextInput.preview(new Sample("x", ByteBuffer.wrap(cut), false))).contains("ab");
        assertThat(TextInput.preview(new Sample("x", ByteBuffer.wrap(cut), true))).isEmpty();
    }

    @Test
    void readsAnEmptySource() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read("\ufeff".getBytes(UTF_8))).isEmpty();
        assertThat(read("\ufeff".getBytes(UTF_16BE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\3\4rest", "%PDF-1.7", "a\0b", "\1\2\3\4a", "text\n\0"})
    void refusesWhatIsNotText(String bytes) {
        assertThatThrownBy(() -> read(bytes.getBytes(ISO_8859_1)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("not text");
        assertThat(TextInput.preview(
                new Sample("x", ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)), true))).isEmpty();
    }

    @Test
    void refusesAZeroFarBehindTheBuffer() {
        assertThatThrownBy(() -> read(("a\n".repeat(50_000) + "\0").getBytes(UTF_8)))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("not text", "line 50001");
    }

    @Test
    void keepsToTheLengthOfLines() throws IOException {
        for (String end : new String[]{"\n", "\r", "\r\n"}) {
            String text = "12345" + end + "12345" + end;
            assertThat(read(text.getBytes(UTF_8), null, lines(5))).isEqualTo(text);
            assertThatThrownBy(
                    () -> read((text + "123456" + end).getBytes(UTF_8), null, lines(5)))
                    .isInstanceOfSatisfying(LimitExceededException.class, e -> {
                        assertThat(e.limit()).isEqualTo("maxLineChars");
                        assertThat(e.location().line()).isEqualTo(3);
                    });
        }
    }

    @Test
    void keepsToTheNumberOfBytes() throws IOException {
        ImportLimits limits = ImportLimits.defaults().withMaxBytes(20_000);
        assertThat(read(new String(new char[20_000]).replace('\0', 'x').getBytes(UTF_8), null,
                limits)).hasSize(20_000);
        assertThatThrownBy(() -> read("x".repeat(20_001).getBytes(UTF_8), null, limits))
                .isInstanceOfSatisfying(LimitExceededException.class,
                        e -> assertThat(e.limit()).isEqualTo("maxBytes"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsTheSameInPiecesOfAnySize(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        while (text.length() < 60_000) {
            text.append(new String[]{"a", "é", "漢", "🍎", "\n", "\r\n"}[random.nextInt(6)]);
        }
        StringBuilder found = new StringBuilder();
        try (Reader reader = TextInput.open(DeckSource.of("x", text.toString()),
                ImportLimits.defaults(), null)) {
            char[] piece = new char[9];
            int count;
            while ((count = reader.read(piece, 0, 1 + random.nextInt(3) * 4)) >= 0) {
                found.append(piece, 0, count);
            }
            assertThat(reader.read()).isEqualTo(-1);
        }
        assertThat(found.toString()).isEqualTo(text.toString());
    }
}
