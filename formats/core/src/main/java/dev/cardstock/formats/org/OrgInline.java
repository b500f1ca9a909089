package dev.cardstock.formats.org;

import dev.cardstock.formats.markdown.text.MarkdownText;
import dev.cardstock.formats.markdown.text.MediaLinks;
import dev.cardstock.formats.text.MediaFiles;
import org.jspecify.annotations.Nullable;

/** Emphasis, code and links within a line of Org. */
final class OrgInline {
    /** By which text is kept from being markup, as Org's manual says. */
    static final char ESCAPE = '\u200b';

    private static final String MARKS = "*/_+=~";
    private static final String BEFORE = " \t-({'\"";
    private static final String BEHIND = " \t-.,;:!?'\")}[";
    private static final int LONGEST = 400;
    private static final int LONGEST_LINK = 2000;
    private static final int MAX_DEPTH = 4;

    private OrgInline() {}

    /** The index behind what begins at a place, or -1 where it is text. */
    private static int end(String line, int at) {
        char c = line.charAt(at);
        if (c == '[') {
            return linkEnd(line, at);
        }
        if (MARKS.indexOf(c) < 0 || at > 0 && BEFORE.indexOf(line.charAt(at - 1)) < 0) {
            return -1;
        }
        int last = Math.min(line.length(), at + LONGEST);
        int close = at + 2 > last ? -1 : line.indexOf(c, at + 2, last);
        while (close >= 0) {
            boolean behind = close + 1 == line.length()
                    || BEHIND.indexOf(line.charAt(close + 1)) >= 0;
            if (behind && !Character.isWhitespace(line.charAt(close - 1))
                    && !Character.isWhitespace(line.charAt(at + 1))) {
                return close + 1;
            }
            close = line.indexOf(c, close + 1, last);
        }
        return -1;
    }

    /** The index behind a link that begins at a place, or -1. */
    static int linkEnd(String line, int at) {
        if (!line.startsWith("[[", at)) {
            return -1;
        }
        int close = line.indexOf(']', at + 2, Math.min(line.length(), at + LONGEST_LINK));
        boolean isTarget = close > at + 2
                && line.lastIndexOf('[', close) == at + 1;
        if (!isTarget || close + 1 >= line.length()) {
            return -1;
        }
        if (line.charAt(close + 1) == ']') {
            return close + 2;
        }
        int end = line.charAt(close + 1) == '['
                ? line.indexOf("]]", close + 2, Math.min(line.length(), close + LONGEST_LINK))
                : -1;
        return end < 0 || line.lastIndexOf('[', end) != close + 1
                ? -1
                : end + 2;
    }

    /** Whether a line has any. */
    static boolean isIn(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (end(line, i) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** A line of plain text, kept from being more. */
    static String escaped(String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            boolean isMark = end(line, i) >= 0;
            boolean isLink = line.charAt(i) == '[';
            boolean looksOurs = beginsEscaped(line.substring(i, Math.min(line.length(), i + 2)));
            out.append(looksOurs ? ESCAPE + "" : "");
            out.append(isMark && !isLink ? ESCAPE + "" : "")
                    .append(line.charAt(i))
                    .append(isMark && isLink ? ESCAPE + "" : "");
        }
        return out.toString();
    }

    /** Whether a line begins with an escape that {@link #unescaped} takes away. */
    static boolean beginsEscaped(String line) {
        return line.length() > 1 && line.charAt(0) == ESCAPE
                && (MARKS.indexOf(line.charAt(1)) >= 0 || line.charAt(1) == '[');
    }

    /** The line that {@link #escaped} got. */
    static String unescaped(String line) {
        if (line.indexOf(ESCAPE) < 0) {
            return line;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            boolean isOurs = line.charAt(i) == ESCAPE && i + 1 < line.length()
                    && (MARKS.indexOf(line.charAt(i + 1)) >= 0 || line.charAt(i + 1) == '[');
            if (!isOurs) {
                out.append(line.charAt(i));
            }
        }
        return out.toString();
    }

    /** A line in Markdown. */
    static String markdown(String line) {
        return markdown(line, 0);
    }

    private static String markdown(String line, int depth) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int i = 0; i < line.length(); i++) {
            int end = depth > MAX_DEPTH ? -1 : end(line, i);
            if (end >= 0) {
                text(line.substring(from, i), out);
                out.append(line.charAt(i) == '['
                        ? link(line.substring(i, end))
                        : emphasis(line.substring(i, end), depth));
                from = end;
                i = end - 1;
            }
        }
        text(line.substring(from), out);
        return out.toString();
    }

    private static void text(String words, StringBuilder out) {
        String text = unescaped(words);
        if (text.isBlank()) {
            out.append(text.isEmpty() ? "" : " ");
            return;
        }
        String stripped = text.strip();
        int start = text.indexOf(stripped);
        out.append(text, 0, out.isEmpty() ? 0 : start)
                .append(MarkdownText.ofPlain(stripped))
                .append(text, start + stripped.length(), text.length());
    }

    private static String emphasis(String marked, int depth) {
        String words = marked.substring(1, marked.length() - 1);
        return switch (marked.charAt(0)) {
            case '*' -> "**" + markdown(words, depth + 1) + "**";
            case '/' -> "*" + markdown(words, depth + 1) + "*";
            case '_' -> "<u>" + markdown(words, depth + 1) + "</u>";
            case '+' -> "~~" + markdown(words, depth + 1) + "~~";
            default -> words.indexOf('`') < 0 ? "`" + words + "`" : "`` " + words + " ``";
        };
    }

    private static String link(String link) {
        int close = link.indexOf(']');
        String target = link.substring(2, close);
        String words = link.charAt(close + 1) == '['
                ? link.substring(close + 2, link.length() - 2)
                : "";
        String path = target.startsWith("file:")
                ? target.substring(5)
                : target.startsWith("./") ? target : "";
        if (!path.isEmpty() && MediaFiles.isMedia(path)) {
            return "![" + MarkdownText.ofPlain(words) + "](" + MediaLinks.destination(path) + ")";
        }
        return words.isEmpty() && target.matches("https?://[^\\s<>]+")
                ? "<" + target + ">"
                : "[" + MarkdownText.ofPlain(words.isEmpty() ? target : words) + "]("
                        + MediaLinks.destination(target) + ")";
    }

    /** Text between marks of emphasis; null where Org cannot have it there. */
    static @Nullable String emphasized(char mark, String words) {
        String text = mark + words + mark;
        boolean isOne = !words.isEmpty() && words.indexOf('\n') < 0
                && end(text, 0) == text.length();
        return isOne ? text : null;
    }
}
