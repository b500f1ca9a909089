package dev.cardstock.formats.text;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Bytes that are needed later: in memory while they are few, then in a temporary file. */
public final class Spool extends OutputStream {
    private static final int IN_MEMORY = 1 << 20;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream out;

    /** Starts with none. */
    public Spool() {}

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (out == null && memory.size() + length > IN_MEMORY) {
            Path path = Files.createTempFile("cardstock", ".part");
            file = path;
            out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
            memory.writeTo(out);
            memory.reset();
        }
        if (out == null) {
            memory.write(bytes, offset, length);
        } else {
            out.write(bytes, offset, length);
        }
    }

    /**
     * Opens what was written; nothing may be added then.
     *
     * @return all bytes; the caller closes the stream
     * @throws IOException if the temporary file cannot be read
     */
    public InputStream open() throws IOException {
        if (out == null || file == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        out.flush();
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /**
     * Copies all that was written.
     *
     * @param target takes it
     * @throws IOException if it cannot be copied
     */
    public void copyTo(OutputStream target) throws IOException {
        if (out == null || file == null) {
            memory.writeTo(target);
        } else {
            out.flush();
            Files.copy(file, target);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
