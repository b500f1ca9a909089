package dev.cardstock.examples.cli;

import dev.cardstock.CardstockException;
import dev.cardstock.UnknownIdException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Runs the command line. Exit status: 0 done, 1 the input could not be read or a {@code --fail-on} was met, 2 wrong usage. */
@Command(name = "cardstock", mixinStandardHelpOptions = true, versionProvider = Main.Version.class, description = "Studies and converts decks of flashcards, grades answers and schedules reviews.")
public final class Main {
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("demo", DemoCommand.class);
        COMMANDS.put("convert", ConvertCommand.class);
        COMMANDS.put("inspect", InspectCommand.class);
        COMMANDS.put("formats", FormatsCommand.class);
        COMMANDS.put("lint", LintCommand.class);
        COMMANDS.put("grade", GradeCommand.class);
        COMMANDS.put("schedule", ScheduleCommand.class);
        COMMANDS.put("optimize", OptimizeCommand.class);
        COMMANDS.put("evaluate", EvaluateCommand.class);
        COMMANDS.put("simulate", SimulateCommand.class);
        COMMANDS.put("study", StudyCommand.class);
        COMMANDS.put("progress", ProgressCommand.class);
    }

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces.")
    private boolean debug;

    Main() {}

    /**
     * Runs one command and ends the process.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        PrintWriter out = writer(System.out);
        PrintWriter err = writer(System.err);
        int status = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(status);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new PrintStream(stream, true, StandardCharsets.UTF_8), true,
                StandardCharsets.UTF_8);
    }

    /**
     * Runs one command.
     *
     * @param out takes results
     * @param err takes everything else
     * @param args the command and its options
     * @return the exit status
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        commands(args).forEach(line::addSubcommand);
        line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false);
        line.setExecutionExceptionHandler((e, command, parsed) -> main.report(e, err));
        if (args.length == 0) {
            line.usage(err);
            return 2;
        }
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            err.println(
                    "cardstock: there is not enough memory; give more, as in java -Xmx4g -jar …");
            return 1;
        }
    }

    /** The command that comes first, or all: to look at them all takes longer than many of them run. */
    private static Map<String, Class<?>> commands(String... args) {
        Class<?> wanted = args.length == 0 ? null : COMMANDS.get(args[0]);
        return wanted == null ? COMMANDS : Map.of(args[0], wanted);
    }

    private int report(Exception e, PrintWriter err) {
        if (debug) {
            e.printStackTrace(err);
        }
        Throwable cause = e.getCause();
        Throwable shown = e instanceof UncheckedIOException && cause != null ? cause : e;
        err.println("cardstock: " + switch (shown) {
            case CardstockException c -> c.getMessage();
            case IllegalArgumentException i -> i.getMessage();
            case java.nio.file.NoSuchFileException n -> n.getMessage() + ": there is no such file";
            case java.nio.file.AccessDeniedException a -> a.getMessage() + ": access is denied";
            case IOException io -> String.valueOf(io.getMessage());
            default ->
                "this should not happen: " + shown + "; run again with --debug and report it";
        });
        return shown instanceof UnknownIdException || shown instanceof IllegalArgumentException
                ? 2
                : 1;
    }

    /** The version from the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[]{"cardstock " + (version == null ? "(not packaged)" : version)};
        }
    }
}
