import dev.cardstock.CardstockException;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.Options;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads every Anki file of the corpus and compares what is in it with the manifest. */
public final class CheckAnki {
    private static final DeckFormats FORMATS = DeckFormats.installed();
    private static final int SCHEMA = 7;
    private static final int COUNTS = 8;
    private static final int OLDEST_SCHEMA = 11;

    private CheckAnki() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("--write")) {
            write(Path.of(arguments[1]));
            return;
        }
        if (arguments[0].equals("--compare")) {
            compare(Path.of(arguments[1]));
            return;
        }
        Path folder = Path.of(arguments[0]);
        int read = 0;
        int refused = 0;
        List<String> wrong = new ArrayList<>();
        List<String> rows = Files.readAllLines(folder.resolve("MANIFEST.tsv"));
        for (String row : rows.subList(1, rows.size())) {
            String[] columns = row.split("\t", -1);
            String name = columns[0];
            if (name.matches(".*\\.(apkg|colpkg|anki2|anki21)") && !columns[SCHEMA].isEmpty()
                    && Integer.parseInt(columns[SCHEMA]) >= OLDEST_SCHEMA) {
                String problem = compare(folder.resolve(name), columns);
                if (problem.isEmpty()) {
                    read++;
                } else {
                    wrong.add(name + ": " + problem);
                }
            } else if (name.matches(".*\\.(anki|anki2)")) {
                try (ImportResult result = FORMATS.read(folder.resolve(name))) {
                    wrong.add(name + " was read by " + result.formatId());
                } catch (CardstockException e) {
                    refused++;
                }
            }
        }
        wrong.forEach(System.err::println);
        System.out.println("anki: " + read + " packages and collections have what the manifest says, "
                + refused + " older ones were refused");
        if (!wrong.isEmpty() || read == 0) {
            System.exit(1);
        }
    }

    /** Reads each package and writes it anew in both generations. */
    private static void write(Path folder) throws IOException {
        for (Path file : packages(folder)) {
            try (ImportResult read = FORMATS.read(file)) {
                for (String version : List.of("modern", "legacy")) {
                    Path target = folder.resolve(version + "=" + file.getFileName());
                    List<Diagnostic> dropped = FORMATS.write(read.library(), read.history(),
                            read.media(), DeckTarget.of(target), ExportSettings.defaults()
                                    .options(Options.none().with("package", version)));
                    if (!dropped.isEmpty()) {
                        throw new IOException(target + ": " + dropped);
                    }
                }
            }
        }
    }

    private static List<Path> packages(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("pkg"))
                    .filter(file -> file.getFileName().toString().indexOf('=') < 0)
                    .sorted()
                    .toList();
        }
    }

    /** Compares what the real Anki had of each package before and after. */
    private static void compare(Path folder) throws IOException {
        int same = 0;
        for (Path file : packages(folder)) {
            String name = file.getFileName() + ".dump";
            List<String> before = Files.readAllLines(folder.resolve(name));
            for (String version : List.of("modern", "legacy")) {
                List<String> after = Files.readAllLines(folder.resolve(version + "=" + name));
                if (!after.equals(before)
                        || after.stream().anyMatch(line -> line.startsWith("problem"))) {
                    List<String> odd = new ArrayList<>(after);
                    odd.removeAll(before);
                    System.err.println(version + " " + name + ": "
                            + odd.subList(0, Math.min(5, odd.size())));
                    System.exit(1);
                }
                same++;
            }
        }
        System.out.println("anki: " + same + " written packages are to the real Anki what they were");
    }

    private static String compare(Path file, String[] columns) throws IOException {
        try (ImportResult read = FORMATS.read(DeckSource.of(file), ImportSettings.defaults())) {
            long bytes = 0;
            for (String name : read.media().names()) {
                try (InputStream in = read.media().open(name)) {
                    bytes += in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            long[] found = {read.library().notes().size(), read.library().cards().count(),
                    read.history().log().size(), read.library().media().size(),
                    read.library().noteTypes().size()};
            String[] names = {"notes", "cards", "reviews", "media", "note types"};
            List<String> problems = new ArrayList<>();
            for (int i = 0; i < found.length; i++) {
                String expected = columns[COUNTS + i];
                if (!expected.equals(String.valueOf(found[i]))
                        && !(expected.isEmpty() && found[i] == 0)) {
                    problems.add(found[i] + " " + names[i] + " instead of " + expected);
                }
            }
            long sizes = read.library().media().stream().mapToLong(m -> Math.max(0, m.size())).sum();
            if (bytes != sizes) {
                problems.add(bytes + " bytes of media instead of " + sizes);
            }
            String decks = columns[COUNTS + 6];
            if (!decks.equals(String.valueOf(read.library().decks().size()))) {
                problems.add(read.library().decks().size() + " decks instead of " + decks);
            }
            if (System.getProperty("verbose") != null) {
                System.out.println(file.getFileName() + " " + read.library() + " " + read.diagnostics());
            }
            return String.join(", ", problems);
        } catch (CardstockException e) {
            return e.toString();
        }
    }
}
