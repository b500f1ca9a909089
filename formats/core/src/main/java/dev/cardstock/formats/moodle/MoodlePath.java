package dev.cardstock.formats.moodle;

import java.util.ArrayList;
import java.util.List;

/** The path of a category, slashes between the names; a slash in a name is written twice. */
final class MoodlePath {
    private MoodlePath() {}

    /** The path; a blank stands before a slash that begins a name. */
    static String of(List<String> names) {
        StringBuilder path = new StringBuilder();
        for (String name : names) {
            path.append(path.isEmpty() ? "" : "/")
                    .append(name.startsWith("/") ? " " : "")
                    .append(name.replace("/", "//"));
        }
        return path.toString();
    }

    /** The names, without those of the course and of the top that every bank has. */
    static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i <= path.length(); i++) {
            char c = i < path.length() ? path.charAt(i) : '/';
            if (c != '/') {
                name.append(c);
            } else if (i + 1 < path.length() && path.charAt(i + 1) == '/') {
                name.append('/');
                i++;
            } else {
                String stripped = name.toString().strip();
                boolean place = names.isEmpty()
                        && stripped.matches("\\$[a-z0-9]+\\$|top");
                if (!stripped.isEmpty() && !place) {
                    names.add(stripped);
                }
                name.setLength(0);
            }
        }
        return names;
    }
}
