package dev.cardstock.examples.cli;

import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.study.mastery.LearnerProgress;
import dev.cardstock.study.mastery.MasteryMeter;
import dev.cardstock.study.mastery.ProgressTable;
import dev.cardstock.study.set.StudySet;
import dev.cardstock.study.store.FileProgressStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the progress table. */
@Command(name = "progress", mixinStandardHelpOptions = true, description = "Shows the progress table of what study has kept.")
final class ProgressCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The file that study --progress has written.")
    Path file = Path.of("");

    @Option(names = "--deck", paramLabel = "DECK", description = "The deck, where it is no longer where it was studied.")
    @Nullable
    Path deck;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Option(names = "--csv", description = "Print CSV.")
    boolean csv;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (json && csv) {
            throw new ParameterException(spec.commandLine(), "--json and --csv exclude each other");
        }
        Map<String, List<ProgressEvent>> events = new TreeMap<>();
        try (FileProgressStore store = FileProgressStore.open(file)) {
            for (String learner : new TreeSet<>(store.learners())) {
                events.put(learner, store.load(learner).events());
            }
        }
        Path studied = deck == null ? lastDeck(events) : deck;
        try (ImportResult read = DeckFormats.installed().read(studied)) {
            print(StudySet.of(read.library()), events);
        }
        return 0;
    }

    /** The deck that was studied last. */
    private Path lastDeck(Map<String, List<ProgressEvent>> events) {
        String path = events.values()
                .stream()
                .flatMap(List::stream)
                .filter(event -> event.kind().equals(KeptSession.DECK))
                .max(java.util.Comparator.comparing(ProgressEvent::time))
                .map(event -> event.values().getOrDefault("path", ""))
                .orElseThrow(() -> new ParameterException(spec.commandLine(),
                        file + " does not say which deck was studied; name it with --deck"));
        if (!Files.exists(Path.of(path))) {
            throw new ParameterException(spec.commandLine(), "the deck that was studied, " + path
                    + ", is not there any more; name it with --deck");
        }
        return Path.of(path);
    }

    private void print(StudySet set, Map<String, List<ProgressEvent>> events) {
        Map<String, LearnerProgress> learners = new TreeMap<>();
        events.forEach((learner, all) -> learners.put(learner, LearnerProgress.of(all)));
        ProgressTable table = MasteryMeter.of(set)
                .table(learners, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(Json.COMPACT.readTree(table.toJson())));
        } else {
            out.print(csv ? table.toCsv() : table.toText());
        }
        out.flush();
    }
}
