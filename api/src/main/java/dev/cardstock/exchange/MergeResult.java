package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

/**
 * What came of a merge.
 *
 * @param content both libraries as one; its media are read from the sources of both when they are
 *     asked for, and closing it closes neither
 * @param report what became of each note
 */
public record MergeResult(LibraryContent content, MergeReport report) {
    /** Checks the components. */
    public MergeResult {
        requireNonNull(content, "content");
        requireNonNull(report, "report");
    }
}
