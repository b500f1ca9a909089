package dev.cardstock.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a writer writes to. A file appears under its name only when it is complete: until
 * {@link #commit()} whatever was there before stays as it was. For one use by one thread.
 */
public interface DeckTarget {
    /** {@return its name for people, such as {@code words.csv}} */
    String name();

    /**
     * Opens it; to be called once.
     *
     * @return takes the bytes; the caller closes it before {@link #commit()} or {@link #discard()}
     * @throws IOException if it cannot be opened
     */
    OutputStream open() throws IOException;

    /**
     * Makes what was written take its place.
     *
     * @throws IOException if that fails; then the target is as it was before
     */
    void commit() throws IOException;

    /**
     * Throws away what was written, as far as that is possible. After {@link #commit()} it does nothing.
     *
     * @throws IOException if that fails
     */
    void discard() throws IOException;

    /** {@return the file or folder that it is, for formats that need one} */
    default Optional<Path> path() {
        return Optional.empty();
    }

    /**
     * A file, replaced in one step if it is there already.
     *
     * @param file where it is to be
     * @return the target
     */
    static DeckTarget of(Path file) {
        return new FileTarget(file);
    }

    /**
     * A stream, which gets the bytes as they come and is flushed, not closed. What was written to it
     * cannot be taken back.
     *
     * @param name its name
     * @param stream the stream
     * @return the target
     */
    static DeckTarget of(String name, OutputStream stream) {
        return new StreamTarget(name, stream);
    }
}
