package dev.cardstock.examples.cli;

import dev.cardstock.Options;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.exchange.LibraryContent;
import dev.cardstock.exchange.Revision;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a deck in one format and writes it in another. */
@Command(name = "convert", mixinStandardHelpOptions = true, description = "Reads a deck in one format and writes it in another.")
final class ConvertCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "IN", description = "The file to read.")
    Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
    Path out = Path.of("");

    @Option(names = "--from", paramLabel = "ID", description = "The format of IN.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "ID", description = "The format of OUT.")
    @Nullable
    String to;

    @Option(names = "--title", paramLabel = "T", description = "The title of the library.")
    @Nullable
    String title;

    @Option(names = "--earlier", paramLabel = "FILE", description = "An earlier edition of the deck: what is the same keeps its ids, and what is new, changed or gone is told.")
    @Nullable
    Path earlier;

    @Option(names = "--report", paramLabel = "FILE", description = "Where to write the diagnostics as JSON.")
    @Nullable
    Path report;

    @Option(names = "--from-option", paramLabel = "KEY=VALUE", description = "An option of the format of IN, such as encoding=windows-1252.")
    @Nullable
    Map<String, String> fromOptions;

    @Option(names = "--to-option", paramLabel = "KEY=VALUE", description = "An option of the format of OUT.")
    @Nullable
    Map<String, String> toOptions;

    @Override
    public Integer call() throws IOException {
        DeckFormats formats = DeckFormats.installed();
        ImportSettings reading = ImportSettings.defaults().options(OptionPairs.of(fromOptions));
        reading = from == null ? reading : reading.format(from);
        reading = title == null ? reading : reading.title(title);
        ExportSettings writing = ExportSettings.defaults().options(OptionPairs.of(toOptions));
        writing = to == null ? writing : writing.format(to);
        // A wrong target is told before a long reading.
        String target = (to == null ? formats.forName(out.toString()) : formats.get(to)).id();
        if (target.equals("anki")) {
            // Anki takes what changed later than what it has.
            Options options = writing.options();
            writing = options.asMap().containsKey("time")
                    ? writing
                    : writing.options(options.with("time",
                            Clock.systemUTC()
                                    .instant()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString()));
        }
        try (ImportResult read = formats.read(DeckSource.of(in), reading)) {
            LibraryContent content = LibraryContent.of(read);
            Revision revision = null;
            if (earlier != null) {
                try (ImportResult before = formats.read(earlier)) {
                    revision = Revision.of(before.library(), content);
                    content = revision.content();
                }
            }
            List<Diagnostic> dropped = formats.write(content.library(), content.history(),
                    content.media(), DeckTarget.of(out), writing);
            print(read, target, dropped);
            if (revision != null) {
                spec.commandLine().getOut().println("since " + earlier + ": " + revision);
            }
            if (report != null) {
                write(report, read.diagnostics(), dropped, revision);
            }
        }
        return 0;
    }

    private void print(ImportResult read, String target, List<Diagnostic> dropped) {
        PrintWriter result = spec.commandLine().getOut();
        PrintWriter notes = spec.commandLine().getErr();
        read.diagnostics().forEach(diagnostic -> notes.println(diagnostic));
        dropped.stream().limit(50).forEach(diagnostic -> notes.println(diagnostic));
        if (dropped.size() > 50) {
            notes.println("… and " + (dropped.size() - 50) + " more; --report lists all");
        }
        result.println(in + " (" + read.formatId() + ") -> " + out + " (" + target + "): "
                + Counts.of(read.library()).summary() + ", " + read.history().log().size()
                + " reviews; " + read.diagnostics().size() + " diagnostics, " + dropped.size()
                + " things dropped");
    }

    private static void write(Path file, List<Diagnostic> read, List<Diagnostic> dropped,
            @Nullable Revision revision) throws IOException {
        Map<String, Object> document = Json.object();
        document.put("read", Json.diagnostics(read));
        document.put("dropped", Json.diagnostics(dropped));
        if (revision != null) {
            Map<String, Object> row = Json.object();
            row.put("unchanged", revision.unchanged());
            row.put("changed", revision.changed());
            row.put("added", revision.added());
            row.put("gone", revision.gone());
            row.put("renamed", revision.renamed());
            document.put("revision", row);
        }
        DeckTarget target = DeckTarget.of(file);
        try {
            try (OutputStream stream = target.open()) {
                stream.write((Json.pretty(document) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            target.commit();
        } finally {
            target.discard();
        }
    }
}
