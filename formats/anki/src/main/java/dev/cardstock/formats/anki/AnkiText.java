package dev.cardstock.formats.anki;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * A field as Anki sorts and compares it: without HTML, with the names of media (ankitects/anki,
 * {@code rslib/src/text.rs}). Takes time in proportion to the text, whatever it is.
 */
final class AnkiText {
    private static final List<String> MEDIA = List.of("img", "audio", "video", "object", "source");
    private static final Pattern SOURCE = Pattern
            .compile("(?i)\\b(?:src|data)\\s?=\\s?(?:\"([^\"]++)\"|'([^']++)'|([^ \"'>]++))");

    private final String text;
    private final int lastCommentEnd;
    private final int lastStyleEnd;
    private final int lastScriptEnd;

    private AnkiText(String text) {
        this.text = text;
        lastCommentEnd = text.lastIndexOf("-->");
        lastStyleEnd = last("</style>");
        lastScriptEnd = last("</script>");
    }

    static String plain(String html) {
        return html.indexOf('<') < 0 && html.indexOf('&') < 0 ? html : new AnkiText(html).plain();
    }

    private int last(String tag) {
        int found = -1;
        for (int at = text.indexOf("</"); at >= 0; at = text.indexOf("</", at + 2)) {
            if (text.regionMatches(true, at, tag, 0, tag.length())) {
                found = at;
            }
        }
        return found;
    }

    private String plain() {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('<', at);
            int end = open < 0 ? -1 : end(open);
            if (end < 0) {
                break;
            }
            out.append(text, at, open);
            if (isMedia(open + 1)) {
                Matcher source = SOURCE.matcher(text).region(open, end);
                if (source.find()) {
                    out.append(' ').append(name(source)).append(' ');
                }
            }
            at = end;
        }
        out.append(text, at, text.length());
        String plain = out.toString();
        return plain.indexOf('&') < 0 && plain.indexOf('\u00a0') < 0
                ? plain
                : Parser.unescapeEntities(plain, false).replace('\u00a0', ' ');
    }

    /** Whether the name of a medium's tag stands at a place. */
    private boolean isMedia(int start) {
        for (String name : MEDIA) {
            if (text.regionMatches(true, start, name, 0, name.length())) {
                char next = text.charAt(start + name.length());
                return next != '_' && !Character.isLetterOrDigit(next);
            }
        }
        return false;
    }

    private static String name(Matcher source) {
        for (int group = 1; group <= 3; group++) {
            if (source.group(group) != null) {
                return source.group(group);
            }
        }
        return "";
    }

    /** The index behind a tag, a comment, or a style or script with its content; -1 if it is open. */
    private int end(int open) {
        if (text.startsWith("<!--", open) && lastCommentEnd >= open + 4) {
            return text.indexOf("-->", open + 4) + 3;
        }
        if (text.regionMatches(true, open + 1, "style", 0, 5) && lastStyleEnd > open) {
            return closing(open, "</style>");
        }
        if (text.regionMatches(true, open + 1, "script", 0, 6) && lastScriptEnd > open) {
            return closing(open, "</script>");
        }
        int end = text.indexOf('>', open);
        return end < 0 ? -1 : end + 1;
    }

    /** Behind a closing tag that is known to come. */
    private int closing(int from, String tag) {
        int at = text.indexOf("</", from);
        while (!text.regionMatches(true, at, tag, 0, tag.length())) {
            at = text.indexOf("</", at + 2);
        }
        return at + tag.length();
    }
}
