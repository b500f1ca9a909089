package dev.cardstock.formats.zip;

import java.io.IOException;
import java.io.InputStream;

/** What is done to the bytes of an entry that were compressed once more. */
@FunctionalInterface
public interface Unpacking {
    /** Nothing. */
    Unpacking NONE = in -> in;

    /**
     * Unpacks.
     *
     * @param in the entry's bytes
     * @return what was compressed; closing it closes {@code in}
     * @throws IOException if it cannot be read
     */
    InputStream open(InputStream in) throws IOException;
}
