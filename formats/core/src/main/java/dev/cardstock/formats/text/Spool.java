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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes that are needed later: in memory while they are few, then in a temporary file. */
public final class Spool extends OutputStream {
    private static final int IN_MEMORY = 1 << 20;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private final List<Gap> gaps = new ArrayList<>();
    private long length;
    private @Nullable Path file;
    private @Nullable OutputStream out;

    /** Writes what is known only when all is copied. */
    @FunctionalInterface
    public interface Filling {
        /**
         * Writes it.
         *
         * @param target takes it
         * @throws IOException if it cannot be written
         */
        void write(OutputStream target) throws IOException;
    }

    private record Gap(long at, Filling filling) {}

    /** Starts with none. */
    public Spool() {}

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b});
    }

    /**
     * Leaves a gap here.
     *
     * @param filling writes what belongs there, whenever all is copied
     */
    public void gap(Filling filling) {
        gaps.add(new Gap(length, filling));
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        length += count;
        if (out == null && memory.size() + count > IN_MEMORY) {
            Path path = Files.createTempFile("cardstock", ".part");
            file = path;
            out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
            memory.writeTo(out);
            memory.reset();
        }
        if (out == null) {
            memory.write(bytes, offset, count);
        } else {
            out.write(bytes, offset, count);
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
        OutputStream filled = gaps.isEmpty() ? target : new Filled(target);
        if (out == null || file == null) {
            memory.writeTo(filled);
        } else {
            out.flush();
            Files.copy(file, filled);
        }
        if (filled instanceof Filled rest) {
            rest.fill(Long.MAX_VALUE);
        }
    }

    /** Fills the gaps of what passes. */
    private final class Filled extends OutputStream {
        private final OutputStream target;
        private long at;
        private int next;

        Filled(OutputStream target) {
            this.target = target;
        }

        void fill(long until) throws IOException {
            while (next < gaps.size() && gaps.get(next).at <= until) {
                gaps.get(next++).filling.write(target);
            }
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b});
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            int from = offset;
            int end = offset + count;
            while (next < gaps.size() && gaps.get(next).at < at + end - from) {
                int piece = (int) (gaps.get(next).at - at);
                target.write(bytes, from, piece);
                at += piece;
                from += piece;
                fill(at);
            }
            target.write(bytes, from, end - from);
            at += end - from;
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
