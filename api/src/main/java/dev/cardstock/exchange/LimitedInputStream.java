package dev.cardstock.exchange;

import dev.cardstock.Location;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts bytes and refuses one too many. */
final class LimitedInputStream extends FilterInputStream {
    private final long maxBytes;
    private final Location where;
    private long count;

    LimitedInputStream(InputStream in, long maxBytes, Location where) {
        super(in);
        this.maxBytes = maxBytes;
        this.where = where;
    }

    private void count(long bytes) {
        count += Math.max(0, bytes);
        if (count > maxBytes) {
            throw new LimitExceededException("maxBytes", maxBytes,
                    "it has more than " + maxBytes + " bytes", where);
        }
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

    @Override
    public boolean markSupported() {
        return false; // or bytes would be counted twice
    }
}
