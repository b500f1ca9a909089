package dev.cardstock.formats.moodle;

import dev.cardstock.deck.Markup;
import dev.cardstock.exchange.Match;
import dev.cardstock.formats.markup.MarkupParser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for itself in GIFT and what does not. */
final class GiftText {
    private static final String MARKS = "~=#{}:\\";
    private static final Pattern FORMAT = Pattern.compile("\\[(html|plain|markdown|moodle)\\]\\s*");
    private static final Pattern HTML = Pattern
            .compile("</?[a-zA-Z][^<>]{0,1000}>|&(?:[a-zA-Z]{2,10}|#\\d{1,7});");
    private static final Pattern CATEGORY = Pattern.compile("(?m)^[ \\t]*\\$CATEGORY:");

    private GiftText() {}

    /** Where a mark first stands without a backslash before it, -1 if nowhere. */
    static int find(String text, String mark, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(mark, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Puts backslashes before marks, and writes a line end as one of them and an n. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                escaped.append("\\n");
            } else {
                if (MARKS.indexOf(c) >= 0) {
                    escaped.append('\\');
                }
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (c == '\\' && next == 'n') {
                plain.append('\n');
                i++;
            } else if (c == '\\' && next != 0 && (next == '>' || MARKS.indexOf(next) >= 0)) {
                plain.append(next);
                i++;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Content whose language may stand before it in brackets. */
    static Markup content(String raw) {
        String text = raw.strip();
        Matcher format = FORMAT.matcher(text);
        String name = format.lookingAt() ? format.group(1) : "";
        String source = unescaped(name.isEmpty() ? text : text.substring(format.end()));
        return content(name, source);
    }

    /** Content in a language of Moodle; what is in its own is HTML where there are tags. */
    static Markup content(String format, String source) {
        return switch (format) {
            case "html" -> MarkupParser.html(source);
            case "markdown" -> MarkupParser.markdown(source);
            case "plain" -> Markup.plain(source);
            default -> HTML.matcher(source).find()
                    ? MarkupParser.html(source)
                    : Markup.plain(source);
        };
    }

    /** Whether a plain text would be taken for one in another language. */
    static boolean needsFormat(String text) {
        return FORMAT.matcher(text).lookingAt() || HTML.matcher(text).find();
    }

    static Match match(String head) {
        if (head.isBlank() || head.stripLeading().startsWith("<")) {
            return Match.NO;
        }
        int blocks = 0;
        int questions = 0;
        int answers = 0;
        for (String block : head.replace("\r\n", "\n").replace('\r', '\n').split("\n\\s*\n")) {
            StringBuilder kept = new StringBuilder();
            block.lines()
                    .filter(line -> !line.stripLeading().startsWith("//")
                            && !CATEGORY.matcher(line).lookingAt())
                    .forEach(line -> kept.append(line).append('\n'));
            String text = kept.toString();
            if (text.isBlank()) {
                continue;
            }
            blocks++;
            int open = find(text, "{", 0);
            int close = open < 0 ? -1 : find(text, "}", open);
            if (close < 0) {
                continue;
            }
            String inside = text.substring(open + 1, close).strip();
            boolean marked = !inside.isEmpty() && "=~#".indexOf(inside.charAt(0)) >= 0;
            boolean known = marked || inside.isEmpty()
                    || inside.matches("(?s)(T|F|TRUE|FALSE)(\\s*#.*)?");
            questions += known ? 1 : 0;
            answers += marked || known && !inside.isEmpty() ? 1 : 0;
        }
        if (CATEGORY.matcher(head).find()) {
            return Match.CERTAIN;
        }
        if (questions == 0) {
            return Match.NO;
        }
        boolean most = questions * 5 >= blocks * 4;
        return most && answers > 0 ? Match.CERTAIN : most ? Match.LIKELY : Match.POSSIBLE;
    }
}
