package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file. */
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
}
