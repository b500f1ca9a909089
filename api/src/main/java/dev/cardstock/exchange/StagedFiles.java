package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Location;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files on their way into a folder: written to one beside it and moved when all are complete. */
final class StagedFiles {
    private final Path folder;
    private final Path stage;
    private final Set<Path> paths = new LinkedHashSet<>();

    /**
     * Makes the folder in which the files wait.
     *
     * @param folder where they are to be; it need not be there, the one around it must
     * @param name the target's name
     */
    StagedFiles(Path folder, String name) throws IOException {
        this.folder = folder;
        Path around = requireNonNull(Files.isDirectory(folder) ? folder : folder.getParent());
        if (!Files.isDirectory(around)) {
            throw new FormatException("there is no folder " + around + " to write it to",
                    Location.of(folder.toString()), "make the folder first");
        }
        stage = create(around, "." + name + ".files.part");
    }

    private static Path create(Path around, String name) throws IOException {
        for (int i = 0; i < 1000; i++) {
            try {
                return Files.createDirectory(around.resolve(name + (i == 0 ? "" : i)));
            } catch (FileAlreadyExistsException e) {
                // Somebody else writes to the same place, or a crash left it: take the next name.
            } catch (IOException e) {
                throw new FormatException("no file can be written there: " + e.getMessage(),
                        Location.of(around.toString()), "check its permissions and free space", e);
            }
        }
        throw new FormatException("there are a thousand unfinished folders",
                Location.of(around.toString()), "remove " + name + "*");
    }

    OutputStream open(String path) throws IOException {
        Path relative;
        try {
            relative = Path.of(path.replace('/', File.separatorChar));
        } catch (InvalidPathException e) {
            throw refusal(path, "it cannot be the name of a file here");
        }
        for (Path part : relative) {
            if (part.toString().equals("..") || part.toString().equals(".")) {
                throw refusal(path, "it leads out of the folder");
            }
        }
        if (relative.isAbsolute() || path.isBlank()) {
            throw refusal(path, "it leads out of the folder");
        }
        Path file = stage.resolve(relative);
        Files.createDirectories(requireNonNull(file.getParent()));
        paths.add(relative);
        return Files.newOutputStream(file, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private FormatException refusal(String path, String reason) {
        return new FormatException("the file '" + path + "' cannot be written: " + reason,
                Location.of(folder.toString()), "rename it");
    }

    void commit() throws IOException {
        if (!Files.exists(folder)) {
            Files.move(stage, folder);
            return;
        }
        for (Path path : paths) {
            Path to = folder.resolve(path);
            Files.createDirectories(requireNonNull(to.getParent()));
            try {
                Files.move(stage.resolve(path), to, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(stage.resolve(path), to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        discard();
    }

    void discard() throws IOException {
        if (!Files.exists(stage)) {
            return;
        }
        List<Path> left;
        try (Stream<Path> walk = Files.walk(stage)) {
            left = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : left) {
            Files.delete(path);
        }
    }
}
