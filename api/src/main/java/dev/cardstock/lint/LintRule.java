package dev.cardstock.lint;

import dev.cardstock.Plugin;
import java.util.function.Consumer;

/**
 * Looks for one kind of fault in a library. Found through {@link dev.cardstock.Plugins}.
 *
 * <p>Contract: the same library gets the same findings every time; a finding carries the rule's id and
 * points at notes, fields and spans that are there; a note with its fix in its place has that fault no
 * more. A rule that needs what the context lacks, such as a similarity, finds nothing.
 */
public interface LintRule extends Plugin {
    /**
     * Looks for the fault.
     *
     * @param context what to look at
     * @param findings takes what is found, in the order of the notes
     */
    void check(LintContext context, Consumer<Finding> findings);
}
