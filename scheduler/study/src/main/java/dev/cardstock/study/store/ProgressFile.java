package dev.cardstock.study.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of frames and where in it each learner's appends lie. One thread at a time may change it; what it
 * shows through {@link #index()} is whole and on the disk.
 */
final class ProgressFile implements AutoCloseable {
    /** Frames that are not one append are about this large. */
    static final int FRAME_BYTES = 1 << 20;
    private static final int WINDOW = 1 << 13;

    private final Path file;
    private final Map<String, Extents> index = new ConcurrentHashMap<>();

    /** Not a channel, which a thread that is interrupted while it writes closes for all. */
    private final RandomAccessFile out;
    private long end;
    private @Nullable IOException broken;

    private ProgressFile(Path file, RandomAccessFile out) {
        this.file = file;
        this.out = out;
    }

    /** Opens the file, makes it if there is none, and cuts off what a crash left half written. */
    static ProgressFile open(Path file) throws IOException {
        RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
        try {
            ProgressFile opened = new ProgressFile(file, out);
            opened.end = FrameScan.of(file, opened::enter);
            boolean isNew = opened.end == 0;
            opened.mend();
            if (isNew) {
                forceFolder(file);
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    private void enter(FrameScan.Append append) {
        if (append.from() != revision(append.learner())) {
            throw FrameScan.damaged(file, append.offset(),
                    "an append does not follow the one before",
                    null);
        }
        enter(append.learner(), append.offset(), append.length(), append.to());
    }

    private void enter(String learner, long offset, int length, long revision) {
        index.put(learner, index.getOrDefault(learner, Extents.NONE)
                .with(offset, length, revision));
    }

    private void mend() throws IOException {
        if (end < out.length()) {
            out.setLength(end);
        }
        out.seek(end);
        if (end == 0) {
            byte[] header = FrameScan.HEADER.getBytes(US_ASCII);
            out.write(header);
            end = header.length;
        }
        // Also what was written before a crash and read just now may not be on the disk.
        out.getFD().sync();
    }

    Map<String, Extents> index() {
        return index;
    }

    long revision(String learner) {
        return index.getOrDefault(learner, Extents.NONE).revision();
    }

    /** A line to write, with the revision that the learner has then. */
    static final class Line {
        private final String learner;
        private final byte[] bytes;
        private final long revision;

        Line(String learner, byte[] bytes, long revision) {
            this.learner = learner;
            this.bytes = bytes;
            this.revision = revision;
        }
    }

    /** Writes lines, all or none, and waits for the disk. */
    void write(List<Line> lines) throws IOException {
        if (broken != null) {
            throw new IOException(
                    "the file of progress failed before; close the store and open it again",
                    broken);
        }
        byte[] head = Frame.head(lines.stream().map(line -> line.bytes).toList());
        boolean written = false;
        try {
            out.seek(end);
            out.write(head);
            for (Line line : lines) {
                out.write(line.bytes);
            }
            written = true;
            out.getFD().sync();
        } catch (IOException e) {
            takeBack(e, written);
            throw e;
        }
        long offset = end + Frame.HEAD;
        for (Line line : lines) {
            enter(line.learner, offset, line.bytes.length - 1, line.revision);
            offset += line.bytes.length;
        }
        end = offset;
    }

    /** After a failed sync nobody knows what the disk has; after a failed write it has what it had. */
    private void takeBack(IOException failure, boolean written) {
        broken = written ? failure : null;
        try {
            out.setLength(end);
        } catch (IOException e) {
            failure.addSuppressed(e);
            broken = failure;
        }
    }

    /** Reads lines of one learner; the caller closes it. */
    static final class Reader implements AutoCloseable {
        private final FileChannel channel;
        private ByteBuffer window = ByteBuffer.allocate(0);
        private long windowAt;

        private Reader(FileChannel channel) {
            this.channel = channel;
        }

        /** The bytes from the buffer's position to its limit; good until the next call. */
        ByteBuffer line(long offset, int length) throws IOException {
            if (offset < windowAt || offset + length > windowAt + window.limit()) {
                if (window.capacity() < length) {
                    window = ByteBuffer.allocate(Math.max(length, WINDOW));
                }
                window.clear();
                windowAt = offset;
                while (window.hasRemaining()
                        && channel.read(window, windowAt + window.position()) >= 0) {
                    // Until it is full or the file ends.
                }
                window.flip();
                if (window.limit() < length) {
                    throw new IOException("the file of progress became shorter");
                }
            }
            return window.slice((int) (offset - windowAt), length);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    Reader reader() throws IOException {
        return new Reader(FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Writes all but one learner's appends into a new file, and waits for the disk. */
    void copyWithout(String learner, Path target) throws IOException {
        Files.deleteIfExists(target);
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
                OutputStream copy = new BufferedOutputStream(
                        Channels.newOutputStream(channel));
                Reader reader = reader()) {
            copyPermissions(target);
            copy.write(FrameScan.HEADER.getBytes(US_ASCII));
            List<byte[]> lines = new ArrayList<>();
            long[] bytes = {0};
            long size = FrameScan.of(file, append -> {
                if (append.learner().equals(learner)) {
                    return;
                }
                ByteBuffer line = reader.line(append.offset(), append.length() + 1);
                byte[] copied = new byte[line.remaining()];
                line.get(copied);
                lines.add(copied);
                bytes[0] += copied.length;
                if (bytes[0] >= FRAME_BYTES) {
                    writeFrame(copy, lines);
                    bytes[0] = 0;
                }
            });
            if (size != end) {
                throw FrameScan.damaged(file, size, "the end of the file is damaged", null);
            }
            if (!lines.isEmpty()) {
                writeFrame(copy, lines);
            }
            copy.flush();
            channel.force(true);
        }
    }

    private static void writeFrame(OutputStream target, List<byte[]> lines) throws IOException {
        target.write(Frame.head(lines));
        for (byte[] line : lines) {
            target.write(line);
        }
        lines.clear();
    }

    private void copyPermissions(Path target) throws IOException {
        PosixFileAttributeView from = Files.getFileAttributeView(file,
                PosixFileAttributeView.class);
        PosixFileAttributeView to = Files.getFileAttributeView(target,
                PosixFileAttributeView.class);
        if (from != null && to != null) {
            to.setPermissions(from.readAttributes().permissions());
        }
    }

    /** Puts a file in the place of another, for good. */
    static void replace(Path file, Path replacement) throws IOException {
        Files.move(replacement, file, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(file);
    }

    private static void forceFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            return; // Windows opens no folders, and needs no such thing.
        }
        try (channel) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
