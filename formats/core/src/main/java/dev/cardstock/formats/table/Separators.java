package dev.cardstock.formats.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the character between the cells from the beginning of a text. */
public final class Separators {
    /** The separator is to be found; no character of a text. */
    public static final char AUTO = '\0';

    /** The ones that are tried; on a tie the earlier one holds, for it is rarer within texts. */
    private static final char[] KNOWN = {'\t', ';', '|', ','};
    private static final int MAX_RECORDS = 50;

    /**
     * What was found.
     *
     * @param separator the character; a comma where none stands out
     * @param columns cells in most records
     * @param records how many records were looked at
     * @param share how many of them have that number of cells, from 0 to 1
     */
    public record Found(char separator, int columns, int records, double share) {}

    private Separators() {}

    /**
     * Finds the separator.
     *
     * @param head the beginning
     * @param complete whether that is all
     * @param quote what encloses cells
     * @return the separator
     */
    public static Found find(String head, boolean complete, char quote) {
        Found best = new Found(',', 1, 0, 0);
        double bestScore = 0;
        for (char separator : KNOWN) {
            List<List<String>> records = split(head, complete, separator, quote);
            if (records.isEmpty()) {
                continue;
            }
            Map<Integer, Integer> counts = new HashMap<>();
            records.forEach(cells -> counts.merge(cells.size(), 1, Integer::sum));
            int columns = 1;
            int count = 0;
            for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
                if (entry.getKey() > 1 && entry.getValue() > count) {
                    columns = entry.getKey();
                    count = entry.getValue();
                }
            }
            double share = (double) count / records.size();
            double score = share + (Columns.isHeader(records.get(0)) ? 1 : 0);
            if (columns > 1 && score > bestScore) {
                bestScore = score;
                best = new Found(separator, columns, records.size(), share);
            }
        }
        return best;
    }

    /**
     * How wide the table is.
     *
     * @param head the beginning
     * @param complete whether that is all
     * @param separator what stands between cells
     * @param quote what encloses cells
     * @return how many cells the widest of the first records has
     */
    public static int widest(String head, boolean complete, char separator, char quote) {
        return split(head, complete, separator, quote).stream()
                .mapToInt(List::size)
                .max()
                .orElse(0);
    }

    /** The cells of one record. */
    static List<String> cells(String record, char separator) {
        List<List<String>> records = split(record, true, separator, '"');
        return records.isEmpty() ? List.of() : records.get(0);
    }

    /**
     * Whether every quote that opens a cell is closed, and the cell ends there.
     *
     * @param head the beginning
     * @param complete whether that is all
     * @param separator what stands between cells
     * @param quote what encloses cells
     * @return whether it is so
     */
    public static boolean isWellQuoted(String head, boolean complete, char separator, char quote) {
        boolean atStart = true;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (atStart && c == quote) {
                int close = head.indexOf(quote, i + 1);
                while (close >= 0 && close + 1 < head.length()
                        && head.charAt(close + 1) == quote) {
                    close = head.indexOf(quote, close + 2);
                }
                if (close < 0) {
                    return !complete;
                }
                i = close + 1;
                if (i == head.length()) {
                    return true;
                }
                c = head.charAt(i);
                if (c != separator && c != '\n' && c != '\r') {
                    return false;
                }
            }
            atStart = c == separator || c == '\n' || c == '\r';
        }
        return true;
    }

    /**
     * The complete records at the beginning, fifty at most, without blank ones.
     *
     * @param text the beginning of a table
     * @param complete whether that is all of it
     * @param separator what stands between cells
     * @param quote what cells are quoted with
     * @return the cells of each record
     */
    public static List<List<String>> split(String text, boolean complete, char separator,
            char quote) {
        List<List<String>> records = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length() && records.size() < MAX_RECORDS; i++) {
            boolean end = i == text.length();
            if (end && !complete && !records.isEmpty()) {
                break;
            }
            char c = end ? '\n' : text.charAt(i);
            if (quoted && !end) {
                if (c != quote) {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    cell.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' || c == '\r') {
                cells.add(cell.toString());
                cell.setLength(0);
                if (cells.size() > 1 || !cells.get(0).isBlank()) {
                    records.add(cells);
                }
                cells = new ArrayList<>();
            } else if (c == quote && cell.isEmpty()) {
                quoted = true;
            } else {
                cell.append(c);
            }
        }
        return records;
    }
}
