package dev.cardstock.exchange;

import java.io.IOException;
import java.util.concurrent.CancellationException;

/** Reads one format, piece by piece. Stateless and thread-safe. */
@FunctionalInterface
public interface DeckReader {
    /**
     * Reads a source to its end and closes what it opened, also after a failure. What the sink has got
     * before a failure is not to be used. The same source gives the same content with the same ids every
     * time. Whatever bytes are in a source, nothing is thrown but what is named here.
     *
     * @param source where to read
     * @param sink takes the content
     * @param limits how much to take
     * @param progress follows the reading and can end it
     * @throws FormatException if the source is not of this format; says where and what to do
     * @throws LimitExceededException if it is larger than the limits allow
     * @throws CancellationException if {@code progress} ended the reading
     * @throws IOException if the source cannot be read or the sink fails, as they threw it
     */
    void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException;
}
