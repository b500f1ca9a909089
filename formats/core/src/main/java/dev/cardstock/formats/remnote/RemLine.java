package dev.cardstock.formats.remnote;

import dev.cardstock.exchange.Match;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line taken apart at its mark.
 *
 * @param indent how far it is indented, a tab as four blanks
 * @param front what stands before the mark, or the whole line where there is none
 * @param mark the mark, empty where there is none
 * @param back what stands behind it
 */
record RemLine(int indent, String front, String mark, String back) {
    private static final int TAB = 4;
    private static final Pattern BULLET = Pattern.compile("[-*•]\\s+");

    /** The longer before those that they begin with. */
    private static final List<String> MARKS = List.of(">>>", ":::", ";;;", ">>1.", ">>A)", ">>",
            "<<", "<>", "::", ";;");
    private static final Pattern MARK = Pattern.compile(
            "(?<!\\\\)(\\\\*+)(>>>|:::|;;;|>>1\\.|>>A\\)|>>|<<|<>|::|;;)(?=\\s|$)");
    private static final Pattern BRACES = Pattern.compile("(?<!\\\\)(\\\\*+)(\\{\\{|\\}\\})");

    static RemLine of(String raw) {
        int indent = 0;
        int at = 0;
        while (at < raw.length() && Character.isWhitespace(raw.charAt(at))) {
            indent += raw.charAt(at) == '\t' ? TAB : 1;
            at++;
        }
        String text = raw.substring(at).strip();
        Matcher bullet = BULLET.matcher(text);
        if (bullet.lookingAt()) {
            text = text.substring(bullet.end());
        } else if (text.length() == 1 && "-*•".contains(text)) {
            text = "";
        }
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            boolean escaped = mark.group(1).length() % 2 == 1;
            boolean beforeBack = MARKS.indexOf(mark.group(2)) > 4;
            boolean atEnd = text.substring(mark.end()).isBlank();
            if (!escaped && (beforeBack || atEnd)) {
                return new RemLine(indent, text.substring(0, mark.start(2)).strip(),
                        mark.group(2), text.substring(mark.end()).strip());
            }
        }
        return new RemLine(indent, text, "", "");
    }

    /** Whether the back is in the lines below. */
    boolean hasLines() {
        return !mark.isEmpty() && MARKS.indexOf(mark) <= 4;
    }

    boolean isCloze() {
        Matcher braces = BRACES.matcher(front);
        boolean open = false;
        while (mark.isEmpty() && braces.find()) {
            if (braces.group(1).length() % 2 == 0) {
                if (open && braces.group(2).equals("}}")) {
                    return true;
                }
                open |= braces.group(2).equals("{{");
            }
        }
        return false;
    }

    /** Takes away backslashes before marks. */
    static String unescaped(String text) {
        return halved(BRACES, halved(MARK, text));
    }

    private static String halved(Pattern marks, String text) {
        return marks.matcher(text)
                .replaceAll(mark -> Matcher.quoteReplacement(
                        mark.group(1).substring(0, mark.group(1).length() / 2) + mark.group(2)));
    }

    /** Puts backslashes before marks. */
    static String escaped(String text) {
        return escapedMarks(escaped(BRACES, text));
    }

    static String escapedMarks(String text) {
        return escaped(MARK, text);
    }

    private static String escaped(Pattern marks, String text) {
        return marks.matcher(text)
                .replaceAll(mark -> Matcher.quoteReplacement(
                        mark.group(1) + mark.group(1) + "\\" + mark.group(2)));
    }

    static Match match(String head) {
        List<RemLine> lines = head.lines()
                .filter(line -> !line.isBlank())
                .limit(200)
                .map(RemLine::of)
                .toList();
        long cards = lines.stream()
                .filter(line -> !line.mark.isEmpty() && !line.front.isEmpty() || line.isCloze())
                .count();
        if (cards == 0 || head.stripLeading().startsWith("<")) {
            return Match.NO;
        }
        return cards * 3 >= lines.size() ? Match.LIKELY : Match.POSSIBLE;
    }
}
