package dev.cardstock.examples.cli;

import static java.util.stream.Collectors.joining;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.formats.json.JsonFormat;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the formats. */
@Command(name = "formats", mixinStandardHelpOptions = true, description = "Lists the formats.")
final class FormatsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Option(names = "--schema", description = "Print the JSON Schema of Cardstock's own JSON instead.")
    boolean schema;

    @Option(names = "--markdown", description = "Print a table in Markdown.")
    boolean markdown;

    @Override
    public Integer call() {
        List<DeckFormat> formats = DeckFormats.installed().all();
        PrintWriter out = spec.commandLine().getOut();
        if (schema) {
            out.print(JsonFormat.schema());
            out.flush();
            return 0;
        }
        if (json) {
            out.println(Json.pretty(formats.stream().map(FormatsCommand::row).toList()));
            return 0;
        }
        if (markdown) {
            out.print(table(formats));
            out.flush();
            return 0;
        }
        for (DeckFormat format : formats) {
            out.println(format.id() + ": " + format.description());
            out.println("  files    ." + String.join(", .", format.extensions()));
            out.println("  can be   " + access(format));
            out.println("  carries  " + (format.carries().isEmpty()
                    ? "fronts and backs"
                    : carries(format)));
        }
        return 0;
    }

    /** What each format carries, as the page of the formats has it. */
    private static String table(List<DeckFormat> formats) {
        StringBuilder table = new StringBuilder("""
                | format | what it is | files | can be | carries besides fronts and backs |
                | --- | --- | --- | --- | --- |
                """);
        for (DeckFormat format : formats) {
            table.append("| `%s` | %s | %s | %s | %s |%n".formatted(format.id(),
                    cell(format.description()),
                    format.extensions().stream().map(e -> "`." + e + "`").collect(joining(" ")),
                    access(format), carries(format)));
        }
        return table.toString().replace("\r\n", "\n");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static String access(DeckFormat format) {
        return reads(format) && writes(format)
                ? "read, written"
                : reads(format) ? "read" : "written";
    }

    private static String carries(DeckFormat format) {
        if (missing(format).isEmpty()) {
            return "everything";
        }
        return Arrays.stream(Capability.values())
                .filter(format.carries()::contains)
                .map(FormatsCommand::name)
                .collect(joining(", "));
    }

    private static String name(Capability capability) {
        return switch (capability) {
            case HTML -> "HTML";
            case MARKDOWN -> "Markdown";
            default -> capability.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static Map<String, Object> row(DeckFormat format) {
        Map<String, Object> row = Json.object();
        row.put("id", format.id());
        row.put("description", format.description());
        row.put("extensions", format.extensions());
        row.put("reads", reads(format));
        row.put("writes", writes(format));
        row.put("carries", names(format.carries().stream().sorted()));
        row.put("cannotCarry", names(missing(format).stream()));
        return row;
    }

    private static List<String> names(Stream<Capability> capabilities) {
        return capabilities
                .map(capability -> capability.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static boolean reads(DeckFormat format) {
        return format.reader(Options.none()).isPresent();
    }

    private static boolean writes(DeckFormat format) {
        return format.writer(Options.none()).isPresent();
    }

    private static List<Capability> missing(DeckFormat format) {
        return Arrays.stream(Capability.values())
                .filter(capability -> !format.carries().contains(capability))
                .toList();
    }
}
