package dev.cardstock.formats.anki.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of one's own, which only this user may open, for the time of one reading or writing. */
public final class TempFolder implements Closeable {
    private final Path folder;

    /**
     * Makes the folder.
     *
     * @throws IOException if that fails
     */
    public TempFolder() throws IOException {
        folder = Files.createTempDirectory("cardstock-anki");
    }

    /**
     * A place in it.
     *
     * @param name a file name
     * @return the path
     */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Removes the folder with all files in it. */
    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
