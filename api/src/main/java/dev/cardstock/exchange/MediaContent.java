package dev.cardstock.exchange;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of one medium. They can be read at any time while their source is there, also after the
 * reading has ended, and more than once.
 */
@FunctionalInterface
public interface MediaContent {
    /**
     * Opens them.
     *
     * @return the bytes; the caller closes the stream
     * @throws IOException if they cannot be read
     */
    InputStream open() throws IOException;
}
