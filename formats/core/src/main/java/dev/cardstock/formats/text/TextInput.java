package dev.cardstock.formats.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text of a source: its encoding found, decoded strictly, within the limits on bytes and on the length
 * of lines, with as much memory as a small buffer takes.
 */
public final class TextInput {
    private static final int BUFFER = 16 * 1024;

    private TextInput() {}

    /**
     * Opens a source as text. Without a name for the encoding it is what the byte order mark says;
     * without a mark UTF-16 where every other byte is zero, else UTF-8. The mark itself is not read.
     * What goes wrong while reading is thrown by the reader's methods.
     *
     * @param source where to read
     * @param limits how many bytes, and how many characters in a line
     * @param encoding the encoding, or null to recognise it
     * @return the text; the caller closes it
     * @throws FormatException if it is not text
     * @throws IOException if it cannot be opened or read
     */
    public static Reader open(DeckSource source, ImportLimits limits, @Nullable Charset encoding)
            throws IOException {
        InputStream in = source.open();
        try {
            byte[] head = in.readNBytes(BUFFER);
            Location where = Location.of(source.name());
            Charset charset = encoding == null ? recognised(head, head.length) : encoding;
            int mark = markLength(head, head.length, charset);
            if (isBinary(decoded(head, mark, head.length, charset))) {
                throw notText(where);
            }
            return new Decoding(in, head, mark, charset, encoding != null, limits, where);
        } catch (IOException | RuntimeException | Error e) {
            try {
                in.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /**
     * The beginning of a source as text, for recognising its format.
     *
     * @param sample the beginning
     * @return the text, without a character that is cut in two at the end; empty if it is not text
     */
    public static Optional<String> preview(Sample sample) {
        ByteBuffer buffer = sample.bytes();
        byte[] head = new byte[buffer.remaining()];
        buffer.get(head);
        Charset charset = recognised(head, head.length);
        ByteBuffer bytes = ByteBuffer.wrap(head);
        bytes.position(markLength(head, head.length, charset));
        CharBuffer chars = CharBuffer.allocate(head.length + 1);
        CoderResult result = decoder(charset).decode(bytes, chars, sample.complete());
        String text = chars.flip().toString();
        return result.isError() || isBinary(text) ? Optional.empty() : Optional.of(text);
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** As much of the beginning as can be decoded. */
    private static String decoded(byte[] head, int from, int to, Charset charset) {
        CharBuffer chars = CharBuffer.allocate(to - from + 1);
        decoder(charset).decode(ByteBuffer.wrap(head, from, to - from), chars, false);
        return chars.flip().toString();
    }

    private static FormatException notText(Location where) {
        return new FormatException("this is not text", where,
                "name the format that it has, or save it as text");
    }

    /** A zero, or more than a few other characters that no text has. */
    private static boolean isBinary(String text) {
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return true;
            }
            if (c < ' ' && !(c >= '\t' && c <= '\r')) {
                controls++;
            }
        }
        return text.startsWith("PK\3\4") || text.startsWith("%PDF-")
                || controls * 10 > text.length();
    }

    private static Charset recognised(byte[] head, int length) {
        if (length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            return UTF_16LE;
        }
        if (length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            return UTF_16BE;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i++) {
            if (head[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        // In UTF-16 at least blanks, separators and line ends have a zero byte, on one side.
        if (odd > 1 && odd * 40 >= length && even * 10 <= odd) {
            return UTF_16LE;
        }
        return even > 1 && even * 40 >= length && odd * 10 <= even ? UTF_16BE : UTF_8;
    }

    private static int markLength(byte[] head, int length, Charset charset) {
        if (charset.equals(UTF_8)) {
            return length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb
                    && head[2] == (byte) 0xbf ? 3 : 0;
        }
        boolean little = charset.equals(UTF_16LE) && length >= 2 && head[0] == (byte) 0xff
                && head[1] == (byte) 0xfe;
        boolean big = charset.equals(UTF_16BE) && length >= 2 && head[0] == (byte) 0xfe
                && head[1] == (byte) 0xff;
        return little || big ? 2 : 0;
    }

    /** Decodes and counts. */
    private static final class Decoding extends Reader {
        private final InputStream in;
        private final CharsetDecoder decoder;
        private final boolean named;
        private final ImportLimits limits;
        private final Location where;
        private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        private long bytesRead;
        private boolean ended;
        private boolean flushed;
        private long line = 1;
        private int lineChars;
        private boolean afterReturn;

        Decoding(InputStream in, byte[] head, int mark, Charset charset, boolean named,
                ImportLimits limits, Location where) {
            this.in = in;
            this.named = named;
            this.limits = limits;
            this.where = where;
            decoder = decoder(charset);
            bytes.put(head).flip().position(mark);
            bytesRead = head.length;
            checkBytes();
        }

        private void checkBytes() {
            if (bytesRead > limits.maxBytes()) {
                throw new LimitExceededException("maxBytes", limits.maxBytes(),
                        "it has more than " + limits.maxBytes() + " bytes", where);
            }
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            if (length == 1) {
                // A character outside the basic plane needs room for two.
                return readOne(target, offset);
            }
            return decode(CharBuffer.wrap(target, offset, length), target, offset);
        }

        private int pending = -1;

        private int readOne(char[] target, int offset) throws IOException {
            if (pending >= 0) {
                target[offset] = (char) pending;
                pending = -1;
                return 1;
            }
            char[] two = new char[2];
            int count = decode(CharBuffer.wrap(two), two, 0);
            if (count > 0) {
                target[offset] = two[0];
                pending = count == 2 ? two[1] : -1;
            }
            return Math.min(count, 1);
        }

        private int decode(CharBuffer chars, char[] target, int offset) throws IOException {
            int start = chars.position();
            if (pending >= 0) {
                // Counted already, when it was decoded.
                target[offset] = (char) pending;
                pending = -1;
                return 1;
            }
            while (chars.position() == start) {
                if (flushed) {
                    return -1;
                }
                CoderResult result = decoder.decode(bytes, chars, ended);
                count(target, offset, chars.position() - start);
                if (result.isError()) {
                    throw malformed();
                }
                if (chars.position() > start) {
                    break;
                }
                if (ended) {
                    decoder.flush(chars);
                    flushed = true;
                } else {
                    fill();
                }
            }
            return chars.position() - start;
        }

        private void fill() throws IOException {
            bytes.compact();
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (count < 0) {
                ended = true;
            } else {
                bytes.position(bytes.position() + count);
                bytesRead += count;
            }
            bytes.flip();
            checkBytes();
        }

        private FormatException malformed() {
            long at = bytesRead - bytes.remaining() + 1;
            return new FormatException(
                    "byte " + at + " is not valid " + decoder.charset().name(), where.atLine(line),
                    named
                            ? "name the encoding that it has, or save it as UTF-8"
                            : "save it as UTF-8, or name its encoding");
        }

        private void count(char[] text, int offset, int length) {
            int maxLine = limits.maxLineChars();
            for (int i = offset; i < offset + length; i++) {
                char c = text[i];
                if (c == '\n' || c == '\r') {
                    if (!(c == '\n' && afterReturn)) {
                        line++;
                    }
                    lineChars = 0;
                    afterReturn = c == '\r';
                    continue;
                }
                afterReturn = false;
                if (c == 0) {
                    throw notText(where.atLine(line));
                }
                if (++lineChars > maxLine) {
                    throw new LimitExceededException("maxLineChars", maxLine,
                            "a line has more than " + maxLine + " characters", where.atLine(line));
                }
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
