package dev.cardstock.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a reader reads from: bytes that can be read several times, under a name for messages. Use one
 * of the factories, or implement it over a database or the like.
 */
public interface DeckSource {
    /** {@return its name for people and for titles, such as {@code words.csv}} */
    String name();

    /**
     * Opens it from the start.
     *
     * @return its bytes; the caller closes the stream
     * @throws IOException if it cannot be opened
     */
    InputStream open() throws IOException;

    /** {@return the file or folder that it is, for formats that need one} */
    default Optional<Path> path() {
        return Optional.empty();
    }

    /**
     * A file.
     *
     * @param file where it is
     * @return the source
     */
    static DeckSource of(Path file) {
        return new FileSource(file);
    }

    /**
     * A text in memory.
     *
     * @param name its name
     * @param text the text
     * @return the source, as UTF-8
     */
    static DeckSource of(String name, String text) {
        return of(name, text.getBytes(UTF_8));
    }

    /**
     * Bytes in memory.
     *
     * @param name their name
     * @param bytes the bytes; copied
     * @return the source
     */
    static DeckSource of(String name, byte[] bytes) {
        return new MemorySource(name, bytes.clone());
    }
}
