package dev.cardstock.formats.zip;

import dev.cardstock.Location;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Streams over the bytes of one entry. */
final class EntryStream {
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    /** Below this size a high ratio is no attack: empty pages of a small database. */
    private static final long RATIO_COUNTS_FROM = 16L << 20;

    private EntryStream() {}

    /**
     * The content of an entry.
     *
     * @param archive the archive from its first byte; closed with the result
     */
    static InputStream open(InputStream archive, ZipDirectory.Entry entry) throws IOException {
        skipHeader(archive, entry);
        InputStream raw = new Bounded(archive, entry.compressed());
        return new Checked(switch (entry.method()) {
            case STORED -> raw;
            case DEFLATED -> new Inflating(raw);
            default -> throw new ZipException("the entry '" + entry.name()
                    + (entry.method() < 0
                            ? "' is encrypted"
                            : "' is compressed by method " + entry.method()));
        }, entry);
    }

    private static void skipHeader(InputStream archive, ZipDirectory.Entry entry)
            throws IOException {
        try {
            archive.skipNBytes(entry.offset());
            ByteBuffer header = ByteBuffer.wrap(archive.readNBytes(LOCAL_SIZE))
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (header.remaining() < LOCAL_SIZE || header.getInt(0) != LOCAL) {
                throw new ZipException("the entry '" + entry.name() + "' has no header");
            }
            archive.skipNBytes((header.getShort(26) & 0xffffL) + (header.getShort(28) & 0xffffL));
        } catch (EOFException e) {
            throw new ZipException("the archive ends before the entry '" + entry.name() + "'");
        }
    }

    /** Refuses one byte too many, and what grows too much when it is unpacked. */
    static InputStream limited(InputStream in, long maxBytes, String limit, long compressed,
            ImportLimits limits, Location where) {
        return new Limited(in, maxBytes, limit, compressed, limits.maxRatio(), where);
    }

    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long length) {
            this.in = in;
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the archive ends within an entry");
            }
            left -= read;
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static final class Inflating extends InflaterInputStream {
        Inflating(InputStream in) {
            super(in, new Inflater(true), 1 << 14);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    /** Compares what comes out with what the directory says. */
    private static final class Checked extends FilterInputStream {
        private final ZipDirectory.Entry entry;
        private final CRC32 crc = new CRC32();
        private long count;

        Checked(InputStream in, ZipDirectory.Entry entry) {
            super(in);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read > 0) {
                count += read;
                crc.update(bytes, offset, read);
            }
            boolean atEnd = read < 0 && length > 0;
            if (count > entry.size() || atEnd && count != entry.size()) {
                throw new ZipException("the entry '" + entry.name() + "' has not the "
                        + entry.size() + " bytes that the directory says");
            }
            if (atEnd && crc.getValue() != entry.crc()) {
                throw new ZipException("the checksum of the entry '" + entry.name() + "' is wrong");
            }
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long left = bytes;
            byte[] buffer = new byte[(int) Math.max(0, Math.min(left, 1 << 13))];
            while (left > 0) {
                int read = read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    break;
                }
                left -= read;
            }
            return bytes - left;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    private static final class Limited extends FilterInputStream {
        private final long maxBytes;
        private final String limit;
        private final long compressed;
        private final int maxRatio;
        private final Location where;
        private long count;

        Limited(InputStream in, long maxBytes, String limit, long compressed, int maxRatio,
                Location where) {
            super(in);
            this.maxBytes = maxBytes;
            this.limit = limit;
            this.compressed = compressed;
            this.maxRatio = maxRatio;
            this.where = where;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            count(skipped);
            return skipped;
        }

        private void count(long bytes) {
            count += Math.max(0, bytes);
            if (count > maxBytes) {
                throw new LimitExceededException(limit, maxBytes,
                        "it unpacks to more than " + maxBytes + " bytes", where);
            }
            if (count > RATIO_COUNTS_FROM && count / maxRatio > compressed) {
                throw new LimitExceededException("maxRatio", maxRatio,
                        "it unpacks to more than " + maxRatio + " times its size", where);
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
