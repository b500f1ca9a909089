package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream of the caller's. */
final class StreamTarget implements DeckTarget {
    private final String name;
    private final OutputStream stream;

    StreamTarget(String name, OutputStream stream) {
        this.name = requireNonNull(name, "name");
        this.stream = requireNonNull(stream, "stream");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public OutputStream open() {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    @Override
    public void commit() throws IOException {
        stream.flush();
    }

    @Override
    public void discard() {}
}
