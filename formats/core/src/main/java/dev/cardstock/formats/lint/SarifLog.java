package dev.cardstock.formats.lint;

import dev.cardstock.Severity;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.LintReport;
import dev.cardstock.lint.LintRule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A log of SARIF 2.1.0 in the making, as maps and lists. */
final class SarifLog {
    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/"
            + "schemas/sarif-schema-2.1.0.json";

    private final List<? extends LintRule> rules;
    private final Library library;
    private final String file;
    private final Map<String, Integer> ruleIndexes = new LinkedHashMap<>();
    private final List<Object> descriptors = new ArrayList<>();
    private final List<Object> artifacts = new ArrayList<>();
    private final Map<String, Integer> artifactIndexes = new LinkedHashMap<>();

    SarifLog(List<? extends LintRule> rules, Library library, String file) {
        this.rules = rules;
        this.library = library;
        this.file = file;
    }

    Map<String, Object> of(LintReport report) {
        artifacts.add(object("location", object("uri", uri(file))));
        for (LintRule rule : rules) {
            Map<String, Object> descriptor = descriptor(rule.id(), rule.description(),
                    rule.severity());
            if (!rule.fixes().isEmpty()) {
                descriptor.put("help", object("text", "The fix " + rule.fixes() + "."));
            }
        }
        List<Object> results = report.findings()
                .stream()
                .map(this::result)
                .map(Object.class::cast)
                .toList();
        Map<String, Object> run = object("tool",
                object("driver", object("name", "cardstock", "rules", descriptors)));
        run.put("columnKind", "utf16CodeUnits");
        run.put("artifacts", artifacts);
        run.put("results", results);
        return object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run));
    }

    private Map<String, Object> descriptor(String id, String description, Severity severity) {
        Map<String, Object> descriptor = object("id", id, "shortDescription",
                object("text", description + "."), "defaultConfiguration",
                object("level", level(severity)));
        ruleIndexes.put(id, descriptors.size());
        descriptors.add(descriptor);
        return descriptor;
    }

    private Map<String, Object> result(Finding finding) {
        if (!ruleIndexes.containsKey(finding.ruleId())) {
            descriptor(finding.ruleId(), "What the reader of the file had to merge or guess",
                    finding.severity());
        }
        Map<String, Object> result = object("ruleId", finding.ruleId(), "ruleIndex",
                ruleIndexes.getOrDefault(finding.ruleId(), -1), "level",
                level(finding.severity()), "message", object("text", finding.message()),
                "locations", List.of(location(finding)));
        if (!finding.relatedIds().isEmpty()) {
            result.put("relatedLocations", finding.relatedIds()
                    .stream()
                    .map(id -> object("logicalLocations", List.of(logical(id, ""))))
                    .toList());
        }
        List<Object> changes = changes(finding);
        if (!changes.isEmpty()) {
            result.put("fixes", List.of(object("description",
                    object("text", "What the fix of " + finding.ruleId() + " does"),
                    "artifactChanges", changes)));
        }
        Map<String, Object> properties = object("messageKey", finding.messageKey(), "arguments",
                finding.arguments());
        if (finding.card() != null) {
            properties.put("card", finding.card().toString());
        }
        if (finding.end() > finding.start()) {
            properties.put("start", finding.start());
            properties.put("end", finding.end());
        }
        result.put("properties", properties);
        return result;
    }

    private Map<String, Object> location(Finding finding) {
        Map<String, Object> physical = object("artifactLocation",
                object("uri", uri(file), "index", 0));
        if (finding.where().line() > 0) {
            physical.put("region", object("startLine", finding.where().line()));
        }
        Map<String, Object> location = object("physicalLocation", physical);
        if (!finding.noteId().isEmpty()) {
            location.put("logicalLocations", List.of(logical(finding.noteId(), finding.field())));
        }
        return location;
    }

    private static Map<String, Object> logical(String noteId, String field) {
        return field.isEmpty()
                ? object("name", noteId, "fullyQualifiedName", noteId, "kind", "element")
                : object("name", field, "fullyQualifiedName", noteId + "/" + field, "kind",
                        "member");
    }

    /** The fields and tags that the fix writes anew; each is an artifact in that of the file. */
    private List<Object> changes(Finding finding) {
        Note fix = finding.fix();
        List<Object> changes = new ArrayList<>();
        if (fix == null) {
            return changes;
        }
        Note before = library.note(fix.id()).orElse(fix);
        if (!fix.tags().equals(before.tags())) {
            changes.add(change(fix.id() + "/tags", String.join(" ", fix.tags())));
        }
        for (int i = 0; i < fix.fields().size(); i++) {
            Markup content = fix.fields().get(i);
            if (!content.equals(before.fields().get(i))) {
                String field = library.typeOf(fix).fields().get(i).name();
                changes.add(change(fix.id() + "/" + field, content.source()));
            }
        }
        return changes;
    }

    private Map<String, Object> change(String name, String text) {
        int index = artifactIndexes.computeIfAbsent(name, n -> {
            artifacts.add(object("location", object("uri", uri(n)), "parentIndex", 0));
            return artifacts.size() - 1;
        });
        return object("artifactLocation", object("uri", uri(name), "index", index), "replacements",
                List.of(object("deletedRegion", object("startLine", 1), "insertedContent",
                        object("text", text))));
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private static String uri(String path) {
        return URLEncoder.encode(path.replace('\\', '/'), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("%3A", ":");
    }

    private static Map<String, Object> object(Object... pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(pairs[i].toString(), pairs[i + 1]);
        }
        return object;
    }
}
