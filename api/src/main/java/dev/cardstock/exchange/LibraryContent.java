package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.Library;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.review.LearningHistory;

/**
 * A library with all that belongs to it. Whoever opened the source of the media closes it.
 *
 * @param library the library
 * @param history what a learner did with it
 * @param media the bytes of its media
 */
public record LibraryContent(Library library, LearningHistory history, MediaSource media) {
    /** Checks the components. */
    public LibraryContent {
        requireNonNull(library, "library");
        requireNonNull(history, "history");
        requireNonNull(media, "media");
    }

    /**
     * A library without history and without the bytes of media.
     *
     * @param library the library
     * @return its content
     */
    public static LibraryContent of(Library library) {
        return new LibraryContent(library, LearningHistory.empty(), MediaSource.none());
    }

    /**
     * What was read; to be used as long as the result is not closed.
     *
     * @param read what was read
     * @return its content
     */
    public static LibraryContent of(ImportResult read) {
        return new LibraryContent(read.library(), read.history(), read.media());
    }
}
