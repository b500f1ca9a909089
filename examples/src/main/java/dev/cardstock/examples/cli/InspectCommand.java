package dev.cardstock.examples.cli;

import dev.cardstock.deck.Library;
import dev.cardstock.deck.Media;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is in a file. */
@Command(name = "inspect", mixinStandardHelpOptions = true, description = "Says what is in a deck.")
final class InspectCommand implements Callable<Integer> {
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

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        ImportSettings settings = ImportSettings.defaults().options(OptionPairs.of(fromOptions));
        settings = from == null ? settings : settings.format(from);
        try (ImportResult read = DeckFormats.installed().read(DeckSource.of(file), settings)) {
            Map<String, Object> document = document(read);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.pretty(document));
            } else {
                print(read, document, out);
            }
        }
        return 0;
    }

    private static Map<String, Object> document(ImportResult read) {
        Library library = read.library();
        Counts counts = Counts.of(library);
        Map<String, Object> document = Json.object();
        document.put("format", read.formatId());
        document.put("title", library.title());
        document.put("decks", counts.notesAndCards.entrySet().stream().map(deck -> {
            Map<String, Object> row = Json.object();
            row.put("path", String.join(Library.PATH_SEPARATOR, library.path(deck.getKey().id())));
            row.put("notes", deck.getValue()[0]);
            row.put("cards", deck.getValue()[1]);
            return row;
        }).toList());
        document.put("notes", library.notes().size());
        document.put("cards", counts.cards);
        document.put("answered", counts.answered);
        Set<String> present = read.media().names();
        Map<String, Object> media = Json.object();
        media.put("count", library.media().size());
        media.put("bytes", library.media().stream().mapToLong(m -> Math.max(0, m.size())).sum());
        media.put("missing", library.media()
                .stream()
                .map(Media::name)
                .filter(name -> !present.contains(name))
                .count());
        document.put("media", media);
        document.put("reviews", read.history().log().size());
        TreeSet<String> tags = new TreeSet<>();
        library.notes().forEach(note -> tags.addAll(note.tags()));
        document.put("tags", List.copyOf(tags));
        document.put("diagnostics", Json.diagnostics(read.diagnostics()));
        return document;
    }

    private static void print(ImportResult read, Map<String, Object> document, PrintWriter out) {
        Library library = read.library();
        Counts counts = Counts.of(library);
        out.println("format:  " + read.formatId());
        out.println("title:   " + library.title());
        out.println("content: " + counts.summary() + ", " + library.notes().size() + " notes, "
                + library.media().size() + " media, " + read.history().log().size() + " reviews");
        out.println("tags:    " + document.get("tags"));
        counts.notesAndCards.forEach((deck, count) -> out.printf(Locale.ROOT, "%6d  %s%n", count[1],
                String.join(" > ", library.path(deck.id()))));
        read.diagnostics().forEach(out::println);
    }
}
