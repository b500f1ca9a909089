package dev.cardstock.study.mastery;

import dev.cardstock.study.mastery.ProgressTable.Row;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes progress tables as text. */
final class TableText {
    private static final List<String> TITLES = List.of("Name", "Mastery", "Learn", "Test",
            "Matching", "Spaced");
    private static final int LONGEST_NAME = 32;

    private TableText() {}

    static String text(ProgressTable table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(TITLES);
        table.rows().forEach(row -> lines.add(cells(row)));
        int[] widths = new int[TITLES.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String blanks = " ".repeat(widths[i] - width(line.get(i)));
                text.append(i == 0 ? "" : "  ")
                        .append(i == 0 ? line.get(i) + blanks : blanks + line.get(i));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static List<String> cells(Row row) {
        return List.of(shortened(row.name()), percent(row.report().mastery()),
                percent(row.learned()), row.lastTest().isEmpty()
                        ? "-"
                        : percent(row.lastTest().getAsDouble()) + " (best "
                                + percent(row.bestTest().orElseThrow()) + ")",
                row.bestMatch().map(TableText::seconds).orElse("-"), percent(row.notDue()));
    }

    private static String shortened(String name) {
        String visible = name.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(LONGEST_NAME + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint,
                        StringBuilder::append)
                .toString();
        return width(visible) <= LONGEST_NAME
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.0f %%", value);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    static String csv(ProgressTable table) {
        StringBuilder out = new StringBuilder("name,mastery,learn,test_last,test_best,"
                + "matching_seconds,spaced,unseen,learning,familiar,fading,mastered,progress,"
                + "accuracy,as_of\r\n");
        for (Row row : table.rows()) {
            MasteryReport report = row.report();
            Stream<String> counts = report.counts().values().stream().map(String::valueOf);
            out.append(Stream.of(
                    Stream.of(quoted(row.name()), decimal(report.mastery()),
                            decimal(row.learned()), decimal(row.lastTest()),
                            decimal(row.bestTest()),
                            row.bestMatch()
                                    .map(time -> String.format(Locale.ROOT, "%.3f",
                                            time.toMillis() / 1000.0))
                                    .orElse(""),
                            decimal(row.notDue())),
                    counts,
                    Stream.of(decimal(report.progress()), decimal(report.accuracy()),
                            report.asOf().toString()))
                    .flatMap(cells -> cells)
                    .collect(Collectors.joining(",", "", "\r\n")));
        }
        return out.toString();
    }

    /** A name that begins like a formula must not become one in a spreadsheet. */
    private static String quoted(String name) {
        String safe = !name.isEmpty() && "=+-@\t\r".indexOf(name.charAt(0)) >= 0
                ? "'" + name
                : name;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String decimal(OptionalDouble value) {
        return value.isEmpty() ? "" : decimal(value.getAsDouble());
    }

    static String json(ProgressTable table) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(),
                out)) {
            json.writeStartObject();
            json.writeStringProperty("title", table.title());
            json.writeStringProperty("asOf", table.asOf().toString());
            json.writeArrayPropertyStart("learners");
            for (Row row : table.rows()) {
                json.writeStartObject();
                json.writeStringProperty("name", row.name());
                write(json, "mastery", row.report().mastery());
                json.writeObjectPropertyStart("counts");
                for (Map.Entry<Mastery, Integer> count : row.report().counts().entrySet()) {
                    json.writeNumberProperty(count.getKey().key(), count.getValue());
                }
                json.writeEndObject();
                write(json, "progress", row.report().progress());
                write(json, "accuracy", row.report().accuracy());
                json.writeNumberProperty("attempts", row.report().attempts());
                write(json, "learn", row.learned());
                json.writeObjectPropertyStart("test");
                write(json, "last", row.lastTest());
                write(json, "best", row.bestTest());
                json.writeEndObject();
                write(json, "matchingSeconds", row.bestMatch()
                        .map(time -> OptionalDouble.of(time.toMillis() / 1000.0))
                        .orElse(OptionalDouble.empty()));
                write(json, "spaced", row.notDue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, String name, OptionalDouble value) {
        if (value.isPresent()) {
            write(json, name, value.getAsDouble());
        } else {
            json.writeNullProperty(name);
        }
    }

    private static void write(JsonGenerator json, String name, double value) {
        json.writeNumberProperty(name, Math.round(value * 1000) / 1000.0);
    }
}
