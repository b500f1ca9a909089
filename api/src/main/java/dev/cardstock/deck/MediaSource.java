package dev.cardstock.deck;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Set;

/**
 * Where the bytes of media come from. It may hold a file open: close it when no more media are needed.
 * Thread-safe; streams that it gave out are for one thread each.
 */
public interface MediaSource extends Closeable {
    /** {@return the names of the media whose bytes are here} */
    Set<String> names();

    /**
     * Opens one.
     *
     * @param name its name
     * @return its bytes; the caller closes the stream
     * @throws NoSuchFileException if there is none of that name
     * @throws IOException if it cannot be read
     */
    InputStream open(String name) throws IOException;

    @Override
    void close() throws IOException;

    /** {@return a source without media} */
    static MediaSource none() {
        return of(Map.of());
    }

    /**
     * A source over bytes in memory.
     *
     * @param contents the bytes by name; copied
     * @return the source
     */
    static MediaSource of(Map<String, byte[]> contents) {
        return contents.isEmpty() ? InMemoryMedia.NONE : new InMemoryMedia(contents);
    }
}
