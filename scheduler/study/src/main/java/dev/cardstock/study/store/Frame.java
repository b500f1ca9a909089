package dev.cardstock.study.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a file of progress is made of: lines that were written together and are there all or none. A head of
 * 28 bytes, {@code #length checksum check} and a line feed, says how many bytes of lines follow and their
 * CRC-32C; the third is the CRC-32C of the 18 bytes before it, so that a wrong length is never believed.
 * All three are eight hexadecimal digits.
 *
 * @param length the bytes that follow the head
 * @param checksum their CRC-32C
 */
record Frame(long length, int checksum) {
    /** The length of a head. */
    static final int HEAD = 28;
    private static final int CHECKED = 18;
    private static final Pattern FORM = Pattern
            .compile("#[0-9a-f]{8} [0-9a-f]{8} [0-9a-f]{8}\n");
    private static final HexFormat HEX = HexFormat.of();

    /** The head of a frame of lines that each end with a line feed. */
    static byte[] head(List<byte[]> lines) {
        int length = 0;
        CRC32C sum = new CRC32C();
        for (byte[] line : lines) {
            length = Math.addExact(length, line.length);
            sum.update(line);
        }
        String checked = "#" + HEX.toHexDigits(length) + " "
                + HEX.toHexDigits((int) sum.getValue());
        return (checked + " " + HEX.toHexDigits(check(checked.getBytes(US_ASCII))) + "\n")
                .getBytes(US_ASCII);
    }

    private static int check(byte[] head) {
        CRC32C sum = new CRC32C();
        sum.update(head, 0, CHECKED);
        return (int) sum.getValue();
    }

    /** Reads a head; null if the bytes are none. */
    static @Nullable Frame parsed(byte[] head) {
        String text = new String(head, 0, HEAD, US_ASCII);
        if (!FORM.matcher(text).matches()
                || HexFormat.fromHexDigits(text, 19, 27) != check(head)) {
            return null;
        }
        return new Frame(HexFormat.fromHexDigitsToLong(text, 1, 9),
                HexFormat.fromHexDigits(text, 10, 18));
    }
}
