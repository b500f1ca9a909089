package dev.cardstock.lint;

import dev.cardstock.Severity;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a linter found.
 *
 * @param findings the findings, the most severe first, then by rule, then in the order of the notes
 * @param skipped why a rule was not asked, by its id
 * @param suppressed how many findings were suppressed
 * @param unusedSuppressions the suppressions that met nothing
 */
public record LintReport(List<Finding> findings, SortedMap<String, String> skipped, int suppressed,
        List<String> unusedSuppressions) {
    /** Copies the collections. */
    public LintReport {
        findings = List.copyOf(findings);
        skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
        unusedSuppressions = List.copyOf(unusedSuppressions);
    }

    /**
     * How many findings have a severity.
     *
     * @param severity the severity
     * @return their number
     */
    public long count(Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    /**
     * Whether something was found that matters as much.
     *
     * @param severity the least severity that counts
     * @return whether there is a finding of it or of a graver one
     */
    public boolean has(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(severity) <= 0);
    }
}
