package dev.cardstock.formats.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text file that Anki wrote says of itself before its first row: lines such as
 * {@code #separator:tab}. The keys and rules are those of Anki's
 * {@code rslib/src/import_export/text/csv/metadata.rs}.
 *
 * @param chars how many characters of the text it takes
 * @param lines how many lines
 * @param separator the character between the cells, or {@link Separators#AUTO} if it is not said
 * @param html whether cells are HTML, or null if it is not said
 * @param tags tags of all notes
 * @param columns the names of the columns; empty if they are not said
 * @param noteType the name of the type of all notes; may be empty
 * @param deck the path of the deck of all notes; may be empty
 * @param roles the columns, counted from 0, that are no fields: type, deck, tags, id
 */
public record FileHeader(int chars, int lines, char separator, @Nullable Boolean html,
        List<String> tags, List<String> columns, String noteType, String deck,
        Map<String, Integer> roles) {
    private static final Map<String, String> COLUMN_ROLES = Map.of("notetype column", "type",
            "deck column", "deck", "tags column", "tags", "guid column", "id");
    private static final Pattern LEGACY_TAGS = Pattern.compile("(?i)tags:[^\\t,;|]*");
    private static final Pattern HTML = Pattern.compile("(?i)</?\\s*[a-z-][^>]*>|&[\\w#]+;");
    private static final Pattern TRAILING = Pattern.compile("[\\t,;|]+$");

    /**
     * Reads the header at the beginning of a text.
     *
     * @param text the text
     * @return the header; null where there is none
     */
    public static @Nullable FileHeader find(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        int lines = 0;
        boolean known = false;
        while (at < text.length()) {
            int end = lineEnd(text, at);
            String line = text.substring(at, end);
            if (lines == 0 && LEGACY_TAGS.matcher(line).matches()) {
                known = true;
                values.put("tags", line.substring(5));
            } else if (line.startsWith("#")) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    String key = line.substring(1, colon).strip().toLowerCase(Locale.ROOT);
                    known |= isKnown(key);
                    values.put(key, line.substring(colon + 1));
                }
            } else {
                break;
            }
            at = afterLineEnd(text, end);
            lines++;
        }
        return known ? of(at, lines, values) : null;
    }

    /** Whether it says what some columns are, so that no row does. */
    boolean describesColumns() {
        return !columns.isEmpty() || !roles.isEmpty();
    }

    private static boolean isKnown(String key) {
        return COLUMN_ROLES.containsKey(key) || switch (key) {
            case "separator", "html", "tags", "columns", "notetype", "deck", "if matches",
                    "match scope" ->
                true;
            default -> false;
        };
    }

    private static FileHeader of(int chars, int lines, Map<String, String> values) {
        char separator = separator(values.getOrDefault("separator", ""));
        Boolean html = switch (word(values.getOrDefault("html", "")).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
        List<String> columns = new ArrayList<>();
        String names = values.get("columns");
        if (names != null) {
            columns.addAll(
                    Separators.cells(names, separator == Separators.AUTO ? ',' : separator));
        }
        Map<String, Integer> roles = new LinkedHashMap<>();
        COLUMN_ROLES.forEach((key, role) -> {
            String number = word(values.getOrDefault(key, ""));
            if (number.matches("[1-9]\\d{0,4}")) {
                roles.put(role, Integer.parseInt(number) - 1);
            }
        });
        return new FileHeader(chars, lines, separator, html,
                Cells.parseTags(values.getOrDefault("tags", "").strip()), columns,
                name(values.getOrDefault("notetype", "")), name(values.getOrDefault("deck", "")),
                roles);
    }

    /** A value up to what a spreadsheet adds that takes the header for rows. */
    private static String word(String value) {
        String text = value.strip();
        int end = Math.min(1, text.length());
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    private static String name(String value) {
        return TRAILING.matcher(value).replaceFirst("").strip();
    }

    private static char separator(String value) {
        if (value.startsWith("\t")) {
            return '\t';
        }
        return switch (word(value).toLowerCase(Locale.ROOT)) {
            case "tab" -> '\t';
            case "pipe", "|" -> '|';
            case "semicolon", ";" -> ';';
            case "colon", ":" -> ':';
            case "comma", "," -> ',';
            case "space" -> ' ';
            default -> value.equals(" ") ? ' ' : Separators.AUTO;
        };
    }

    /**
     * Whether the first rows look like HTML, for a header that does not say it.
     *
     * @param text the rows
     * @return whether they do
     */
    public static boolean looksLikeHtml(String text) {
        int at = 0;
        for (int line = 0; line < 5 && at < text.length(); line++) {
            at = afterLineEnd(text, lineEnd(text, at));
        }
        return HTML.matcher(text.substring(0, at)).find();
    }

    /**
     * How many lines at the beginning are remarks: they begin with {@code #} and have only one cell,
     * while the table has several columns.
     *
     * @param text the text
     * @param separator what stands between cells
     * @return how many
     */
    public static int remarks(String text, char separator) {
        int lines = 0;
        for (int at = 0; at < text.length() && text.charAt(at) == '#'; lines++) {
            int end = lineEnd(text, at);
            int found = text.indexOf(separator, at);
            if (found >= 0 && found < end) {
                break;
            }
            at = afterLineEnd(text, end);
        }
        return lines;
    }

    /**
     * Where a number of lines ends.
     *
     * @param text the text
     * @param lines how many
     * @return how many characters they are
     */
    public static int skipLines(String text, int lines) {
        int at = 0;
        for (int i = 0; i < lines; i++) {
            at = afterLineEnd(text, lineEnd(text, at));
        }
        return at;
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static int afterLineEnd(String text, int end) {
        return text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
    }
}
