package dev.cardstock.formats.text;

import java.util.ArrayList;
import java.util.List;

/** The names of a deck and those that it lies in, as one text. */
public final class DeckPath {
    private DeckPath() {}

    /**
     * The path of a deck, {@code ::} between the names. In names a backslash is written as two, and one
     * stands before a colon at either end or next to another colon and before a blank at either end.
     *
     * @param names the names, the outermost first
     * @return the path
     */
    public static String of(List<String> names) {
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

    /**
     * Takes a path apart; blanks around names and empty names are left out.
     *
     * @param cell the path
     * @return the names, the outermost first
     */
    public static List<String> names(String cell) {
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
