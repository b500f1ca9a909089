package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file, or several, that are written beside their place and moved there when they are complete.
 */
final class FileTarget implements DeckTarget {
    private final Path file;
    private @Nullable Path part;
    private @Nullable Path place;
    private @Nullable StagedFiles others;

    FileTarget(Path file) {
        this.file = requireNonNull(file, "file");
    }

    @Override
    public String name() {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    @Override
    public Optional<Path> path() {
        return Optional.of(file);
    }

    @Override
    public OutputStream open() throws IOException {
        if (part != null || place != null) {
            throw new IllegalStateException("the target " + file + " was opened already");
        }
        if (Files.isDirectory(file)) {
            throw failure("this is a folder", "name a file in it", null);
        }
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        place = real;
        if (Files.exists(real) && !Files.isRegularFile(real)) {
            return Files.newOutputStream(real); // a device or pipe: there is nothing to replace
        }
        Path folder = real.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw failure("there is no folder " + folder + " to write it to",
                    "make the folder first",
                    null);
        }
        if (Files.exists(real) && !Files.isWritable(real)) {
            throw failure("the file may not be written", "check its permissions", null);
        }
        FileChannel channel = create(folder, requireNonNull(real.getFileName()).toString());
        return Channels.newOutputStream(channel);
    }

    private FileChannel create(Path folder, String name) throws IOException {
        for (int i = 0; i < 1000; i++) {
            Path candidate = folder.resolve("." + name + ".part" + (i == 0 ? "" : i));
            try {
                FileChannel channel = FileChannel.open(candidate, StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
                part = candidate;
                return channel;
            } catch (FileAlreadyExistsException e) {
                // Somebody else writes to the same place, or a crash left it: take the next name.
            } catch (IOException e) {
                throw failure("the file cannot be written: " + reason(e),
                        "check the permissions and free space of " + folder, e);
            }
        }
        throw failure("there are a thousand unfinished files beside it",
                "remove ." + name + ".part*",
                null);
    }

    @Override
    public OutputStream openInside(String path) throws IOException {
        if (Files.exists(file) && !Files.isDirectory(file)) {
            throw failure("the format is a folder of files and this is a file",
                    "name a folder, or a name that is free", null);
        }
        return staged(file.toAbsolutePath()).open(path);
    }

    @Override
    public Optional<OutputStream> openBeside(String path) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.exists(file) && !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(staged(folder).open(path));
    }

    private StagedFiles staged(Path folder) throws IOException {
        StagedFiles staged = others;
        if (staged == null) {
            staged = new StagedFiles(folder, name());
            others = staged;
        }
        return staged;
    }

    @Override
    public void commit() throws IOException {
        if (others != null) {
            others.commit();
        }
        Path from = part;
        Path to = place;
        if (from == null || to == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(from, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        part = null;
    }

    @Override
    public void discard() throws IOException {
        if (others != null) {
            others.discard();
        }
        if (part != null) {
            Files.deleteIfExists(part);
            part = null;
        }
    }

    private FormatException failure(String problem, String remedy, @Nullable Throwable cause) {
        return new FormatException(problem, Location.of(file.toString()), remedy, cause);
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "access is denied"
                : String.valueOf(e.getMessage());
    }
}
