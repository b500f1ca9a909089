package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Location;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A file or folder. */
final class FileSource implements DeckSource {
    private final Path file;

    FileSource(Path file) {
        this.file = requireNonNull(file, "file");
    }

    @Override
    public String name() {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    @Override
    public InputStream open() throws IOException {
        if (Files.notExists(file)) {
            throw new FormatException("there is no such file", Location.of(file.toString()),
                    "check the path");
        }
        if (Files.isDirectory(file)) {
            throw new FormatException("this is a folder", Location.of(file.toString()),
                    "name a file in it");
        }
        if (!Files.isReadable(file)) {
            throw new FormatException("the file cannot be read", Location.of(file.toString()),
                    "check its permissions");
        }
        return Files.newInputStream(file);
    }

    @Override
    public Optional<Path> path() {
        return Optional.of(file);
    }

    @Override
    public boolean isFolder() {
        return Files.isDirectory(file);
    }

    @Override
    public List<String> files() throws IOException {
        if (!isFolder()) {
            return List.of();
        }
        int most = ImportLimits.defaults().maxEntries();
        List<String> found = new ArrayList<>();
        Files.walkFileTree(file, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.equals(file) || !isHidden(folder)
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !isHidden(path)) {
                    if (found.size() == most) {
                        throw new LimitExceededException("maxEntries", most,
                                "the folder has more than " + most + " files",
                                Location.of(file.toString()));
                    }
                    found.add(file.relativize(path).toString().replace(File.separatorChar, '/'));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(found);
        return found;
    }

    private static boolean isHidden(Path path) {
        return requireNonNull(path.getFileName()).toString().startsWith(".");
    }

    @Override
    public Optional<DeckSource> file(String path) throws IOException {
        Path folder = isFolder() ? file : file.toAbsolutePath().getParent();
        if (folder == null || path.isBlank()) {
            return Optional.empty();
        }
        Path found;
        try {
            found = folder.resolve(path);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(found)
                || !found.toRealPath().startsWith(folder.toRealPath())) {
            return Optional.empty();
        }
        return Optional.of(new FileSource(found));
    }
}
