package dev.cardstock.examples.cli;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.Severity;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.formats.lint.LintOutput;
import dev.cardstock.lint.LintMaterial;
import dev.cardstock.lint.LintReport;
import dev.cardstock.lint.Linter;
import dev.cardstock.lint.Suppressions;
import dev.cardstock.text.TextSimilarityProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells an author what is wrong with a deck. */
@Command(name = "lint", mixinStandardHelpOptions = true, description = "Tells what is wrong with a deck.")
final class LintCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The file to read.")
    Path file = Path.of("");

    @Option(names = "--from", paramLabel = "ID", description = "The format of FILE.")
    @Nullable
    String from;

    @Option(names = "--from-option", paramLabel = "KEY=VALUE", description = "An option of the format.")
    @Nullable
    Map<String, String> fromOptions;

    @Option(names = "--language", paramLabel = "TAG", description = "The language of decks that name none, such as en.")
    @Nullable
    String language;

    /** How the findings are written. */
    static final class Form {
        @Option(names = "--json", description = "Print one JSON document.")
        boolean json;

        @Option(names = "--sarif", description = "Print a log of SARIF 2.1.0.")
        boolean sarif;
    }

    @ArgGroup
    @Nullable
    Form form;

    @Option(names = "--fail-on", paramLabel = "error|warning", description = "Exit with status 1 if there is a finding of this severity or a graver one.")
    @Nullable
    Severity failOn;

    @Option(names = "--suppress", paramLabel = "FILE", description = "What not to report: lines of a rule and, if you like, a note.")
    @Nullable
    Path suppress;

    @Option(names = "--option", paramLabel = "RULE.NAME=VALUE", description = "A setting of a rule, such as formulation.long-answer.max-words=30, or sides.habit.severity=off.")
    @Nullable
    Map<String, String> options;

    @Option(names = "--fix", paramLabel = "OUT", description = "Where to write the deck with all safe fixes applied.")
    @Nullable
    Path fix;

    @Override
    public Integer call() throws IOException {
        Linter linter = linter();
        DeckFormats formats = DeckFormats.installed();
        if (fix != null) {
            // A wrong target is told before a long reading.
            formats.forName(fix.toString());
        }
        DeckSource source = DeckSource.of(file);
        String format = from == null ? formats.detect(source).id() : from;
        Options options = OptionPairs.of(fromOptions);
        if (format.equals("json") && !options.asMap().containsKey("salvage")) {
            // An author wants to be told all that is wrong, not only the first of it.
            options = options.with("salvage", "true");
        }
        ImportSettings settings = ImportSettings.defaults().format(format).options(options);
        PrintWriter out = spec.commandLine().getOut();
        try (ImportResult read = formats.read(source, settings)) {
            Library library = withLanguage(read.library());
            LintMaterial material = LintMaterial.of(read).withLibrary(library);
            LintReport report = linter.lint(material);
            if (form != null && form.sarif) {
                out.print(LintOutput.sarif(report, linter.rules(), library,
                        file.toString()) + "\n");
            } else if (form != null && form.json) {
                out.print(LintOutput.json(report) + "\n");
            } else {
                out.print(Screen.visible(LintOutput.text(report)));
            }
            out.flush();
            if (fix != null) {
                write(fix, linter.fix(material), library, read, formats);
            }
            return failOn != null && report.has(failOn) ? 1 : 0;
        }
    }

    private Linter linter() throws IOException {
        Linter linter = installed(language);
        if (suppress != null) {
            linter = linter.withSuppressions(
                    Suppressions.parse(Files.readString(suppress), suppress.toString()));
        }
        Map<String, Options> byRule = new TreeMap<>();
        for (Map.Entry<String, String> option : OptionPairs.of(options).asMap().entrySet()) {
            String name = option.getKey();
            int dot = name.lastIndexOf('.');
            if (dot < 0) {
                throw new IllegalArgumentException("--option " + name
                        + " must name a rule and a setting, as in"
                        + " formulation.long-answer.max-words=30");
            }
            byRule.merge(name.substring(0, dot),
                    Options.of(Map.of(name.substring(dot + 1), option.getValue())),
                    (a, b) -> a.with(name.substring(dot + 1), option.getValue()));
        }
        for (Map.Entry<String, Options> rule : byRule.entrySet()) {
            linter = linter.withOptions(rule.getKey(), rule.getValue());
        }
        return linter;
    }

    /** All rules, with the measure of likeness of the grader. */
    static Linter installed(@Nullable String language) {
        Options options = language == null
                ? Options.none()
                : Options.none().with("language", language);
        return Linter.installed()
                .withSimilarity(Plugins.load(TextSimilarityProvider.class)
                        .get("words")
                        .create(options));
    }

    /** With a language for the decks that have none. */
    private Library withLanguage(Library library) {
        if (language == null) {
            return library;
        }
        Library.Builder builder = library.toBuilder();
        for (Deck deck : library.decks()) {
            if (library.languageOf(deck.id()).isEmpty()) {
                builder.add(deck.toBuilder().language(language).build());
            }
        }
        return builder.build();
    }

    private void write(Path target, Library fixed, Library before, ImportResult read,
            DeckFormats formats) throws IOException {
        long changed = fixed.notes()
                .stream()
                .filter(note -> !note.equals(before.note(note.id()).orElse(null)))
                .count();
        List<Diagnostic> dropped = formats.write(fixed, read.history(), read.media(),
                DeckTarget.of(target), ExportSettings.defaults());
        PrintWriter notes = spec.commandLine().getErr();
        dropped.stream().limit(50).forEach(notes::println);
        notes.println(changed + " notes corrected in " + target + "; " + dropped.size()
                + " things dropped");
    }
}
