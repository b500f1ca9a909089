package dev.cardstock.examples.cli;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.Severity;
import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.AnswerGraderProvider;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.lint.LintMaterial;
import dev.cardstock.lint.LintReport;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.MasteryMeter;
import dev.cardstock.study.set.StudySet;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole path on a bundled deck. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Imports a study page, lints it, grades answers, schedules a month, shows the progress and exports the deck.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the files go; a temporary folder by default.")
    @Nullable
    Path folder;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        DeckFormats formats = DeckFormats.installed();
        ImportSettings settings = ImportSettings.defaults()
                .title("How transformers work")
                .options(Options.none().with("language", "en"));
        try (ImportResult read = formats.read(
                DeckSource.of("transformers.txt", resource("transformers.txt")), settings)) {
            printImport(read, out);
            printFindings(read, out);
            printGrades(read.library(), out);
            LearningHistory history = new DemoMonth(read.library()).play(out);
            printProgress(read.library(), history, out);
            export(formats, read.library(), history, out);
        }
        return 0;
    }

    private static void printImport(ImportResult read, PrintWriter out) {
        Library library = read.library();
        Counts counts = Counts.of(library);
        out.println("1. A pasted study page is imported: " + counts.summary());
        counts.notesAndCards.forEach(
                (deck, count) -> out.printf(Locale.ROOT, "   %3d cards  %s%n", count[1],
                        deck.name()));
        List<Diagnostic> warnings = read.diagnostics()
                .stream()
                .filter(diagnostic -> diagnostic.severity() != Severity.INFO)
                .toList();
        out.println("   " + read.diagnostics().size() + " diagnostics, among them:");
        warnings.forEach(diagnostic -> out.println("   - " + diagnostic));
    }

    private static void printFindings(ImportResult read, PrintWriter out) {
        LintReport report = LintCommand.installed("en").lint(LintMaterial.of(read));
        out.println();
        out.println("2. It is linted: " + report.count(Severity.ERROR) + " errors, "
                + report.count(Severity.WARNING) + " warnings, " + report.count(Severity.INFO)
                + " hints, among them:");
        report.findings()
                .stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .limit(5)
                .forEach(finding -> out.println(
                        "   - " + finding.ruleId() + ": " + finding.message()));
    }

    private static void printGrades(Library library, PrintWriter out) throws IOException {
        AnswerGrader grader = Plugins.load(AnswerGraderProvider.class)
                .get("semantic")
                .create(Options.none());
        out.println();
        out.println("3. Typed answers are graded by '" + grader.id() + "':");
        for (String row : resource("typed-answers.tsv").lines().toList()) {
            List<String> columns = List.of(row.split("\t"));
            Card card = library.cards()
                    .filter(c -> c.prompt().plainText().equals(columns.get(0)))
                    .findFirst()
                    .orElseThrow();
            Grade grade = grader.grade(Question.of(library, card), columns.get(1));
            out.println("   " + columns.get(0));
            out.println("     expected: " + card.expected());
            out.println("     typed (" + columns.get(2) + "): " + columns.get(1));
            out.printf(Locale.ROOT, "     -> %s, score %.2f: %s%n", grade.verdict().key(),
                    grade.score(), grade.explanation());
        }
    }

    private static void printProgress(Library library, LearningHistory history, PrintWriter out) {
        Learner learner = Learner.inMemory();
        Instant end = DemoMonth.FIRST_DAY.plusDays(DemoMonth.DAYS)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        learner.importHistory(history, end);
        out.println("   The progress table when it is over, and after a month without reviews:");
        for (Instant time : List.of(end, end.plus(Duration.ofDays(30)))) {
            MasteryMeter.of(StudySet.of(library))
                    .table(Map.of(learner.id(), learner.progress()), time)
                    .toText()
                    .lines()
                    .forEach(line -> out.println("   " + line));
        }
    }

    private void export(DeckFormats formats, Library library, LearningHistory history,
            PrintWriter out) throws IOException {
        Path target = folder == null
                ? Files.createTempDirectory("cardstock-demo")
                : Files.createDirectories(folder);
        out.println();
        out.println("5. Exported to " + target.toAbsolutePath() + " and read back:");
        for (String name : List.of("transformers.apkg", "transformers.json",
                "transformers.csv")) {
            Path file = target.resolve(name);
            List<Diagnostic> dropped = formats.write(library, history, MediaSource.none(),
                    DeckTarget.of(file), ExportSettings.defaults());
            try (ImportResult again = formats.read(file)) {
                boolean same = again.library()
                        .cards()
                        .map(card -> card.prompt() + "\n" + card.answer())
                        .toList()
                        .equals(library.cards()
                                .map(card -> card.prompt() + "\n" + card.answer())
                                .toList());
                out.println("   " + file.getFileName() + ": " + Files.size(file) + " bytes, "
                        + Counts.of(again.library()).summary() + ", "
                        + again.history().log().size() + " reviews; all texts "
                        + (same ? "equal" : "DIFFER") + ", " + dropped.size()
                        + " things the format cannot hold");
            }
        }
        out.println(
                "   The page, and the deck as it was imported, are in examples/src/main/resources/"
                        + DemoCommand.class.getPackageName().replace('.', '/')
                        + ": transformers.txt, transformers.json");
    }

    static String resource(String name) throws IOException {
        try (InputStream in = DemoCommand.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the resource " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
