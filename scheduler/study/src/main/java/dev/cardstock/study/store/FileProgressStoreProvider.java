package dev.cardstock.study.store;

import dev.cardstock.CardstockException;
import dev.cardstock.Location;
import dev.cardstock.Options;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.ProgressStoreProvider;
import java.io.IOException;
import java.nio.file.Path;

/** Finds {@link FileProgressStore} by the id {@code file}. Option: {@code file}, its path. */
public final class FileProgressStoreProvider implements ProgressStoreProvider {
    /** Makes the provider; it has no state. */
    public FileProgressStoreProvider() {}

    @Override
    public String id() {
        return "file";
    }

    @Override
    public String description() {
        return "progress of many learners in one file";
    }

    @Override
    public ProgressStore create(Options options) {
        Options.Reader reader = options.reader();
        Path none = Path.of("");
        Path file = reader.parsed("file", none, "the path of a file", Path::of);
        reader.finish();
        if (file.equals(none)) {
            throw new IllegalArgumentException("the option 'file' is missing: the path of a file");
        }
        try {
            return FileProgressStore.open(file);
        } catch (IOException e) {
            throw new CardstockException("the file of progress cannot be opened: " + e.getMessage(),
                    Location.of(file.toString()), "check its folder and permissions", e);
        }
    }
}
