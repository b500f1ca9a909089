package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * The beginning of a source, by which its format is recognised.
 *
 * @param name the source's name
 * @param bytes its first bytes, read-only, up to {@link #MAX_BYTES}
 * @param complete whether these are all its bytes
 */
public record Sample(String name, ByteBuffer bytes, boolean complete) {
    /** How many bytes a sample has at most. */
    public static final int MAX_BYTES = 64 * 1024;

    /** Takes a read-only view. */
    public Sample {
        requireNonNull(name, "name");
        bytes = bytes.asReadOnlyBuffer();
    }

    /** {@return the bytes from the first one, as a buffer of the caller's own} */
    @Override
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }

    /** {@return what follows the last full stop of the name, in lower case; empty if there is none} */
    public String extension() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
