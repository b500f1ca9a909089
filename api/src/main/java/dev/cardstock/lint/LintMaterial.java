package dev.cardstock.lint;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.Library;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.review.LearningHistory;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at: a library and what is known about it.
 *
 * @param library the library
 * @param history what a learner did with it; may be empty
 * @param media the names of the media whose bytes are there, or null where nobody knows
 * @param diagnostics what the reader of its file noticed; may be empty
 */
public record LintMaterial(Library library, LearningHistory history, @Nullable Set<String> media,
        List<Diagnostic> diagnostics) {
    /** Copies the collections. */
    public LintMaterial {
        requireNonNull(library, "library");
        requireNonNull(history, "history");
        media = media == null ? null : Set.copyOf(media);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * A library of which nothing more is known.
     *
     * @param library the library
     * @return the material
     */
    public static LintMaterial of(Library library) {
        return new LintMaterial(library, LearningHistory.empty(), null, List.of());
    }

    /**
     * What was read from a file. Where neither the library nor the file has any media, the file is of a
     * kind that holds none, and which media are there counts as unknown.
     *
     * @param read what was read; it is not closed
     * @return the material
     */
    public static LintMaterial of(ImportResult read) {
        Set<String> names = read.media().names();
        boolean isUnknown = names.isEmpty() && read.library().media().isEmpty();
        return new LintMaterial(read.library(), read.history(), isUnknown ? null : names,
                read.diagnostics());
    }

    /**
     * The same with another library, such as a corrected one.
     *
     * @param other the library
     * @return the material
     */
    public LintMaterial withLibrary(Library other) {
        return new LintMaterial(other, history, media, diagnostics);
    }

    /**
     * The same with what a learner did.
     *
     * @param other the history
     * @return the material
     */
    public LintMaterial withHistory(LearningHistory other) {
        return new LintMaterial(library, other, media, diagnostics);
    }

    /**
     * The same with the media that are there.
     *
     * @param names their names
     * @return the material
     */
    public LintMaterial withMedia(Set<String> names) {
        return new LintMaterial(library, history, names, diagnostics);
    }

    /**
     * The same with what a reader noticed.
     *
     * @param noticed the diagnostics
     * @return the material
     */
    public LintMaterial withDiagnostics(List<Diagnostic> noticed) {
        return new LintMaterial(library, history, media, noticed);
    }
}
