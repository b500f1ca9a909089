package dev.cardstock.formats.org;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of Org with names of columns above a rule. */
final class OrgTable {
    private OrgTable() {}

    /** The rows, each by the names of the columns. */
    static List<Map<String, String>> read(List<String> lines) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> names = List.of();
        for (String line : lines) {
            String stripped = line.strip();
            if (!stripped.startsWith("|") || stripped.startsWith("|-")) {
                continue;
            }
            List<String> cells = List.of(stripped.substring(1).split("\\|", -1))
                    .stream()
                    .map(String::strip)
                    .toList();
            if (names.isEmpty()) {
                names = cells;
                continue;
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
                if (!names.get(i).isEmpty()) {
                    row.put(names.get(i), cells.get(i));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    /** The lines, aligned as Org does it: columns of numbers to the right. */
    static String write(List<String> names, List<Map<String, String>> rows) {
        List<List<String>> columns = new ArrayList<>();
        for (String name : names) {
            List<String> column = new ArrayList<>();
            column.add(name);
            rows.forEach(row -> column.add(row.getOrDefault(name, "")));
            columns.add(aligned(column));
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i <= rows.size(); i++) {
            out.append('|');
            for (List<String> column : columns) {
                out.append(' ').append(column.get(i)).append(" |");
            }
            out.append('\n');
            if (i == 0) {
                out.append('|');
                for (int c = 0; c < columns.size(); c++) {
                    out.append(c == 0 ? "" : "+")
                            .append("-".repeat(columns.get(c).get(0).length() + 2));
                }
                out.append("|\n");
            }
        }
        return out.toString();
    }

    private static List<String> aligned(List<String> column) {
        int width = column.stream().mapToInt(String::length).max().orElse(0);
        long numbers = column.stream().filter(cell -> cell.matches("[+-]?[\\d.]+%?")).count();
        long filled = column.stream().filter(cell -> !cell.isEmpty()).count();
        boolean right = numbers * 2 >= filled && numbers > 0;
        return column.stream()
                .map(cell -> right
                        ? " ".repeat(width - cell.length()) + cell
                        : cell + " ".repeat(width - cell.length()))
                .toList();
    }
}
