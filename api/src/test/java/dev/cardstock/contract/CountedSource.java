package dev.cardstock.contract;

import dev.cardstock.exchange.DeckSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A source that counts its open streams and, if told to, fails near the end of each. */
final class CountedSource implements DeckSource {
    private final DeckSource source;
    private final @Nullable IOException failure;

    /** How many streams are open. */
    int open;

    CountedSource(DeckSource source, @Nullable IOException failure) {
        this.source = source;
        this.failure = failure;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public InputStream open() throws IOException {
        InputStream in = source.open();
        open++;
        return new FilterInputStream(in) {
            private boolean closed;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (failure != null && in.available() <= 10) {
                    throw failure;
                }
                return super.read(bytes, offset,
                        failure == null ? length : Math.min(length, in.available() - 10));
            }

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    open--;
                }
                super.close();
            }
        };
    }
}
