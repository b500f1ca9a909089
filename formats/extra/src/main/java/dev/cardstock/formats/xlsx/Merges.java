package dev.cardstock.formats.xlsx;

import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.formats.text.XmlInput;
import dev.cardstock.formats.text.XmlInput.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells that are merged with those below them, whose rows all have what the uppermost one has. */
final class Merges {
    private static final Pattern RANGE = Pattern
            .compile("([A-Z]{1,3})(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})");

    /** A merged range: what is in its first column. */
    private static final class Range {
        final int column;
        final int last;
        String text = "";

        Range(int column, int last) {
            this.column = column;
            this.last = last;
        }
    }

    private final Map<Integer, List<Range>> byFirstRow = new HashMap<>();
    private final List<Range> open = new ArrayList<>();

    private Merges() {}

    /** Looks through a sheet for them, as they come after its rows. */
    static Merges of(Workbook book, Workbook.Sheet sheet, ImportLimits limits)
            throws IOException {
        Merges merges = new Merges();
        int count = 0;
        try (XmlInput xml = XmlInput.open(book.source(sheet.part()), limits)) {
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event != Event.START || !xml.name().equals("mergeCell")) {
                    continue;
                }
                if (++count > limits.maxEntries()) {
                    throw new LimitExceededException("maxEntries", limits.maxEntries(),
                            "the sheet has more than " + limits.maxEntries() + " merged cells",
                            book.where(sheet.part()));
                }
                Matcher range = RANGE.matcher(xml.attribute("ref"));
                if (range.matches()) {
                    int first = Integer.parseInt(range.group(2));
                    int last = Integer.parseInt(range.group(3));
                    if (last > first) {
                        merges.byFirstRow.computeIfAbsent(first, row -> new ArrayList<>())
                                .add(new Range(column(range.group(1)), last));
                    }
                }
            }
        }
        return merges;
    }

    /** The column of a reference such as {@code B7}, from 0; -1 where it is none. */
    static int column(String reference) {
        int column = 0;
        int i = 0;
        while (i < reference.length() && i < 4 && reference.charAt(i) >= 'A'
                && reference.charAt(i) <= 'Z') {
            column = column * 26 + reference.charAt(i) - 'A' + 1;
            i++;
        }
        return i > 3 ? Integer.MAX_VALUE : column - 1;
    }

    /**
     * The cells of a row with what stands above them. Rows come in order.
     *
     * @param row its number from 1
     * @param cells its own cells; changed
     */
    List<String> filled(int row, List<String> cells) {
        open.removeIf(range -> range.last < row);
        for (Range range : open) {
            while (cells.size() <= range.column) {
                cells.add("");
            }
            cells.set(range.column, range.text);
        }
        for (Range range : byFirstRow.getOrDefault(row, List.of())) {
            range.text = range.column < cells.size() ? cells.get(range.column) : "";
            if (!range.text.isEmpty()) {
                open.add(range);
            }
        }
        return cells;
    }
}
