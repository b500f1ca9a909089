package dev.cardstock.formats.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands between lines of three dashes at the beginning of a note: names with a value or a list of
 * values, as far as they are simple YAML.
 */
final class FrontMatter {
    static final String FENCE = "---";

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private String name = "";

    /** Whether a line ends it. */
    static boolean isEnd(String line) {
        return line.stripTrailing().equals(FENCE) || line.stripTrailing().equals("...");
    }

    void line(String line) {
        lines.add(line);
        String text = line.strip();
        int colon = text.indexOf(':');
        if (text.startsWith("- ") && !name.isEmpty()) {
            add(text.substring(2));
        } else if (colon > 0 && line.charAt(0) != ' ' && line.charAt(0) != '\t'
                && !text.startsWith("#")) {
            name = text.substring(0, colon).strip();
            values.put(name, new ArrayList<>());
            String value = text.substring(colon + 1).strip();
            if (value.startsWith("[") && value.endsWith("]")) {
                for (String item : value.substring(1, value.length() - 1).split(",")) {
                    add(item);
                }
            } else {
                add(value);
            }
        }
    }

    private void add(String value) {
        String text = value.strip();
        boolean quoted = text.length() > 1 && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        if (quoted) {
            text = text.charAt(0) == '"'
                    ? text.substring(1, text.length() - 1)
                            .replace("\\\"", "\"")
                            .replace("\\\\", "\\")
                    : text.substring(1, text.length() - 1).replace("''", "'");
        }
        if (!text.isEmpty()) {
            values.computeIfAbsent(name, key -> new ArrayList<>()).add(text);
        }
    }

    /** The values of a name; empty where it is not there. */
    List<String> values(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** Its lines without those of some names, line ends between them. */
    String linesWithout(List<String> names) {
        StringBuilder kept = new StringBuilder();
        boolean left = false;
        for (String line : lines) {
            boolean begins = !line.isBlank() && line.charAt(0) != ' ' && line.charAt(0) != '\t'
                    && line.charAt(0) != '-' && line.indexOf(':') > 0;
            left = begins
                    ? names.contains(line.substring(0, line.indexOf(':')).strip())
                    : left;
            kept.append(left || line.isBlank() ? "" : line.stripTrailing() + "\n");
        }
        return kept.toString().stripTrailing();
    }

    /** A value that is read as it was. */
    static String quoted(String value) {
        boolean plain = value.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}_/.:-]{0,200}")
                && !value.endsWith(":");
        return plain
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
