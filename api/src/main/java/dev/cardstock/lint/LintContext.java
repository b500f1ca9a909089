package dev.cardstock.lint;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.Library;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.text.TextSimilarity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a rule may look at. Immutable and thread-safe. */
public final class LintContext {
    private final Library library;
    private final LearningHistory history;
    private final @Nullable TextSimilarity similarity;

    LintContext(Library library, LearningHistory history, @Nullable TextSimilarity similarity) {
        this.library = requireNonNull(library, "library");
        this.history = requireNonNull(history, "history");
        this.similarity = similarity;
    }

    /** {@return the library} */
    public Library library() {
        return library;
    }

    /** {@return what a learner did with it; may be empty} */
    public LearningHistory history() {
        return history;
    }

    /** {@return a measure of likeness, where the caller gave one} */
    public Optional<TextSimilarity> similarity() {
        return Optional.ofNullable(similarity);
    }
}
