package dev.cardstock.lint;

import dev.cardstock.Plugin;
import java.util.function.Consumer;

/** Looks for one kind of fault in a library. Found through {@link dev.cardstock.Plugins}. */
public interface LintRule extends Plugin {
    /**
     * Looks for the fault.
     *
     * @param context what to look at
     * @param findings takes what is found, in the order of the notes
     */
    void check(LintContext context, Consumer<Finding> findings);
}
