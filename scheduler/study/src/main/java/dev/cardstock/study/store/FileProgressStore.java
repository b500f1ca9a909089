package dev.cardstock.study.store;

import dev.cardstock.CardstockException;
import dev.cardstock.Location;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.StaleRevisionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/**
 * Keeps what many learners did in one file that only grows, without any server.
 *
 * {@snippet class = "dev.cardstock.study.store.StoreSnippetsTest" region = "store"}
 *
 * <p><b>Durability.</b> When {@link #append} returns, the disk has said that it holds the events. A crash of
 * the process or the machine at any moment loses nothing that had returned; an append that had not is there
 * wholly or not at all. What a crash left half written is cut off when the file is opened next.
 * Appends of several threads that wait at the same time are written together and wait for the disk once.
 *
 * <p><b>Damage.</b> Everything has a checksum, and a file with a damaged record is not opened: the
 * {@link FormatException} names the file and the byte. Nothing is skipped. A file that somebody cut in the
 * middle of its last append looks like one that a crash left, and one that was cut between two appends is
 * whole as far as anybody can tell.
 *
 * <p><b>Erasing</b> a learner writes the file anew without the learner and puts that in the place of the old
 * one, in time and space as large as the file. Afterwards no byte of the learner is in the folder, and after
 * a crash in the midst of it either all or nothing is. Copies of the file, and blocks that the file system
 * has set free, are out of its reach.
 *
 * <p><b>Memory.</b> The events stay in the file: of each append only its place is held, 12 bytes, and of
 * each learner some 200. Opening reads the file once from end to end; loading reads what there is of the
 * learner.
 *
 * <p><b>The file</b> is text: a first line with the version of its form, then JSON, one append on a line,
 * among lines with {@code #} that hold lengths and checksums. Beside it lie an empty file that ends in
 * {@code .lock}, which stays, and while a learner is erased one that ends in {@code .erasing}. One store at a
 * time has a file; a second one is refused, in the same process and in another.
 *
 * <p>Thread-safe. {@link #load} waits for an erasure but for no append. A closed store throws
 * {@link IllegalStateException}. A store whose disk failed to say that it holds something throws
 * {@link IOException} for every further append until it is closed and opened again.
 */
public final class FileProgressStore implements ProgressStore {
    private final Path file;
    private final StoreLock lock;

    /** Held by the thread that changes the file. */
    private final Lock writing = new ReentrantLock();
    private final Queue<Append> waiting = new ConcurrentLinkedQueue<>();

    /** Read by those that use {@link #contents}, written by what puts another in its place. */
    private final ReadWriteLock using = new ReentrantReadWriteLock();
    private @Nullable ProgressFile contents;

    private FileProgressStore(Path file, StoreLock lock, ProgressFile contents) {
        this.file = file;
        this.lock = lock;
        this.contents = contents;
    }

    /**
     * Opens a file, and makes it if there is none.
     *
     * @param file the file, in a folder that is there
     * @return its store; close it to let others open it
     * @throws CardstockException if it is open elsewhere
     * @throws FormatException if it is damaged, of a newer version, or no file of progress
     * @throws IOException if it cannot be read or written
     */
    public static FileProgressStore open(Path file) throws IOException {
        Path real = realPath(file);
        StoreLock lock = StoreLock.of(real);
        try {
            Files.deleteIfExists(unfinished(real));
            return new FileProgressStore(real, lock, ProgressFile.open(real));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Path realPath(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CardstockException("this is a folder", Location.of(file.toString()),
                    "name a file in it", null);
        }
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CardstockException(
                    "there is no folder " + folder + " for the file of progress",
                    Location.of(file.toString()), "make the folder first", null);
        }
        return folder.toRealPath().resolve(file.getFileName());
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".erasing");
    }

    /** What {@link #contents} is; the caller holds one of the locks. */
    private ProgressFile open() {
        if (contents == null) {
            throw new IllegalStateException("the store of progress in " + file + " is closed");
        }
        return contents;
    }

    @Override
    public Set<String> learners() {
        using.readLock().lock();
        try {
            return Set.copyOf(open().index().keySet());
        } finally {
            using.readLock().unlock();
        }
    }

    @Override
    public Progress load(String learner) throws IOException {
        Limits.learner(learner);
        using.readLock().lock();
        try {
            Extents extents = open().index().getOrDefault(learner, Extents.NONE);
            List<ProgressEvent> events = new ArrayList<>();
            if (extents.count() > 0) {
                try (ProgressFile.Reader reader = open().reader()) {
                    for (int i = 0; i < extents.count(); i++) {
                        long offset = extents.offset(i);
                        readLine(reader.line(offset, extents.length(i)), offset, events);
                    }
                }
            }
            if (events.size() != extents.revision()) {
                throw FrameScan.damaged(file, extents.offset(0), "there are " + events.size()
                        + " events where there should be " + extents.revision(), null);
            }
            return new Progress(events, extents.revision());
        } finally {
            using.readLock().unlock();
        }
    }

    private void readLine(ByteBuffer line, long offset, List<ProgressEvent> events) {
        try (JsonParser json = EventJson.READABLE.createParser(ObjectReadContext.empty(),
                line.array(), line.arrayOffset(), line.remaining())) {
            while (json.nextToken() != JsonToken.START_ARRAY) {
                EventJson.expect(json.currentToken() != null, "an append");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                events.add(EventJson.read(json));
            }
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw FrameScan.damaged(file, offset, "an append is damaged", e);
        }
    }

    private static byte[] line(String learner, long revision, List<ProgressEvent> events) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = EventJson.READABLE.createGenerator(ObjectWriteContext.empty(),
                line)) {
            json.writeStartObject();
            json.writeStringProperty("learner", learner);
            json.writeNumberProperty("from", revision);
            json.writeNumberProperty("to", revision + events.size());
            json.writeArrayPropertyStart("events");
            events.forEach(event -> EventJson.write(json, event));
            json.writeEndArray();
            json.writeEndObject();
        }
        line.write('\n');
        return line.toByteArray();
    }

    /** An append that waits to be written; what came of it is set before it is {@link #done}. */
    private static final class Append {
        private final String learner;
        private final long revision;
        private final int count;
        private final byte[] line;
        private final Thread thread = Thread.currentThread();
        private volatile boolean done;
        private long actual;
        private @Nullable Throwable failure;

        Append(String learner, long revision, List<ProgressEvent> events) {
            this.learner = learner;
            this.revision = revision;
            count = events.size();
            line = events.isEmpty() ? new byte[0] : line(learner, revision, events);
        }

        void end(long actualRevision, @Nullable Throwable reason) {
            actual = actualRevision;
            failure = reason;
            done = true;
            LockSupport.unpark(thread);
        }

        long result() throws IOException {
            if (failure != null) {
                throw new IOException("the progress of '" + learner + "' was not kept: "
                        + failure.getMessage(), failure);
            }
            if (actual != revision) {
                throw new StaleRevisionException(learner, revision, actual);
            }
            return revision + count;
        }
    }

    @Override
    public long append(String learner, long revision, List<ProgressEvent> events)
            throws IOException {
        Append append = new Append(Limits.learner(learner), revision, Limits.events(events));
        waiting.add(append);
        boolean interrupted = false;
        while (!append.done) {
            // Whoever has the lock writes what others wait for, or wakes the first of them when done.
            if (writing.tryLock()) {
                try {
                    if (contents == null) {
                        waiting.remove(append);
                    }
                    writeSome(open());
                } finally {
                    release();
                }
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return append.result();
    }

    /** Lets the next thread write. */
    private void release() {
        writing.unlock();
        Append next = waiting.peek();
        if (next != null) {
            LockSupport.unpark(next.thread);
        }
    }

    /** Writes what has waited longest, as much as goes into a frame. */
    private void writeSome(ProgressFile target) {
        List<Append> group = new ArrayList<>();
        long bytes = 0;
        for (Append next = waiting.poll(); next != null;) {
            group.add(next);
            bytes += next.line.length;
            next = bytes < ProgressFile.FRAME_BYTES ? waiting.poll() : null;
        }
        Map<String, Long> revisions = new HashMap<>();
        List<ProgressFile.Line> lines = new ArrayList<>();
        for (Append append : group) {
            append.actual = revisions.computeIfAbsent(append.learner, target::revision);
            if (append.actual == append.revision && append.count > 0) {
                long next = append.revision + append.count;
                lines.add(new ProgressFile.Line(append.learner, append.line, next));
                revisions.put(append.learner, next);
            }
        }
        Throwable failure = new IllegalStateException("the thread that wrote it failed");
        try {
            if (!lines.isEmpty()) {
                target.write(lines);
            }
            failure = null;
        } catch (IOException e) {
            failure = e;
        } finally {
            for (Append append : group) {
                append.end(append.actual, failure);
            }
        }
    }

    @Override
    public void erase(String learner) throws IOException {
        Limits.learner(learner);
        writing.lock();
        try {
            ProgressFile old = open();
            if (old.revision(learner) == 0) {
                return;
            }
            Path rest = unfinished(file);
            try {
                old.copyWithout(learner, rest);
                replace(old, rest);
            } finally {
                Files.deleteIfExists(rest);
            }
        } finally {
            release();
        }
    }

    private void replace(ProgressFile old, Path rest) throws IOException {
        using.writeLock().lock();
        try {
            contents = null;
            old.close();
            try {
                ProgressFile.replace(file, rest);
            } finally {
                contents = ProgressFile.open(file);
            }
        } finally {
            using.writeLock().unlock();
        }
    }

    @Override
    public void close() throws IOException {
        writing.lock();
        using.writeLock().lock();
        try {
            if (contents != null) {
                try (lock) {
                    contents.close();
                }
                contents = null;
            }
        } finally {
            using.writeLock().unlock();
            release();
        }
    }
}
