package dev.cardstock.template;

import java.util.Locale;

/** What Anki makes of HTML without a parser. Takes time in proportion to the text. */
final class HtmlText {
    private final String html;
    private final int lastComment;
    private final int lastStyle;
    private final int lastScript;

    private HtmlText(String html) {
        this.html = html;
        lastComment = html.lastIndexOf("-->");
        lastStyle = lastClosing("</style>");
        lastScript = lastClosing("</script>");
    }

    private int lastClosing(String tag) {
        int at = html.lastIndexOf("</");
        while (at >= 0 && !html.regionMatches(true, at, tag, 0, tag.length())) {
            at = html.lastIndexOf("</", at - 1);
        }
        return at;
    }

    /** The text: tags, comments, styles and scripts left out and character references replaced. */
    static String text(String html) {
        String bare = withoutTags(html);
        return bare.indexOf('&') < 0 ? bare : Entities.decoded(bare).replace('\u00a0', ' ');
    }

    /** The HTML with its tags, comments, styles and scripts left out. */
    static String withoutTags(String html) {
        return html.indexOf('<') < 0 ? html : new HtmlText(html).withoutTags();
    }

    private String withoutTags() {
        StringBuilder out = new StringBuilder(html.length());
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            int end = open < 0 ? -1 : end(open);
            if (end < 0) {
                break;
            }
            out.append(html, at, open);
            at = end;
        }
        return out.append(html, at, html.length()).toString();
    }

    /** Behind a tag, a comment, or a style or script with its content; -1 where it is not closed. */
    private int end(int open) {
        if (html.startsWith("<!--", open) && lastComment >= open + 4) {
            return html.indexOf("-->", open + 4) + 3;
        }
        int close = html.indexOf('>', open);
        if (close < 0) {
            return -1;
        }
        if (lastStyle > close && html.regionMatches(true, open, "<style", 0, 6)) {
            return behind("</style>", close);
        }
        if (lastScript > close && html.regionMatches(true, open, "<script", 0, 7)) {
            return behind("</script>", close);
        }
        return close + 1;
    }

    private int behind(String tag, int from) {
        int at = html.indexOf("</", from);
        while (!html.regionMatches(true, at, tag, 0, tag.length())) {
            at = html.indexOf("</", at + 2);
        }
        return at + tag.length();
    }

    /** Whether there is nothing but white space, line breaks and bare divisions. */
    static boolean isBlank(String html) {
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (isSpace(c)) {
                at++;
                continue;
            }
            int end = c == '<' ? html.indexOf('>', at) : -1;
            if (end < 0 || end - at > 5) {
                return false;
            }
            switch (html.substring(at + 1, end).toLowerCase(Locale.ROOT)) {
                case "br", "br/", "br /", "div", "/div" -> at = end + 1;
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u0085' || Character.isSpaceChar(c);
    }

    /** Without tags between the marks of MathJax, <code>\(…\)</code> and <code>\[…\]</code>. */
    static String withBareFormulas(String html) {
        int open = mark(html, 0, '(', '[');
        if (open < 0) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length());
        int done = 0;
        while (open >= 0) {
            int close = mark(html, open + 2, ')', ']');
            if (close < 0) {
                break;
            }
            out.append(html, done, open + 2).append(withoutTags(html.substring(open + 2, close)));
            done = close;
            open = mark(html, close + 2, '(', '[');
        }
        return out.append(html, done, html.length()).toString();
    }

    private static int mark(String html, int from, char round, char square) {
        int at = html.indexOf('\\', from);
        while (at >= 0 && at + 1 < html.length()) {
            char c = html.charAt(at + 1);
            if (c == round || c == square) {
                return at;
            }
            at = html.indexOf('\\', at + 1);
        }
        return -1;
    }
}
