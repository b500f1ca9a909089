package dev.cardstock.formats.csv;

import java.util.ArrayList;
import java.util.List;

/** Lists in one cell: tags, and the names of a deck and those that it lies in. */
final class Cells {
    private Cells() {}

    /** Tags with blanks between them; one that holds a blank, comma, semicolon or quote in quotes. */
    static String tags(List<String> tags) {
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
     */
    static List<String> parseTags(String cell) {
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

    /**
     * The path of a deck, {@code ::} between the names. In names a backslash is written as two, and one
     * stands before a colon at either end or next to another colon and before a blank at either end.
     */
    static String path(List<String> names) {
        StringBuilder cell = new StringBuilder();
        for (String name : names) {
            if (!cell.isEmpty()) {
                cell.append("::");
            }
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                boolean atEnd = i == 0 || i == name.length() - 1;
                boolean escaped = c == '\\' || (Character.isWhitespace(c) && atEnd)
                        || (c == ':' && (atEnd || name.charAt(i - 1) == ':'
                                || name.charAt(i + 1) == ':'));
                if (escaped) {
                    cell.append('\\');
                }
                cell.append(c);
            }
        }
        return cell.toString();
    }

    /** Takes a path apart; blanks around names and empty names are left out. */
    static List<String> parsePath(String cell) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int kept = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            char next = i + 1 < cell.length() ? cell.charAt(i + 1) : 0;
            if (c == '\\' && (next == ':' || next == '\\' || Character.isWhitespace(next))) {
                name.append(next);
                kept = name.length();
                i++;
            } else if (c == ':' && next == ':') {
                addName(names, name, kept);
                kept = 0;
                i++;
            } else if (!Character.isWhitespace(c)) {
                name.append(c);
                kept = name.length();
            } else if (!name.isEmpty()) {
                name.append(c);
            }
        }
        addName(names, name, kept);
        return names;
    }

    private static void addName(List<String> names, StringBuilder name, int kept) {
        name.setLength(kept);
        if (!name.toString().isBlank()) {
            names.add(name.toString());
        }
        name.setLength(0);
    }
}
