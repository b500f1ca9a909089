package dev.cardstock.lint;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.Severity;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.lint.LintRule.Need;
import dev.cardstock.text.TextSimilarity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs rules over a library. What the reader of its file had to merge or guess is reported too: by the
 * rule that names the code of the diagnostic, else under the id {@code import.} and the code. Immutable
 * and thread-safe.
 *
 * <p>Every rule has the option {@value #SEVERITY} beside its own: {@code error}, {@code warning} or
 * {@code info} instead of what the rule says, or {@code off}.
 */
public final class Linter {
    /** The option that every rule has. */
    public static final String SEVERITY = "severity";

    private static final String OFF = "off";
    private static final String IMPORT = "import.";

    /** How often fixes of one rule are followed by others of it. */
    private static final int MAX_ROUNDS = 20;

    private final Plugins<LintRule> rules;
    private final @Nullable TextSimilarity similarity;
    private final Map<String, Options> options;
    private final Suppressions suppressions;

    private Linter(Plugins<LintRule> rules, @Nullable TextSimilarity similarity,
            Map<String, Options> options, Suppressions suppressions) {
        this.rules = rules;
        this.similarity = similarity;
        this.options = options;
        this.suppressions = suppressions;
    }

    /** {@return a linter with all the rules that are installed} */
    public static Linter installed() {
        return new Linter(Plugins.load(LintRule.class), null, Map.of(), Suppressions.none());
    }

    /**
     * A linter with the rules given.
     *
     * @param rules the rules
     * @return the linter
     */
    public static Linter of(Collection<? extends LintRule> rules) {
        return new Linter(Plugins.of(LintRule.class, rules), null, Map.of(), Suppressions.none());
    }

    /**
     * Lets rules compare texts.
     *
     * @param measure how alike texts are
     * @return a linter with the same rules
     */
    public Linter withSimilarity(TextSimilarity measure) {
        return new Linter(rules, requireNonNull(measure, "measure"), options, suppressions);
    }

    /**
     * Leaves out findings.
     *
     * @param unwanted which
     * @return a linter with the same rules
     */
    public Linter withSuppressions(Suppressions unwanted) {
        return new Linter(rules, similarity, options, requireNonNull(unwanted, "unwanted"));
    }

    /**
     * Sets a rule.
     *
     * @param ruleId the id of the rule
     * @param settings its settings; what is not set keeps its default
     * @return a linter with the same rules
     * @throws dev.cardstock.UnknownIdException if there is no such rule
     * @throws IllegalArgumentException if settings are unknown or out of range; the message lists all
     */
    public Linter withOptions(String ruleId, Options settings) {
        LintRule rule = rules.get(ruleId);
        Options.Reader reader = settings.reader();
        reader.parsed(SEVERITY, "", "error, warning, info or off", Linter::severityOrOff);
        for (LintOption option : rule.options()) {
            if (option.isNumber()) {
                reader.integer(option.name(), Integer.parseInt(option.fallback()), option.min(),
                        option.max());
            } else {
                reader.text(option.name());
            }
        }
        try {
            reader.finish();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("rule '" + ruleId + "': " + e.getMessage(), e);
        }
        Map<String, Options> all = new TreeMap<>(options);
        all.put(ruleId, settings);
        return new Linter(rules, similarity, all, suppressions);
    }

    private static String severityOrOff(String text) {
        return text.equals(OFF) ? text : severity(text).name();
    }

    private static Severity severity(String text) {
        return Severity.valueOf(text.strip().toUpperCase(Locale.ROOT));
    }

    /** {@return the rules, by id} */
    public List<LintRule> rules() {
        return rules.all();
    }

    /**
     * Looks for faults in a library of which nothing more is known.
     *
     * @param library where
     * @return what was found
     */
    public LintReport lint(Library library) {
        return lint(LintMaterial.of(library));
    }

    /**
     * Looks for faults.
     *
     * @param material where
     * @return what was found
     */
    public LintReport lint(LintMaterial material) {
        LintContext context = new LintContext(material, similarity);
        List<Finding> findings = new ArrayList<>();
        Map<String, String> skipped = new TreeMap<>();
        for (LintRule rule : rules.all()) {
            Set<Need> missing = missing(rule, material);
            if (isOff(rule)) {
                skipped.put(rule.id(), "it is switched off");
            } else if (!missing.isEmpty()) {
                skipped.put(rule.id(), "it needs " + missing.stream()
                        .map(Need::toString)
                        .collect(Collectors.joining(" and "))
                        + ", and there is none");
            } else {
                findings.addAll(run(rule, context));
            }
        }
        findings.addAll(ofReader(material));
        Set<String> used = new HashSet<>();
        int before = findings.size();
        findings.removeIf(finding -> {
            List<String> lines = suppressions.matching(finding);
            used.addAll(lines);
            return !lines.isEmpty();
        });
        findings.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::ruleId));
        Map<String, String> unused = new LinkedHashMap<>(suppressions.lines());
        unused.keySet().removeAll(used);
        return new LintReport(findings, new TreeMap<>(skipped), before - findings.size(),
                List.copyOf(unused.values()));
    }

    private boolean isOff(LintRule rule) {
        return settings(rule).asMap().getOrDefault(SEVERITY, "").strip().equals(OFF);
    }

    private Options settings(LintRule rule) {
        return options.getOrDefault(rule.id(), Options.none());
    }

    private Set<Need> missing(LintRule rule, LintMaterial material) {
        EnumSet<Need> missing = EnumSet.noneOf(Need.class);
        for (Need need : rule.needs()) {
            boolean isThere = switch (need) {
                case SIMILARITY -> similarity != null;
                case HISTORY -> !material.history().isEmpty();
                case MEDIA -> material.media() != null;
            };
            if (!isThere) {
                missing.add(need);
            }
        }
        return missing;
    }

    private List<Finding> run(LintRule rule, LintContext context) {
        List<Finding> findings = new ArrayList<>();
        Options settings = settings(rule);
        rule.check(context.with(settings), findings::add);
        String severity = settings.asMap().get(SEVERITY);
        if (severity != null) {
            Severity wanted = severity(severity);
            findings.replaceAll(finding -> finding.at(wanted));
        }
        return findings;
    }

    /** What the reader noticed and no rule reports. */
    private List<Finding> ofReader(LintMaterial material) {
        Set<String> reported = new TreeSet<>();
        rules.all().forEach(rule -> reported.addAll(rule.diagnosticCodes()));
        List<Finding> findings = new ArrayList<>();
        for (Diagnostic diagnostic : material.diagnostics()) {
            if (reported.contains(diagnostic.code())) {
                continue;
            }
            Finding.Builder finding = Finding
                    .builder(IMPORT + diagnostic.code(), diagnostic.severity(), "{message}")
                    .argument("message", diagnostic.message())
                    .where(diagnostic.where());
            String item = diagnostic.where().item();
            if (item != null && material.library().note(item).isPresent()) {
                finding.note(item);
            }
            findings.add(finding.build());
        }
        return findings;
    }

    /**
     * Applies the fixes that rules offer, but for suppressed findings. Fixes of one rule may make room
     * for others, so the rules that offer some are asked again until they offer no more.
     *
     * @param material what to correct
     * @return the corrected library; the same if there was nothing to correct
     */
    public Library fix(LintMaterial material) {
        Library library = material.library();
        for (LintRule rule : rules.all()) {
            if (rule.fixes().isEmpty() || isOff(rule)
                    || !missing(rule, material).isEmpty()) {
                continue;
            }
            for (int round = 0; round < MAX_ROUNDS; round++) {
                Map<String, Note> fixes = fixes(rule, material.withLibrary(library));
                if (fixes.isEmpty()) {
                    break;
                }
                Library.Builder builder = library.toBuilder();
                fixes.values().forEach(builder::replace);
                library = builder.build();
            }
        }
        return library;
    }

    private Map<String, Note> fixes(LintRule rule, LintMaterial material) {
        Map<String, Note> fixes = new LinkedHashMap<>();
        for (Finding finding : run(rule, new LintContext(material, similarity))) {
            Note fix = finding.fix();
            if (fix != null && suppressions.matching(finding).isEmpty()
                    && !fix.equals(material.library().note(fix.id()).orElse(null))) {
                fixes.putIfAbsent(fix.id(), fix);
            }
        }
        return fixes;
    }
}
