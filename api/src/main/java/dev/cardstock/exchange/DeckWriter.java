package dev.cardstock.exchange;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * Writes one format, piece by piece. Stateless and thread-safe. The same content gives the same bytes
 * every time.
 */
@FunctionalInterface
public interface DeckWriter {
    /**
     * Starts to write.
     *
     * @param target where to write
     * @param dropped is told what the format cannot hold, with the note or card
     * @return takes the content; to be finished and closed by the caller
     * @throws IOException if the target cannot be opened
     */
    DeckOutput open(DeckTarget target, Consumer<Diagnostic> dropped) throws IOException;
}
