package dev.cardstock.exchange;

import java.io.Closeable;
import java.io.IOException;

/**
 * A sink that writes. Call {@link #finish()} when all is there; closing it before, or after a failure,
 * closes the target's stream and discards the target.
 *
 * {@snippet class = "dev.cardstock.Snippets" region = "output"}
 */
public interface DeckOutput extends DeckSink, Closeable {
    /**
     * Completes what was written and puts it into its place; to be called once.
     *
     * @throws IOException if it cannot be written
     */
    void finish() throws IOException;

    /** Ends the writing; without {@link #finish()} before it, the target stays as it was. */
    @Override
    void close() throws IOException;
}
