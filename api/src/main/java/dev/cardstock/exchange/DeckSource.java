package dev.cardstock.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
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

    /** {@return whether it is a folder, which {@link #open} cannot open but {@link #files} lists} */
    default boolean isFolder() {
        return false;
    }

    /**
     * The files of a folder and of the folders in it, without those that are hidden.
     *
     * @return their paths from the folder on, with slashes, in order; empty if it is no folder
     * @throws LimitExceededException if there are more than {@link ImportLimits#maxEntries}
     * @throws IOException if they cannot be listed
     */
    default List<String> files() throws IOException {
        return List.of();
    }

    /**
     * A file in the folder that it is, or beside the file that it is or below. Paths may come from the
     * content of untrusted files: what leads out of the folder, by dots or links, is not found.
     *
     * @param path its path from there on, with slashes
     * @return the file; empty if there is none or the source stands alone
     * @throws IOException if that cannot be told
     */
    default Optional<DeckSource> file(String path) throws IOException {
        return Optional.empty();
    }

    /**
     * A file or folder.
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
