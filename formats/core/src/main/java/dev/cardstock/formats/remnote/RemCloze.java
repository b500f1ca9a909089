package dev.cardstock.formats.remnote;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Deletions in both forms. */
final class RemCloze {
    private static final Pattern REM = Pattern.compile(
            "(?<!\\\\)\\{\\{((?:(?!\\{\\{|\\}\\}|\\}\\{\\()[^\\n]){1,10000}?)(?:\\}\\{\\(([^\\n{}]{0,1000})\\))?\\}\\}");
    private static final Pattern NUMBERED = Pattern.compile("c\\d{1,3}::.*");
    private static final Pattern DELETION = Pattern.compile(
            "\\{\\{c(\\d{1,3})::((?:(?!\\{\\{|\\}\\}|::)[^\\n]){1,10000})(?:::((?:(?!\\{\\{|\\}\\}|::)[^\\n{}]){0,1000}))?\\}\\}");

    private RemCloze() {}

    /** A line of RemNote with numbers in its deletions. */
    static String numbered(String line) {
        Matcher deletion = REM.matcher(line);
        StringBuilder text = new StringBuilder();
        int from = 0;
        int number = 0;
        while (deletion.find()) {
            text.append(RemLine.unescaped(line.substring(from, deletion.start())));
            from = deletion.end();
            String words = RemLine.unescaped(deletion.group(1));
            String hint = deletion.group(2);
            if (NUMBERED.matcher(words).matches()) {
                text.append("{{").append(words).append("}}");
            } else {
                text.append("{{c").append(++number).append("::").append(words);
                text.append(hint == null ? "" : "::" + hint).append("}}");
            }
        }
        return text.append(RemLine.unescaped(line.substring(from))).toString();
    }

    /** A text with numbered deletions as a line; null where it has them out of order or twice. */
    static @Nullable String line(String text) {
        Matcher deletion = DELETION.matcher(text);
        StringBuilder line = new StringBuilder();
        int from = 0;
        int number = 0;
        while (deletion.find()) {
            String words = deletion.group(2);
            String hint = deletion.group(3);
            if (Integer.parseInt(deletion.group(1)) != ++number || words.contains("}{(")
                    || words.endsWith("}")) {
                return null;
            }
            line.append(RemLine.escaped(text.substring(from, deletion.start())))
                    .append("{{")
                    .append(RemLine.escapedMarks(words))
                    .append(hint == null ? "" : "}{(" + hint + ")")
                    .append("}}");
            from = deletion.end();
        }
        String rest = text.substring(from);
        return number == 0 || rest.contains("{{c")
                ? null
                : line.append(RemLine.escaped(rest)).toString();
    }
}
