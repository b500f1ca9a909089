package dev.cardstock.formats.table;

import dev.cardstock.formats.text.anki.AnkiTags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param attributes what it says of importing into a collection, as attributes of a library
 * @param sure whether it has a line that hardly anything but such a file begins with
 */
public record FileHeader(int chars, int lines, char separator, @Nullable Boolean html,
        List<String> tags, List<String> columns, String noteType, String deck,
        Map<String, Integer> roles, SortedMap<String, String> attributes, boolean sure) {
    /** What is done with notes that are there: {@code update current}, {@code keep current}, {@code keep both}. */
    public static final String IF_MATCHES = "anki-text.ifMatches";
    /** Where a note counts as there: {@code notetype}, {@code notetype + deck}. */
    public static final String MATCH_SCOPE = "anki-text.matchScope";

    private static final Map<String, String> COLUMN_ROLES = Map.of("notetype column", "type",
            "deck column", "deck", "tags column", "tags", "guid column", "id");
    private static final Map<String, String> ATTRIBUTES = Map.of("if matches", IF_MATCHES,
            "match scope", MATCH_SCOPE);
    private static final Set<String> UNSURE = Set.of("tags", "deck", "columns");
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
        boolean sure = false;
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
                    sure |= isKnown(key) && !UNSURE.contains(key);
                    values.put(key, line.substring(colon + 1));
                }
            } else {
                break;
            }
            at = afterLineEnd(text, end);
            lines++;
        }
        return known ? of(at, lines, values, sure) : null;
    }

    /** {@return whether ids of notes are guids} */
    public boolean hasGuids() {
        return roles.containsKey("id");
    }

    /** Whether it says what some columns are, so that no row does. */
    boolean describesColumns() {
        return !columns.isEmpty() || !roles.isEmpty();
    }

    private static boolean isKnown(String key) {
        return COLUMN_ROLES.containsKey(key) || ATTRIBUTES.containsKey(key) || switch (key) {
            case "separator", "html", "tags", "columns", "notetype", "deck" -> true;
            default -> false;
        };
    }

    private static FileHeader of(int chars, int lines, Map<String, String> values,
            boolean sure) {
        char separator = separator(values.getOrDefault("separator", ""));
        Boolean html = switch (word(values.getOrDefault("html", "")).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
        List<String> columns = new ArrayList<>();
        String names = values.get("columns");
        if (names != null) {
            char between = names.indexOf('\t') >= 0 ? '\t' : ',';
            columns.addAll(Separators.cells(names,
                    separator == Separators.AUTO ? between : separator));
        }
        Map<String, Integer> roles = new LinkedHashMap<>();
        COLUMN_ROLES.forEach((key, role) -> {
            String number = word(values.getOrDefault(key, ""));
            if (number.matches("[1-9]\\d{0,4}")) {
                roles.put(role, Integer.parseInt(number) - 1);
            }
        });
        SortedMap<String, String> attributes = new TreeMap<>();
        ATTRIBUTES.forEach((key, attribute) -> {
            String value = name(values.getOrDefault(key, "")).toLowerCase(Locale.ROOT);
            if (!value.isEmpty()) {
                attributes.put(attribute, value);
            }
        });
        return new FileHeader(chars, lines, separator, html,
                AnkiTags.read(name(values.getOrDefault("tags", "").replace('\t', ' '))), columns,
                name(values.getOrDefault("notetype", "")), name(values.getOrDefault("deck", "")),
                roles, attributes, sure);
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
     * Whether the first five rows look like HTML, for a header that does not say it.
     *
     * @param rows the rows
     * @return whether they do
     */
    public static boolean looksLikeHtml(List<List<String>> rows) {
        return rows.stream()
                .filter(row -> !row.get(0).startsWith("#"))
                .limit(5)
                .flatMap(List::stream)
                .anyMatch(cell -> HTML.matcher(cell).find());
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
