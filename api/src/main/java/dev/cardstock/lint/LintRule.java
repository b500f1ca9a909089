package dev.cardstock.lint;

import dev.cardstock.Plugin;
import dev.cardstock.Severity;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks for one kind of fault in a library. Found through {@link dev.cardstock.Plugins}.
 *
 * <p>Contract: the same library gets the same findings every time; a finding carries the rule's id and
 * points at notes, fields and spans that are there; a note with its fix in its place has that fault no
 * more. A rule that needs what the context lacks, such as a similarity, finds nothing.
 */
public interface LintRule extends Plugin {
    /** What a rule may need beside a library. */
    enum Need {
        /** A measure of likeness. */
        SIMILARITY("a measure of likeness"),
        /** What a learner did. */
        HISTORY("a learning history"),
        /** The names of the media that are there. */
        MEDIA("the media");

        private final String words;

        Need(String words) {
            this.words = words;
        }

        /** {@return it for a person} */
        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * The stable name by which it is found, suppressed and set.
     *
     * @return lower-case ASCII letters, digits and hyphens; before a dot the group that it belongs to,
     *     such as {@code sides.empty-back}
     */
    @Override
    String id();

    /** {@return how much its findings matter as a rule} */
    default Severity severity() {
        return Severity.WARNING;
    }

    /** {@return its settings} */
    default List<LintOption> options() {
        return List.of();
    }

    /** {@return what it needs; where that is not there it is not asked, and the report says so} */
    default Set<Need> needs() {
        return Set.of();
    }

    /** {@return what its fix does, for a person; empty where it offers none} */
    default String fixes() {
        return "";
    }

    /**
     * The codes of diagnostics of readers that it reports, or that say what it finds by itself.
     *
     * @return the codes; what no rule names is reported as {@code import.} and the code
     */
    default Set<String> diagnosticCodes() {
        return Set.of();
    }

    /**
     * Looks for the fault.
     *
     * @param context what to look at
     * @param findings takes what is found, in the order of the notes
     */
    void check(LintContext context, Consumer<Finding> findings);
}
