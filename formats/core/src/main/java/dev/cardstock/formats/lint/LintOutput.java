package dev.cardstock.formats.lint;

import dev.cardstock.Severity;
import dev.cardstock.deck.Library;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.LintReport;
import dev.cardstock.lint.LintRule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a linter found. Stateless and thread-safe. */
public final class LintOutput {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private LintOutput() {}

    /**
     * For a person: a line for each finding, and what was not looked at or not shown.
     *
     * @param report what was found
     * @return lines that end in a line feed
     */
    public static String text(LintReport report) {
        StringBuilder out = new StringBuilder();
        for (Finding finding : report.findings()) {
            out.append(name(finding.severity())).append(' ').append(finding.ruleId());
            String place = place(finding);
            out.append(place.isEmpty() ? "" : " (" + place + ")")
                    .append(": ")
                    .append(finding.message())
                    .append(finding.fix() == null ? "" : " [--fix]")
                    .append('\n');
        }
        report.skipped()
                .forEach((rule, why) -> out.append("skipped ")
                        .append(rule)
                        .append(": ")
                        .append(why)
                        .append('\n'));
        report.unusedSuppressions()
                .forEach(line -> out.append("unused suppression: ").append(line).append('\n'));
        return out.append(counted(report.count(Severity.ERROR), "error"))
                .append(", ")
                .append(counted(report.count(Severity.WARNING), "warning"))
                .append(", ")
                .append(report.count(Severity.INFO))
                .append(" info, ")
                .append(report.suppressed())
                .append(" suppressed\n")
                .toString();
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String place(Finding finding) {
        String where = finding.where().toString();
        if (!where.isEmpty() || finding.noteId().isEmpty()) {
            return where;
        }
        String id = finding.card() == null ? finding.noteId() : finding.card().toString();
        return id + (finding.field().isEmpty() ? "" : ", " + finding.field())
                + (finding.end() > finding.start()
                        ? " " + finding.start() + "-" + finding.end()
                        : "");
    }

    static String name(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /**
     * For programs: one JSON document with {@code findings} (each with {@code rule}, {@code severity},
     * {@code key}, {@code arguments}, {@code message}, and where they apply {@code where}, {@code note},
     * {@code card}, {@code side}, {@code field}, {@code start}, {@code end}, {@code related}, and whether
     * it is {@code fixable}), {@code counts}, {@code skipped}, {@code suppressed} and
     * {@code unusedSuppressions}.
     *
     * @param report what was found
     * @return the document
     */
    public static String json(LintReport report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("findings", report.findings().stream().map(LintOutput::finding).toList());
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            counts.put(name(severity), report.count(severity));
        }
        document.put("counts", counts);
        document.put("skipped", report.skipped());
        document.put("suppressed", report.suppressed());
        document.put("unusedSuppressions", report.unusedSuppressions());
        return written(document);
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rule", finding.ruleId());
        row.put("severity", name(finding.severity()));
        row.put("key", finding.messageKey());
        row.put("arguments", finding.arguments());
        row.put("message", finding.message());
        put(row, "where", finding.where().toString());
        put(row, "note", finding.noteId());
        put(row, "card", finding.card() == null ? "" : finding.card().toString());
        put(row, "side",
                finding.side() == null ? "" : finding.side().name().toLowerCase(Locale.ROOT));
        put(row, "field", finding.field());
        if (finding.end() > finding.start()) {
            row.put("start", finding.start());
            row.put("end", finding.end());
        }
        row.put("related", finding.relatedIds());
        row.put("fixable", finding.fix() != null);
        return row;
    }

    private static void put(Map<String, Object> row, String name, String value) {
        if (!value.isEmpty()) {
            row.put(name, value);
        }
    }

    /**
     * For code scanning: a log of SARIF 2.1.0 (OASIS). Notes are logical locations, named by deck file,
     * note and field; a fix replaces the content of a field, which is an artifact in that of the file.
     *
     * @param report what was found
     * @param rules the rules that were asked
     * @param library where it was found
     * @param file the address of the file, relative or absolute
     * @return the log
     */
    public static String sarif(LintReport report, Collection<? extends LintRule> rules,
            Library library, String file) {
        return written(new SarifLog(List.copyOf(rules), library, file).of(report));
    }

    private static String written(Object document) {
        return JSON.writeValueAsString(document).replace("\r\n", "\n");
    }
}
