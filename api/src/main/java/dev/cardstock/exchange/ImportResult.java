package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.Library;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.review.LearningHistory;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * What was read: the library, what a learner did with it, where its media are, and what the reader
 * noticed. Immutable and thread-safe. Close it when no more media are needed.
 */
public final class ImportResult implements Closeable {
    private final String formatId;
    private final Library library;
    private final LearningHistory history;
    private final MediaSource media;
    private final List<Diagnostic> diagnostics;

    ImportResult(String formatId, Library library, LearningHistory history, MediaSource media,
            List<Diagnostic> diagnostics) {
        this.formatId = requireNonNull(formatId, "formatId");
        this.library = requireNonNull(library, "library");
        this.history = requireNonNull(history, "history");
        this.media = requireNonNull(media, "media");
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** {@return the id of the format that it was read from} */
    public String formatId() {
        return formatId;
    }

    /** {@return the library} */
    public Library library() {
        return library;
    }

    /** {@return what a learner did with it; empty where the format holds nothing of it} */
    public LearningHistory history() {
        return history;
    }

    /** {@return the bytes of its media} */
    public MediaSource media() {
        return media;
    }

    /** {@return what the reader noticed, in the order of the source} */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    @Override
    public void close() throws IOException {
        media.close();
    }
}
