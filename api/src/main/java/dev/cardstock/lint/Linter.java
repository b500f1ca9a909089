package dev.cardstock.lint;

import dev.cardstock.Plugins;
import dev.cardstock.deck.Library;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.text.TextSimilarity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs rules over a library. Immutable and thread-safe. */
public final class Linter {
    private final List<LintRule> rules;
    private final @Nullable TextSimilarity similarity;

    private Linter(List<LintRule> rules, @Nullable TextSimilarity similarity) {
        this.rules = rules;
        this.similarity = similarity;
    }

    /** {@return a linter with all the rules that are installed} */
    public static Linter installed() {
        return new Linter(Plugins.load(LintRule.class).all(), null);
    }

    /**
     * A linter with the rules given.
     *
     * @param rules the rules
     * @return the linter
     */
    public static Linter of(Collection<? extends LintRule> rules) {
        return new Linter(Plugins.of(LintRule.class, rules).all(), null);
    }

    /**
     * Lets rules compare texts.
     *
     * @param measure how alike texts are
     * @return a linter with the same rules
     */
    public Linter withSimilarity(TextSimilarity measure) {
        return new Linter(rules, measure);
    }

    /** {@return the rules, by id} */
    public List<LintRule> rules() {
        return rules;
    }

    /**
     * Looks for faults.
     *
     * @param library where
     * @param history what a learner did with it, or {@link LearningHistory#empty()}
     * @return the findings, the most severe first, then by rule
     */
    public List<Finding> lint(Library library, LearningHistory history) {
        LintContext context = new LintContext(library, history, similarity);
        List<Finding> findings = new ArrayList<>();
        for (LintRule rule : rules) {
            rule.check(context, findings::add);
        }
        findings.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(findings);
    }
}
