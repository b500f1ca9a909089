package dev.cardstock.exchange;

import dev.cardstock.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a writer writes to: a file, a file with others beside it, or a folder of files. They appear under
 * their names only when all are complete: until {@link #commit()} whatever was there before stays as it
 * was. Files that are there under other names are never touched. For one use by one thread.
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
     * Opens a file of the folder that the target is to be; instead of {@link #open()}. The folder and
     * those in it are made where they are missing.
     *
     * @param path its path from the folder on, with slashes
     * @return takes the bytes; the caller closes it before the next one is opened
     * @throws FormatException if the target cannot be a folder, or if the path leads out of it
     * @throws IOException if it cannot be opened
     */
    default OutputStream openInside(String path) throws IOException {
        throw new FormatException("the format is a folder of files", Location.of(name()),
                "write it to a folder on disk");
    }

    /**
     * Opens a file beside the one that the target is, or in a folder beside it.
     *
     * @param path its path from the folder of the target on, with slashes
     * @return takes the bytes; the caller closes it before the next one is opened; empty if there is no
     *     place beside the target
     * @throws FormatException if the path leads out of the folder
     * @throws IOException if it cannot be opened
     */
    default Optional<OutputStream> openBeside(String path) throws IOException {
        return Optional.empty();
    }

    /**
     * Makes what was written take its place. Of several files each is replaced in one step, the one that
     * the target is last.
     *
     * @throws IOException if that fails; then a single file is as it was before
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
     * A file or folder; a file is replaced in one step if it is there already.
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
