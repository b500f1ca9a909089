package dev.cardstock.examples.cli;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.formats.json.JsonFormat;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
        for (DeckFormat format : formats) {
            out.println(format.id() + ": " + format.description());
            out.println("  files    ." + String.join(", .", format.extensions()));
            out.println("  can be   " + (reads(format) ? "read" : "")
                    + (reads(format) && writes(format) ? ", " : "")
                    + (writes(format) ? "written" : ""));
            List<Capability> missing = missing(format);
            out.println("  carries  everything" + (missing.isEmpty()
                    ? ""
                    : " but " + String.join("; ",
                            missing.stream().map(Capability::description).toList())));
        }
        return 0;
    }

    private static Map<String, Object> row(DeckFormat format) {
        Map<String, Object> row = Json.object();
        row.put("id", format.id());
        row.put("description", format.description());
        row.put("extensions", format.extensions());
        row.put("reads", reads(format));
        row.put("writes", writes(format));
        row.put("cannotCarry", missing(format).stream()
                .map(capability -> capability.name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-'))
                .toList());
        return row;
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
