package dev.cardstock.formats.table;

import java.util.ArrayList;
import java.util.List;

/** Tags in one cell. */
public final class Cells {
    private Cells() {}

    /**
     * Tags with blanks between them; one that holds a blank, comma, semicolon or quote in quotes.
     *
     * @param tags the tags
     * @return the cell
     */
    public static String tags(List<String> tags) {
        StringBuilder cell = new StringBuilder();
        for (String tag : tags) {
            if (!cell.isEmpty()) {
                cell.append(' ');
            }
            if (tag.chars().anyMatch(c -> c == '"' || isListMark(c) || Character.isWhitespace(c))) {
                cell.append('"').append(tag.replace("\"", "\"\"")).append('"');
            } else {
                cell.append(tag);
            }
        }
        return cell.toString();
    }

    /**
     * Takes tags apart. Commas and semicolons stand between them; where there are none outside quotes,
     * blanks do.
     *
     * @param cell the cell
     * @return the tags, blank ones among them
     */
    public static List<String> parseTags(String cell) {
        boolean marks = false;
        List<String> tags = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            tags.clear();
            StringBuilder tag = new StringBuilder();
            boolean quoted = false;
            boolean restart = false;
            for (int i = 0; i < cell.length(); i++) {
                char c = cell.charAt(i);
                if (quoted) {
                    if (c != '"') {
                        tag.append(c);
                    } else if (i + 1 < cell.length() && cell.charAt(i + 1) == '"') {
                        tag.append(c);
                        i++;
                    } else {
                        quoted = false;
                    }
                } else if (c == '"' && tag.toString().isBlank()) {
                    quoted = true;
                } else if (isListMark(c)) {
                    restart |= !marks;
                    marks = true;
                    tags.add(tag.toString());
                    tag.setLength(0);
                } else if (Character.isWhitespace(c) && !marks) {
                    tags.add(tag.toString());
                    tag.setLength(0);
                } else {
                    tag.append(c);
                }
            }
            tags.add(tag.toString());
            if (!restart) {
                break;
            }
        }
        return tags;
    }

    private static boolean isListMark(int c) {
        return c == ',' || c == ';';
    }
}
