package dev.cardstock.formats.mochi;

import java.util.ArrayList;
import java.util.List;

/** How data is written as text. */
enum Notation {
    /** Transit in verbose JSON. */
    TRANSIT(MochiFormat.JSON),
    /** Extensible data notation. */
    EDN(MochiFormat.EDN);

    /** The name of the entry. */
    final String entry;

    Notation(String entry) {
        this.entry = entry;
    }

    String string(String text) {
        boolean isMarked = this == TRANSIT && !text.isEmpty() && "~^`".indexOf(text.charAt(0)) >= 0;
        return quoted((isMarked ? "~" : "") + text);
    }

    String keyword(String name) {
        return this == TRANSIT ? quoted("~:" + name) : ":" + name;
    }

    String moment(long millis) {
        return this == TRANSIT ? "{\"~#dt\":" + millis + "}" : "#dt " + millis;
    }

    String list(List<String> items) {
        return listOpens() + String.join(",", items) + listCloses();
    }

    String listOpens() {
        return this == TRANSIT ? "{\"~#list\":[" : "(";
    }

    String listCloses() {
        return this == TRANSIT ? "]}" : ")";
    }

    String vector(List<String> items) {
        return "[" + String.join(",", items) + "]";
    }

    String set(List<String> items) {
        return this == TRANSIT
                ? "{\"~#set\":[" + String.join(",", items) + "]}"
                : "#{" + String.join(",", items) + "}";
    }

    /** A map of keywords; values of null are left out. */
    String map(List<String> keysAndValues) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            if (!keysAndValues.get(i + 1).isEmpty()) {
                members.add(member(keysAndValues.get(i)) + keysAndValues.get(i + 1));
            }
        }
        return "{" + String.join(",", members) + "}";
    }

    /** A key and what stands between it and its value. */
    String member(String name) {
        return keyword(name) + (this == TRANSIT ? ":" : " ");
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < ' ' || c == '\u007f') {
                        quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
