package dev.cardstock.formats.text;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Sample;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens text strictly: nothing is replaced, nothing is guessed that could be guessed wrong. */
public final class TextInput {
    private static final int HEAD = 4096;

    private TextInput() {}

    /**
     * Opens a source as text. UTF-8 and UTF-16 are recognised, with or without a byte order mark,
     * which is dropped.
     *
     * @param source the source
     * @param limits its size and the length of its lines
     * @param encoding its encoding, or null to have it recognised
     * @return its characters; reading throws {@link FormatException} where a byte is not of the
     *     encoding or not of a text, and {@link LimitExceededException} above a limit
     * @throws IOException if it cannot be opened
     */
    public static Reader open(DeckSource source, ImportLimits limits, @Nullable Charset encoding)
            throws IOException {
        Location place = Location.of(source.name());
        BufferedInputStream in =
                new BufferedInputStream(new Limited(source.open(), limits, place), 1 << 16);
        try {
            in.mark(HEAD);
            byte[] head = in.readNBytes(HEAD);
            in.reset();
            if (head.length == 0) {
                throw new FormatException("it is empty", place,
                        "check that it was saved or downloaded completely");
            }
            Bom bom = Bom.of(head);
            Charset charset = encoding != null ? encoding : bom.charset;
            in.skipNBytes(bom.length);
            CharsetDecoder decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return new Checked(new InputStreamReader(in, decoder), charset, limits, place);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /**
     * The beginning of a source as text.
     *
     * @param sample its beginning
     * @return the text without a byte order mark; empty if it is not text
     */
    public static Optional<String> preview(Sample sample) {
        ByteBuffer bytes = sample.bytes();
        byte[] head = new byte[bytes.remaining()];
        bytes.get(head);
        Bom bom = Bom.of(head);
        CharsetDecoder decoder = bom.charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(head.length + 1);
        ByteBuffer rest = ByteBuffer.wrap(head, bom.length, head.length - bom.length);
        // A sample may end within a character, hence no end of input where it is not complete.
        if (decoder.decode(rest, text, sample.complete()).isError()) {
            return Optional.empty();
        }
        String decoded = text.flip().toString();
        return decoded.chars().anyMatch(TextInput::isBinary) ? Optional.empty()
                : Optional.of(decoded);
    }

    private static boolean isBinary(int c) {
        return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B && c != 0x1F;
    }

    private record Bom(Charset charset, int length) {
        static Bom of(byte[] head) {
            if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB
                    && head[2] == (byte) 0xBF) {
                return new Bom(StandardCharsets.UTF_8, 3);
            }
            if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
                return new Bom(StandardCharsets.UTF_16LE, 2);
            }
            if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
                return new Bom(StandardCharsets.UTF_16BE, 2);
            }
            int zeroEven = 0;
            int zeroOdd = 0;
            for (int i = 0; i < head.length; i++) {
                if (head[i] == 0) {
                    zeroEven += 1 - (i & 1);
                    zeroOdd += i & 1;
                }
            }
            // Text in UTF-16 has a zero in one of two bytes wherever it is Latin, and none elsewhere.
            if (zeroOdd * 5 >= head.length && zeroEven == 0) {
                return new Bom(StandardCharsets.UTF_16LE, 0);
            }
            return zeroEven * 5 >= head.length && zeroOdd == 0
                    ? new Bom(StandardCharsets.UTF_16BE, 0)
                    : new Bom(StandardCharsets.UTF_8, 0);
        }
    }

    private static final class Limited extends FilterInputStream {
        private final ImportLimits limits;
        private final Location place;
        private long count;

        Limited(InputStream in, ImportLimits limits, Location place) {
            super(in);
            this.limits = limits;
            this.place = place;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int n) {
            count += n;
            if (count > limits.maxBytes()) {
                throw new LimitExceededException("maxBytes", limits.maxBytes(),
                        "it has more than " + limits.maxBytes() + " bytes", place);
            }
        }
    }

    private static final class Checked extends Reader {
        private final Reader in;
        private final Charset charset;
        private final ImportLimits limits;
        private final Location place;
        private long line = 1;
        private long lineChars;

        Checked(Reader in, Charset charset, ImportLimits limits, Location place) {
            this.in = in;
            this.charset = charset;
            this.limits = limits;
            this.place = place;
        }

        @Override
        public int read(char[] chars, int offset, int length) throws IOException {
            int n;
            try {
                n = in.read(chars, offset, length);
            } catch (CharacterCodingException e) {
                throw new FormatException("a byte is not " + charset.name(), place.atLine(line),
                        "near this line or shortly after it; save the file as UTF-8, or name its"
                                + " encoding with the option encoding",
                        e);
            }
            for (int i = offset; i < offset + n; i++) {
                char c = chars[i];
                if (c == '\n') {
                    line++;
                    lineChars = 0;
                } else if (++lineChars > limits.maxLineChars()) {
                    throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                            "the line has more than " + limits.maxLineChars() + " characters",
                            place.atLine(line));
                } else if (c < 0x20 && isBinary(c)) {
                    throw new FormatException("this is not text: it holds the control character "
                            + String.format("U+%04X", (int) c), place.atLine(line),
                            "check that this is the right file");
                }
            }
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
