package dev.cardstock.study.store;

import dev.cardstock.CardstockException;
import dev.cardstock.Location;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees to it that one store at a time has a file. The lock is on a file beside it, which stays: the file
 * itself is replaced when a learner is erased, and the lock with it would be.
 */
final class StoreLock implements AutoCloseable {
    /**
     * The files that this process holds. A process has one lock on a file, however often it opened it, and
     * loses it when it closes the file once: a second attempt must not get so far as to open it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path lockFile;
    private final FileChannel channel;

    private StoreLock(Path lockFile, FileChannel channel) {
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /**
     * Locks a file.
     *
     * @param file its real path
     * @throws CardstockException if it is locked already
     */
    static StoreLock of(Path file) throws IOException {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        if (!HELD.add(lockFile)) {
            throw taken(file, "in this process", "use the store that is open, or close it first");
        }
        boolean done = false;
        try {
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                done = lock != null;
            } finally {
                if (!done) {
                    channel.close();
                }
            }
            if (!done) {
                throw taken(file, "by another process",
                        "close it there first; several processes can share a store in a database");
            }
            return new StoreLock(lockFile, channel);
        } finally {
            if (!done) {
                HELD.remove(lockFile);
            }
        }
    }

    private static CardstockException taken(Path file, String by, String remedy) {
        return new CardstockException("the file of progress is open " + by,
                Location.of(file.toString()), remedy, null);
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(lockFile);
        }
    }
}
